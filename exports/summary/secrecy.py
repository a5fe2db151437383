"""What is confidential stays so: no other figure of the same paper may give it away. It computes no figure."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from exports.estimates.estimate import Estimate, Mark
from exports.estimates.printing import SMALL_COUNT
from exports.summary.shapes import UNKNOWN, ChannelRow, CriterionRow, Headline, ItemRow, WaitingTime

ESERVICE_CHANNELS = frozenset({"POR", "MOB"})
_LEAST = 2  # two unknown figures in one sum

Row = TypeVar("Row", ItemRow, CriterionRow, Headline)
_COUNTRY = {"country_mean", "country_share"}


def joined(items: Sequence[ItemRow]) -> tuple[ItemRow, ...]:
    """Items of one criterion: its figure is their average, so a confidential item takes the smallest other with it."""
    if not any(_is_secret(one) for one in items) or sum(_is_unknown(one) for one in items) >= _LEAST:
        return tuple(_veiled(one) for one in items)
    partners = sorted(
        (one.share_asked.n, one.item.id) for one in items if not _is_unknown(one) and one.share_asked.mark != Mark.EMPTY
    )
    partner = partners[0][1] if partners else ""
    return tuple(_veiled(_hidden(one) if one.item.id == partner else one) for one in items)


def gives_away(items: Sequence[ItemRow]) -> bool:
    """The average of these items, already joined, is the one confidential item itself: no other has cases."""
    return any(_is_secret(one) for one in items) and sum(_is_unknown(one) for one in items) < _LEAST


def by_criterion(items: Sequence[ItemRow]) -> tuple[ItemRow, ...]:
    """All items, each criterion by itself, in their order."""
    safe = {one.item.id: one for key in _keys(items) for one in joined(_of(items, key))}
    return tuple(safe[one.item.id] for one in items)


def safe_criteria(
    criteria: Sequence[CriterionRow], items: Sequence[ItemRow], hidden_count: int | None
) -> tuple[CriterionRow, ...]:
    """Criteria without those that are one confidential item, or that count who is hidden elsewhere."""
    secret = {key for key in _keys(items) if gives_away(_of(items, key))}
    if len(secret) == 1:
        secret |= {key for _, key in sorted((r.n_asked, r.criterion.id) for r in criteria if _speaks(r, secret))[:1]}
    rows = [_hidden(row) if row.criterion.id in secret else row for row in criteria]
    return tuple(_uncounted(row) if _tells_count(row, hidden_count) else row for row in rows)


def safe_items(items: Sequence[ItemRow], criteria: Sequence[CriterionRow]) -> tuple[ItemRow, ...]:
    """Items whose criterion hides how many it was asked of hide it too."""
    uncounted = {row.criterion.id for row in criteria if row.share_asked.n_hidden}
    return tuple(_uncounted(one) if one.criterion in uncounted else one for one in items)


def safe_headline(head: Headline, items: Sequence[ItemRow]) -> Headline:
    """The average of items, or of the only criterion there is, when it is one confidential item itself."""
    return replace(_hidden(head), band=None) if gives_away(items) else head


def online_headline(head: Headline, items: Sequence[ItemRow]) -> Headline:
    """The e-services together: where their questions do not tell how many were asked, this does not either."""
    if any(one.share_asked.n_hidden for one in items):
        return replace(_uncounted(head), n=0, band=None)
    return safe_headline(head, items)


def online(items: Sequence[ItemRow], channels: Sequence[ChannelRow]) -> tuple[ItemRow, ...]:
    """E-service items: how many were asked is how many came through two channels, whose counts may be hidden."""
    known = joined(items)
    secret = any(row.mean.n_hidden and row.channel.id in ESERVICE_CHANNELS for row in channels)
    small = any(1 <= row.share_asked.n <= SMALL_COUNT for row in known)
    return tuple(_uncounted(one) for one in known) if secret or small else known


def waited(found: WaitingTime, items: Sequence[ItemRow], channels: Sequence[ChannelRow]) -> WaitingTime:
    """Who came to an office waited, so how many waited is how many did not come through the e-services.

    Where that is hidden, the share within the norm is rounded: by its first decimal the base could be found.
    """
    secret = any(row.mean.n_hidden and row.channel.id in ESERVICE_CHANNELS for row in channels)
    if not secret and not any(one.share_asked.n_hidden for one in items):
        return found
    return replace(found, n=0, within=_rounded(_bare(found.within)))


def _rounded(share: Estimate) -> Estimate:
    value, low, high = (None if one is None else round(one, 2) for one in (share.value, share.low, share.high))
    return replace(share, value=value, low=low, high=high, se=None, neff=None)


def _keys(items: Sequence[ItemRow]) -> list[str]:
    return list(dict.fromkeys(one.criterion for one in items))


def _of(items: Sequence[ItemRow], key: str) -> list[ItemRow]:
    return [one for one in items if one.criterion == key]


def _speaks(row: CriterionRow, secret: set[str]) -> bool:
    return row.criterion.id not in secret and row.mean.mark is not Mark.EMPTY


def _tells_count(row: CriterionRow, hidden_count: int | None) -> bool:
    """Few were asked it; or it was asked of those who complained, and their number is confidential."""
    return row.n_asked == hidden_count or 1 <= row.n_asked <= SMALL_COUNT


def _figures(row: Row) -> dict[str, Estimate]:
    """A row's own figures, by field."""
    found = {one.name: getattr(row, one.name) for one in fields(row)}
    return {name: one for name, one in found.items() if isinstance(one, Estimate) and name not in _COUNTRY}


def _is_secret(row: ItemRow) -> bool:
    return any(one.mark is Mark.CONFIDENTIAL for one in _figures(row).values())


def _is_unknown(row: ItemRow) -> bool:
    """Has cases, and not one of its figures is printed."""
    return row.share_asked.mark is not Mark.EMPTY and not any(one.shown for one in _figures(row).values())


def _hidden(row: Row) -> Row:
    hidden: dict[str, Any] = {name: one.hidden(Mark.CONFIDENTIAL) for name, one in _figures(row).items()}
    if isinstance(row, CriterionRow):
        return replace(row, **hidden, mean_against_rest=UNKNOWN, share_against_rest=UNKNOWN, lowest=False)
    return replace(row, **hidden)


def _veiled(row: ItemRow) -> ItemRow:
    """A confidential item does not say how many answered: two bases of one numerator are two equations."""
    if not _is_secret(row):
        return row
    return replace(row, mean=_bare(row.mean), share_valid=_bare(row.share_valid))


def _bare(estimate: Estimate) -> Estimate:
    return replace(estimate, n=0, df=0, n_hidden=True)


def _uncounted(row: Row) -> Row:
    """Without its figures and without how many they are of."""
    safe = _hidden(row)
    bare: dict[str, Any] = {name: _bare(one) for name, one in _figures(safe).items()}
    if isinstance(row, CriterionRow):
        bare["n_asked"] = 0
    return replace(safe, **bare)
