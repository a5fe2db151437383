"""What the program itself says in the files: labels of its own columns, in every language. It reads no answers."""

from exports.files import columns
from exports.files.columns import Column, Value, Words
from model import reference
from model.language import LANGUAGES, N_, translations

ID, KEY, PARENT, NUMBER = "sapa_id", "sapa_key", "sapa_parent", "sapa_number"
FORM_VERSION, WAVE, REGION, CENTRE = "sapa_version", "sapa_wave", "sapa_region", "sapa_centre"
DEVICE, INTERVIEWER, RECEIVED, MINUTES = "sapa_device", "sapa_interviewer", "sapa_received", "sapa_minutes"
SERVICE_GROUP, AGE_GROUP, DETAIL = "sapa_service_group", "sapa_age_group", "sapa_detail"

_LABELS = {
    ID: N_("Interview"),
    KEY: N_("Key of this row"),
    PARENT: N_("Key of the row it belongs to"),
    NUMBER: N_("Number within the row it belongs to"),
    FORM_VERSION: N_("Version of the questionnaire"),
    WAVE: N_("Wave"),
    REGION: N_("Region"),
    CENTRE: N_("Centre"),
    DEVICE: N_("Device"),
    INTERVIEWER: N_("Interviewer"),
    RECEIVED: N_("Received"),
    MINUTES: N_("Minutes from begin to end"),
    SERVICE_GROUP: N_("Group of the service"),
    AGE_GROUP: N_("Wide age group"),
    DETAIL: N_("Detail kept of region, service, age and sex"),
}
_KINDS = {REGION: columns.CODE, RECEIVED: columns.MOMENT, MINUTES: columns.DECIMAL, NUMBER: columns.INTEGER}
_PARTS = {
    "latitude": N_("latitude"),
    "longitude": N_("longitude"),
    "altitude": N_("altitude"),
    "accuracy": N_("accuracy, m"),
}
OWN_NAMES = frozenset(_LABELS)
_OF_INTERVIEWS = (ID, FORM_VERSION, WAVE, REGION, CENTRE, DEVICE, INTERVIEWER, RECEIVED, MINUTES)
_OF_REPEATS = (ID, KEY, PARENT, NUMBER)


def own_columns(*, is_repeat: bool, repeat: str = "") -> tuple[Column, ...]:
    """The columns of the program in a table of interviews, or in one of a repeat."""
    return tuple(own_column(name, repeat=repeat) for name in (_OF_REPEATS if is_repeat else _OF_INTERVIEWS))


def own_column(name: str, *, values: tuple[Value, ...] = (), repeat: str = "") -> Column:
    """A column of the program by its name."""
    kind = columns.CODE if values else _KINDS.get(name, columns.TEXT)
    found = _regions() if name == REGION else values
    numeric = name == REGION
    return Column(name, kind, in_each(_LABELS[name]), values=found, numeric=numeric, repeat=repeat)


def in_each(text: str) -> Words:
    """A text of ours in every language."""
    return {language: translations(language).gettext(text) for language in LANGUAGES}


def part(name: str, language: str) -> str:
    """A coordinate by its name."""
    return translations(language).gettext(_PARTS[name])


def _regions() -> tuple[Value, ...]:
    return tuple(Value(one.id, {language: one.name(language) for language in LANGUAGES}) for one in reference.regions())
