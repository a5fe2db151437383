"""The sentences for whoever computes figures of a file."""

from collections.abc import Mapping
from typing import Final

from model.language import N_

FIGURES: Final[Mapping[str, str]] = {
    "figures.columns": N_("These columns are not in the file: {missing}. It has: {there}. Correct the names."),
    "figures.twice": N_("These columns stand in the file more than once: {columns}. Rename one of each."),
    "figures.empty": N_(
        "There is no interview in {file}. Give a CSV with a row of names and a row for each interview."
    ),
    "figures.encoding": N_("{file} is not text in UTF-8. Save it as CSV UTF-8 and try again."),
    "figures.width": N_("Row {row} has {found} cells, the row of names has {wanted}. Correct the row and try again."),
    "figures.code": N_("Row {row}, column {column}: “{text}” is no answer. Allowed are 1–5, 97, 98, 99 and nothing."),
    "figures.weight": N_("Row {row}, column {column}: “{text}” is no weight. Give a number that is not negative."),
    "figures.no_weight": N_("All weights in the column {column} are zero. Give the weights, or leave the option out."),
    "figures.label": N_("Row {row}, column {column} is empty. Every interview needs its stratum and its cluster."),
    "figures.items": N_("No items were named. List them after “--items”, with commas between them."),
    "figures.unknown": N_("The questionnaire does not rate these: {missing}. It rates: {there}. Correct the names."),
    "figures.domain": N_("The interviews are not told apart by “{by}”. Choose one of: {there}."),
    "figures.wave": N_("There is no wave “{wave}” here, these data are of “{there}”. Correct it or leave it out."),
    "figures.design": N_(
        "Strata, clusters, weights and a design effect are told of a file. Name it with “--from”, or leave them out: "
        "of the data folder they are known."
    ),
    # --- data files
    "export.empty": N_(
        "No finished interview is here yet, or none that was asked for. Widen the choice, or fetch interviews first."
    ),
    "export.form": N_("The questionnaire “{form}” is not installed. Installed are: {there}. Correct the name."),
    "export.unwritable": N_(
        "The files could not be written to {folder} ({reason}). What was there before is untouched; "
        "choose another folder, or make room."
    ),
    # --- earlier waves
    "waves.columns": N_("Columns that are missing: {missing}; columns nobody knows: {strange}. Known are: {there}."),
    "waves.interviews": N_(
        "These columns are neither figures nor interviews: {there}. A file of figures needs {figures}; "
        "one of interviews needs {wanted}."
    ),
    "waves.unnamed": N_(
        "{file} holds interviews and does not say of which wave. Add “--year” and “--source” and try again."
    ),
    "waves.known": N_("{file} was taken in on {added} already. Nothing was added; a correction comes as another file."),
    "waves.year": N_("Row {row}: “{text}” is no year. Write four figures, for example 2019."),
    "waves.territory": N_("Row {row}: “{text}” is no territory. Write the KATO code of a region, or “{country}”."),
    "waves.measure": N_("Row {row}: “{text}” is no measure. Write one of: {there}."),
    "waves.value": N_("Row {row}: “{text}” is no such figure; it lies between {low} and {high}. Correct the row."),
    "waves.number": N_("Row {row}, column {column}: “{text}” is no number. Correct it or leave it empty."),
    "waves.source": N_("Row {row} does not say where its figure is from. Name the report or the page."),
    "waves.double": N_("Row {row} tells the figure of row {first} again. Leave one of them out."),
    "waves.weight": N_("The column {column} holds what is no weight. Every interview needs one that is not negative."),
    # --- papers
    "report.region": N_("{region} is no region. Give one of these codes: {there}."),
    "report.centre": N_(
        "{centre} is no centre of the list. Give the code of a centre as the interviews carry it, C1101 for example."
    ),
    "report.nothing": N_(
        "There is no interview of the wave “{wave}” here yet, so there is nothing to print. "
        "Fetch the interviews with “sync”, then try again."
    ),
}
