"""Text to expression tree: precedence is resolved without recursion, nesting is limited, every complaint has a place."""

from forms.xpath.expressions import Expression


def parse(text: str) -> Expression:
    """The tree of an expression; XPathError with its code and place when it cannot be read."""
    raise NotImplementedError
