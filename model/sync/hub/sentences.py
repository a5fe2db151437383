"""What the hub says in an answer, for clients that know no codes; our desks show their own sentence for a code."""

from collections.abc import Mapping

from model.language import LANGUAGES, N_, _, speaking
from model.messages import worded

STATUS = {
    "hub.no_version_header": 400,
    "hub.broken_body": 400,
    "hub.not_xml": 400,
    "hub.no_submission": 400,
    "hub.no_instance_id": 400,
    "hub.broken_request": 400,
    "hub.unknown_form": 404,
    "hub.not_found": 404,
    "hub.too_large": 413,
    "hub.too_many_files": 413,
    "hub.not_signed_in": 401,
    "hub.wrong_key": 403,
    "hub.not_allowed": 403,
    "hub.wrong_code": 403,
    "hub.code_expired": 403,
    "hub.code_used": 403,
    "hub.too_many_attempts": 429,
    "hub.busy": 503,
    "hub.disk_full": 507,
    "hub.broken": 500,
}
"""The HTTP status of everything the hub refuses."""

SENTENCES = {
    "hub.received": N_("Received."),
    "hub.received_before": N_("Received before; nothing new."),
    "hub.held": N_("Received. It corrects a finished form that has not come yet."),
    "hub.branch": N_("Received. Another correction of the same finished form exists; the supervisor will decide."),
    "hub.unknown_version": N_("Received and set aside: the hub does not know this version of the form."),
    "hub.file_quarantined": N_("Received; a file that does not fit the finished form was set aside."),
    "hub.no_version_header": N_("The request does not say which OpenRosa it speaks."),
    "hub.broken_request": N_("The hub does not understand the request."),
}
"""What a desk never shows, since it went well or cannot happen to it; every other code is worded in model.messages."""


def said(code: str, params: Mapping[str, object], accepted: str = "") -> str:
    """The sentence for a code in the first of the accepted languages that Sapa speaks."""
    wanted = [tag.split(";")[0].strip()[:2].lower() for tag in accepted.split(",")]
    with speaking(next((tag for tag in wanted if tag in LANGUAGES), "en")):
        return _(SENTENCES[code]) if code in SENTENCES else worded(code, params)
