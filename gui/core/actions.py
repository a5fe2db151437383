"""Every command of the window: its name, its key, where it counts. The key sheet, the strip and the manual read it."""

from dataclasses import dataclass

from model.language import N_, _

EVERYWHERE, INTERVIEW, VISIT, DASHBOARD = "everywhere", "interview", "visit", "dashboard"
PLACES = {EVERYWHERE: N_("Everywhere"), INTERVIEW: N_("In an interview"), VISIT: N_("During a visit"),
          DASHBOARD: N_("On the dashboard")}
SHOWN = {"Minus": "−", "Period": ".", "NumMinus": "−", "NumDecimal": ".", "Escape": "Esc", "Up": "↑", "Down": "↓",
         "Left": "←", "Right": "→", "PageUp": "PgUp", "PageDown": "PgDn", "Slash": "/", "Comma": ","}  # fmt: skip

@dataclass(frozen=True, slots=True)
class Action:
    """A command. The first key is the one that is shown; `text` is translated where it is shown."""

    id: str
    text: str
    keys: tuple[str, ...]
    place: str = EVERYWHERE

    @property
    def name(self) -> str:
        """What it does, in the current language."""
        return _(self.text)

    @property
    def key(self) -> str:
        """The first key as people read it."""
        return shown(self.keys[0]) if self.keys else ""


def shown(key: str) -> str:
    """A key as it is written on a keyboard."""
    return "+".join(SHOWN.get(part, part.removeprefix("Num")) for part in key.split("+"))


ACTIONS = (
    Action("keys", N_("Show the keys"), ("F1",)),
    Action("new_interview", N_("New interview"), ("Ctrl+N",)),
    Action("new_visit", N_("Log a visit"), ("Ctrl+Shift+N",)),
    Action("sync", N_("Sync now"), ("Ctrl+R",)),
    Action("page", N_("Go to a page by its number"), tuple(f"Alt+{n % 10}" for n in range(1, 11))),
    Action("import_form", N_("Import a questionnaire"), ("Ctrl+O",)),
    Action("discard", N_("Discard the chosen draft"), ("Delete",)),
    Action("next_language", N_("Next language of the interface"), ("Ctrl+L",)),
    Action("rail", N_("Narrow or wide navigation"), ("Ctrl+B",)),
    Action("cover", N_("Hide the screen"), ("F12",)),
    Action("lock", N_("Lock"), ("Ctrl+Shift+L",)),
    Action("quit", N_("Quit"), ("Ctrl+Q",)),
    Action("answer", N_("Answer and go on"), ("1", "2", "3", "4", "5"), INTERVIEW),
    Action("not_applicable", N_("Not applicable"), ("0", "Num0"), INTERVIEW),
    Action("difficult", N_("Difficult to answer"), ("Minus", "NumMinus"), INTERVIEW),
    Action("refused", N_("Refused"), ("Period", "NumDecimal"), INTERVIEW),
    Action("next", N_("Go on"), ("Enter", "NumEnter", "Down"), INTERVIEW),
    Action("back", N_("Back"), ("Backspace", "Up"), INTERVIEW),
    Action("next_section", N_("Next section"), ("PageDown", "Ctrl+Enter"), INTERVIEW),
    Action("previous_section", N_("Previous section"), ("PageUp",), INTERVIEW),
    Action("form_language", N_("Language of the questions"), ("F2",), INTERVIEW),
    Action("details", N_("Guidance, and where links lead"), ("F3",), INTERVIEW),
    Action("media", N_("Play the sound, enlarge the picture"), ("F11",), INTERVIEW),
    Action("comment", N_("Comment on this question"), ("F4",), INTERVIEW),
    Action("show_card", N_("Show card for the respondent"), ("F7",), INTERVIEW),
    Action("reveal", N_("Look at an answer that the respondent gave alone"), ("F9",), INTERVIEW),
    Action("sections", N_("List of sections"), ("F6",), INTERVIEW),
    Action("finish", N_("Finish"), ("F8",), INTERVIEW),
    Action("undo", N_("Undo"), ("Ctrl+Z",), INTERVIEW),
    Action("redo", N_("Do again what was undone"), ("Ctrl+Y", "Ctrl+Shift+Z"), INTERVIEW),
    Action("mask", N_("Hide personal numbers in the text"), ("Ctrl+M",), INTERVIEW),
    Action("leave", N_("Leave and come back later"), ("Escape",), INTERVIEW),
    Action("stamp", N_("Stamp the time"), ("F5",), VISIT),
    Action("yes", N_("Yes"), ("J",), VISIT),
    Action("no", N_("No"), ("N",), VISIT),
    Action("visit_not_applicable", N_("Not applicable"), ("A",), VISIT),
    Action("filters", N_("Filters"), ("Ctrl+F",), DASHBOARD),
    Action("as_tables", N_("All figures as tables"), ("Ctrl+T",), DASHBOARD),
    Action("behind", N_("The interviews behind a figure"), ("Enter",), DASHBOARD),
)
BY_ID = {action.id: action for action in ACTIONS}


def action(name: str) -> Action:
    """One command by its id."""
    return BY_ID[name]


def of(place: str) -> tuple[Action, ...]:
    """The commands of one place, in the order of the sheet."""
    return tuple(each for each in ACTIONS if each.place == place)
