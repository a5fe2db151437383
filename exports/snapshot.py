"""What a report is made from: the responses, their questionnaires, the filter, and one hash over all of it."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from model import VERSION, reference
from model.errors import SurveyError

if TYPE_CHECKING:
    from forms import Form
    from model.fieldwork.waves import EarlierFigure
    from model.workspace import Fieldwork, Submission, Workspace

FormKey = tuple[str, str]
TALKS = ("depth", "focus")  # what questionnaires of talks are for


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """Responses as they stood at one moment. The same snapshot gives the same numbers and the same bytes."""

    interviews: "tuple[Submission, ...]"  # ordered by instance id
    visits: "tuple[Submission, ...]"
    forms: "Mapping[FormKey, Form]"
    fieldwork: "Fieldwork"
    filter: tuple[tuple[str, str], ...]
    version: str
    collected: int
    duplicates: int
    program: str = ""
    talks: "tuple[Submission, ...]" = ()  # in-depth interviews and focus groups
    told: "tuple[EarlierFigure, ...]" = ()  # of earlier waves, from files
    weighting: str = "none"  # none, design, raked: how the interviews are to be weighted
    kept: dict[str, Any] = field(default_factory=dict, repr=False)  # what was derived once, by name

    @property
    def regions(self) -> tuple[str, ...]:
        """Where interviews came from, by KATO; a foreign device may write anything, and gets no paper of its own."""
        return tuple(sorted({one.region for one in self.interviews if reference.regions().get(one.region)}))

    def weighted(self, weighting: str) -> "Snapshot":
        """The same responses, to be weighted so."""
        return self if weighting == self.weighting else replace(self, weighting=weighting, kept={})

    def beside(self, told: "Iterable[EarlierFigure]") -> "Snapshot":
        """The same responses beside what files told of earlier waves, which is part of the version."""
        known = tuple(told)
        lines = "\n".join((self.version, *(repr(one) for one in known)))
        version = hashlib.sha256(lines.encode()).hexdigest() if known else self.version
        return replace(self, told=known, version=version, kept={})

    @property
    def latest(self) -> datetime | None:
        """When the newest response was received."""
        if "latest" not in self.kept:
            times = {one.received for one in (*self.interviews, *self.visits) if one.received}
            self.kept["latest"] = max(map(datetime.fromisoformat, times), default=None)
        kept: datetime | None = self.kept["latest"]
        return kept


def take(workspace: "Workspace", *, region: str | None = None, program: str = VERSION) -> Snapshot:
    """The responses of a workspace as they are now.

    `region` keeps only those whose people work in it: for an export. A region's paper is made from the whole snapshot,
    as the rest of the country is what it is compared with.
    """
    wanted = (("region", region),) if region else ()
    surveys = _of(workspace.submissions(role="survey"), region)
    visits = _of(workspace.submissions(role="visit"), region)
    talks = [one for role in TALKS for one in _of(workspace.submissions(role=role), region)]
    forms = _forms(workspace, {(one.form_id, one.form_version) for one in (*surveys, *visits, *talks)})
    asked, visited, talked = (
        [one for one in part if (one.form_id, one.form_version) in forms] for part in (surveys, visits, talks)
    )
    found = made(asked, visited, forms, workspace.fieldwork, talks=talked, filter=wanted, program=program)
    return found.beside(workspace.waves.figures())


def _forms(workspace: "Workspace", keys: "set[FormKey]") -> "dict[FormKey, Form]":
    """The questionnaires known here. Responses to a version nobody has stay flagged among what came in, uncounted."""
    found = {}
    for key in sorted(keys):
        try:
            found[key] = workspace.form(*key)
        except SurveyError as error:
            if error.code != "form.unknown":
                raise
    return found


def made(
    surveys: "Iterable[Submission]",
    visits: "Iterable[Submission]",
    forms: "Mapping[FormKey, Form]",
    fieldwork: "Fieldwork",
    *,
    talks: "Iterable[Submission]" = (),
    filter: tuple[tuple[str, str], ...] = (),
    program: str = "",
) -> Snapshot:
    """A snapshot of given responses: each instance once, in the order of its id."""
    collected = list(surveys)
    interviews, visited, talked = _once(collected), _once(visits), _once(talks)
    return Snapshot(
        interviews=interviews,
        visits=visited,
        talks=talked,
        forms=dict(sorted(forms.items())),
        fieldwork=fieldwork,
        filter=filter,
        version=_hash((*interviews, *visited, *talked), sorted(forms), filter),
        collected=len(collected),
        duplicates=len(collected) - len(interviews),
        program=program,
    )


def _of(submissions: "Iterable[Submission]", region: str | None) -> "list[Submission]":
    return [one for one in submissions if not region or one.region == region]


def _once(submissions: "Iterable[Submission]") -> "tuple[Submission, ...]":
    found = {one.instance_id: one for one in submissions}
    return tuple(found[key] for key in sorted(found))


def _hash(submissions: "Iterable[Submission]", forms: list[FormKey], wanted: tuple[tuple[str, str], ...]) -> str:
    """Over the sorted ids with the hash of their bytes, the versions of the questionnaires, and the filter."""
    digest = hashlib.sha256()
    lines = sorted(f"{one.instance_id}\t{one.sha256 or hashlib.sha256(one.xml).hexdigest()}" for one in submissions)
    lines += [f"form\t{form_id}\t{version}" for form_id, version in forms]
    lines += [f"filter\t{name}\t{value}" for name, value in wanted]
    for line in lines:
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()
