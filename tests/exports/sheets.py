"""The pages of a PDF as somebody with a ruler sees them: pieces of text with their places, from the top left."""

from dataclasses import dataclass

import pypdfium2 as pdfium

FUZZ = 0.8  # of a point: what rounding and the overhang of a letter may take


@dataclass(frozen=True)
class Box:
    """A piece of text as the page shows it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """They cover each other by more than a hair, sideways and in height."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        lower = min(self.bottom - self.top, other.bottom - other.top)
        return across > FUZZ and down > 0.25 * lower


def sheets(pdf: bytes) -> list[tuple[float, float, list[Box]]]:
    """Width, height and pieces of text of each page."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [_sheet(document[at]) for at in range(len(document))]
    finally:
        document.close()


def _sheet(page: pdfium.PdfPage) -> tuple[float, float, list[Box]]:
    width, height = page.get_size()
    found = page.get_textpage()
    boxes = []
    for at in range(found.count_rects()):
        left, bottom, right, top = found.get_rect(at)
        said = found.get_text_bounded(left, bottom, right, top).strip()
        if said:
            boxes.append(Box(said, left, height - top, right, height - bottom))
    return width, height, boxes


def outside(boxes: list[Box], left: float, top: float, right: float, bottom: float) -> list[Box]:
    """What leaves these margins."""
    return [
        box
        for box in boxes
        if box.left < left - FUZZ or box.right > right + FUZZ or box.top < top - FUZZ or box.bottom > bottom + FUZZ
    ]


def overlapping(boxes: list[Box]) -> list[tuple[str, str]]:
    """Pairs of pieces that lie on each other."""
    ordered = sorted(boxes, key=lambda box: box.top)
    found = []
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.top > one.bottom:
                break
            if one.meets(other):
                found.append((one.text, other.text))
    return found
