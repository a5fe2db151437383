"""How a finished interview on its way is shown: its state, why, and what to do next. Never a bare "failed"."""

from typing import TYPE_CHECKING

from forms.errors import CodedError
from gui.core import sentences
from gui.core.tables import Column
from model.language import N_, _

if TYPE_CHECKING:
    from model.workspace import Parcel

STATES = {
    "waiting": (N_("Waits"), "clock", "warn"),
    "sending": (N_("On its way"), "sync", "accent"),
    "delivered": (N_("Arrived"), "check-circle", "good"),
    "attention": (N_("Needs you"), "alert", "bad"),
}
NEXT_STEPS = {
    "waiting": N_("It goes with the next sync."),
    "sending": N_("Sync again: the hub says whether it has it."),
    "delivered": "",
    "attention": N_("Tell your supervisor. It stays here, safe, until it is settled."),
}


def why(parcel: "Parcel") -> str:
    """The reason it is not there yet, and the next step."""
    reason = sentences.said(CodedError(parcel.code, message=parcel.reason)) if parcel.code else parcel.reason
    step = NEXT_STEPS.get(parcel.state, "")
    return " ".join(part for part in (reason, _(step) if step else "") if part)


def columns() -> tuple[Column, ...]:
    """What the list shows."""
    return (
        Column(N_("No."), lambda parcel: str(parcel.number), lambda parcel: parcel.number, number=True, width=80),
        Column(N_("What"), lambda parcel: parcel.title or parcel.form_id, width=200),
        Column(N_("Finished"), lambda parcel: sentences.moment(parcel.completed), lambda parcel: parcel.completed,
               width=130),
        Column(N_("State"), lambda parcel: _(STATES[parcel.state][0]), symbol=lambda parcel: STATES[parcel.state][1:],
               width=150),
        Column(N_("What next"), why, stretch=True),
    )  # fmt: skip
