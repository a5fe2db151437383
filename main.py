"""The command line, and the place where Sapa is put together. Without a command it opens the window."""

import os
import sys
from pathlib import Path

import click

from model import language
from model.language import N_, _

language.use(language.of_the_system())


class Translated(click.Group):
    """A group whose help is in the reader's language; Click's own words included."""

    def format_help(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The help text, translated as it is written."""
        super().format_help(context, formatter)


def help_of(text: str) -> str:
    """The help of a command in the language of this start."""
    return _(text)


@click.group(invoke_without_command=True, help=help_of(N_("Sapa: fieldwork for the quality of public services.")))
@click.version_option("0.1.0", prog_name="Sapa", message="%(prog)s %(version)s", help=_("Show the version and stop."))
@click.option("--data", type=click.Path(path_type=Path), help=_("The data folder; without it, this person's own."))
@click.option("--language", "speak", type=click.Choice(language.LANGUAGES), help=_("The language of this start."))
@click.pass_context
def main(context: click.Context, data: Path | None, speak: str | None) -> None:
    """Open the window, or run one command."""
    if data:
        os.environ["SAPA_DATA"] = str(data)
    if speak:
        language.use(speak)
    if context.invoked_subcommand is None:
        sys.exit(window())


def window() -> int:
    """The window; where there is no display, say so and do the same job headless."""
    if has_display():
        from gui.app import run

        return run(sys.argv[:1])
    out = Path.cwd() / "sapa-demonstration"
    click.echo(_("There is no display here, so the demonstration runs without a window."))
    return demonstrate(out, 2000)


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS, elsewhere a display server or a chosen platform."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


@main.command(help=help_of(N_("A whole fieldwork on public figures, without a window: interviews, sync, PDFs.")))
@click.option("--out", type=click.Path(path_type=Path), required=True, help=_("The folder for what comes out."))
@click.option("--interviews", default=2000, show_default=True, help=_("How many interviews."))
@click.option("--full", is_flag=True, help=_("As many as in 2019: 14,219."))
def demo(out: Path, interviews: int, full: bool) -> None:
    """Run the demonstration."""
    sys.exit(demonstrate(out, 14_219 if full else interviews))
