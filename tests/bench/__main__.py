"""The runner: each measure in a process of its own, so that none warms or burdens another."""

import os
import subprocess
import sys
from pathlib import Path

from tests.bench import comparison
from tests.bench.figures import NOT_BY_DEFAULT, all_measures

ROOT = Path(__file__).parents[2]
HERE = "--here"
COMPARISON = "forms"  # beside the engines of the field; it takes arguments of its own


def main(arguments: list[str]) -> int:
    """Measure these, or all that are not slow; 1 if a target is missed."""
    if arguments[:1] == [HERE]:
        return _measured(arguments[1])
    if arguments[:1] == [COMPARISON]:
        return comparison.main(arguments[1:])
    known = all_measures()
    unknown = [name for name in arguments if name not in known]
    if unknown:
        print(f"Unknown: {', '.join(unknown)}. Known: {', '.join([*known, COMPARISON])}.", file=sys.stderr)
        return 2
    wanted = arguments or [name for name in known if name not in NOT_BY_DEFAULT]
    print(f"{'measure':<32} {'measured':>14}  {'target':<14} verdict", flush=True)
    failed = [name for name in wanted if _in_a_process(name)]
    return 1 if failed else 0


def _in_a_process(name: str) -> int:
    command = [sys.executable, "-m", "tests.bench", HERE, name]
    return subprocess.run(command, cwd=ROOT, env=surroundings(), check=False).returncode


def _measured(name: str) -> int:
    missed = 0
    for figure in all_measures()[name]():
        print(figure.line(), flush=True)
        missed += not figure.is_met
    return 1 if missed else 0


def surroundings() -> dict[str, str]:
    """As on a person's machine: compiled modules are kept; but without a display, and in English."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", "DISPLAY")}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "SAPA_LANGUAGE": "en"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
