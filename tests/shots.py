"""Every screen as a picture: three languages, light and dark, and once at 150 %, into shots/.

`--fast` takes English in light only; `--only home,sync` some screens; `--languages kk` and `--themes dark` some of
each, without the scaled set; `--text 150` larger texts, into shots/text; `--pseudo` a language twice as long.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
SIZE = (1366, 768)  # of the screen: scaled by 150 % it has room for two thirds of it
SCALED = "1.5"


def main() -> int:
    """Take the pictures; the scaled set in a process of its own, because Qt reads the scale once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--languages", default="kk,ru,en")
    parser.add_argument("--themes", default="light,dark")
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--pseudo", action="store_true")
    parser.add_argument("--out", type=Path, default=ROOT / "shots")
    chosen = parser.parse_args()
    os.environ["SAPA_PREFERENCES"] = str(Path(tempfile.mkdtemp()) / "preferences.ini")
    only = {name for name in chosen.only.split(",") if name}
    if chosen.pseudo:
        take(chosen.out / "pseudo", ["en"], ["light"], only, pseudo=True)
        return 0
    if os.environ.get("QT_SCALE_FACTOR"):
        take(chosen.out / "150", ["kk"], ["light"], only)
        return 0
    if chosen.text != 100:
        take(chosen.out / "text", chosen.languages.split(","), chosen.themes.split(","), only, text=chosen.text)
        return 0
    languages, modes = (["en"], ["light"]) if chosen.fast else (chosen.languages.split(","), chosen.themes.split(","))
    take(chosen.out, languages, modes, only)
    if chosen.fast or chosen.languages != "kk,ru,en" or chosen.themes != "light,dark":
        return 0
    import subprocess

    command = [sys.executable, __file__, "--out", str(chosen.out), "--only", chosen.only]
    return subprocess.run(command, env={**os.environ, "QT_SCALE_FACTOR": SCALED}, check=False).returncode


def take(out: Path, languages: list[str], modes: list[str], only: set[str], *, pseudo: bool = False,
         text: int = 100) -> None:  # fmt: skip
    """One picture of each screen in each language and theme."""
    from gui.app import make_application
    from gui.core import theme
    from gui.core.settings import LANGUAGE, TEXT_SIZE
    from model import language
    from tests.gui import screens, windows
    from tests.gui.pseudo import speak_pseudo

    application = make_application(["sapa"])
    if pseudo:
        speak_pseudo()
    out.mkdir(parents=True, exist_ok=True)
    for spoken in languages:
        language.use(spoken)
        LANGUAGE.set(spoken)
        for mode in modes:
            theme.apply(mode, text)
            TEXT_SIZE.set(text)
            for name, make in screens.SCREENS.items():
                if only and name not in only:
                    continue
                window = make()
                scale = float(os.environ.get("QT_SCALE_FACTOR", "1"))
                window.resize(*(round(side / scale) for side in SIZE))
                window.show()
                windows.settle(application)
                windows.drawn(application, window)
                window.grab().save(str(out / f"{name}-{spoken}-{mode}.png"))
                window.close()
                window.deleteLater()
                windows.settle(application)
    windows.end()


if __name__ == "__main__":
    sys.exit(main())
