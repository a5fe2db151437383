"""The page of an interview: the room as it is, over any questionnaire."""

from gui.entry.room import Room


class EntryPage(Room):
    """The interview room. Signals: see Room."""
