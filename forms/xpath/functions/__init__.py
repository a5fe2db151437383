"""The functions forms may call, one file for each subject; importing this package registers them all."""

from forms.xpath.functions import (
    answers,
    dates,
    device,
    digests,
    geography,
    lists,
    logic,
    nodes,
    numbers,
    repeats,
    shuffling,
    texts,
)

__all__ = [
    "answers",
    "dates",
    "device",
    "digests",
    "geography",
    "lists",
    "logic",
    "nodes",
    "numbers",
    "repeats",
    "shuffling",
    "texts",
]
