"""What waits to be delivered, computed from journal and receipts: never a second list that could disagree with them."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from model.messages import SENTENCES, worded
from model.store.interviews import titled
from model.store.records import DeliveryCounts, Parcel, Submission

if TYPE_CHECKING:
    from sqlite_utils import Database

_PARCELS = """
select f.instance, f.number, f.form_id, f.form_version, f.sha256, length(f.xml) as size, f.completed, q.title, i.person,
    d.state, d.code, d.reason, d.attempts, d.receipt,
    coalesce((select value from current c where c.instance = i.id and c.node = json_extract(q.facts, '$.region')), '')
        as region
from finished f join interview i on i.id = f.instance join delivery d on d.instance = f.instance
    join form q on q.id = f.form_id and q.version = f.form_version
where :all or d.state <> 'delivered'
order by f.number
"""
_OWN = """
select f.instance, f.number, f.form_id, f.form_version, f.sha256, f.completed, f.xml, i.device, i.person,
    coalesce((select value from current c where c.instance = i.id and c.node = json_extract(q.facts, '$.region')), '')
        as region
from finished f join interview i on i.id = f.instance join form q on q.id = f.form_id and q.version = f.form_version
where f.number > ? and i.status <> 'withdrawn' order by f.number limit ?
"""
_STRETCH = 200


def parcels(database: "Database", *, language: str, everything: bool = False) -> list[Parcel]:
    """Finished interviews without a receipt, or all of them, in the order they were finished."""
    return [_parcel(row, language) for row in database.query(_PARCELS, {"all": int(everything)})]


def counts(database: "Database") -> DeliveryCounts:
    """How many finished interviews stand where."""
    found = {row["state"]: row["n"] for row in database.query("select state, count(*) n from delivery group by 1")}
    states = {state: int(found.get(state, 0)) for state in ("waiting", "sending", "delivered", "attention")}
    return DeliveryCounts(finished=sum(found.values()), **states)


def waiting(database: "Database") -> list[str]:
    """The instances to send now, oldest first: without a receipt, and no person has to look at them."""
    found = database.query(
        "select f.instance from finished f join delivery d on d.instance = f.instance"
        " where d.state in ('waiting', 'sending') order by f.number"
    )
    return [row["instance"] for row in found]


def finished(database: "Database", instance: str) -> dict[str, Any]:
    """One finished interview with its bytes."""
    return next(iter(database.query("select * from finished where instance = ?", [instance])))


def receipts(database: "Database") -> int:
    """How many receipts are held."""
    return int(next(iter(database.query("select count(*) n from delivery where state = 'delivered'")))["n"])


def receipt(database: "Database", instance: str) -> dict[str, Any]:
    """The receipt of a delivered interview, empty if there is none."""
    row = next(iter(database.query("select receipt from delivery where instance = ?", [instance])), None)
    return dict(json.loads(row["receipt"])) if row and row["receipt"] else {}


def own_submissions(database: "Database", region: str) -> Iterator[Submission]:
    """Every finished interview of this device with its bytes; `region` stands in where the form asks for none."""
    after = 0
    while found := list(database.query(_OWN, [after, _STRETCH])):
        for row in found:
            yield _submission(row, region)
        after = found[-1]["number"]


def reason(said: str) -> str:
    """Why it was not delivered: the server's own words, or the sentence of a code."""
    return worded(said) if said in SENTENCES else said


def _parcel(row: dict[str, Any], language: str) -> Parcel:
    return Parcel(
        instance_id=row["instance"],
        number=row["number"],
        form_id=row["form_id"],
        form_version=row["form_version"],
        sha256=row["sha256"],
        size=row["size"],
        completed=row["completed"],
        state=row["state"],
        reason=reason(row["reason"]),
        code=row["code"],
        attempts=row["attempts"],
        title=titled(row["title"], language),
        region=row["region"],
        person=row["person"],
    )


def _submission(row: dict[str, Any], region: str) -> Submission:
    return Submission(
        instance_id=row["instance"],
        form_id=row["form_id"],
        form_version=row["form_version"],
        device=row["device"],
        person=row["person"],
        region=row["region"] or region,
        received=row["completed"],
        xml=row["xml"],
        sha256=row["sha256"],
    )
