"""The demonstration from respondents to paper: fieldwork through every real part, PDFs, and ours against published."""

import shutil
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from exports import published, report, snapshot, summary
from exports.summary.shapes import NationalSummary, PublishedRow, RegionalSummary
from model.demonstration import field
from model.language import LANGUAGES, N_, _

Report = Callable[[str, int, int], None]
Summary = NationalSummary | RegionalSummary
PAPER = N_("Printing")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the demonstration left behind, and whether every figure is as near the published one as it must be."""

    papers: tuple[Path, ...]
    table: Path
    rows: tuple[PublishedRow, ...]

    @property
    def agrees(self) -> bool:
        """No compared figure is off by more than it may be."""
        return all(row.ok is not False for row in self.rows)


def demonstrate(out: Path, *, interviews: int, tell: Report) -> Outcome:
    """Run it all in the folder `out`; `tell(step, done, total)` hears how far it is. SurveyError if a step fails."""
    work = out / "workspaces"
    if work.exists():
        shutil.rmtree(work)
    work.mkdir(parents=True)
    supervisor = field.run(work, interviews=interviews, tell=tell)
    try:
        taken = snapshot.take(supervisor)
    finally:
        supervisor.close()
    national = summary.national(taken)
    regional = (summary.regional(taken, kato) for kato in taken.regions)
    papers = print_all(out, chain([national], regional), len(LANGUAGES) * (1 + len(taken.regions)), tell)
    table = out / "published-against-ours.txt"
    table.write_text(as_text(national.published), encoding="utf-8")
    return Outcome(papers, table, national.published)


def print_all(out: Path, summaries: Iterable[Summary], total: int, tell: Report) -> tuple[Path, ...]:
    """Each of these in every language, in two processes: the next is computed while the ones before are printed."""
    jobs = ((out / f"{_name(one)}-{language}.pdf", one, language) for one in summaries for language in LANGUAGES)
    papers = []
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for done, file in enumerate(pool.map(_print, jobs), 1):
            tell(_(PAPER), done, total)
            papers.append(file)
    return tuple(papers)


def _name(one: Summary) -> str:
    return "KZ" if isinstance(one, NationalSummary) else one.region.id[:2]


def _print(job: tuple[Path, Summary, str]) -> Path:
    file, one, language = job
    if isinstance(one, NationalSummary):
        file.write_bytes(report.national_pdf(one, language))
    else:
        file.write_bytes(report.regional_pdf(one, language))
    return file


def as_text(rows: Sequence[PublishedRow]) -> str:
    """Published against ours as lines of a table, for the terminal and the file beside the PDFs."""
    lines = [f"{'':44} {_('published'):>12} {_('ours'):>10} {'±':>8} {_('allowed'):>10}"]
    for number in (1, 2, 3):
        lines.append(_("Table {n}").format(n=number))
        lines += [published.line(row) for row in rows if row.table == number]
    return "\n".join(lines) + "\n"
