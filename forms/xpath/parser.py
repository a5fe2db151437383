"""Tokens to expression tree: precedence is resolved without recursion, nesting is limited, a complaint has a place."""

import re

from forms.xpath.expressions import Call, Chain, Expression, Literal, Negation, Number, Path, Step
from forms.xpath.tokens import Token, tokenize
from forms.xpath.values import XPathError

DEPTH_LIMIT = 100
_PREDICATE_WEIGHT = 2  # a predicate is compiled in more steps than a parenthesis

AXES = frozenset(
    {
        "ancestor",
        "ancestor-or-self",
        "attribute",
        "child",
        "descendant",
        "descendant-or-self",
        "following",
        "following-sibling",
        "namespace",
        "parent",
        "preceding",
        "preceding-sibling",
        "self",
    }
)
NODE_TYPES = frozenset({"node", "text", "comment", "processing-instruction"})

_LEVELS = ({"or"}, {"and"}, {"=", "!="}, {"<", "<=", ">", ">="}, {"+", "-"}, {"*", "div", "mod"}, {"|"})
OPERATORS = frozenset().union(*_LEVELS)
_GLUED = re.compile(r"(and|or|div|mod)[0-9.][0-9.]*\Z")
_UNION = len(_LEVELS) - 1


def parse(text: str) -> Expression:
    """The tree of an expression; XPathError with its code and place when it cannot be read."""
    parser = _Parser(text)
    expression = parser.expression()
    if parser.token.kind != "end":
        raise parser.unexpected()
    return expression


class _Parser:
    """Reads one expression from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokenize(text)
        self.index = 0
        self.token = self.tokens[0]
        self.depth = 0

    # ---- moving

    def advance(self) -> Token:
        token = self.token
        self.index += 1
        self.token = self.tokens[min(self.index, len(self.tokens) - 1)]
        return token

    def ahead(self, count: int = 1) -> Token:
        return self.tokens[min(self.index + count, len(self.tokens) - 1)]

    def is_mark(self, mark: str) -> bool:
        return self.token.kind == "mark" and self.token.text == mark

    def expect(self, mark: str) -> None:
        if not self.is_mark(mark):
            raise self.unexpected(mark)
        self.advance()

    def unexpected(self, wanted: str = "") -> XPathError:
        if self.token.kind == "end":
            return XPathError("xpath.ends-early", self.text, self.token.at, wanted=wanted)
        return XPathError("xpath.syntax", self.text, self.token.at, found=self.token.text, wanted=wanted)

    # ---- operators

    def expression(self) -> Expression:
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            raise XPathError("xpath.depth", self.text, self.token.at, limit=DEPTH_LIMIT)
        operands, operators = [self.operand()], list[str]()
        while self.at_operator():
            operators.append(self.advance().text)
            if operators[-1] == "|" and self.is_mark("-"):
                raise self.unexpected()
            operands.append(self.operand())
        self.depth -= 1
        return _group(operands, operators)

    def at_operator(self) -> bool:
        token = self.token
        if token.kind == "name" and (glued := _GLUED.match(token.text)):
            # after an operand `1 and1` can only mean `1 and 1`
            rest = tokenize(self.text[token.at + len(glued[1]) : token.at + len(token.text)])[:-1]
            moved = [Token(one.kind, one.text, one.at + token.at + len(glued[1])) for one in rest]
            self.tokens[self.index : self.index + 1] = [Token("name", glued[1], token.at), *moved]
            token = self.token = self.tokens[self.index]
        return token.text in OPERATORS and token.kind in {"mark", "name"}

    def operand(self) -> "_Operand":
        at, signs = self.token.at, 0
        while self.is_mark("-"):
            self.advance()
            signs += 1
        return _Operand(self.path(), signs, at)

    # ---- paths

    def path(self) -> Expression:
        at = self.token.at
        if self.is_mark("/"):
            self.advance()
            return Path(self.steps() if self.begins_step() else (), absolute=True, at=at)
        if self.is_mark("//"):
            return Path(self.more_steps(), absolute=True, at=at)
        if self.begins_filter():
            return self.filtered(at)
        return Path(self.steps(), at=at)

    def filtered(self, at: int) -> Expression:
        primary = self.primary()
        filters = self.predicates()
        steps = self.more_steps()
        return Path(steps, origin=primary, filters=filters, at=at) if filters or steps else primary

    def begins_filter(self) -> bool:
        kind, text = self.token.kind, self.token.text
        if kind == "name":
            following = self.ahead()
            return following.kind == "mark" and following.text == "(" and text not in NODE_TYPES
        return kind in {"number", "literal"} or (kind == "mark" and text in {"(", "$"})

    def begins_step(self) -> bool:
        return self.token.kind == "name" or (self.token.kind == "mark" and self.token.text in {".", "..", "@", "*"})

    def steps(self) -> tuple[Step, ...]:
        return (self.step(), *self.more_steps())

    def more_steps(self) -> tuple[Step, ...]:
        steps: list[Step] = []
        while self.is_mark("/") or self.is_mark("//"):
            token = self.advance()
            if token.text == "//":
                steps.append(Step("descendant-or-self", "node()", at=token.at))
            steps.append(self.step())
        return tuple(steps)

    def step(self) -> Step:
        at = self.token.at
        if self.is_mark(".") or self.is_mark(".."):
            axis = "self" if self.advance().text == "." else "parent"
            # pyxform writes `.[…]` too, although the grammar of XPath 1.0 has no predicate there
            return Step(axis, "node()", self.predicates(), at=at)
        axis = self.axis()
        test, target = self.node_test()
        return Step(axis, test, self.predicates(), target, at=at)

    def axis(self) -> str:
        if self.is_mark("@"):
            self.advance()
            return "attribute"
        if self.ahead().text != "::" or self.token.kind != "name":
            return "child"
        if self.token.text not in AXES:
            raise XPathError("xpath.axis", self.text, self.token.at, name=self.token.text)
        axis = self.advance().text
        self.advance()
        return axis

    def node_test(self) -> tuple[str, str]:
        if self.is_mark("*"):
            return self.advance().text, ""
        if self.token.kind != "name":
            raise self.unexpected()
        name = self.advance().text
        if not self.is_mark("("):
            return name, ""
        if name not in NODE_TYPES:
            raise self.unexpected()
        self.advance()
        target = ""
        if name == "processing-instruction" and self.token.kind == "literal":
            target = self.advance().text[1:-1]
        self.expect(")")
        return f"{name}()", target

    def predicates(self) -> tuple[Expression, ...]:
        found: list[Expression] = []
        while self.is_mark("["):
            self.advance()
            self.depth += _PREDICATE_WEIGHT
            found.append(self.expression())
            self.depth -= _PREDICATE_WEIGHT
            self.expect("]")
        return tuple(found)

    # ---- primaries

    def primary(self) -> Expression:
        token = self.advance()
        if token.kind == "number":
            return Number(float(token.text), token.at)
        if token.kind == "literal":
            return Literal(token.text[1:-1], token.at)
        if token.text == "$":
            raise XPathError("xpath.variable", self.text, token.at, name=self.token.text)
        if token.text == "(":
            inner = self.expression()
            self.expect(")")
            return inner
        return Call(token.text, self.arguments(), token.at)

    def arguments(self) -> tuple[Expression, ...]:
        self.expect("(")
        found: list[Expression] = []
        while not self.is_mark(")"):
            if found:
                self.expect(",")
            found.append(self.expression())
        self.advance()
        return tuple(found)


class _Operand:
    """What stands between two operators: an expression that may have minus signs before it."""

    __slots__ = ("at", "expression", "signs")

    def __init__(self, expression: Expression, signs: int, at: int) -> None:
        self.expression = expression
        self.signs = signs
        self.at = at


def _group(operands: list[_Operand], operators: list[str], level: int = 0) -> Expression:
    """A flat row of operands and operators as chains, the weakest operators outside; levels nest, never the row."""
    if not operators:
        return _signed(operands[0].expression, operands[0])
    while level < len(_LEVELS) and not any(operator in _LEVELS[level] for operator in operators):
        level += 1
    if level == len(_LEVELS):
        return _signed(operands[0].expression, operands[0])
    chained: list[str] = []
    parts: list[Expression] = []
    start = 0
    for index, operator in enumerate([*operators, ""]):
        if operator in _LEVELS[level] or not operator:
            parts.append(_part(operands[start : index + 1], operators[start:index], level))
            start = index + 1
            chained.append(operator)
    chain = Chain(tuple(chained[:-1]), tuple(parts), operands[0].at)
    return _signed(chain, operands[0]) if level == _UNION else chain


def _part(operands: list[_Operand], operators: list[str], level: int) -> Expression:
    if level == _UNION:
        return operands[0].expression
    return _group(operands, operators, level + 1)


def _signed(expression: Expression, operand: _Operand) -> Expression:
    return Negation(expression, operand.signs, operand.at) if operand.signs else expression
