"""Any file, chosen from the disk or dropped: a document, a scan, a table."""

from gui.answers.attached.answer import Act, AttachedAnswer
from model.language import _, formats


class FileAnswer(AttachedAnswer):
    """A file of any kind. It is kept and sent; to look inside is a matter for the program it belongs to."""

    def make_acts(self) -> tuple[Act, ...]:
        return tuple(act for act in super().make_acts() if act.key != "O")

    def show_content(self, content: bytes) -> None:
        size = len(content)
        self.view.show_caption(f"{self.value.rpartition('.')[2].upper()}, {sized(size)}")


def sized(size: int) -> str:
    """How large a file is, as a person reads it."""
    if size < 1_000_000:
        return _("{size} kB").format(size=formats.number(max(size / 1_000, 0.1), 0 if size >= 1_000 else 1))
    return _("{size} MB").format(size=formats.number(size / 1_000_000, 1))
