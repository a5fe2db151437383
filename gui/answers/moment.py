"""Dates, times and both, typed as digits, chosen from a month, or stamped by one key with the clock's present."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.answers import moments
from gui.answers.beside import BesideButton, make_tall
from gui.answers.calendar import Calendar
from gui.answers.typed import TypedAnswer
from gui.core import keys, theme
from model import identity
from model.language import N_, _

WIDTHS = {"time": 112, "year": 112, "month": 128, "date": 160}
DAYS = ("date", "datetime")


class MomentAnswer(TypedAnswer):
    """A date, a time or both, typed as digits or stamped by one key with the clock's present."""

    def __init__(self, kind: str, *, narrow: bool = False, has_calendar: bool = True,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        self.kind = kind
        super().__init__(parent)
        self.calendar: Calendar | None = None
        self.line.setFixedWidth(theme.px(76 if narrow else WIDTHS.get(kind, 220)))
        self.month = BesideButton("calendar", parent=self) if has_calendar and kind in DAYS and not narrow else None
        self.now = QPushButton(self)
        make_tall(self.now)
        self.now.clicked.connect(self.stamp)
        self.example = QLabel(self)
        self.example.setProperty("kind", "caption")
        self._row.insertWidget(1, self.now)
        if self.month is not None:
            self.month.clicked.connect(self.open_calendar)
            self._row.insertWidget(1, self.month)
        self.example.setVisible(not narrow)
        self._row.insertWidget(self._row.indexOf(self.now) + 1, self.example)
        self._row.addStretch(1)
        if narrow:
            self._row.setSpacing(theme.XS)
        self.retranslate()

    @property
    def MISREAD(self) -> str:  # type: ignore[override]
        if self.kind == "time" and moments.looks_like_time(self.line.text()):
            return N_("The hour goes to 23 and the minutes to 59, for example 1435.")
        return {
            "time": N_("Type the time as four digits, for example 1435."),
            "date": N_("Type the date as eight digits, for example 12082026."),
            "month": N_("Type the month and the year as six digits, for example 082026."),
            "year": N_("Type the year as four digits, for example 2026."),
        }.get(self.kind, N_("Type the date and the time, for example 12.08.2026 14:35."))

    def retranslate(self) -> None:
        """Words of the interface, in its language."""
        named = {"date": _("Today"), "month": _("This month"), "year": _("This year")}
        self.now.setText(named.get(self.kind, _("Now")))
        shown = {
            "time": _("4 digits, or = for now"), "month": _("6 digits, month and year"), "year": _("4 digits"),
            "date": _("8 digits, = for today, space for the calendar") if self.month else _("8 digits, or = for today"),
        }  # fmt: skip
        self.example.setText(shown.get(self.kind, _("Insert opens the calendar") if self.month else ""))
        if self.month is not None:
            self.month.say(_("Open the calendar"))

    def read(self, text: str) -> str | None:
        if not text.strip():
            return ""
        today = identity.now().date()
        if self.kind == "time":
            return _kept(moments.time_from_typing(text), self.value, 5)
        if self.kind == "date":
            return moments.date_from_typing(text, today=today)
        if self.kind == "month":
            return _kept(moments.month_from_typing(text), self.value, 7)
        if self.kind == "year":
            return _kept(moments.year_from_typing(text), self.value, 4)
        return moments.moment_from_typing(text, today=today)

    def reading(self, value: str) -> str:
        readings: dict[str, Callable[[str], str]] = {
            "time": moments.time_for_reading, "date": moments.date_for_reading, "month": moments.month_for_reading,
            "year": lambda stored: stored[:4],
        }  # fmt: skip
        return readings.get(self.kind, moments.moment_for_reading)(value) if value else ""

    def sign(self, place: str) -> str:
        return keys.digit(place) or (":" if place == "Semicolon" else "." if place in ("Period", "NumDecimal") else "")

    def stamp(self) -> None:
        """The present, by one key."""
        self.line.setText(self.reading(stored_now(self.kind, identity.now())))
        self.give(on=True)

    def wants(self, place: str) -> bool:
        if self._is_open() and place in ("Left", "Right", "PageUp", "PageDown", "Home", "End", "Escape"):
            return True
        opens = self.month is not None and (place == "Insert" or (place == "Space" and self.kind == "date"))
        return opens or place in ("Equal", "NumPlus") or (place == "N" and self.kind == "time")

    def take(self, place: str) -> bool:
        if self._is_open() and self._take_in_calendar(place):
            return True
        if place in ("Space", "Insert") and self.wants(place):
            self.open_calendar()
        elif self.wants(place):
            self.stamp()
        else:
            return super().take(place)
        return True

    # --- the calendar ---------------------------------------------------------------------------------------------

    def _is_open(self) -> bool:
        return self.calendar is not None and self.calendar.isVisible()

    def _take_in_calendar(self, place: str) -> bool:
        if self.calendar is None or self.calendar.take(place):
            self._say_day()
            return True
        if place in ("Enter", "NumEnter", "Space"):
            self._picked(self.calendar.day)
        elif place in ("Escape", "Insert"):
            self.close_calendar()
        else:
            return False
        return True

    @Slot()
    def open_calendar(self) -> None:
        """The month of the answer, or of today; the same again closes it."""
        if self._is_open():
            self.close_calendar()
            return
        if self.calendar is None:
            self.calendar = Calendar(self.screen_over())
            self.calendar.picked.connect(self._picked)
        today = identity.now().date()
        stored = self.read(self.line.text()) or ""
        self.calendar.show_day(date.fromisoformat(stored[:10]) if stored else today, today)
        self.calendar.move(self.place_for(self.calendar.height()))
        self.calendar.show()
        self.calendar.raise_()
        self.line.setFocus()
        self._say_day()

    def close_calendar(self) -> None:
        if self.calendar is not None:
            self.calendar.hide()

    def _say_day(self) -> None:
        if self.calendar is not None:
            self.line.setAccessibleDescription(moments.date_for_reading(self.calendar.day.isoformat()))

    @Slot(object)
    def _picked(self, day: date) -> None:
        self.close_calendar()
        clock = self.value.partition("T")[2] or moments.time_of(identity.now())
        self.line.setText(self.reading(day.isoformat() if self.kind == "date" else f"{day.isoformat()}T{clock}"))
        if self.kind == "date":
            self.give(on=True)
        else:
            self._tell_half()

    def escape(self) -> bool:
        if not self._is_open():
            return False
        self.close_calendar()
        return True

    def commit(self) -> None:
        self.close_calendar()
        super().commit()

    def reach(self) -> int:
        return self.calendar.height() + 8 if self._is_open() and self.calendar is not None else 0

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def stored_now(kind: str, moment: datetime) -> str:
    """The present as the form stores it."""
    clock = moments.time_of(moment)
    day = moment.date().isoformat()
    whole = {"time": clock, "date": day, "month": f"{day[:7]}-01", "year": f"{day[:4]}-01-01"}
    return whole.get(kind, f"{day}T{clock}")


def _kept(read: str | None, stored: str, signs: int) -> str | None:
    """The stored text of the same minute, month or year, so that leaving an untouched field changes nothing."""
    return stored if read and stored.startswith(read[:signs]) else read
