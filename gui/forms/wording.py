"""The sentences about a checked questionnaire: what it is, what is wrong, what installing it would mean."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from gui.core import sentences
from model import language
from model.language import _, formats, ngettext
from model.messages import checked

if TYPE_CHECKING:
    from forms import Form
    from gui.forms.reading import Checked
    from model.workspace import Holding

SHOWN = ("kk", "ru", "en")


def titles(form: "Form") -> Mapping[str, str]:
    """The title of a form in each of its languages."""
    return {spoken: form.title(spoken) for spoken in form.languages or ("en",)}


def title(found: "Checked") -> str:
    """What stands above a report: the form's own title, or the name of a file that is none yet."""
    form = found.report.form
    return sentences.titled(dict(titles(form))) if form is not None else found.file.name


def about(found: "Checked") -> str:
    """File, identity and size in one line."""
    form, parts = found.report.form, []
    if form is None:
        parts.append(checked.verdict(found.report))
    else:
        asked = sum(1 for question in form.questions.values() if question.kind == "question")
        parts += [found.file.name] if found.file.suffix else []
        parts += [form.id, _("version {version}").format(version=form.version or "\u2013")]
        parts.append(ngettext("{n} question", "{n} questions", asked).format(n=formats.number(asked)))
    return "  \u00b7  ".join(parts)


def sign(found: "Checked") -> tuple[str, str]:
    """The picture of the verdict."""
    counts = found.counts
    if counts[checked.ERROR]:
        return "error", "bad"
    return ("alert", "warn") if sum(counts.values()) else ("check-circle", "good")


def standing(found: "Checked") -> tuple[str, str]:
    """What installing would mean, and in which tone; or why it cannot be."""
    if found.standing is None:
        n = found.counts[checked.ERROR]
        return ngettext(
            "{n} error keeps this questionnaire from being used. Mend it in the file, then check again.",
            "{n} errors keep this questionnaire from being used. Mend them in the file, then check again.", n,
        ).format(n=n), "bad"  # fmt: skip
    version, before = found.report.form.version or "\u2013", found.standing.before or "\u2013"
    return {
        "new": ("", "accent"),
        "newer": (
            _("Version {before} is installed. With version {version} new interviews begin; "
              "what was begun with an earlier one goes on with it.").format(before=before, version=version),
            "accent",
        ),
        "same": (_("This very questionnaire is installed."), "good"),
        "taken": (
            _("Another questionnaire with this name and this version is installed. "
              "Write a new version into its sheet \u201csettings\u201d, then check again."),
            "bad",
        ),
    }[found.standing.kind]  # fmt: skip


def install(found: "Checked") -> str:
    """What the button does."""
    return _("Install the new version") if found.standing and found.standing.kind == "newer" else _("Install")


def counted(kind: str, n: int) -> str:
    """So many findings of a kind."""
    said = {
        checked.ERROR: _("Errors: {n}"),
        checked.DIFFERENCE: _("Shown differently: {n}"),
        checked.REMARK: _("Remarks: {n}"),
    }
    return said[kind].format(n=n)


def installed(entry_title: Mapping[str, str], version: str, *, hub: bool) -> str:
    """News after an installation."""
    said = _("\u201c{title}\u201d, version {version}, is installed and can be begun with.")
    said = said.format(title=sentences.titled(dict(entry_title)), version=version or "\u2013")
    return f"{said} {_('Others get it with their next sync.')}" if hub else said


# --- the list


def languages(holding: "Holding", found: Mapping[str, tuple[tuple[str, int], ...]]) -> str:
    """`Қаз · Рус · Eng 96 %`: a share is told only where something is missing."""
    told = found.get(holding.entry.id)
    if told is None:
        return "…"
    parts = []
    for code, share in told:
        name = language.SHORT.get(code, code or "\u2013")
        parts.append(name if share == 100 else f"{name} {formats.percent(share / 100, 0)}")
    return "  \u00b7  ".join(parts) or "\u2013"


def since(holding: "Holding") -> str:
    """When its newest version came."""
    return sentences.moment(holding.entry.installed)


def versions(holding: "Holding") -> str:
    """The newest version; how many came before it stands in the hint."""
    return holding.entry.version or "\u2013"
