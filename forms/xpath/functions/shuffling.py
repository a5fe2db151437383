"""The function that puts nodes into a random order, the same order as in Collect and Web Forms for the same seed."""

import hashlib
import math
from collections.abc import Sequence

from forms.xpath.code import Code
from forms.xpath.conversion import number_of
from forms.xpath.expressions import Call
from forms.xpath.registry import Scope, special
from forms.xpath.values import Context, Node, NodeSet, Value

_MODULUS = 2147483647
_MULTIPLIER = 16807


@special("randomize", 1, 2)
def _randomize(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    if arguments[0].kind not in {"nodes", "any"}:
        raise scope.error("xpath.not-nodes", call.at, name=call.name)
    nodes = arguments[0].value
    seed = arguments[1].value if len(arguments) == 2 else None

    def randomized(context: Context) -> NodeSet:
        chosen = context.services.seed() if seed is None else _seed(seed(context), context)
        return shuffled(nodes(context), chosen)

    return Code("nodes", randomized, at=call.at)


def _seed(value: Value, context: Context) -> int:
    """A number without its fraction; 0 for blank; text that is no number by its digest."""
    number = number_of(value, context)
    if math.isfinite(number):
        return math.trunc(number)
    text = value[0].string() if isinstance(value, (list, tuple)) and value else value
    if not isinstance(text, str) or not text:
        return 0
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True)


def shuffled(nodes: NodeSet, seed: int) -> list[Node]:
    """The nodes in the order that a seed means: Park and Miller's numbers, Fisher and Yates from the inside out."""
    state = math.fmod(seed, _MODULUS)
    state = int(state) if state > 0 else int(state) + _MODULUS - 1
    order: list[Node] = []
    for index, node in enumerate(nodes):
        state = state * _MULTIPLIER % _MODULUS
        place = int((state - 1) / (_MODULUS - 1) * (index + 1))
        order.append(node)
        order[index], order[place] = order[place], node
    return order
