"""Text of an expression to tokens; a name is only a name here, whether it is an operator is the parser's question."""

import re
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an expression and the offset where it begins; the last token has kind 'end'."""

    kind: str
    text: str
    at: int


def tokenize(text: str) -> list[Token]:
    """The tokens of an expression, without white space, ending with one of kind 'end'."""
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            code = "xpath.quote" if text[at] in "\"'" else "xpath.character"
            raise XPathError(code, text, at, found=text[at])
        kind = match.lastgroup or ""
        if kind != "space":
            tokens.append(Token(kind, match.group(), at))
        at = match.end()
    tokens.append(Token("end", "", len(text)))
    return tokens
