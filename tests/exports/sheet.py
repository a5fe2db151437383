"""A contact sheet: every chart in three languages, in colour and as a photocopy, through the PDF. To be looked at.

python -m tests.exports.sheet OUT [CHART …]
"""

import io
import sys
from pathlib import Path

import pypdfium2
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from exports import layout
from exports.charts import Picture
from exports.charts.paper import Painted, measure
from model.language import speaking
from tests.exports import charted

EDGE = 14


def drawn(picture: Picture, scale: float = 2.0) -> Image.Image:
    """The picture as the PDF shows it."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(picture.width + 2 * EDGE, picture.height + 2 * EDGE))
    Painted(picture).drawOn(canvas, EDGE, EDGE)
    canvas.save()
    return pypdfium2.PdfDocument(file.getvalue())[0].render(scale=scale).to_pil()


def photocopied(page: Image.Image, scale: float = 2.0, dots: int = 70) -> Image.Image:
    """Grey, harder, and as coarse as a bad copier."""
    small = page.convert("L").resize((int(page.width * dots / 72 / scale), int(page.height * dots / 72 / scale)))
    return small.point([min(max(int((value - 128) * 1.5 + 128), 0), 255) for value in range(256)]).resize(page.size)


def beside(images: list[Image.Image]) -> Image.Image:
    sheet = Image.new("RGB", (sum(one.width for one in images), max(one.height for one in images)), "white")
    left = 0
    for one in images:
        sheet.paste(one.convert("RGB"), (left, 0))
        left += one.width
    return sheet


def below(images: list[Image.Image]) -> Image.Image:
    sheet = Image.new("RGB", (max(one.width for one in images), sum(one.height for one in images)), "white")
    top = 0
    for one in images:
        sheet.paste(one, (0, top))
        top += one.height
    return sheet


def main(out: Path, names: list[str]) -> None:
    layout.register_fonts()
    out.mkdir(parents=True, exist_ok=True)
    for name in names or charted.ALL:
        rows = []
        for language in ("kk", "ru", "en"):
            with speaking(language):
                page = drawn(charted.ALL[name](measure))
            rows.append(beside([page, photocopied(page)]))
        below(rows).save(out / f"{name}.png")
        print(out / f"{name}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
