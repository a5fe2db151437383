"""Where an answer stands: paths such as `/data/people[2]/name`. Text only; it knows no form."""

import re

_POSITION = re.compile(r"\[(\d+)\]")
_STEP = re.compile(r"([^\[\]/]+)(?:\[(\d+)\])?")


def schema(path: str) -> str:
    """The path without positions: what stands there, whichever repetition."""
    return path if "[" not in path else _POSITION.sub("", path)


def steps(path: str) -> list[tuple[str, int]]:
    """Names and positions, which count from 1 (0 when none is written); an empty list if the text is no path."""
    if not path.startswith("/"):
        return []
    found: list[tuple[str, int]] = []
    for part in path[1:].split("/"):
        match = _STEP.fullmatch(part)
        if match is None or (match[2] is not None and not int(match[2])):
            return []
        found.append((match[1], int(match[2] or 0)))
    return found


def parent(path: str) -> str:
    """The path one step up; '' above the root element."""
    return path.rpartition("/")[0]


def ancestors(path: str) -> list[str]:
    """Every path above, nearest first; the root element is the last."""
    found = []
    above = parent(path)
    while above:
        found.append(above)
        above = parent(above)
    return found


def resolve(reference: str, context: str) -> str:
    """An absolute schema path for a reference of a form's bind or control, which may be relative to `context`."""
    reference = reference.strip().removeprefix("current()/")
    if reference.startswith("/"):
        return schema(reference)
    path = context
    for part in reference.split("/"):
        if part == "..":
            path = parent(path)
        elif part not in ("", "."):
            path = f"{path}/{part}"
    return schema(path)
