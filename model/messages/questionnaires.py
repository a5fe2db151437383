"""The sentences about questionnaires: what is wrong with one, what it means for the interviewer, how to mend it."""

from collections.abc import Mapping
from typing import Final

from model.language import N_

QUESTIONNAIRES: Final[Mapping[str, str]] = {
    # --- while it is filled in
    "problem.required": N_("An answer is required here."),
    "problem.constraint": N_("This answer is not allowed here."),
    "problem.range": N_("Give a number from {start} to {end}, in steps of {step}."),
    "form.overloaded": N_(
        "The condition or calculation here compares so many entries with each other that it was given up: "
        "what depends on it may be wrong. Nothing that was answered is lost; tell whoever made the "
        "questionnaire."
    ),
    # --- encrypted questionnaires
    "form.public_key": N_(
        "The public key cannot be used, so answers could not be encrypted. Copy the whole RSA key of at least"
        " {bits} bits into “public_key”, or take the key out."
    ),
    "form.no_public_key": N_("The questionnaire has no public key, so its answers cannot be encrypted for anybody."),
    "check.public_key": N_(
        "The form has a public key: answers that leave for another server are encrypted with it. This "
        "computer and your own hub keep them readable for reports, under their own encryption."
    ),
    # --- a workbook that cannot be used
    "xlsform.title_row": N_(
        "The first row has to hold the headings, but they stand in row {headings}. Delete the rows above "
        "them; the title belongs into “settings”, “form_title”."
    ),
    "xlsform.wrong_end": N_(
        "“{name}”, begun in row {begun}, is still open here and has to be ended first. Insert a row "
        "“{wanted}” above this one."
    ),
    "xlsform.sheet_called": N_("There is no sheet “{wanted}”, but one called “{name}”. Rename it to “{wanted}”."),
    "xlsform.no_list": N_(
        "A question with choices has to say which list they are in. Write “{type} LIST”, with the name of a "
        "list of the sheet “choices”."
    ),
    "xlsform.list_file": N_(
        "“{type}” names a file that cannot hold a list. Save the list as “.csv”, “.xml” or “.geojson” and "
        "write that name."
    ),
    "xlsform.range_number": N_("“{name}” of the range has to be a number, for example “start=1 end=10 step=1”."),
    "xlsform.range_zero": N_(
        "“{name}” of the range cannot be 0. Write how far apart two neighbouring numbers are, for example “step=1”."
    ),
    "xlsform.unknown_parameter": N_("This type of question has no parameter “{wrong}”. It knows: {known}."),
    "xlsform.parameter_form": N_(
        "Parameters are written as name=value, with blanks between them, for example “start=1 end=10”."
    ),
    "xlsform.two_columns": N_("The columns “{other}” and “{name}” mean the same. Take one of them out."),
    "xlsform.no_entities": N_(
        "“save_to” keeps answers in a list of entities, and there is no sheet “entities”. Add it, or empty the column."
    ),
    "xlsform.audit_name": N_(
        "The log of a question of the type audit is always called “audit”. Write that name, or leave the cell empty."
    ),
    "xlsform.osm": N_(
        "Questions of the type “osm” edit a map with another program, which there is not on a computer. Ask "
        "for a “geopoint” or a “text” instead."
    ),
    "form.osm": N_(
        "This question edits a map with another program, which there is not on a computer. Ask for a place or"
        " a text instead."
    ),
    "xpath.no-function": N_(
        "“{text}” uses the function “{name}”, which does not exist. "
        "Functions are English words, for example “if”, “selected” or “count”."
    ),
    "xpath.translated": N_(
        "In “{text}”, “{found}” is not understood. Write “{operator}”: expressions are written in English."
    ),
    # --- what the converter remarks
    "check.choice_heading": N_(
        "The heading “{name}” is empty or holds a blank, so filters cannot use the column. Write one word."
    ),
    "check.choice_no_label": N_(
        "This choice has no label: the interviewer will see its name instead. Write what is to be read."
    ),
    "check.or_other": N_(
        "“or_other” adds a choice and a question in English, which have no translation. Write both of them yourself."
    ),
    "check.disabled": N_(
        "The column “disabled” is no part of the standard: other programs ask the question all the same. Use "
        "“relevant”."
    ),
    "check.skipped_row": N_(
        "This row has neither type nor name nor label, so it is passed over. Fill it in, or delete it."
    ),
    "check.device_only": N_("“{type}” is told by telephones only: it will stay blank. Take it out."),
    "check.group_no_label": N_(
        "This group has no label: the interviewer will see a section without a heading. Write one."
    ),
    "check.two_ids": N_("“form_id” and “id_string” mean the same. Take “id_string” out."),
    "check.sheet_name": N_(
        "There is no sheet “{wanted}”; {names} looks like it and is not read. Rename it if it is meant."
    ),
    "check.language_code": N_(
        "The language has no code in brackets: {languages}. Write for example “label::English (en)”, or it "
        "cannot be chosen."
    ),
    "check.misspelt_column": N_(
        "Nobody reads the column “{heading}”: what stands in it has no effect. Did you mean “{wanted}”?"
    ),
    "check.column_without_language": N_(
        "These texts have no language while others have: in another language the interviewer will see them "
        "untranslated. Name the language in the heading, for example “label::English (en)”."
    ),
    "check.unknown_criterion": N_(
        "There is no criterion “{criterion}”: the summaries leave the question out. The nearest one is “{near}”."
    ),
}
