"""A small form and its lists, as the engine would show them to an expression."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest

from forms.xpath import Context, Services, TreeNode, compile_expression

NOW = datetime(2026, 11, 24, 2, 30, tzinfo=timezone(timedelta(hours=5)))


class Labels(Services):
    """Translations and labels of a form that has two of them."""

    version = "2026-4"

    def itext(self, identifier: str) -> str:
        return {"hello": "Сәлем"}.get(identifier, "")

    def choice_name(self, node: object, path: str, value: str) -> str:
        return f"{path}:{value}"

    def random(self) -> float:
        return 0.25

    def seed(self) -> int:
        return 42


def question(name: str, text: str = "", kind: str = "string") -> TreeNode:
    return TreeNode(name, text, kind=kind)


def member(name: str, age: str, *toys: str) -> TreeNode:
    owned = [TreeNode("toy", children=[question("what", toy)]) for toy in toys]
    return TreeNode("member", children=[question("name", name), question("age", age, "int"), *owned])


@pytest.fixture
def form() -> TreeNode:
    group = TreeNode(
        "visit",
        children=[
            question("blank"),
            question("zero", "0", "int"),
            question("rating", "5", "int"),
            question("services", "id card passport", "select"),
            question("day", "2020-01-15", "date"),
            question("at", "2026-11-24T10:00:00.000+05:00", "dateTime"),
            question("region", "r7"),
        ],
    )
    people = [member("Ana", "34", "ball", "doll"), member("Bek", ""), member("Dana", "7", "kite")]
    root = TreeNode("data", attributes={"id": "survey", "version": "3"}, children=[group, *people])
    return TreeNode(children=[root])


@pytest.fixture
def lists() -> dict[str, TreeNode]:
    def item(index: int) -> TreeNode:
        cells = {"name": f"c{index}", "region": f"r{index % 10}", "label": f"Centre {index}"}
        return TreeNode("item", children=[TreeNode(name, text) for name, text in cells.items()])

    return {"centres": TreeNode(children=[TreeNode("root", children=[item(index) for index in range(50)])])}


@pytest.fixture
def at(form: TreeNode, lists: dict[str, TreeNode]) -> Callable[..., Context]:
    """The context of the node at a path of names and 0-based positions."""

    def context(*steps: str | tuple[str, int]) -> Context:
        node = form.children("data")[0]
        for step in steps:
            name, index = step if isinstance(step, tuple) else (step, 0)
            node = node.children(name)[index]
        return Context(node, root=form, now=NOW, instances=lists, services=Labels())

    return context


@pytest.fixture
def text(at: Callable[..., Context]) -> Callable[..., str]:
    """The text of an expression, evaluated at a node of the form."""

    def evaluate(expression: str, *steps: str | tuple[str, int]) -> str:
        return compile_expression(expression).string(at(*steps))

    return evaluate
