"""XPath values, the nodes expressions read, and the context they run in; not how an expression is written."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Protocol, TypeAlias, runtime_checkable

from forms.errors import CodedError


class XPathError(CodedError):
    """An expression cannot be used: `text` is the expression, `position` the offset in it where the trouble begins."""

    def __init__(self, code: str, text: str = "", position: int = 0, **params: object) -> None:
        super().__init__(code, text=text, position=position, **params)
        self.text = text
        self.position = position


@runtime_checkable
class Node(Protocol):
    """What an expression may ask of a node. Nodes are compared by identity, so a tree keeps one object for each."""

    @property
    def name(self) -> str:
        """The name as the form writes it (`q`, `orx:meta`); '' for a document."""
        ...

    @property
    def category(self) -> str:
        """`document`, `element`, `attribute` or `text`."""
        ...

    @property
    def kind(self) -> str:
        """The bind's type (`string`, `int`, `date` ...); '' when there is none."""
        ...

    @property
    def parent(self) -> "Node | None": ...

    def children(self, name: str | None = None) -> "Sequence[Node]":
        """Child elements in document order; with a name only those. Hidden ones too."""
        ...

    def attributes(self) -> "Sequence[Node]": ...

    def attribute(self, name: str) -> "Node | None": ...

    def string(self) -> str:
        """The value as text; '' for a node that is not relevant; for a group all its text."""
        ...


NodeSet: TypeAlias = Sequence[Node]
Value: TypeAlias = str | float | bool | date | datetime | NodeSet


class Services:
    """What functions need from outside. The defaults know no form: derive and override."""

    version = ""

    def itext(self, identifier: str) -> str:
        """The translation `identifier` in the current language; '' when there is none."""
        return ""

    def choice_name(self, node: Node, path: str, value: str) -> str:
        """The label of `value` in the list of the question at `path`, which may be relative to `node`."""
        return value

    def property(self, name: str) -> str:
        """A property of this device: deviceid, username, email, phonenumber."""
        return ""

    def random(self) -> float:
        """0 <= number < 1."""
        return secrets.randbelow(1 << 53) / (1 << 53)

    def seed(self) -> int:
        """The seed of `randomize` without one. A form overrides it so that the order is kept for life."""
        return secrets.randbelow(1 << 31)

    def overloaded(self, node: Node) -> None:
        """A filter at `node` gave up because it had tested too many nodes: what was worked out there is not right."""

    def uuid(self) -> str:
        """A new random UUID, version 4."""
        digits = f"{secrets.randbits(122):031x}"
        variant = "89ab"[int(digits[-1], 16) & 3]
        return f"{digits[:8]}-{digits[8:12]}-4{digits[12:15]}-{variant}{digits[15:18]}-{digits[18:30]}"


_NO_SERVICES = Services()
_NO_INSTANCES: Mapping[str, Node] = {}


class Context:
    """Where an expression runs. `root` is the document node whose child is the form's own root element."""

    __slots__ = ("current", "instances", "node", "now", "position", "root", "services", "size", "tested")

    def __init__(  # noqa: PLR0913 - it is the whole world of an expression, and every part has a default
        self,
        node: Node,
        *,
        root: Node,
        now: datetime = datetime(1970, 1, 1, tzinfo=UTC),
        instances: Mapping[str, Node] = _NO_INSTANCES,
        services: Services = _NO_SERVICES,
        position: int = 1,
        size: int = 1,
        current: Node | None = None,
    ) -> None:
        self.node = node
        self.root = root
        self.now = now
        self.instances = instances
        self.services = services
        self.position = position
        self.size = size
        self.current = node if current is None else current
        # How many nodes a filter and the filters inside of it have tested; one list for all of them, None outside.
        self.tested: list[int] | None = None

    def at(self, node: Node, position: int = 1, size: int = 1) -> "Context":
        """The same world seen from another node; `current()` stays."""
        found = Context(
            node,
            root=self.root,
            now=self.now,
            instances=self.instances,
            services=self.services,
            position=position,
            size=size,
            current=self.current,
        )
        found.tested = self.tested
        return found
