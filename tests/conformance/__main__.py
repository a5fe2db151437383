"""`python3 dev.py conformance`: replays the recorded corpora and prints the counts."""

import argparse
import os
import sys
from pathlib import Path

from tests.conformance import corpora, differential, scenario_corpus, second_opinion, table, xpath_corpus
from tests.conformance.tally import GOAL, Tally

OWN = 5  # interviews of each bundled questionnaire
RUNNERS = {"xpath.jsonl.gz": xpath_corpus.run, "scenario.jsonl.gz": scenario_corpus.run}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py conformance", description=__doc__)
    parser.add_argument("--corpus", default="", help=f"the folder with the corpora (else ${corpora.VARIABLE})")
    parser.add_argument("--all", action="store_true", help="print every miss, not three of a kind")
    parser.add_argument("--table", action="store_true", help="at the end, the counts as they stand in docs/forms.md")
    parser.add_argument("--only", default="", help="xpath, scenario, differential or own")
    parser.add_argument("--oracles", default=os.environ.get("SAPA_ORACLES", ""), help="the folder of both engines")
    parser.add_argument("--count", type=int, default=200, help="how many random forms both engines get")
    parser.add_argument("--seed", type=int, default=1, help="the number of the first random form")
    chosen = parser.parse_args(arguments)
    folder = corpora.folder(chosen.corpus)
    if folder is None and not chosen.oracles:
        print(
            "There are no recorded corpora to compare with. They come from other projects and are not part of this "
            f"one: name their folder with --corpus or {corpora.VARIABLE}. Nor are the field's engines, whose folder "
            "--oracles or SAPA_ORACLES names.",
            file=sys.stderr,
        )
        return 2
    tallies: list[Tally] = []
    for name, run in RUNNERS.items():
        if folder is not None and (folder / name).is_file() and chosen.only in name:
            tallies.append(run(folder / name))
            if chosen.oracles:
                second_opinion.ask(tallies[-1], folder / name, Path(chosen.oracles))
            print("\n".join(tallies[-1].lines(every_miss=chosen.all)), flush=True)
    if chosen.oracles and chosen.only in "differential":
        tallies.append(differential.run(Path(chosen.oracles), count=chosen.count, seed=chosen.seed))
        print("\n".join((*tallies[-1].lines(every_miss=chosen.all), *tallies[-1].notes)), flush=True)
    if chosen.oracles and chosen.only in "own":
        tallies.append(differential.own(Path(chosen.oracles), count=OWN, seed=chosen.seed))
        print("\n".join(tallies[-1].lines(every_miss=chosen.all)), flush=True)
    if chosen.table:
        print("\n".join(table.markdown(tallies)))
    return 0 if all(tally.share >= GOAL for tally in tallies) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
