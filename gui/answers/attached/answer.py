"""What every attached answer is: a small view of the file, how it stands, and what one can do, by button and by key."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.answers import ink
from gui.answers.attached.keeper import Content, Keeper, Keeping
from gui.answers.base import Answer
from gui.core import dialogs, icons, theme
from gui.core.components import Button, restyle
from model.language import N_, _

WIDE, TALL, GAP, LINE = 152, 112, 16, 22
UNKEPT = N_("Files cannot be kept here. Write what the file shows into the comment (F4).")


@dataclass(frozen=True, slots=True)
class Act:
    """Something one can do with the file: the key, which is written on the strip as it is, the words, the icon."""

    key: str
    words: str
    symbol: str
    do: Callable[[], object]
    is_open: Callable[[], bool] = lambda: True


class Thumbnail(QWidget):
    """The small view: the picture itself, or the sign of its kind. A press opens it."""

    pressed = Signal()

    def __init__(self, symbol: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.symbol, self.caption = symbol, ""
        self.pixmap = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_picture(self, image: QImage) -> None:
        self.pixmap = QPixmap.fromImage(image)
        self.update()

    def show_caption(self, caption: str) -> None:
        """A few words under the sign, such as how long a recording is."""
        self.caption = caption
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ink.panel(painter, self.rect(), fill="raised", edge="line", radius=8)
        inside = self.rect().adjusted(4, 4, -4, -4)
        if not self.pixmap.isNull():
            size = self.pixmap.size().scaled(inside.size(), Qt.AspectRatioMode.KeepAspectRatio)
            at = QRect(QPoint(0, 0), size)
            at.moveCenter(inside.center())
            painter.drawPixmap(at, self.pixmap)
            return
        sign = icons.pixmap(self.symbol, "muted", size=32)
        side = round(sign.width() / sign.devicePixelRatio())
        lower = theme.px(9) if self.caption else 0
        painter.drawPixmap(inside.center() - QPoint(side // 2, side // 2 + lower), sign)
        if self.caption:
            under = QRect(inside.left(), inside.bottom() - theme.px(26), inside.width(), theme.px(22))
            ink.write(painter, under, self.caption, font=ink.pens().caption, colour="muted", flags=ink.CENTRED)


class AttachedAnswer(Answer):
    """A file as an answer. Without a keeper it says that files cannot be kept, and the question is not in the way."""

    SYMBOL = "file"
    EMPTY = N_("No file chosen")
    CHOOSE = N_("Choose a file …")
    KINDS, ENDINGS = N_("All files"), "*"

    def __init__(self, path: str = "", *, keeper: Keeper | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path, self.keeper = path, keeper
        self.standing = Keeping()
        self.is_wrong = False
        self._name = self._shown = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(keeper is not None)
        self.view = Thumbnail(self.SYMBOL, self)
        self.view.pressed.connect(self.look)
        self.acts = self.make_acts()
        self.buttons = [self._button(act) for act in self.acts]
        self.retranslate()
        if keeper is not None:
            keeper.watch(path, owner=self, told=self._stands)

    def make_acts(self) -> tuple[Act, ...]:
        """What one can do, most wanted first; a kind of file adds its own."""
        return (
            Act("F", self.CHOOSE, "folder", self.choose),
            Act("O", N_("Look at it"), "eye", self.look, self.has_file),
            Act("Delete", N_("Remove"), "discard", self.remove, self.has_file),
        )

    def _button(self, act: Act) -> Button:
        button = Button("", act.symbol, parent=self, kind="quiet")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act.do)
        return button

    # --- what is shown ------------------------------------------------------------------------------------------------

    def has_file(self) -> bool:
        return bool(self.value)

    def show_value(self, value: str) -> None:
        self.value = value
        self.view.setVisible(self.keeper is not None)
        for act, button in zip(self.acts, self.buttons, strict=True):
            button.setVisible(self.keeper is not None and act.is_open())
        self._mark_first()
        self._say()
        self._arrange()
        self.update()
        if value != self._shown:
            self._shown = value
            self._fetch()

    def _mark_first(self) -> None:
        """What Enter and Space do looks like the way forward."""
        first = next(act for act in self.acts if act.is_open())
        for act, button in zip(self.acts, self.buttons, strict=True):
            kind = "secondary" if act is first else "quiet"
            if button.property("kind") != kind:
                button.setProperty("kind", kind)
                restyle(button)
                button.redress()

    def show_wrong(self, wrong: bool) -> None:
        self.is_wrong = wrong
        self.update()

    def show_name(self, name: str, description: str) -> None:
        self._name = name
        self.setAccessibleDescription(description)
        self._say()

    def state(self) -> tuple[str, str]:
        """How the file stands, in words, and the colour they are written in."""
        if self.keeper is None:
            return _(UNKEPT), "muted"
        match self.standing.state:
            case "keeping":
                return _("Being kept …"), "muted"
            case "failed":
                return _("NOT kept"), "bad"
        if not self.value:
            return _(self.EMPTY), "muted"
        at = self.standing.at
        return (_("Kept {time}").format(time=at) if at else _("Kept")), "good"

    def _stands(self, standing: Keeping) -> None:
        self.standing = standing
        self._say()
        self.update()

    def _say(self) -> None:
        self.setAccessibleName(f"{self._name}, {self.state()[0]}" if self._name else self.state()[0])

    def _fetch(self) -> None:
        self.view.show_picture(QImage())
        self.view.show_caption("")
        if self.value and self.keeper is not None:
            name = self.value

            def came(content: bytes) -> None:
                if name == self.value:  # it may have been replaced or taken out meanwhile
                    self.show_content(content)

            self.keeper.fetch(self.path, owner=self, done=came, failed=self._not_there)

    def show_content(self, content: bytes) -> None:
        """The bytes of the answer have come: a kind of file shows what it can of them."""

    def _not_there(self, sentence: str) -> None:
        self._stands(Keeping("failed", reason=sentence))

    def retranslate(self) -> None:
        for act, button in zip(self.acts, self.buttons, strict=True):
            button.say(_(act.words))
        self.show_value(self.value)

    # --- what one does ------------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a file."""
        dialogs.choose_file(self, _(self.CHOOSE), f"{_(self.KINDS)} ({self.ENDINGS})", self._picked)

    @Slot(str)
    def _picked(self, path: str) -> None:
        self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """This file is the answer."""
        self.keep(path, path.name)

    def keep(self, content: Content, name: str) -> None:
        if self.keeper is not None:
            self.entered.emit()
            self.keeper.keep(self.path, content, name)

    def look(self) -> None:
        """See or hear the file in full, or choose one where there is none yet."""
        self.entered.emit()
        if not self.value and self.keeper is not None:
            self.choose()

    def remove(self) -> None:
        """Take the file out of the answer; it is brought back by undo."""
        if self.value:
            self.answered.emit("", False)

    # --- keys, drops, focus -------------------------------------------------------------------------------------------

    def hints(self) -> list[tuple[str, str]]:
        """The keys of the strip: what can be done now, then how to go on."""
        if self.keeper is None:
            return [("Enter", _("go on"))]
        first, *others = [act for act in self.acts if act.is_open()]
        told = [(act.key, _(act.words)) for act in others]
        if self.value:
            return [(_("Space"), _(first.words)), *told, ("Enter", _("go on"))]
        return [("Enter", _(first.words)), *told, ("\u2193", _("go on"))]

    def take(self, place: str) -> bool:
        if self.keeper is None:
            return super().take(place)
        usable = [act for act in self.acts if act.is_open()]
        if place == "Space" or (place in ("Enter", "NumEnter") and not self.value):
            usable[0].do()
            return True
        for act in usable:
            if place == act.key:
                act.do()
                return True
        return super().take(place)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        dropped = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if dropped:
            event.acceptProposedAction()
            self.take_file(Path(dropped[0]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        self.entered.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # --- geometry and painting ----------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(theme.px(600), self.tall(theme.px(600)))

    def tall(self, width: int) -> int:
        if self.keeper is None:
            return max(theme.px(LINE), ink.height(_(UNKEPT), ink.pens().body, width)) + theme.px(8)
        return max(theme.px(TALL), self._flow(width, place=False)) + 2 * theme.px(8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        pad = theme.px(8)
        self.view.setGeometry(pad, pad, theme.px(WIDE), theme.px(TALL))
        self._flow(self.width(), place=True)

    def _flow(self, width: int, *, place: bool) -> int:
        """Buttons from left to right and on into the next line; the height they and the state take."""
        left = theme.px(WIDE + GAP) + theme.px(8)
        x, y, line = left, theme.px(8 + LINE + 8), 0
        for act, button in zip(self.acts, self.buttons, strict=True):
            if not act.is_open():
                continue
            size = button.sizeHint().expandedTo(QSize(0, theme.px(44)))
            if x > left and x + size.width() > width - theme.px(8):
                x, y = left, y + line + theme.px(4)
            if place:
                button.setGeometry(x, y, min(size.width(), width - left), size.height())
            x, line = x + size.width() + theme.px(8), size.height()
        return y + line - theme.px(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words, colour = self.state()
        if self.keeper is None:
            ink.write(painter, self.rect(), words, font=ink.pens().body, colour=colour)
            return
        whole = self.rect().adjusted(0, 0, -1, -1)
        ink.panel(painter, whole, fill="surface", edge="bad" if self.is_wrong else "line", radius=8)
        if self.hasFocus():
            ink.focus(painter, whole, radius=8)
        left = theme.px(WIDE + GAP) + theme.px(8)
        line = QRect(left, theme.px(8), self.width() - left - theme.px(8), theme.px(LINE))
        ink.write(painter, line, words, font=ink.pens().body, colour=colour)
