"""The sentences about questionnaires: what is wrong with one, what it means for the interviewer, how to mend it."""

from collections.abc import Mapping
from typing import Final

from model.language import N_

QUESTIONNAIRES: Final[Mapping[str, str]] = {
    # --- while it is filled in
    "problem.required": N_("An answer is required here."),
    "problem.constraint": N_("This answer is not allowed here."),
    "problem.range": N_("Give a number from {start} to {end}, in steps of {step}."),
    "form.overloaded": N_(
        "The condition or calculation here compares so many entries with each other that it was given up: "
        "what depends on it may be wrong. Nothing that was answered is lost; tell whoever made the questionnaire."
    ),
    # --- encrypted questionnaires
    "form.public_key": N_(
        "The public key cannot be used, so answers could not be encrypted. "
        "Copy the whole RSA key of at least {bits} bits into “public_key”, or take the key out."
    ),
    "form.no_public_key": N_("The questionnaire has no public key, so its answers cannot be encrypted for anybody."),
    "check.public_key": N_(
        "The form has a public key: answers that leave for another server are encrypted with it. "
        "This computer and your own hub keep them readable for reports, under their own encryption."
    ),
}
