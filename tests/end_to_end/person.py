"""A person of the story: what they do at their own computer, in words that read like the story."""

import gettext
import json
import os
import subprocess
import sys
from pathlib import Path

from model import language

ROOT = Path(__file__).resolve().parents[2]


class Person:
    """Somebody with a keyboard, a data folder and a window in a process of its own."""

    def __init__(self, place: Path, *, speaks: str, passphrase: str) -> None:
        self.place, self.speaks, self.passphrase = place, speaks, passphrase
        self.folder = place / "Sapa"
        self._words: gettext.NullTranslations = language.translations(speaks)
        self._process: subprocess.Popen[str] | None = None

    # --- the computer -----------------------------------------------------------------------------------------------

    def starts_sapa(self) -> "Person":
        """Open the window."""
        self.place.mkdir(parents=True, exist_ok=True)
        surroundings = {
            **os.environ,
            "SAPA_DATA": str(self.folder),
            "SAPA_PREFERENCES": str(self.place / "preferences.ini"),
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(self.place),
        }
        with (self.place / "stderr.txt").open("a") as complaints:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.end_to_end.seat", self.speaks],
                cwd=ROOT, env=surroundings, text=True, encoding="utf-8",
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints,
            )  # fmt: skip
        self._heard("the window opens")
        return self

    def is_killed(self) -> None:
        """The process ends at once, as by `kill -9` or a battery taken out."""
        self._process.kill()
        self._end()

    def closes_sapa(self) -> None:
        """Ctrl+Q."""
        self.presses("Ctrl+Q")
        self._end()

    def goes(self) -> None:
        """Whatever happened, nothing is left running."""
        if self._process is not None:
            self._process.kill()
            self._end()

    def _end(self) -> None:
        self._process.wait(30)
        self._process.stdin.close()
        self._process.stdout.close()
        self._process = None

    # --- keys ---------------------------------------------------------------------------------------------------------

    def presses(self, *strokes: str) -> None:
        """Keys by their place: "5", "Enter", "Ctrl+R"."""
        self._ask("press", *strokes)

    def types(self, text: str) -> None:
        """Signs of their own layout."""
        self._ask("type", text)

    def goes_to(self, words: str, **values: object) -> None:
        """Tab, until the thing with this name (in English here) has the keyboard."""
        self._ask("tab_to", self.said(words, **values))

    def fills(self, *fields: tuple[str, str]) -> None:
        """Each field by its name."""
        for name, text in fields:
            self.goes_to(name)
            self.types(text)

    def finds(self, part: str) -> None:
        """Type a part of a name, take what is found."""
        self.types(part)
        self.presses("Enter")

    # --- eyes ---------------------------------------------------------------------------------------------------------

    def said(self, words: str, **values: object) -> str:
        """English words of the program in the language of this person."""
        return self._words.gettext(words).format(**values) if values else self._words.gettext(words)

    def sees(self, words: str, **values: object) -> None:
        """Wait until these words (in English here) are on the screen."""
        self._ask("sees", self.said(words, **values))

    def holds(self, words: str, **values: object) -> None:
        """Wait until the thing with this name has the keyboard by itself."""
        self._ask("holds", self.said(words, **values))

    def reads(self, pattern: str) -> str:
        """What of this form stands on the screen."""
        return self._ask("reads", pattern)["found"]

    def is_at(self, question: str) -> None:
        """The interview is at this question, and everything answered before is saved."""
        self._ask("is_at", question)

    def is_in(self, section: str, *, answered: int = 0) -> str:
        """The interview is in this section, so many of its questions answered and saved; the question it is at."""
        return self._ask("is_in", section, answered)["found"]

    def answers(self) -> dict[str, str]:
        """What the open interview holds, by path."""
        return self._ask("answers")["answers"]

    def complaints(self) -> str:
        """What the program wrote that no person sees: a crash stands there."""
        text = (self.place / "stderr.txt").read_text("utf-8")
        return text if "Traceback" in text or "crash-" in text else ""

    def warnings(self, *quiet: str) -> list[str]:
        """Whatever the program wrote that no person sees, but for these lines."""
        said = (self.place / "stderr.txt").read_text("utf-8").splitlines()
        return [line for line in said if line.strip() and line not in quiet]

    @property
    def pid(self) -> int:
        """The process of the window."""
        return self._process.pid

    def _ask(self, step: str, *said: object) -> dict:
        self._process.stdin.write(json.dumps([step, *said]) + "\n")
        self._process.stdin.flush()
        return self._heard(f"{step} {' '.join(map(str, said))}")

    def _heard(self, step: str) -> dict:
        line = self._process.stdout.readline()
        heard = json.loads(line) if line else {"ok": False, "seen": (self.place / "stderr.txt").read_text("utf-8")}
        assert heard["ok"], f"{self.place.name}: {step}\nfocus: {heard.get('focus')}\nseen: {heard.get('seen')}"
        return heard

    # --- whole steps --------------------------------------------------------------------------------------------------

    def unlocks(self) -> None:
        """The passphrase, then the home page."""
        self.sees("Passphrase")
        self.types(self.passphrase)
        self.presses("Enter")
        self.sees("Home")

    def joins(self, address: str, code: str) -> None:
        """From the first screen to the home page, with a slip of the finger on the way."""
        self.sees("Join as interviewer or mystery shopper")
        self.presses("3")
        self.sees("The passphrase again")
        self.fills(("Address", address), ("Code", "AAAA-BBBB"), ("Passphrase", self.passphrase))
        self.fills(("The passphrase again", self.passphrase))
        self.presses("Enter")
        self.sees("The code is not right. Compare it with the supervisor's screen and type it again.")
        self.goes_to("Code")
        self.presses("Ctrl+A")
        self.types(code.replace("-", "").lower())
        self.presses("Enter")
        self.sees("Home")
