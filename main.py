"""The command line, and the place where Sapa is put together. Without a command it opens the window."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exports.commands import estimates, export, report, waves
from model import VERSION, language
from model.commands import Coded, WholeNumber, opened
from model.language import _

if TYPE_CHECKING:
    from forms import Encrypted


@click.group(
    cls=Coded,
    invoke_without_command=True,
    subcommand_metavar=_("[COMMAND] [ARGS]..."),
    help=_("Sapa: fieldwork for the quality of public services."),
)
@click.version_option(VERSION, prog_name="Sapa", message="%(prog)s %(version)s", help=_("Show the version and stop."))
@click.option("--data", type=click.Path(path_type=Path), help=_("The data folder; without it, this person's own."))
@click.option("--language", "chosen", type=click.Choice(language.LANGUAGES), help=_("The language of this start."))
@click.pass_context
def main(context: click.Context, data: Path | None, chosen: str | None) -> None:
    """Open the window, or run one command."""
    if data:
        os.environ["SAPA_DATA"] = str(data)
    if context.invoked_subcommand is None:
        context.exit(window())


def window() -> int:
    """The window; where there is no display, say so and do the same job headless."""
    if has_display():
        from gui.app import run

        return run(sys.argv[:1])
    click.echo(_("There is no display here, so the demonstration runs without a window."))
    return demonstrate(Path.cwd() / "sapa-demonstration", 2000)


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS, elsewhere a display server or a chosen platform."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


@main.command(help=_("A whole fieldwork on public figures, without a window: interviews, sync, PDFs."))
@click.option("--out", type=click.Path(path_type=Path), required=True, help=_("The folder for what comes out."))
@click.option("--interviews", type=WholeNumber(), default=2000, show_default=True, help=_("How many interviews."))
@click.option("--full", is_flag=True, help=_("As many as in 2019: 14,219."))
def demo(out: Path, interviews: int, full: bool) -> None:
    """Run the demonstration; exit code 1 if a figure is off by more than it may be."""
    sys.exit(demonstrate(out, 14_219 if full else interviews))


def demonstrate(out: Path, interviews: int) -> int:
    """The demonstration with a progress line for each step; 0 if every figure agrees."""
    from exports import demonstration

    start = "\r" if sys.stdout.isatty() else ""

    def tell(step: str, done: int, total: int) -> None:
        if not sys.stdout.isatty() and done < total:
            return
        filled = "█" * (24 * done // max(total, 1))
        click.echo(f"{start}{step:<34} {filled:<24} {done}/{total}", nl=done == total)

    outcome = demonstration.demonstrate(out, interviews=interviews, tell=tell)
    click.echo(demonstration.as_text(outcome.rows))
    click.echo(_("{n} PDFs are in {folder}").format(n=len(outcome.papers), folder=out))
    click.echo(_("Every figure agrees.") if outcome.agrees else _("A figure is off by more than it may be."))
    return 0 if outcome.agrees else 1


@main.command(help=_("Run the hub until Ctrl+C."))
@click.option("--office-network", is_flag=True, help=_("Open to the office network, not only to this computer."))
@click.option("--port", type=WholeNumber(), default=0, help=_("The port; 0 means a free one."))
def hub(office_network: bool, port: int) -> None:
    """Run the hub headless."""
    import threading

    with opened() as workspace:
        status = workspace.start_hub(office_network=office_network, port=port)
        click.echo(_("Hub: on. Address: {address}").format(address=status.address))
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            click.echo(_("Hub: off."))


@main.command(help=_("Send what waits, fetch what is new."))
def sync() -> None:
    """One run of the sync."""
    from model.messages import worded

    with opened() as workspace:
        result = workspace.sync()
    counts = {"sent": result.sent, "received": result.received, "waiting": result.waiting}
    click.echo(_("Sent: {sent}. Received: {received}. Still waiting: {waiting}.").format(**counts))
    if result.code:
        click.echo(worded(result.code, result.params), err=True)
    sys.exit(0 if result.state == "done" else 1)


main.add_command(report)
main.add_command(export)
main.add_command(estimates)
main.add_command(waves)


@main.group(subcommand_metavar=_("COMMAND [ARGS]..."), help=_("Questionnaires."))
def form() -> None:
    """What concerns questionnaires."""


@form.command("check", help=_("Everything wrong with a form, at once. FILE is an XLSForm or an XForm XML."))
@click.argument("file", metavar=_("FILE"), type=click.Path(exists=True, dir_okay=False, path_type=Path))
def form_check(file: Path) -> None:
    """Check a form; exit code 1 if it cannot be used."""
    from forms.check import check
    from model import reference
    from model.messages import checked

    found = check(file, criteria=reference.criterion_ids())
    for line in checked.lines(found):
        click.echo(line)
    sys.exit(0 if found.is_usable else 1)


@form.command("fill", help=_("Fill in a form from a JSON object of path and value; print the filled-in XML."))
@click.argument("file", metavar=_("FILE"), type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--answers", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=True, help=_("The JSON file.")
)
@click.option("--in", "tongue", metavar=_("LANGUAGE"), help=_("The language the form is filled in."))
@click.option(
    "--encrypt",
    "sealed",
    type=click.Path(file_okay=False, path_type=Path),
    help=_("A folder for the encrypted submission; instead of printing the plain one."),
)
def form_fill(file: Path, answers: Path, tongue: str | None, sealed: Path | None) -> None:
    """Fill in a form; exit code 1 if something stands in the way of completion."""
    import forms
    from forms.filler import fill, read_answers
    from model import identity
    from model.messages import problem, worded

    now = identity.now()
    instance = forms.load(file).start(language=tongue, now=now, device="form-fill", instance_id=identity.new_id())
    fill(instance, read_answers(answers.read_bytes()))
    problems = instance.problems()
    for each in problems:
        click.echo(problem(each), err=True)
    for place in sorted(instance.overloaded):
        click.echo(f"{place}: {worded('form.overloaded')}", err=True)
    if sealed is not None:
        _write_encrypted(instance.encrypted(end=identity.now()), sealed)
    else:
        if instance.form.public_key:
            click.echo(
                _("The form has a public key; this is the plain submission. Encrypt it with “--encrypt”."), err=True
            )
        click.echo(instance.submission(end=identity.now()).decode())
    sys.exit(1 if problems or instance.overloaded else 0)


def _write_encrypted(sent: "Encrypted", folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "submission.xml").write_bytes(sent.manifest)
    for name, content in sent.files.items():
        (folder / name).write_bytes(content)
    click.echo(_("The encrypted submission is in {folder}").format(folder=folder))


@form.command("convert", help=_("Print the XForm XML of an XLSForm."))
@click.argument("file", metavar=_("FILE"), type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help=_("The file to write; without it, it is printed."))
def form_convert(file: Path, out: Path | None) -> None:
    """Convert a form that can be used; a broken one is said, not written."""
    import forms

    xml = forms.load(file).xml
    if out is None:
        click.echo(xml.decode())
    else:
        out.write_bytes(xml)


@main.command(help=_("Check this installation and the data folder."))
def doctor() -> None:
    """Say what works here and what does not."""
    from model.doctor import examine

    healthy = True
    for finding in examine():
        healthy = healthy and finding.ok
        click.echo(f"{'✓' if finding.ok else '✗'} {finding.text}")
    sys.exit(0 if healthy else 1)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # The program as a folder starts itself again for work in a process of its own.
        from multiprocessing import freeze_support

        freeze_support()
    main()
