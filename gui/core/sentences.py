"""How errors, moments, roles and places are said on the screen, the same on every page."""

from datetime import datetime

from forms.errors import CodedError
from model import identity, language
from model.language import N_, _, formats

ROLES = {"interviewer": N_("Interviewer"), "shopper": N_("Mystery shopper"), "supervisor": N_("Supervisor")}


def said(error: object) -> str:
    """An expected error as its sentence; anything else is a bug and goes where bugs go."""
    if not isinstance(error, CodedError):
        if isinstance(error, BaseException):
            raise error
        return str(error)
    from model.messages import sentence

    return sentence(error)


def role(name: str) -> str:
    """A role in words."""
    return _(ROLES.get(name, name))


def moment(iso: str, *, seconds: bool = False) -> str:
    """A time of today as a time of day, any other with its date."""
    if not iso:
        return ""
    value = datetime.fromisoformat(iso).astimezone()
    clock = formats.clock(value, seconds=seconds)
    return clock if value.date() == identity.now().date() else f"{formats.day(value.date())}, {clock}"


def titled(titles: dict[str, str]) -> str:
    """A title that comes in several languages, in the one that is spoken or else in one there is."""
    for code in (language.current(), "kk", "ru", "en"):
        if titles.get(code):
            return titles[code]
    return next(iter(titles.values()), "")


def region(kato: str) -> str:
    """A region by name; "" is the whole country."""
    from model import reference

    if not kato:
        return _("Whole country")
    found = reference.regions().get(kato)
    return found.name(language.current()) if found else kato


def regions() -> list[tuple[str, str]]:
    """Code and name of every region, by name."""
    from model import reference

    found = [(each.id, each.name(language.current())) for each in reference.regions()]
    return sorted(found, key=lambda pair: formats.collation(pair[1]))


def centre(code: str) -> str:
    """A centre by name; a code we do not know stays as it is."""
    from model import reference

    found = reference.centres().get(code) if code else None
    return found.name(language.current()) if found else code
