"""A range as its steps: which values it has, which one a key, a typed number or a place on the line means. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

MOST_TICKS = 21


@dataclass(frozen=True, slots=True)
class Steps:
    """From `first` to `last` by `step`, either way round; `labels` are words at some values, `every` the tick's gap."""

    first: Decimal = Decimal(1)
    last: Decimal = Decimal(10)
    step: Decimal = Decimal(1)
    every: Decimal | None = None
    start_at: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many steps lie between the ends."""
        return int(abs(self.last - self.first) / self.step)

    def value(self, index: int) -> str:
        """The value of a step as the form stores it."""
        way = 1 if self.last >= self.first else -1
        return plain(self.first + way * self.step * min(max(index, 0), self.count))

    def index(self, value: str) -> int:
        """The step of a value; -1 if it is none of them."""
        number = number_of(value)
        if number is None:
            return -1
        steps = abs(number - self.first) / self.step
        inside = min(self.first, self.last) <= number <= max(self.first, self.last)
        return int(steps) if inside and steps == int(steps) else -1

    def ticks(self) -> list[int]:
        """The steps that have a mark on the line."""
        gap = max(1, int(self.every / self.step)) if self.every else 1
        if not self.every and self.count > MOST_TICKS:
            gap = -(-self.count // 10)
        return list(range(0, self.count + 1, gap))

    def completes(self, typed: str) -> bool:
        """Whether no longer number of the range begins like this one."""
        if self.index(typed) < 0 or self.count > 1000:
            return False
        return not any(self.value(n) != typed and self.value(n).startswith(typed) for n in range(self.count + 1))


def number_of(text: str) -> Decimal | None:
    """The number a text means; None if none."""
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def plain(number: Decimal) -> str:
    """`1.50` -> `1.5`, never with an exponent."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def steps_of(parameters: Mapping[str, str], labels: Mapping[str, str]) -> Steps:
    """The range that a control's parameters describe; what cannot be read is as if it were not written."""
    first, last, step, every = (
        number_of(parameters.get(name, "")) for name in ("start", "end", "step", "tick-interval")
    )
    return Steps(
        Decimal(1) if first is None else first,
        Decimal(10) if last is None else last,
        abs(step) if step else Decimal(1),
        abs(every) if every else None,
        parameters.get("placeholder", ""),
        labels,
    )
