"""Text of an expression to tokens; a name is only a name here, whether it is an operator is the parser's question."""

import re
from typing import NamedTuple

from forms.xpath.values import XPathError

_TOKEN = re.compile(
    r"""
    (?P<space>[ \t\r\n]+)
  | (?P<number>\d+(?:\.\d*)?|\.\d+)
  | (?P<literal>"[^"]*"|'[^']*')
  | (?P<name>[^\W\d][\w.\-\u00b7]*(?::(?!:)(?:[^\W\d][\w.\-\u00b7]*|\*))?)
  | (?P<mark>::|//|\.\.|!=|<=|>=|[/()\[\].@,|+\-*=<>$])
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A piece of an expression and the offset where it begins; the last token has kind 'end'."""

    kind: str
    text: str
    at: int


def tokenize(text: str) -> list[Token]:
    """The tokens of an expression, without white space, ending with one of kind 'end'."""
    tokens: list[Token] = []
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() != at:
            break
        kind = match.lastgroup or ""
        if kind != "space":
            tokens.append(Token(kind, match.group(), at))
        at = match.end()
    if at < len(text):
        code = "xpath.quote" if text[at] in "\"'" else "xpath.character"
        raise XPathError(code, text, at, found=text[at])
    tokens.append(Token("end", "", at))
    return tokens
