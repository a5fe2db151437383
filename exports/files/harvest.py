"""The interviews an export is made from, with every version of their forms, and the choice among them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from exports import snapshot
from model import reference
from model.errors import SurveyError

if TYPE_CHECKING:
    from forms import Form
    from model.fieldwork.projects import Fieldwork
    from model.workspace import Submission, Workspace


@dataclass(frozen=True, slots=True)
class Choice:
    """Which interviews: of these forms, of a wave, of a region; nothing named means all."""

    forms: tuple[str, ...] = ()
    wave: str = ""
    region: str = ""

    def told(self) -> tuple[tuple[str, str], ...]:
        """As the notes of an export and its hash name it."""
        named = (("form", " ".join(self.forms)), ("wave", self.wave), ("region", self.region))
        return tuple((name, value) for name, value in named if value)


@dataclass(frozen=True, slots=True, eq=False)
class Harvest:
    """Finished interviews, each once and ordered by id, by form; every version of these forms, oldest first."""

    interviews: "Mapping[str, tuple[Submission, ...]]"
    forms: "Mapping[str, tuple[Form, ...]]"
    fieldwork: "Fieldwork"
    choice: Choice = field(default_factory=Choice)
    version: str = ""
    unknown: int = 0  # interviews with a version of a form that nobody has here
    titles: "Mapping[str, Mapping[str, str]]" = field(default_factory=dict)  # of forms, by language

    def title(self, form_id: str, language: str) -> str:
        """The title of a form, as this data folder calls it."""
        newest = self.forms[form_id][-1]
        return self.titles.get(form_id, {}).get(language) or newest.title(language)

    def __len__(self) -> int:
        return sum(len(found) for found in self.interviews.values())


def gather(workspace: "Workspace", choice: Choice | None = None) -> Harvest:
    """The chosen interviews of a workspace.

    SurveyError export.form, figures.wave or report.region for what is not here, export.empty if nothing is left.
    """
    choice = choice or Choice()
    holdings = workspace.shelf.holdings()
    installed = {one.entry.id: one.versions for one in holdings}
    _check(choice, installed, workspace.fieldwork.wave)
    found = list(_chosen(workspace, choice))
    forms = {
        form_id: tuple(workspace.form(form_id, version) for version in versions)
        for form_id, versions in installed.items()
        if any(one.form_id == form_id for one in found)
    }
    harvest = of_responses(found, forms, workspace.fieldwork, choice)
    if not len(harvest):
        raise SurveyError("export.empty")
    return replace(harvest, titles={one.entry.id: one.entry.title for one in holdings})


def of_responses(
    found: "Iterable[Submission]",
    forms: "Mapping[str, Iterable[Form]]",
    fieldwork: "Fieldwork",
    choice: Choice | None = None,
) -> Harvest:
    """These responses with these forms: whoever has no workspace begins here."""
    choice = choice or Choice()
    known = {form_id: tuple(versions) for form_id, versions in forms.items()}
    keys = {(form_id, form.version) for form_id, versions in known.items() for form in versions}
    each = {one.instance_id: one for one in found}
    placed = [each[key] for key in sorted(each) if (each[key].form_id, each[key].form_version) in keys]
    flat = {(form_id, form.version): form for form_id, versions in known.items() for form in versions}
    taken = snapshot.made(placed, [], flat, fieldwork, filter=choice.told())
    by_form = {form_id: tuple(one for one in placed if one.form_id == form_id) for form_id in sorted(known)}
    return Harvest(
        {form_id: some for form_id, some in by_form.items() if some},
        known, fieldwork, choice, taken.version, len(each) - len(placed),
    )  # fmt: skip


def _check(choice: Choice, installed: "Iterable[str]", wave: str) -> None:
    unknown = [one for one in choice.forms if one not in installed]
    if unknown:
        raise SurveyError("export.form", form=unknown[0], there=", ".join(sorted(installed)))
    if choice.wave not in ("", wave):
        raise SurveyError("figures.wave", wave=choice.wave, there=wave)
    if choice.region and reference.regions().get(choice.region) is None:
        raise SurveyError("report.region", region=choice.region, there=", ".join(reference.regions().keys()))


def _chosen(workspace: "Workspace", choice: Choice) -> "Iterable[Submission]":
    for one in workspace.submissions():
        if (not choice.forms or one.form_id in choice.forms) and choice.region in ("", one.region):
            yield one
