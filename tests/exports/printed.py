"""What stands on a printed paper, as a reader of PDF finds it."""

import io
from collections.abc import Sequence
from typing import Any

from pypdf import PdfReader


def pages(pdf: bytes) -> Sequence[Any]:
    return PdfReader(io.BytesIO(pdf)).pages


def words_of(pdf: bytes) -> str:
    """All words in their order, one blank between two."""
    return " ".join("\n".join(page.extract_text() for page in pages(pdf)).split())
