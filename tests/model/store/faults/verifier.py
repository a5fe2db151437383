"""Reads what a broken-off writer left: FOUND <seq> <hash> for each event, BAD for a broken promise, END <count>.

python -m tests.model.store.faults.verifier FOLDER | --loop
"""

import sys
from pathlib import Path

from forms.errors import CodedError
from model.interview.journal import answers
from model.store import files, keys
from model.workspace import Workspace
from tests.model.store.faults.writer import PASSPHRASE, payload


def check(folder: Path) -> str:
    """The report on one folder."""
    lines: list[str] = []
    if not keys.exists(folder):
        return "BAD there is no key file\nEND 0"
    files.BALLAST_BYTES = 64 * 1024
    try:
        with Workspace.open(folder, PASSPHRASE) as workspace:
            found = list(workspace.journal())
            lines += [f"FOUND {seq} {payload(event)}" for seq, event in found]
            lines += [f"BAD {fault}" for fault in workspace.verify().faults]
            lines += _last_interview(workspace)
    except (CodedError, OSError) as error:
        lines.append(f"BAD {error}")
    return "\n".join([*lines, f"END {sum(line.startswith('FOUND') for line in lines)}"])


def _last_interview(workspace: Workspace) -> list[str]:
    """The interview that was being written opens, with exactly the answers that stand in the journal."""
    rows = workspace.interviews()
    if not rows:
        return []
    interview = workspace.resume(rows[0].id)
    stand = answers(interview.events)
    shown = {path: interview.instance[path].value for path in stand}
    return [] if shown == stand else ["BAD resumed with other answers"]


if __name__ == "__main__":
    if sys.argv[1] == "--loop":
        for line in sys.stdin:
            print(check(Path(line.rstrip("\n"))), flush=True)
    else:
        print(check(Path(sys.argv[1])))
