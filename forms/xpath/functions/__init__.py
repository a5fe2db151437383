"""The functions forms may call, by subject; importing this package registers them all."""

from forms.xpath.functions import answers, dates, digests, geography, logic, nodes, numbers, texts

__all__ = ["answers", "dates", "digests", "geography", "logic", "nodes", "numbers", "texts"]
