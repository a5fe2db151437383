"""What the hub says in an answer, for clients that know no codes; our desks show their own sentence for a code."""

from collections.abc import Mapping

from model.language import LANGUAGES, N_, _, speaking

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
    "hub.held": N_("Received. It corrects a response that has not come yet."),
    "hub.branch": N_("Received. Another correction of the same response exists; the supervisor will decide."),
    "hub.unknown_version": N_("Received and set aside: the hub does not know this version of the form."),
    "hub.file_quarantined": N_("Received; a file that does not fit the response was set aside."),
    "hub.conflict": N_("A different response with the same number was received before; this one was set aside."),
    "hub.no_version_header": N_("The request does not say which OpenRosa it speaks."),
    "hub.broken_body": N_("The message was cut or is damaged. Send it again."),
    "hub.not_xml": N_("The submission is not readable XML."),
    "hub.no_submission": N_("The message has no submission in it."),
    "hub.no_instance_id": N_("The submission has no instance ID."),
    "hub.broken_request": N_("The hub does not understand the request."),
    "hub.unknown_form": N_("The hub does not know the form “{form}”."),
    "hub.not_found": N_("There is nothing at this address."),
    "hub.too_large": N_("The message is larger than {limit} bytes."),
    "hub.too_many_files": N_("The message has more than {limit} files."),
    "hub.not_signed_in": N_("The hub does not know this device."),
    "hub.wrong_key": N_("The key in the address is not valid."),
    "hub.not_allowed": N_("This device may not do that."),
    "hub.wrong_code": N_("The code is not right."),
    "hub.code_expired": N_("The code has expired. Ask for a new one."),
    "hub.code_used": N_("The code was used on another device. Ask for a new one."),
    "hub.too_many_attempts": N_("Too many wrong codes. Try again in {seconds} seconds."),
    "hub.busy": N_("The hub cannot reach its database now. Try again later."),
    "hub.disk_full": N_("The hub's disk is full."),
    "hub.broken": N_("The hub made a mistake. What you sent is still with you; try again later."),
}


def said(code: str, params: Mapping[str, object], accepted: str = "") -> str:
    """The sentence for a code in the first of the accepted languages that Sapa speaks."""
    wanted = [tag.split(";")[0].strip()[:2].lower() for tag in accepted.split(",")]
    with speaking(next((tag for tag in wanted if tag in LANGUAGES), "en")):
        return _(SENTENCES.get(code, SENTENCES["hub.broken"])).format_map(params)
