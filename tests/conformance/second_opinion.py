"""JavaRosa asked about every place where Sapa and the recorded engine differ: is Sapa alone there?"""

from pathlib import Path

from tests.conformance import asked_expressions, asked_traces, opinion
from tests.conformance.corpora import records
from tests.conformance.engines import java_rosa
from tests.conformance.tally import Tally


def ask(tally: Tally, corpus: Path, oracles: Path) -> None:
    """Writes JavaRosa's opinion into each miss of a corpus."""
    engine = java_rosa(oracles, opinion.ZONE)
    try:
        if tally.name == "xpath":
            opinions = asked_expressions.asked(tally.misses, engine)
        else:
            opinions = asked_traces.asked(tally.misses, records(corpus), engine)
        tally.misses = opinion.heard(tally.misses, opinions)
    finally:
        engine.end()
