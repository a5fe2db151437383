"""A short list of choices, one or several, each with its number key. Painted by itself."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.answers import cells, ink, media, player, words
from gui.answers.base import Answer, Option, announce, key_sign, letters
from gui.core import icons, theme
from gui.core.tasks import tasks

CELL, GAP, CAP, PAD = 44, 8, 24, 10
PICTURE = 132  # the picture of a choice is no taller
SOUND = 44  # the place at the right that plays a choice's sound


class ChoiceList(Answer):
    """Numbered choices in as many columns as fit or as the form wishes; `several` makes the keys toggle and Enter go
    on. Yes and no have letters besides their numbers. Choices may have a picture above their words, and a sound.
    """

    def __init__(self, *, several: bool = False, look: cells.Look | None = None,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.several, self.look = several, look or cells.Look()
        self.cursor = 0
        self._hover = -1
        self._cells: list[QRect] = []
        self._pictures: dict[str, QPixmap] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name = ""

    # --- values in ------------------------------------------------------------------------------------------------

    def show_value(self, value: str) -> None:
        if value != self.value:
            self.value = value
            self.update()
            self._say()

    def show_options(self, options: tuple[Option, ...]) -> None:
        if options != self.options:
            self.options = options
            self.cursor = min(self.cursor, max(len(options) - 1, 0))
            self._read_pictures()
            self.tall(self.width())

    def show_name(self, name: str, description: str) -> None:
        self._name = name
        self.setAccessibleDescription(description)
        self._say()

    def chosen(self) -> list[str]:
        """The values that are on."""
        return self.value.split() if self.several else [self.value] if self.value else []

    def _read_pictures(self) -> None:
        most = QSize(theme.px(2 * PICTURE), theme.px(PICTURE)) * self.devicePixelRatioF()
        for path in {option.image for option in self.options if option.image} - set(self._pictures):
            self._pictures[path] = QPixmap()
            tasks().run(lambda _task, path=path: media.decoded(path, most), owner=self,
                        done=lambda image, path=path: self._arrived(path, image))  # fmt: skip

    def _arrived(self, path: str, image: object) -> None:
        if isinstance(image, QImage):
            self._pictures[path] = QPixmap.fromImage(image)
            self.update()

    # --- keys and pointer -----------------------------------------------------------------------------------------

    def take(self, place: str) -> bool:
        for index, option in enumerate(self.options):
            if (option.key and option.key == key_sign(place)) or option.value == letters(self.options).get(place):
                self.choose(index)
                return True
        if place == "Space" and self.options:
            self.choose(self.cursor)
        elif place in ("Left", "Right") and self.options:
            self._move(1 if place == "Right" else -1)
        elif place == "Delete" and self.value:
            self.answered.emit("", False)
        else:
            return super().take(place)
        return True

    def choose(self, index: int) -> None:
        """Give this choice, or take it back where several may be on."""
        self.cursor, value = index, self.options[index].value
        if not self.several:
            self.answered.emit(value, True)
            return
        before = set(self.chosen())
        after = before ^ {value}
        self.answered.emit(" ".join(option.value for option in self.options if option.value in after), False)

    def use(self) -> bool:
        """Play the sound of the choice one is at."""
        audio = self.options[self.cursor].audio if self.options else ""
        if audio:
            player.play(self, "audio", audio, failed=self.misread.emit)
        return bool(audio)

    def _move(self, step: int) -> None:
        self.cursor = (self.cursor + step) % len(self.options)
        self.update()
        self._say()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.entered.emit()
        point = event.position().toPoint()
        index = self._index_at(point)
        if index < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        if self.options[index].audio and point.x() > self._cells[index].right() - theme.px(SOUND):
            self.cursor = index
            self.use()
        else:
            self.choose(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._index_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1)

    def _point_at(self, index: int) -> None:
        if index != self._hover:
            self._hover = index
            self.update()

    def _index_at(self, point: QPoint) -> int:
        return next((index for index, cell in enumerate(self._cells) if cell.contains(point)), -1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        chosen = self.chosen()
        self.cursor = next((n for n, option in enumerate(self.options) if option.value in chosen), 0)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    # --- geometry -------------------------------------------------------------------------------------------------

    def tall(self, width: int) -> int:
        """The cells at this width, and the height that takes."""
        if not self.options:
            self._cells = []
            return 0
        natural = [self._natural(option) for option in self.options]
        self._cells = cells.placed(self.look, natural, self._tall_at, max(width, 1), theme.px(GAP))
        self.update()
        return max(cell.bottom() for cell in self._cells) + 1

    def _natural(self, option: Option) -> int:
        words_wide = QFontMetrics(ink.pens().body).horizontalAdvance(words.plain(option.label)) + self._extra() + 2
        return max(theme.px(120), theme.px(PICTURE + 2 * PAD) if option.image else 0, words_wide)

    def _extra(self) -> int:
        """What a cell needs beside its words."""
        sound = SOUND if any(option.audio for option in self.options) else 0
        return theme.px(3 * PAD + sound + (0 if self.look.bare else CAP))

    def _tall_at(self, index: int, wide: int) -> int:
        said = words.height(self.options[index].label, ink.pens().body, wide - self._extra())
        above = theme.px(PICTURE + PAD) if any(option.image for option in self.options) else 0
        return above + max(theme.px(CELL), said + theme.px(16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != event.size().width():
            self.tall(event.size().width())

    def sizeHint(self) -> QSize:
        return QSize(theme.px(600), self.tall(self.width()))

    # --- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        chosen = self.chosen()
        for index, (option, cell) in enumerate(zip(self.options, self._cells, strict=False)):
            self._paint_cell(painter, option, cell, index, option.value in chosen)

    def _paint_cell(self, painter: QPainter, option: Option, cell: QRect, index: int, chosen: bool) -> None:
        active = self.hasFocus() and index == self.cursor
        edge = "accent" if chosen or index == self._hover else "line"
        ink.panel(painter, cell, fill="accent_soft" if chosen else "surface", edge=edge, radius=8)
        if active:
            ink.focus(painter, cell, radius=8)
        foot = QRect(cell)
        if any(each.image for each in self.options):
            foot.setTop(cell.top() + theme.px(PICTURE + PAD))
            if option.image:
                pad = theme.px(PAD)
                above = QRect(cell.left() + pad, cell.top() + pad, cell.width() - 2 * pad, theme.px(PICTURE))
                media.paint_fitted(painter, above, self._pictures[option.image])
        self._paint_words(painter, option, foot, chosen)

    def _paint_words(self, painter: QPainter, option: Option, foot: QRect, chosen: bool) -> None:
        left = theme.px(PAD)
        if not self.look.bare or chosen:
            self._paint_cap(painter, option, foot, chosen)
        left += theme.px(CAP + PAD) if not self.look.bare or chosen else 0
        sound = theme.px(SOUND) if option.audio else 0
        receded = bool(self.value) and not chosen and not self.several
        place = foot.adjusted(left, 0, -theme.px(PAD) + 4 - sound, 0)
        words.write(painter, place, option.label, font=ink.pens().body, colour="muted" if receded else "text")
        if option.audio:
            icon = icons.pixmap("play", "accent")
            painter.drawPixmap(foot.right() - theme.px(32), foot.center().y() - theme.px(10), icon)

    def _paint_cap(self, painter: QPainter, option: Option, foot: QRect, chosen: bool) -> None:
        size = theme.px(CAP)
        cap = QRect(foot.left() + theme.px(PAD), foot.center().y() - size // 2 + 1, size, size)
        if chosen and (self.several or self.look.bare):
            ink.keycap(painter, cap, "\u2713", chosen=True)
        else:
            ink.keycap(painter, cap, option.key.replace("-", ink.MINUS), chosen=chosen, bright=self.hasFocus())

    def _say(self) -> None:
        chosen = self.chosen()
        labels = [words.plain(option.label) for option in self.options if option.value in chosen]
        at = [words.plain(self.options[self.cursor].label)] if self.options and self.several else []
        announce(self, ", ".join([self._name, *labels, *at]))
