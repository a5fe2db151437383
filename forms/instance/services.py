"""What functions of expressions ask of an instance: texts, choice labels, the device, chance that can be repeated."""

import uuid
import zlib
from random import Random
from typing import TYPE_CHECKING

from forms.itext import Text
from forms.xpath import Node, Services

if TYPE_CHECKING:
    from forms.instance.filling import Filling


class FormServices(Services):
    """The same seed gives the same numbers in the same order, so an interview can be replayed."""

    def __init__(self, filling: "Filling", properties: dict[str, str], seed: int) -> None:
        self._filling = filling
        self._properties = properties
        self._seed = seed
        self._random: Random | None = None
        self.version = filling.definition.version
        self.place = ""

    def itext(self, identifier: str) -> str:
        return self._filling.say(Text(key=identifier), self._filling.root)

    def choice_name(self, node: Node, path: str, value: str) -> str:
        return self._filling.choice_label(node, path, value)

    def property(self, name: str) -> str:
        return self._properties.get(name, "")

    def random(self) -> float:
        return self._chance().random()

    def seed(self) -> int:
        """Another order for each question, the same for the life of the instance."""
        return zlib.crc32(f"{self._seed}{self.place}".encode())

    def overloaded(self, node: Node) -> None:
        self._filling.strain(node)

    def uuid(self) -> str:
        return str(uuid.UUID(int=self._chance().getrandbits(128), version=4))

    def drawn(self) -> object:
        """How far the chance of this instance has come, for `draw_on`."""
        return None if self._random is None else self._random.getstate()

    def draw_on(self, drawn: object) -> None:
        self._random = None
        if isinstance(drawn, tuple):
            self._chance().setstate(drawn)

    def _chance(self) -> Random:
        if self._random is None:
            self._random = Random(self._seed)  # noqa: S311 - it has to be repeatable, not secret
        return self._random
