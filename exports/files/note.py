"""What an export says about itself: what is in it, from what, and what was done to it, with counts. Plain text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exports.files import words
from exports.files.anonymity import LAST, K
from exports.files.columns import Table
from exports.files.harvest import Harvest
from exports.files.hiding import (
    CALCULATION,
    DETAIL,
    DEVICE,
    FILE,
    FREE_TEXT,
    PERSONAL,
    PLACE,
    STAFF,
    Account,
)
from exports.files.paradata import Told
from model.interview.audit import NAME
from model.language import N_, _, formats, ngettext

REASONS = {
    PERSONAL: N_("what the questionnaire marks as personal, and the exact age"),
    FREE_TEXT: N_("free text"),
    DEVICE: N_("exact times and the device"),
    FILE: N_("photos, recordings and other files"),
    STAFF: N_("what points at one employee, and the accuracy of a position"),
    PLACE: N_("the centre: few people on a day can be recognised"),
    CALCULATION: N_("calculations, which repeat answers"),
}


@dataclass(frozen=True, slots=True)
class Form:
    """What is told of one form."""

    id: str
    title: str
    tables: Sequence[Table]
    versions: Sequence[str]
    account: Account | None


def about(harvest: Harvest, title: str, form: Form) -> str:
    """Of one form, for its workbook and codebook."""
    return "\n".join([*_beginning(harvest, title), *_form(form), *_reading()])


def readme(harvest: Harvest, title: str, forms: Sequence[Form], audit: Told | None, told: Sequence[str]) -> str:
    """Of the whole folder."""
    lines = list(_beginning(harvest, title))
    for form in forms:
        lines += _form(form)
    lines += _reading()
    if audit is not None:
        said = _("{file}: {logs} interviews have a log, {without} have none here.")
        lines += ["", said.format(file=NAME, logs=formats.number(audit.logs), without=formats.number(audit.without))]
    if told:
        lines += ["", _("What a format could not take:"), *(f"- {one}" for one in dict.fromkeys(told))]
    return "\n".join(lines) + "\n"


def _beginning(harvest: Harvest, title: str) -> Iterator[str]:
    yield title
    if harvest.fieldwork.practice:
        yield _("TRAINING DATA, NOT A SURVEY")
    yield ""
    yield _("Wave: {wave}").format(wave=harvest.fieldwork.wave or "–")
    for name, value in harvest.choice.told():
        yield _("Only: {name} = {value}").format(name=name, value=value)
    yield _("Data version: {version}").format(version=harvest.version)
    if harvest.unknown:
        yield ngettext(
            "{n} interview was left out: its version of the questionnaire is not here.",
            "{n} interviews were left out: their versions of the questionnaire are not here.", harvest.unknown,
        ).format(n=formats.number(harvest.unknown))  # fmt: skip


def _form(form: Form) -> Iterator[str]:
    yield ""
    yield f"{form.title} ({form.id})"
    yield _("Versions of the questionnaire: {versions}").format(versions=", ".join(form.versions))
    for table in form.tables:
        rows, width = formats.number(len(table)), formats.number(len(table.columns))
        yield _("Table {name}: {rows} rows, {columns} columns").format(name=table.name, rows=rows, columns=width)
    if form.tables[0].unreadable:
        number = form.tables[0].unreadable
        yield ngettext(
            "{n} interview cannot be read: its row has no answers.",
            "{n} interviews cannot be read: their rows have no answers.", number,
        ).format(n=formats.number(number))  # fmt: skip
    yield ""
    if form.account is None:
        yield _("WITH PERSONAL DATA: nothing was left out. Keep these files encrypted and delete them when done.")
    else:
        yield from _account(form.account)


def _account(account: Account) -> Iterator[str]:
    yield _("WITHOUT PERSONS. What was done:")
    for reason, names in account.left_out.items():
        yield "- " + _("left out, {reason}: {columns}").format(reason=_(REASONS[reason]), columns=", ".join(names))
    yield "- " + _("interviews, devices and interviewers bear pseudonyms, the same ones at every export of these data; "
                   "rows stand in their order")  # fmt: skip
    yield "- " + _("days became weeks (the Monday), dates in answers months, times of day full hours, points are "
                   "rounded to 0.001°, about 100 m")  # fmt: skip
    if account.detail:
        yield "- " + _("at least {k} interviews are alike in region, service, age and sex; rarer ones keep less detail "
                       "(column {column}):").format(k=K, column=words.DETAIL)  # fmt: skip
        for step in range(LAST + 1):
            rows = account.detail.get(step, 0)
            yield f"    {step}  {_(DETAIL[step])}: {formats.number(rows)}"
    if account.blanked:
        total = formats.number(sum(account.blanked.values()))
        yield "- " + _("{n} values were blanked: the detail above, and answers that fewer than five gave in a region, "
                       "with enough others that a figure hidden on paper stays hidden").format(n=total)  # fmt: skip
        yield "    " + ", ".join(f"{name} {formats.number(n)}" for name, n in sorted(account.blanked.items()))
        yield "- " + _("so means of these files may differ a little from the papers, upwards where few were "
                       "dissatisfied; the papers' figures are from all answers")  # fmt: skip


def _reading() -> Iterator[str]:
    yield ""
    yield _(
        "An empty cell: not asked, not answered, or blanked as told above. 97 not applicable, 98 difficult to answer, "
        "99 refused: they count as missing in SPSS, Stata and the data package. A question with several answers has "
        "its codes in one column and a column of 0 and 1 for each. Variables are explained in the codebook."
    )
