"""A folder of papers: which are made, in which order, and the letter that lists them. It draws nothing itself."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from model import language as languages
from model import reference
from model.errors import SurveyError

if TYPE_CHECKING:
    from exports.report.cover import Printed
    from exports.report.texts import SupervisorTexts
    from exports.snapshot import Snapshot
    from exports.summary.shapes import Summary
    from model.workspace import Workspace

NATIONAL = "KZ"
COVER = "cover"
MANY = 12  # territories from which on other processes are worth their start
PRINTERS, AHEAD = 2, 8  # processes that print; papers that wait for them at most


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which papers: of which territories, in which languages, on which base, with the letter or without it."""

    territories: tuple[str, ...] = ()  # KATO of regions, codes of centres, KZ; empty: all regions, then the country
    languages: tuple[str, ...] = languages.LANGUAGES
    base: str = "asked"  # of the shares: asked or answered
    cover: bool = True
    prefix: str = ""  # before the names of the files
    centres: bool = False  # also the page of every centre with interviews
    weighting: str = "none"  # none, design, raked


@dataclass(frozen=True, slots=True)
class Step:
    """One file was written; so many of so many."""

    file: Path
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Job:
    """One paper to be printed."""

    file: Path
    summary: "Summary"
    language: str
    said: "SupervisorTexts"


def write(workspace: "Workspace", out: Path, wanted: Wanted) -> Iterator[Step]:
    """Write the papers one after another; whoever stops asking stops the printing between two files.

    SurveyError `report.region` for a territory nobody knows, `report.nothing` where there are no interviews at all.
    """
    from exports import snapshot

    for territory in wanted.territories:
        _known(territory)
    whole = snapshot.take(workspace)  # the whole country: a region is compared with the rest of it
    taken = whole.weighted(wanted.weighting)
    if not taken.interviews and not taken.visits and not wanted.territories:
        raise SurveyError("report.nothing", wave=workspace.fieldwork.wave)
    out.mkdir(parents=True, exist_ok=True)
    territories = wanted.territories or (*taken.regions, NATIONAL)
    territories += centres_of(taken) if wanted.centres else ()
    total = len(territories) * len(wanted.languages) + (len(wanted.languages) if wanted.cover else 0)
    yield from _numbered(_files(workspace, taken, out, territories, wanted), total)


def _known(territory: str) -> None:
    if territory == NATIONAL or reference.regions().get(territory) or reference.centres().get(territory):
        return
    raise SurveyError("report.region", region=territory, there=tuple(one.id for one in reference.regions()))


def centres_of(taken: "Snapshot") -> tuple[str, ...]:
    """The centres with interviews, in the order of their list."""
    from exports.summary.interviews import interviews

    there = set(interviews(taken).centre.tolist())
    return tuple(one.id for one in reference.centres() if one.id in there)


def file_name(territory: str, language: str) -> str:
    """The name of a paper: 11-kk.pdf by the two digits of a region, KZ-kk.pdf, or by the code of a centre."""
    short = territory if reference.centres().get(territory) else territory[:2]
    return f"{short}-{language}.pdf"


def _numbered(files: Iterator[Path], total: int) -> Iterator[Step]:
    for done, file in enumerate(files, 1):
        yield Step(file, done, total)


def _files(
    workspace: "Workspace", taken: "Snapshot", out: Path, territories: Sequence[str], wanted: Wanted
) -> Iterator[Path]:
    from exports import report

    listed: list[Printed] = []
    for printed in _printed(_jobs(workspace, taken, out, territories, wanted), len(territories)):
        listed.append(printed)
        yield out / printed.file
    if wanted.cover:
        for language in wanted.languages:
            file = out / f"{wanted.prefix}{COVER}-{language}.pdf"
            file.write_bytes(report.cover_pdf(listed, language))
            yield file


def _jobs(
    workspace: "Workspace", taken: "Snapshot", out: Path, territories: Sequence[str], wanted: Wanted
) -> Iterator[Job]:
    from exports import report

    for territory in territories:
        summary = report.summarised(taken, territory, wanted.base)
        for language in wanted.languages:
            file = out / (wanted.prefix + file_name(territory, language))
            yield Job(file, summary, language, report.texts.read(workspace, territory, language))


def _printed(jobs: Iterator[Job], territories: int) -> Iterator["Printed"]:
    """Each paper printed, in order: while one is printed in another process, the next summaries are made here."""
    if territories < MANY:
        yield from map(_print, jobs)
        return
    pool, ahead = ProcessPoolExecutor(PRINTERS, mp_context=get_context("spawn")), deque[Future["Printed"]]()
    try:
        for job in jobs:
            ahead.append(pool.submit(_print, job))
            if len(ahead) > AHEAD:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _print(job: Job) -> "Printed":
    from exports import report

    pdf = report.pdf_of(job.summary, job.language, job.said)
    job.file.write_bytes(pdf)
    return report.printed(job.file.name, job.summary, job.language, pdf)
