"""Which versions belong to one response and which of them counts: a projection of who replaces whom, in any order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import bindparam, select, update

from model.sync.hub.lanes import Turn
from model.sync.hub.tables import insert_new, standing, version


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a version stands: `flag` is "", "held" (its original has not come) or "branch" (rivals replace one)."""

    root: str
    is_current: bool
    flag: str


def project(replaces: Mapping[str, str]) -> dict[str, Standing]:
    """The standing of every version of one response; a function of the set alone, so no order of arrival matters.

    `replaces` maps each version to the one it replaces ("" for an original). Among rivals the deepest counts, then the
    smallest id, until a supervisor decides. In a circle, which no honest device makes, the smallest id is the root.
    """
    parent = {one: other if other in replaces and other != one else "" for one, other in replaces.items()}
    root, circle = _root(parent)
    depths = _depths(parent, root)
    leaves = set(depths) - {other for one, other in parent.items() if one != root}
    current = min(leaves, key=lambda one: (-depths[one], one)) if leaves else root
    flag = "branch" if circle or len(leaves) > 1 or replaces[root] == root else "held" if replaces[root] else ""
    return {one: Standing(root, one == current, flag) for one in replaces}


def _root(parent: Mapping[str, str]) -> tuple[str, bool]:
    seen: list[str] = []
    at = min(parent)
    while at not in seen:
        seen.append(at)
        if not parent[at]:
            return at, False
        at = parent[at]
    return min(seen[seen.index(at) :]), True


def _depths(parent: Mapping[str, str], root: str) -> dict[str, int]:
    children: dict[str, list[str]] = defaultdict(list)
    for one, other in parent.items():
        if one != root:
            children[other].append(one)
    depths = {root: 0}
    waiting = [root]
    for one in waiting:
        for child in children[one]:
            depths[child] = depths[one] + 1
            waiting.append(child)
    return depths


def place(turn: Turn, instance_id: str, deprecated_id: str) -> Standing:
    """Give a version that was just inserted its standing, and move those it joins; the feed is told who moved."""
    neighbours = _neighbours(turn, instance_id, deprecated_id)
    if not neighbours and not deprecated_id:
        alone = Standing(instance_id, True, "")
        _keep(turn, instance_id, alone)
        return alone
    family = {**_family(turn, neighbours), instance_id: deprecated_id}
    placed = project(family)
    _keep(turn, instance_id, placed[instance_id])
    _move(turn, {one: where for one, where in placed.items() if one != instance_id})
    return placed[instance_id]


def _keep(turn: Turn, instance_id: str, where: Standing) -> None:
    values = {"root_id": where.root, "is_current": where.is_current, "flag": where.flag}
    insert_new(turn.connection, standing, instance_id=instance_id, **values)


_RELATED = (
    select(standing.c.root_id)
    .join(version, version.c.instance_id == standing.c.instance_id)
    .where(version.c.deprecated_id == bindparam("replaced_by_me"), version.c.deprecated_id != "")
)
_REPLACED = select(standing.c.root_id).where(standing.c.instance_id == bindparam("replaces"))


def _neighbours(turn: Turn, instance_id: str, deprecated_id: str) -> set[str]:
    """The roots of what replaces this one and of what it replaces."""
    roots = set(turn.connection.execute(_RELATED, {"replaced_by_me": instance_id}).scalars())
    if deprecated_id:
        roots |= set(turn.connection.execute(_REPLACED, {"replaces": deprecated_id}).scalars())
    return roots


def _family(turn: Turn, roots: Iterable[str]) -> dict[str, str]:
    wanted = (
        select(version.c.instance_id, version.c.deprecated_id)
        .join(standing, standing.c.instance_id == version.c.instance_id)
        .where(standing.c.root_id.in_(list(roots)))
    )
    return {row.instance_id: row.deprecated_id for row in turn.connection.execute(wanted)}


def _move(turn: Turn, placed: Mapping[str, Standing]) -> None:
    wanted = select(standing).where(standing.c.instance_id.in_(list(placed)))
    for row in turn.connection.execute(wanted).all():
        where = placed[row.instance_id]
        if (row.root_id, row.is_current, row.flag) != (where.root, where.is_current, where.flag):
            values = {"root_id": where.root, "is_current": where.is_current, "flag": where.flag}
            moved = update(standing).where(standing.c.instance_id == row.instance_id).values(**values)
            turn.connection.execute(moved)
            turn.tell(row.instance_id)
