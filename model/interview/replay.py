"""From events to a filling state: the same steps at the same moments on the same form. Pure."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from model.changes import Event
from model.interview.journal import effective

if TYPE_CHECKING:
    from forms import Change, Form, Instance


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an interview began with, as its first event tells: enough to start the form again in the same way."""

    form: str
    version: str
    language: str
    device: str
    person: str
    seed: int

    def text(self) -> str:
        """As the event keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def of(cls, event: Event) -> "Beginning":
        """From the first event of an interview."""
        said = json.loads(event.new)
        return cls(**{name: said[name] for name in cls.__dataclass_fields__})

    def start(self, form: "Form", event: Event) -> "Instance":
        """The first filling state."""
        moment = datetime.fromisoformat(event.wall)
        return form.start(
            language=self.language, now=moment, device=self.device, seed=self.seed, instance_id=event.instance
        )


CHANGING: Final = frozenset({"answer", "prefill", "add", "remove", "language"})


def replayed(form: "Form", events: Iterable[Event]) -> "Instance":
    """The filling state after these events; steps that were taken back are not taken at all."""
    standing = effective(events)
    instance = Beginning.of(standing[0]).start(form, standing[0])
    for event in standing[1:]:
        if event.kind in CHANGING:
            take(instance, event)
    return instance


def take(instance: "Instance", event: Event) -> "Change":
    """The same step once more, at its own moment."""
    match event.kind:
        case "answer" | "prefill":
            return instance.answer(event.node, event.new, now=datetime.fromisoformat(event.wall))
        case "add":
            return instance.add(event.node)
        case "remove":
            return instance.remove(event.node)
        case _:
            return instance.set_language(event.new)
