"""Interviews of this device: find and list them. Their steps are in the journal."""

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from model.messages import SENTENCES, worded
from model.store.records import InterviewRow

if TYPE_CHECKING:
    from sqlite_utils import Database

_LIST = """
select i.rowid as place_in_list, i.*, f.title, f.role, coalesce(d.state, '') as state, coalesce(d.reason, '') as reason,
    case when i.completed <> '' then i.completed else
        (select j.wall from journal j where j.instance = i.id order by j.seq desc limit 1) end as updated,
    coalesce((select j.node from journal j where j.instance = i.id and j.kind in ('place', 'answer', 'comment', 'undo')
        order by j.seq desc limit 1), '') as place,
    coalesce((select value from current c where c.instance = i.id and c.node = json_extract(f.facts, '$.centre')), '')
        as centre,
    coalesce((select value from current c where c.instance = i.id and c.node = json_extract(f.facts, '$.region')), '')
        as region,
    exists (select 1 from journal j where j.instance = i.id and j.kind = 'recall') as recalled
from interview i join form f on f.id = i.form_id and f.version = i.form_version
    left join delivery d on d.instance = i.id
"""
_WANTED = """
where (:status = '' or i.status = :status) and (:role = '' or f.role = :role) and (:id = '' or i.id = :id)
order by (select j.seq from journal j
    where j.instance = i.id and j.kind not in ('sending', 'receipt', 'hold', 'release')
    order by j.seq desc limit 1) desc
limit :limit
"""
_NUMBERED = "where i.rowid in (select value from json_each(:numbers))"

_ORDER = {
    "started": "i.started",
    "title": "f.title",
    "answered": "i.answered",
    "state": "coalesce(nullif(i.status, 'complete'), d.state, i.status)",
    "where": "(select value from current c where c.instance = i.id"
    " and c.node = coalesce(json_extract(f.facts, '$.centre'), json_extract(f.facts, '$.region')))",
}

_FORM = "join form f on f.id = i.form_id and f.version = i.form_version"
_JOINED = {"title": _FORM, "where": _FORM, "state": "left join delivery d on d.instance = i.id"}

Named = Callable[[str, str, str], str]  # form id, version, section path -> label


def rows(
    database: "Database", *, language: str, label: Named, status: str = "", role: str = "", instance: str = "",
    limit: int = -1,
) -> list[InterviewRow]:  # fmt: skip
    """The interviews, the last touched first; `label` names a section in the person's language, -1 sets no limit."""
    found = database.query(_LIST + _WANTED, {"status": status, "role": role, "id": instance, "limit": limit})
    return [_row(one, language, label) for one in found]


def order(database: "Database", kind: str, by: str, *, descending: bool) -> list[int]:
    """The numbers of all visits, or of all that is no visit, ordered by a column of the list."""
    way, said = "desc" if descending else "asc", _ORDER[by]
    # A join costs more than the whole list, so each column brings only the one it needs.
    inside = "in" if kind == "visit" else "not in"
    found = database.execute(
        f"select i.rowid from interview i {_JOINED.get(by, '')}"  # noqa: S608
        f" where i.form_id {inside} (select id from form where role = 'visit') order by {said} {way}, i.first_seq {way}"
    )
    return [number for (number,) in found]


def numbered(database: "Database", numbers: Sequence[int], *, language: str, label: Named) -> list[InterviewRow]:
    """The rows with these numbers, in their order."""
    wanted = {"numbers": json.dumps(list(numbers))}
    found = {row["place_in_list"]: row for row in database.query(_LIST + _NUMBERED, wanted)}
    return [_row(found[number], language, label) for number in numbers if number in found]


def finished_on(database: "Database", day: str) -> list[str]:
    """What was finished on this day and stands, by id."""
    found = database.execute(
        "select id from interview where status = 'complete' and substr(completed, 1, 10) = ? order by completed", [day]
    )
    return [instance for (instance,) in found]


def counts(database: "Database") -> dict[str, int]:
    """How many interviews are in which status."""
    return {row["status"]: row["n"] for row in database.query("select status, count(*) n from interview group by 1")}


def _row(one: dict[str, Any], language: str, label: Named) -> InterviewRow:
    return InterviewRow(
        id=one["id"],
        form_id=one["form_id"],
        form_version=one["form_version"],
        role=one["role"],
        title=titled(one["title"], language),
        status=one["status"],
        started=one["started"],
        updated=one["updated"],
        place=one["place"],
        place_label=label(one["form_id"], one["form_version"], one["section"]) if one["section"] else "",
        section_index=one["section_index"],
        section_count=one["section_count"],
        answered=one["answered"],
        asked=one["asked"],
        centre=one["centre"],
        region=one["region"],
        completed=one["completed"],
        delivery=one["state"],
        recalled=bool(one["recalled"]),
        reason=worded(one["reason"]) if one["reason"] in SENTENCES else one["reason"],
    )


def titled(titles: str, language: str) -> str:
    """The title of a form in a language, or in another one rather than none."""
    said = json.loads(titles)
    return str(said.get(language) or next((text for text in said.values() if text), ""))
