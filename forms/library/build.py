#!/usr/bin/env python3
"""Rebuilds the shipped questionnaires from the reference lists: python forms/library/build.py [FOLDER]"""

import csv
import io
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from forms.library import FILES, FOLDER, citizen, talks, visit
from forms.library.sheets import write
from forms.library.texts import rows

VERSION = "2026112408"  # raised whenever a list, a text or the structure changes; older versions stay readable


def build(folder: Path) -> list[Path]:
    """Write the four workbooks and the list they look centres up in; tells what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    sheets = {
        "survey": citizen.sheets(VERSION),
        "visit": visit.sheets(VERSION),
        "depth": talks.depth(VERSION),
        "focus": talks.focus(VERSION),
    }
    for role, name in FILES.items():
        write(sheets[role], folder / name)
    (folder / "centres.csv").write_bytes(centres())
    return [*(folder / name for name in FILES.values()), folder / "centres.csv"]


def centres() -> bytes:
    """The list of centres as a questionnaire reads it; the label is what their signs say, in Kazakh and Russian."""
    written = io.StringIO()
    out = csv.writer(written, lineterminator="\n")
    out.writerow(("name", "label", "region", "type", "windows", "hours"))
    for row in rows("centres.csv"):
        label = f"{row['kk']} / {row['ru']}"
        out.writerow((row["code"], label, row["kato"], row["type"], row["windows"], row["hours"]))
    return written.getvalue().encode()


if __name__ == "__main__":
    for path in build(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER):
        print(path)
