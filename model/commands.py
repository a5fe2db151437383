"""How the command line speaks: Click's words and classes in the reader's language, and the data folder unlocked."""

import gettext
import os
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import click

from forms.errors import CodedError
from model import language
from model.language import _

if TYPE_CHECKING:
    from model.workspace import Workspace


def speak(chosen: str) -> None:
    """Use a language for our texts and for Click's."""
    language.use(chosen)
    language.translations(chosen)
    os.environ["LANGUAGE"] = chosen
    gettext.bindtextdomain(language.DOMAIN, str(language.COMPILED))
    gettext.textdomain(language.DOMAIN)


def language_of_this_start() -> str:
    """`--language` is looked for by hand, because the help texts are made in it; Click refuses a wrong one."""
    for word, following in pairwise([*sys.argv[1:], ""]):
        chosen = following if word == "--language" else word.removeprefix("--language=")
        if word.startswith("--language") and chosen in language.LANGUAGES:
            return chosen
    return language.of_the_system()


speak(language_of_this_start())


class Command(click.Command):
    """A command whose usage line is in the reader's language."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **{"options_metavar": _("[OPTIONS]"), **named})


class Coded(Command, click.Group):
    """A group whose expected errors end as one sentence in the reader's language and exit code 1."""

    command_class = Command
    group_class = type  # a group inside is of this kind too

    def invoke(self, context: click.Context) -> object:
        """Run the command; a coded error is said, not traced."""
        try:
            return super().invoke(context)
        except CodedError as error:
            from model.messages import sentence

            click.echo(sentence(error), err=True)
            context.exit(1)


class WholeNumber(click.types.IntParamType):
    """Click's integer under the name people have for it."""

    name = _("whole number")

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """What stands for the number in the help."""
        return _("N")


def opened() -> "Workspace":
    """The workspace of the data folder, unlocked by SAPA_PASSPHRASE or by asking."""
    from model.paths import data_folder
    from model.workspace import Workspace

    passphrase = os.environ.get("SAPA_PASSPHRASE") or click.prompt(_("Passphrase"), hide_input=True)
    return Workspace.open(data_folder(), passphrase)
