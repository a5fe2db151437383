"""Functions about the device and the form itself."""

from forms.xpath.registry import function
from forms.xpath.values import Context


@function("version", "", context=True)
def _version(context: Context) -> str:
    return context.services.version


@function("property", "string", context=True)
def _property(context: Context, name: str) -> str:
    return context.services.property(name)
