"""The commands of the command line that only concern what comes out; main.py puts them together with the others."""

from pathlib import Path
from typing import Any

import click

from model import language
from model.commands import Coded, Command, WholeNumber, opened
from model.errors import SurveyError
from model.language import _, ngettext


@click.command(
    cls=Command, help=_("Print the summaries of a centre, of a region, or of the country and all regions, as PDF.")
)
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


@click.command(
    cls=Command,
    help=_(
        "Write the interviews as files: without persons, unless asked otherwise; "
        "with a codebook and a note of what was done."
    ),
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
    from exports.files.harvest import Choice

    personal = wish.pop("with_personal")
    wanted = writing.Wish(language=tongue, choice=Choice(forms, wave, region), personal=personal, **wish)
    if personal:
        click.echo(_("WITH PERSONAL DATA: nothing was left out. Keep these files encrypted and delete them when done."))
    with opened() as workspace:
        done = writing.export(workspace, out, wanted)
    for file in done.files:
        click.echo(str(file))


@click.command(
    cls=Command, help=_("Estimates of items, for all and for each domain, with standard errors and 95 % intervals.")
)
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


@click.group(cls=Coded, subcommand_metavar=_("COMMAND [ARGS]..."), help=_("Earlier waves, for the trend."))
def waves() -> None:
    """What concerns earlier waves."""


@waves.command("add", help=_("Take in figures of earlier waves, or interviews of one, from a CSV."))
@click.argument("file", metavar=_("FILE"), type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--year", type=WholeNumber(), help=_("Of interviews: the year of their wave."))
@click.option("--wave", default="", metavar=_("NAME"), help=_("Of interviews: the name of their wave."))
@click.option("--source", default="", metavar=_("NAME"), help=_("Of interviews: where they are from."))
def waves_add(file: Path, **told: Any) -> None:
    """Take in a file; nothing is kept if any row of it is wrong."""
    from exports import earlier

    with opened() as workspace:
        taken = earlier.add(workspace, file, **told)
    said = ngettext("{n} figure taken in from {file}.", "{n} figures taken in from {file}.", taken.figures)
    click.echo(said.format(n=taken.figures, file=file.name))


@waves.command("list", help=_("What was taken in, file by file."))
def waves_list() -> None:
    """One line a file."""
    with opened() as workspace:
        for one in workspace.waves.files():
            click.echo(f"{one.added[:16]}  {one.sha256[:8]}  {one.figures:>5}  {one.name}")
