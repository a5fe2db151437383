"""Expected errors of the survey's own rules; model.messages turns their codes into sentences."""

from forms.errors import CodedError


class SurveyError(CodedError):
    """A step of the fieldwork cannot be done. Nothing was changed and nothing is lost."""
