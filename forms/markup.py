"""The little Markdown of labels -> plain spans: bold, italic, links, line breaks. No HTML ever leaves this module."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Every repetition is bounded or stops at its own opening sign, so that a label of a million signs is read once.
_TOKEN = re.compile(
    r"\\(?P<escaped>[\\*_#<>\[\]])"
    r"|(?P<heading>^#{1,6}[ ]+)"
    r"|(?P<mark>\*\*|__|\*|_)"
    r"|(?P<end>\n)"
    r"|<(?P<closing>/?)(?P<tag>[A-Za-z][A-Za-z0-9]{0,9})(?:[\s/][^<>]{0,300})?>"
    r"|\[(?P<said>[^\[\]\n]{1,500})\]\((?P<address>[^()\s]{0,500})\)",
    re.MULTILINE,
)
_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em"})
_BREAK = frozenset({"br", "p", "div"})
_PASSED_OVER = frozenset(
    {"span", "font", "u", "small", "big", "sub", "sup", "center", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_KNOWN = _BOLD | _ITALIC | _BREAK | _PASSED_OVER
_ADDRESSES = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a label that looks the same throughout; `"\\n"` alone is a line break. `link` is only ever shown."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(slots=True)
class _Piece:
    """A piece as read: text, or a sign that begins or ends a style once its partner is found."""

    text: str
    kind: str = "text"
    link: str = ""
    is_paired: bool = False


def spans(text: str) -> tuple[Span, ...]:
    """The label as spans, in order. What is no markup of ours stands there as it was written."""
    return tuple(_joined(_styled(_paired(list(_pieces(text))))))


def plain(text: str) -> str:
    """The label without its markup."""
    return "".join(span.text for span in spans(text))


def _pieces(text: str) -> Iterator[_Piece]:
    at = 0
    for found in _TOKEN.finditer(text):
        if found.start() > at:
            yield _Piece(text[at : found.start()])
        at = found.end()
        yield _piece(found, text)
    if at < len(text):
        yield _Piece(text[at:])


def _piece(found: "re.Match[str]", text: str) -> _Piece:
    group = found.lastgroup
    if group == "escaped":
        return _Piece(found["escaped"])
    if group in ("heading", "end"):
        return _Piece("\n" if group == "end" else "", group)
    if group == "mark":
        return _Piece(found["mark"], "mark", _sides(text, found))
    if group == "address":
        address = found["address"]
        return _Piece(found["said"], link=address if address.startswith(_ADDRESSES) else "")
    return _tag(found["tag"].lower(), bool(found["closing"]), found[0])


def _tag(name: str, is_closing: bool, written: str) -> _Piece:
    if name in _BREAK:
        return _Piece("" if name != "br" and not is_closing else "\n", "end")
    if name in _BOLD | _ITALIC:
        return _Piece("", ("-" if is_closing else "+") + ("bold" if name in _BOLD else "italic"))
    return _Piece("" if name in _KNOWN else written)


def _sides(text: str, found: "re.Match[str]") -> str:
    """`o` if the sign may open, `c` if it may close: next to blanks it cannot, an underscore not inside a word."""
    before = text[found.start() - 1] if found.start() else " "
    after = text[found.end()] if found.end() < len(text) else " "
    within = found["mark"][0] == "_" and before.isalnum() and after.isalnum()
    if within:
        return ""
    return ("" if after.isspace() else "o") + ("" if before.isspace() else "c")


def _paired(pieces: list[_Piece]) -> list[_Piece]:
    """Signs with a partner are marked so; those without one are text. At most four are open at once."""
    opened: list[_Piece] = []
    for piece in pieces:
        if piece.kind != "mark":
            continue
        partner = next((one for one in opened if one.text == piece.text), None)
        if partner is not None and "c" in piece.link:
            del opened[opened.index(partner) :]
            partner.is_paired = piece.is_paired = True
        elif partner is None and "o" in piece.link:
            opened.append(piece)
    return pieces


def _styled(pieces: list[_Piece]) -> Iterator[Span]:
    bold = italic = heading = False
    for piece in pieces:
        if piece.is_paired and len(piece.text) == 2:
            bold = not bold
        elif piece.is_paired:
            italic = not italic
        elif piece.kind in ("+bold", "-bold"):
            bold = piece.kind[0] == "+"
        elif piece.kind in ("+italic", "-italic"):
            italic = piece.kind[0] == "+"
        elif piece.kind == "heading":
            heading = True
        elif piece.kind == "end":
            heading = False
            yield Span(piece.text)
        else:
            yield Span(piece.text, bold or heading, italic, piece.link if piece.kind == "text" else "")


def _joined(found: Iterator[Span]) -> Iterator[Span]:
    """Neighbours of one style as one span; empty ones are left out."""
    texts: list[str] = []
    last = Span("")
    for span in found:
        if not span.text:
            continue
        if texts and _is_like(last, span):
            texts.append(span.text)
            continue
        if texts:
            yield Span("".join(texts), last.bold, last.italic, last.link)
        last, texts = span, [span.text]
    if texts:
        yield Span("".join(texts), last.bold, last.italic, last.link)


def _is_like(one: Span, other: Span) -> bool:
    if "\n" in (one.text, other.text):
        return False
    return (one.bold, one.italic, one.link) == (other.bold, other.italic, other.link)
