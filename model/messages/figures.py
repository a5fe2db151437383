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
