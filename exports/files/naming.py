"""Names that a variable may have in every format, each given once. It knows no form."""

import re
from collections.abc import Iterable

LONGEST = 60  # bytes: SPSS takes 64, and a choice or a part may still be added
LONGEST_IN_STATA = 32
_ILLEGAL = re.compile(r"[^A-Za-z0-9_]+")
# Words that SPSS or Stata keep for themselves, compared without regard to case.
_TAKEN = frozenset(
    {"all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"}
    | {"byte", "double", "float", "if", "in", "int", "long", "strl", "using"}
)
# Letters of Kazakh and Russian in the order of their alphabets, so that a Cyrillic name stays readable.
_LATIN = dict(
    zip(
        "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
        [
            "a",
            "ae",
            "b",
            "v",
            "g",
            "gh",
            "d",
            "e",
            "yo",
            "zh",
            "z",
            "i",
            "j",
            "k",
            "q",
            "l",
            "m",
            "n",
            "ng",
            "o",
            "oe",
            "p",
            "r",
            "s",
            "t",
            "u",
            "uu",
            "ue",
            "f",
            "kh",
            "h",
            "ts",
            "ch",
            "sh",
            "shch",
            "_",
            "y",
            "i",
            "_",
            "e",
            "yu",
            "ya",
        ],
        strict=True,
    )
)


def plain(text: str) -> str:
    """The text in Latin letters, figures and `_`, beginning with a letter; never longer than LONGEST."""
    spelled = "".join(_spelled(sign) for sign in text)
    name = _ILLEGAL.sub("_", spelled).strip("_") or "v"
    name = f"v_{name}" if not name[0].isalpha() else name
    return name[:LONGEST].rstrip("_")


def _spelled(sign: str) -> str:
    latin = _LATIN.get(sign.lower())
    return sign if latin is None else latin.capitalize() if sign.isupper() else latin


class Names:
    """Names given out once each, without regard to case; whoever comes first has the plain one."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken) | _TAKEN

    def give(self, wanted: Iterable[str], longest: int = LONGEST) -> str:
        """The first of these that is free, else the last one with a number."""
        shortened = [plain(one)[:longest].rstrip("_") for one in wanted]
        for name in shortened:
            if self._free(name):
                return self._kept(name)
        number = 2
        while not self._free(name := _numbered(shortened[-1], number, longest)):
            number += 1
        return self._kept(name)

    def _free(self, name: str) -> bool:
        return name.lower() not in self._taken

    def _kept(self, name: str) -> str:
        self._taken.add(name.lower())
        return name


def _numbered(name: str, number: int, longest: int) -> str:
    ending = f"_{number}"
    return name[: longest - len(ending)].rstrip("_") + ending


def for_stata(names: Iterable[str]) -> dict[str, str]:
    """Each name as Stata takes it: itself, or its beginning with a number."""
    known = list(names)
    given = Names(name.lower() for name in known if len(name) <= LONGEST_IN_STATA)
    return {name: name if len(name) <= LONGEST_IN_STATA else given.give([name], LONGEST_IN_STATA) for name in known}


def shortened(text: str, longest: int) -> str:
    """The text in at most so many bytes of UTF-8, with an ellipsis where it was cut; never half a sign."""
    coded = text.encode("utf-8", "replace")
    if len(coded) <= longest:
        return coded.decode()
    return coded[: longest - 3].decode("utf-8", "ignore").rstrip() + "…"
