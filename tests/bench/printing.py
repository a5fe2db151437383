"""How long a whole set of papers takes: 17 regions, the country, ten centres of each region, in one language."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

from exports import report, summary
from exports.snapshot import Snapshot
from exports.summary.shapes import Summary
from model.language import LANGUAGES
from tests.bench.figures import Figure
from tests.bench.scale import CENTRES, YEAR, Made

LANGUAGE = "kk"
LARGE = 50_000


def papers() -> Iterator[Figure]:
    """From the columns of 14,219 interviews to every PDF in one language; then how long a window would wait beside."""
    taken = Made().many(YEAR)
    worked, began = time.process_time(), time.perf_counter()
    sizes = [len(report.pdf_of(one, LANGUAGE)) for one in _summaries(taken)]
    spent, worked = time.perf_counter() - began, time.process_time() - worked
    note = f"{len(sizes)} PDFs, the largest {max(sizes) // 1000} kB; {worked:.2f} s of the processor"
    yield Figure("17 regions, country, centres", spent, "s", 20, note=note)
    many = Made().many(LARGE)
    began = time.perf_counter()
    whole = (summary.regional(many, many.regions[0]), summary.national(many))
    sizes = [len(report.pdf_of(one, language)) for one in whole for language in LANGUAGES]
    note = f"three languages, from the columns on; the largest {max(sizes) // 1000} kB"
    yield Figure(f"a region and the country of {LARGE:,}", time.perf_counter() - began, "s", note=note)
    yield Figure("longest gap beside printing", _gap(taken) * 1000, "ms", 100, note="of a loop that wants to turn")


def _summaries(taken: Snapshot) -> Iterator[Summary]:
    regional = [summary.regional(taken, kato) for kato in taken.regions]
    centres = (row.centre.id for one in regional for row in one.centres[:CENTRES])
    return chain([summary.national(taken)], regional, (summary.centre(taken, one) for one in centres))


def _gap(taken: Snapshot) -> float:
    """The longest time between two turns of a loop while another thread computes and prints."""
    fresh = taken.weighted("none")
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(lambda: [report.pdf_of(summary.regional(fresh, kato), "ru") for kato in fresh.regions[:3]])
        longest, last = 0.0, time.perf_counter()
        while not done.done():
            time.sleep(0.001)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
        done.result()
    return longest
