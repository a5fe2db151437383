"""The files in the programs that people open them with: LibreOffice and R, where they are installed."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest

from exports.files import flat, statistical, workbook
from tests.exports.files import made

OFFICE, R = shutil.which("soffice"), shutil.which("Rscript")
with_office = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
with_r = pytest.mark.skipif(not R, reason="R is not installed")
# Field separator, quotes, UTF-8, from row 1; as the file says, not as cells are formatted.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
ABOUT = """
options(warn = 1)
p <- commandArgs(TRUE)
quiet <- function(x) suppressWarnings(suppressMessages(x))
if (!requireNamespace("haven", quietly = TRUE)) quit(status = 7)
s <- haven::read_sav(file.path(p, "household.sav"), user_na = TRUE)
cat("sav label", attr(s$polite, "label"), "\\n")
cat("sav missing", attr(s$polite, "na_values"), "\\n")
cat("sav value", names(attr(s$polite, "labels"))[attr(s$polite, "labels") == 5], "\\n")
cat("sav answers", as.numeric(s$polite), "\\n")
cat("sav date", format(s$today[1]), "\\n")
d <- haven::read_dta(file.path(p, "household.dta"))
cat("dta label", attr(d$polite, "label"), "\\n")
cat("dta tag", haven::na_tag(d$polite), "\\n")
cat("dta value", names(attr(d$polite, "labels"))[2], "\\n")
cat("dta date", format(d$today[1]), "\\n")
f <- quiet(foreign::read.spss(file.path(p, "household.sav"), use.value.labels = FALSE, reencode = "UTF-8"))
cat("foreign label", attr(f, "variable.labels")[["polite"]], "\\n")
cat("foreign missing", attr(f, "missings")$polite$value, "\\n")
cat("foreign values", names(attr(f$polite, "value.labels")), "\\n")
"""


def opened_by_office(file: Path, folder: Path) -> list[list[str]]:
    """The first sheet as LibreOffice writes it out again."""
    home = (folder / "home").as_uri()
    # Without a window LibreOffice asks nobody what a CSV is: its dialog would have seen the mark of UTF-8.
    asked = ["--infilter=CSV:44,34,76,1"] if file.suffix == ".csv" else []
    command = [OFFICE, f"-env:UserInstallation={home}", "--headless", *asked, "--convert-to", AS_CSV]
    command += ["--outdir", folder, file]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return list(csv.reader(io.StringIO((folder / f"{file.stem}.csv").read_text(encoding="utf-8"), newline="")))


@with_office
def test_libreoffice_opens_the_workbook_with_kazakh_intact_and_runs_no_formula(tmp_path):
    (file,) = made.written(workbook.write, made.families(), tmp_path)
    back = tmp_path / "back"
    back.mkdir()
    head, first, *_ = opened_by_office(file, back)
    answers = dict(zip(head, first, strict=True))
    assert answers["name"] == '=HYPERLINK("http://x";"Әлия")'
    assert (answers["size"], answers["polite"], answers["today"]) == ("-2", "1", "2026-11-24")


@with_office
def test_libreoffice_opens_the_csv_with_kazakh_intact_and_runs_no_formula(tmp_path):
    file = made.written(flat.write, made.families(), tmp_path)[0]
    back = tmp_path / "back"
    back.mkdir()
    head, first, _, third = opened_by_office(file, back)
    answers = dict(zip(head, first, strict=True))
    assert answers["name"] == '\'=HYPERLINK("http://x";"Әлия")'
    assert answers["size"] == "-2"
    assert dict(zip(head, third, strict=True))["name"] == 'Ержан, "Ер"\nекінші жол'


@with_r
def test_r_reads_labels_values_dates_and_missing_codes_of_spss_and_stata(tmp_path):
    for writer in (statistical.write_sav, statistical.write_dta):
        made.written(writer, made.families(), tmp_path)
    script = tmp_path / "about.R"
    script.write_text(ABOUT, encoding="utf-8")
    done = subprocess.run([R, "--encoding=UTF-8", script, tmp_path], capture_output=True, timeout=300, check=False,
                          env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})  # fmt: skip
    if done.returncode == 7:
        pytest.skip("R has no haven")
    assert done.returncode == 0, done.stderr.decode()
    said = [line.rstrip() for line in done.stdout.decode().splitlines()]
    for line in ("sav label Сыпайылық", "sav missing 97 98 99", "sav value Әбден", "sav answers 1 NA 99",
                 "sav date 2026-11-24", "dta label Сыпайылық", "dta tag NA NA c", "dta value Әбден",
                 "dta date 2026-11-24", "foreign label Сыпайылық", "foreign missing 97 98 99"):  # fmt: skip
        assert line in said
    assert "Бас тартты" in next(line for line in said if line.startswith("foreign values"))
