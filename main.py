"""The command line, and the place where Sapa is put together. Without a command it opens the window."""

import gettext
import os
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from forms.errors import CodedError
from model import VERSION, language
from model.errors import SurveyError
from model.language import _

if TYPE_CHECKING:
    from forms import Encrypted


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


@main.command(help=_("Print the summaries of a centre, of a region, or of the country and all regions, as PDF."))
@click.option("--out", type=click.Path(path_type=Path), required=True, help=_("The folder for the PDFs."))
@click.option(
    "--region", metavar=_("CODE"), help=_("KATO code of one region; without it, all regions and the country.")
)
@click.option("--centre", metavar=_("CODE"), help=_("Code of one centre: its page only."))
@click.option("--centres", is_flag=True, help=_("Also the page of every centre with interviews."))
@click.option(
    "--in",
    "languages",
    multiple=True,
    type=click.Choice(language.LANGUAGES),
    default=language.LANGUAGES,
    help=_("Languages of the paper; may be given several times."),
)
@click.option(
    "--base",
    type=click.Choice(["asked", "answered"]),
    default="asked",
    help=_("Whom the shares speak of: all who were asked, as the published ones do, or those who answered."),
)
@click.option(
    "--cover/--no-cover", default=None, help=_("A letter that lists what was printed; usual for several papers.")
)
def report(out: Path, region: str | None, centre: str | None, cover: bool | None, **wanted: Any) -> None:
    """Write the PDFs."""
    from exports.report import Wanted, write_all
    from model import reference

    named = tuple(one for one in (region, centre) if one)
    if centre and reference.centres().get(centre) is None:
        raise SurveyError("report.centre", centre=centre)
    with_cover = not named if cover is None else cover
    with opened() as workspace:
        for file in write_all(workspace, out, Wanted(named, cover=with_cover, **wanted)):
            click.echo(str(file))


@main.command(
    help=_(
        "Write the interviews as files: without persons, unless asked otherwise; "
        "with a codebook and a note of what was done."
    )
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help=_("The folder for the files."))
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(["xlsx", "csv", "sav", "dta", "parquet", "codebook", "audit"]),
    default=["xlsx", "codebook"],
    help=_("A format; may be given several times. “audit” is the log of how interviews went."),
)
@click.option(
    "--in",
    "tongue",
    type=click.Choice(language.LANGUAGES),
    default=language.LANGUAGES[0],
    help=_("The language of the labels."),
)
@click.option("--form", "forms", multiple=True, metavar=_("NAME"), help=_("Only this questionnaire; several times."))
@click.option("--wave", default="", metavar=_("NAME"), help=_("The wave of the data folder that is meant."))
@click.option("--region", default="", metavar=_("CODE"), help=_("Only this region, by its KATO code."))
@click.option("--labels", is_flag=True, help=_("Words instead of codes, in XLSX and CSV."))
@click.option("--semicolons", is_flag=True, help=_("CSV as a Kazakh or Russian Excel expects it."))
@click.option("--with-personal", is_flag=True, help=_("Everything, personal data included: keep such files encrypted."))
def export(out: Path, forms: tuple[str, ...], wave: str, region: str, tongue: str, **wish: Any) -> None:
    """Write the files."""
    from exports.files import writing

    personal = wish.pop("with_personal")
    wanted = writing.Wish(language=tongue, choice=writing.Choice(forms, wave, region), personal=personal, **wish)
    if personal:
        click.echo(_("WITH PERSONAL DATA: nothing was left out. Keep these files encrypted and delete them when done."))
    with opened() as workspace:
        done = writing.export(workspace, out, wanted)
    for file in done.files:
        click.echo(str(file))


@main.command(help=_("Estimates of items, for all and for each domain, with standard errors and 95 % intervals."))
@click.option(
    "--from",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=_(
        "A CSV with one interview a row. Answers 1-5, 97 not applicable, 98 difficult to answer, 99 refused. "
        "Without it, the interviews of the data folder."
    ),
)
@click.option("--items", default="", metavar=_("NAMES"), help=_("The items, with commas between them."))
@click.option(
    "--by",
    default="",
    metavar=_("NAME"),
    help=_("The column with the domains; of the data folder one of: {there}.").format(
        there="region, settlement, centre, service, channel"
    ),
)
@click.option("--wave", default="", metavar=_("NAME"), help=_("The wave of the data folder that is meant."))
@click.option("--strata", default="", metavar=_("NAME"), help=_("The column with the strata."))
@click.option("--clusters", default="", metavar=_("NAME"), help=_("The column with the clusters within the strata."))
@click.option("--weights", default="", metavar=_("NAME"), help=_("The column with the weights."))
@click.option(
    "--deff",
    type=click.FloatRange(min=1),
    default=1.0,
    help=_("Without clusters, what variances are multiplied by; the papers assume 1.5 then."),
)
@click.option(
    "--format", "form", type=click.Choice(["csv", "json"]), default="csv", help=_("How the rows are written.")
)
def estimates(file: Path | None, items: str, wave: str, **given: Any) -> None:
    """Print the rows."""
    from exports.listing.command import from_file, from_folder, named

    if file is not None:
        click.echo(from_file(file, named(items), **given))
        return
    if given["strata"] or given["clusters"] or given["weights"] or given["deff"] != 1:
        raise SurveyError("figures.design")
    with opened() as workspace:
        click.echo(from_folder(workspace, named(items), form=given["form"], by=given["by"], wave=wave))


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


def opened() -> "Workspace":  # noqa: F821  imported only when a command needs the store
    """The workspace of the data folder, unlocked by SAPA_PASSPHRASE or by asking."""
    from model.paths import data_folder
    from model.workspace import Workspace

    passphrase = os.environ.get("SAPA_PASSPHRASE") or click.prompt(_("Passphrase"), hide_input=True)
    return Workspace.open(data_folder(), passphrase)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # The program as a folder starts itself again for work in a process of its own.
        from multiprocessing import freeze_support

        freeze_support()
    main()
