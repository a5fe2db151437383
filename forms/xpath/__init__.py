"""XPath of forms: expressions are parsed once, compiled to closures, and say what they read."""

from forms.xpath.compiler import Compiled, compile_expression
from forms.xpath.expressions import Expression
from forms.xpath.parser import parse
from forms.xpath.tree import TreeNode
from forms.xpath.values import Context, Node, NodeSet, Services, Value, XPathError

__all__ = [
    "Compiled",
    "Context",
    "Expression",
    "Node",
    "NodeSet",
    "Services",
    "TreeNode",
    "Value",
    "XPathError",
    "compile_expression",
    "parse",
]
