"""The sentences of the codes: what happened, what is safe, what to do next. Those with a plural are in counted.py."""

from collections.abc import Mapping
from typing import Final

from model.language import N_
from model.messages.figures import FIGURES
from model.messages.questionnaires import QUESTIONNAIRES

SENTENCES: Final[Mapping[str, str]] = {
    **QUESTIONNAIRES,
    **FIGURES,
    # --- opening a data folder
    "unlock.wrong": N_("The passphrase does not fit. Nothing was changed; check the keyboard layout and try again."),
    "passphrase.short": N_("The passphrase is too short: use at least {minimum} characters, for example four words."),
    "workspace.in_use": N_("Sapa is already open with these data. Go on in its window, or close it first."),
    "workspace.missing": N_("There are no Sapa data in {folder}. Start a fieldwork or join one."),
    "workspace.exists": N_("There are already data in {folder}. They were left untouched; choose another folder."),
    "workspace.closed": N_("The data folder is locked. Unlock it and try again."),
    "store.cipher": N_(
        "The encryption library does not work on this computer, so no personal data are stored. "
        "Install Sapa again or ask your administrator."
    ),
    "store.unwritable": N_(
        "The folder {folder} cannot be written ({reason}). Nothing was changed; "
        "choose another folder, or ask your administrator for the right to write there."
    ),
    "store.newer": N_(
        "A newer Sapa has written these data. They are untouched; install the newer version to open them."
    ),
    "store.damaged": N_(
        "The data file is damaged and was not opened, so that nothing gets worse. "
        "What was delivered is safe at the hub; keep the folder and ask your supervisor to restore a backup."
    ),
    "store.chain": N_(
        "The answers on this computer were altered at step {seq}; they were not opened. "
        "What was delivered is safe at the hub; keep the folder and tell your supervisor."
    ),
    "store.journal_mode": N_(
        "This disk cannot keep answers safely (a network or read-only drive?). Nothing was stored; "
        "choose a local folder."
    ),
    # --- saving
    "store.not_saved": N_(
        "The last answer is NOT saved: the disk does not take it. It stays on the screen; everything before is safe. "
        "Make room on the disk or check it, then try again."
    ),
    "store.full": N_(
        "Only {free} MB are free on the disk, too little to begin an interview. "
        "What is saved stays safe; make room first."
    ),
    # --- files among the answers
    "attachment.too_large": N_(
        "The file has {size} MB; at most {limit} MB can be kept. Choose a smaller one, or make a shorter one."
    ),
    "attachment.no_room": N_(
        "The file was not kept: only {free} MB are free on the disk, and the answers need room too. "
        "Make room, then choose the file again."
    ),
    "attachment.unreadable": N_(
        "The file cannot be read ({reason}). Nothing was kept; copy it to this computer first."
    ),
    "attachment.not_kept": N_(
        "The file was not kept: the disk does not take it ({reason}). The answers are safe; choose the file again."
    ),
    "attachment.missing": N_(
        "This file is no longer on this computer. What was delivered is safe at the hub; ask your supervisor."
    ),
    "attachment.damaged": N_(
        "This file is damaged and is not shown. What was delivered is safe at the hub; if you can, attach it again."
    ),
    "attachment.no_picture": N_(
        "This is no picture that Sapa can read. Choose another file, "
        "or save it in one of these formats first: {formats}."
    ),
    "attachment.unknown": N_("No file of the name {name} belongs to this interview."),
    # --- interviews
    "interview.closed": N_("This interview is finished and can no longer be changed."),
    "withdraw.no_reason": N_("Say why it is withdrawn. Nothing was changed."),
    "interview.nothing_to_undo": N_("There is nothing to undo."),
    "interview.nothing_to_redo": N_("There is nothing to do again."),
    "interview.unknown": N_("This interview is not on this device."),
    "interview.no_beginning": N_(
        "The beginning of this interview is missing, so it cannot be opened. Tell your supervisor."
    ),
    "interview.not_saved_before": N_("An earlier answer of this interview is not saved yet. Save it first."),
    # --- answers
    "answer.integer": N_("“{value}” is not a whole number."),
    "answer.integer_range": N_("“{value}” is too large: the largest number is {limit}."),
    "answer.decimal": N_("“{value}” is not a number."),
    "answer.date": N_("“{value}” is not a date."),
    "answer.time": N_("“{value}” is not a time of day."),
    "answer.datetime": N_("“{value}” is not a date with a time."),
    "answer.boolean": N_("“{value}” is neither yes nor no."),
    "answer.choice": N_("“{value}” is not one of the choices offered."),
    "answer.geopoint": N_("“{value}” is not a place on the map."),
    "answer.readonly": N_("This value is calculated and cannot be typed over."),
    "answer.unknown_path": N_("The questionnaire has no question {path}."),
    "answer.fixed_repeat": N_("The number of these entries follows from another answer and cannot be changed here."),
    # --- questionnaires
    "answers.unreadable": N_("The answers are no JSON object of path and value. Nothing was filled in."),
    "form.none": N_("This questionnaire is not here yet. Sync once in the office network to get it."),
    "form.unknown": N_("The questionnaire {form} {version} is not installed here. Sync to get it."),
    "form.version_taken": N_(
        "Another questionnaire {form} with version {version} is installed. Nothing was changed; "
        "give the new one a new version."
    ),
    "form.in_use": N_(
        "The questionnaire {form} was used or handed to others, so it stays. Nothing was changed; "
        "retire it, and nobody begins with it any more."
    ),
    "form.unknown_kind": N_("This is no questionnaire file. Bring an XLSForm as .xlsx or .xls, or an XForm as .xml."),
    "form.missing_file": N_("The file {file} is missing. Put it beside the questionnaire and try again."),
    "form.not_xform": N_("This file is not a questionnaire."),
    "form.no_instance": N_("The questionnaire does not say what its answers look like."),
    "form.bind_without_node": N_("A rule points to a question that does not exist."),
    "form.control_without_node": N_("A question on the page has no place among the answers."),
    "form.cycle": N_("These questions depend on each other in a circle: {nodes}."),
    "form.never_rests": N_("The calculations of this question never come to rest."),
    "form.repeat_without_node": N_("A repeated group has no place among the answers."),
    "media.bad_name": N_("“{file}” cannot be the name of a file here. Rename it: letters, digits, point and hyphen."),
    "media.unreadable": N_("The file {file} cannot be read."),
    "submission.other_form": N_("These answers belong to the questionnaire {found}, not to {wanted}."),
    "xlsform.unreadable": N_("The workbook cannot be read. Is it an .xlsx file, and closed in other programs?"),
    "xlsform.too_large": N_("The workbook is larger than {limit} MB. It was not opened; take pictures out of it."),
    "xlsform.bomb": N_("The workbook would unpack to far more than a questionnaire needs. It was not opened."),
    "xlsform.bad_member": N_("The workbook holds files with unsafe names. It was not opened."),
    "xlsform.too_many_rows": N_("The sheet has {rows} rows; {limit} are allowed. Put long lists into a CSV file."),
    "xlsform.too_heavy": N_(
        "The workbook needs more time or memory than a questionnaire may. It was stopped; "
        "look for rows or formatting far below the last question."
    ),
    "xlsform.unknown_type": N_("There is no type “{type}”. Correct its spelling, for example text or select_one LIST."),
    "xlsform.no_type": N_("This row has no type. Write one, or empty the row."),
    "xlsform.no_name": N_("This question has no name, so its answers could not be kept. Write one."),
    "xlsform.bad_name": N_(
        "This is not a name: a name begins with a letter or _ and goes on with letters, digits, _, - or a point. "
        "Put what people read into the label."
    ),
    "xlsform.same_name": N_("The name “{name}” stands twice in one group. Give one of them another name."),
    "xlsform.unknown_name": N_("No question is called “{name}”. Correct the name between the braces."),
    "xlsform.ambiguous_name": N_(
        "Several questions are called “{name}”, so it is not clear which one is meant. Give them different names."
    ),
    "xlsform.bad_reference": N_("A reference is not complete. Write a dollar sign and the name in braces after it."),
    "xlsform.unmatched_end": N_("This ends a group that was never begun. Take the row out, or add its beginning."),
    "xlsform.unmatched_begin": N_("This group is never ended. Add a row with its end after its last question."),
    "xlsform.no_label": N_("“{name}” has no label: the interviewer would see nothing. Write what is to be asked."),
    "xlsform.unknown_list": N_(
        "There is no choice list “{list}”. Correct its name, or write it on the sheet “choices”."
    ),
    "xlsform.no_choices": N_("This question offers choices, and there is no sheet “choices”. Add it with its lists."),
    "xlsform.same_choice": N_("Two choices of one list have the same name. Give one of them another name."),
    "xlsform.choice_without_name": N_("This choice has no name, so it could not be kept. Write a short one."),
    "xlsform.choice_with_blank": N_(
        "The name of a choice holds a blank: several answers could not be told apart. Use _."
    ),
    "xlsform.no_calculation": N_("A calculation is empty. Fill the column “calculation”."),
    "xlsform.no_columns": N_("The sheet lacks columns it needs: {columns}. Add them to its first row."),
    "xlsform.same_column": N_("The column “{name}” stands twice. Take one out."),
    "xlsform.no_survey": N_("There is no sheet called “survey”. Name the sheet with the questions so."),
    "xlsform.bad_parameters": N_("The parameters cannot be used: {reason}"),
    "xlsform.refused": N_("The workbook is not a valid XLSForm: {reason}"),
    "xml.broken": N_("The file is not well-formed XML."),
    "xml.doctype": N_("The file declares a document type, which can be dangerous. It was not opened."),
    "xml.encoding": N_("The file is not written in UTF-8. It was not opened; save it as UTF-8."),
    "xml.crowded": N_("An element of the file has far too many attributes. It was not opened."),
    "xml.too_deep": N_("The file is nested deeper than {limit} levels. It was not opened."),
    "xml.too_large": N_("The file is larger than {limit} bytes. It was not opened."),
    # --- the check of a questionnaire: what it is, what it means for the interviewer, how to mend it
    "check.converter": N_("The converter remarks: {reason}"),
    "check.missing_media": N_(
        "The file {file} is mentioned and not there: the interviewer will see an empty list or no picture. "
        "Put it beside the questionnaire."
    ),
    "check.no_label": N_("This question has no label: the interviewer will not know what to ask. Write one."),
    "check.no_version": N_(
        "The form has no version: answers to a later one cannot be told from answers to this. "
        "Write one into “settings”, for example the date."
    ),
    "check.repeated_choice": N_(
        "The choice “{choice}” stands twice in one list: the interviewer sees both, the answers are the same. "
        "Give one of them another name."
    ),
    "check.same_name": N_(
        "This name is also used at {other}: people mix them up in exports. Give one of them another name."
    ),
    "check.like_name": N_(
        "In the first {limit} letters this name is like {other}: statistics programs take them for one. Shorten it."
    ),
    "check.untranslated": N_(
        "There is no text in “{language}”: the interviewer will see another language here. Translate it."
    ),
    "check.untranslated_choice": N_(
        "The choice “{choice}” has no label in “{language}”: the interviewer will see another language here. "
        "Translate it."
    ),
    "check.never_asked": N_(
        "The condition can never be true: nobody will ever be asked this. Correct the condition or take it out."
    ),
    "check.dead_branch": N_(
        "“{name}” stands in a branch that is never evaluated, and it could not be: the condition before it is fixed. "
        "Correct the condition, or take the branch out."
    ),
    "check.never_valid": N_("The constraint can never hold: every answer will be refused. Correct its bounds."),
    "check.unknown_choice": N_(
        "“{value}” is compared with {other}, which has no such choice: the comparison never holds. "
        "Write the name of the choice as it stands in its list."
    ),
    "check.unused_list": N_("No question uses the choice list “{list}”. Take it out, or correct the name in “type”."),
    "check.appearance": N_("The appearance “{appearance}” works differently here: {how}."),
    "check.type_differs": N_("A question of the type “{type}” works differently here: {how}."),
    "check.no_marks": N_(
        "No question is marked for reports: interviews can be held, but the printed summaries will not show them. "
        "Fill the columns “bind::sapa:role” and “bind::sapa:criterion”."
    ),
    "check.no_criterion": N_(
        "This rated question belongs to no criterion: the summaries leave it out. "
        "Fill “bind::sapa:criterion” here or at the group around it."
    ),
    "check.no_role": N_(
        "No question has the role “{role}”: the summaries cannot tell what the ratings belong to. "
        "Mark the question that asks it."
    ),
    "check.personal": N_(
        "This seems to ask for a phone number or an e-mail address. Sapa keeps none in an answer: the interviewer is "
        "told to take it out or hide it, and may be unable to finish. If it is really needed, write “yes” in "
        "“bind::sapa:personal”; exports then leave the column out. If not, take the question out."
    ),
    # --- how the interview room shows what is made for a phone; follows a colon
    "room.gregorian": N_("the Gregorian calendar is shown; the answer is the same date"),
    "room.typed_place": N_("no map opens: the place is typed, named, or asked of the computer"),
    "room.searched": N_("the list is searched as one types"),
    "room.one_page": N_("sections are always one page"),
    "room.no_map": N_("choices stand in a list, not on a map"),
    "room.no_picture": N_("choices stand in a list, not in the picture"),
    "room.typed_number": N_("typed as a number"),
    "room.no_camera": N_("where there is no camera, a file is chosen"),
    "room.not_opened": N_("the address is not opened"),
    "room.not_printed": N_("nothing is printed"),
    "room.no_program": N_("no other program is opened; the answer is typed"),
    "room.stars": N_("stars, up to ten; more stand on a line"),
    "room.steps": N_("a number with a button for less and one for more"),
    "room.ranked": N_("by numbers in the order told, by moving, by dragging"),
    "room.typed_code": N_("typed, or scanned by a reader that types"),
    "room.typed_shape": N_("no map opens: the points are typed row by row"),
    "room.no_microphone": N_("where there is no microphone, a file is chosen"),
    "room.file": N_("a file is chosen"),
    "room.not_recorded": N_("nothing is recorded"),
    # --- expressions
    "xpath": N_("The expression “{text}” cannot be understood near character {position}."),
    "xpath.ends-early": N_("“{text}” ends too early. Look for a bracket or a value that is missing at its end."),
    "xpath.syntax": N_(
        "In “{text}”, “{found}” cannot stand at character {position}. "
        "Look for an operator, a comma or a bracket that is missing before it, or is there twice."
    ),
    "xpath.character": N_(
        "In “{text}”, the sign “{found}” at character {position} means nothing. "
        "Write straight quotation marks, and -, * and div for minus, times and divided by."
    ),
    "xpath.quote": N_("In “{text}”, the quotation mark at character {position} is never closed. Close it."),
    "xpath.axis": N_("“{text}” uses “{name}::”, which does not exist. Write the name of a question instead."),
    "xpath.variable": N_("In “{text}”, a dollar sign stands alone. Put the name of the question into braces after it."),
    "xpath.not-nodes": N_("In “{text}”, “{name}” needs questions, not a value. Write their names in it."),
    "xpath.pairs": N_("In “{text}”, “{name}” takes values in pairs. Look for one that is missing."),
    "xpath.no-such-day": N_("“{text}” mentions the day {found}, which does not exist. Correct it."),
    "xpath.regex": N_(
        "The pattern in “{text}” is not one that Sapa can use: patterns that look ahead or behind could stop an "
        "interview. Write it without (?=, (?! and the like."
    ),
    "xpath.unknown-function": N_(
        "“{text}” uses the function “{name}”, which does not exist here. The nearest one is “{near}”."
    ),
    "xpath.depth": N_("The expression “{text}” is nested deeper than {limit} levels. Divide it into calculations."),
    # --- sync
    "sync.not_joined": N_("This device belongs to no hub yet. Join one first; what is finished waits safely."),
    "sync.offline": N_("The hub cannot be reached. Everything finished stays here and is sent with the next sync."),
    "sync.nobody_there": N_(
        "Nobody answers at {address}. Compare it with the supervisor's screen: is the hub on, "
        "and are you in the office network?"
    ),
    "sync.not_openrosa": N_(
        "Something other than the hub answered; perhaps the network wants you to log in. Nothing was sent; "
        "log in, then sync again."
    ),
    "sync.cancelled": N_("The sync was stopped. What was sent stays sent; the rest goes with the next sync."),
    "sync.bad_address": N_("“{address}” is not the address of a hub. Compare it with the supervisor's screen."),
    "sync.foreign_address": N_(
        "The hub points to another address, {address}. Nothing was fetched from there; tell your supervisor."
    ),
    "sync.portal": N_("The network wants you to log in first. Nothing is lost; log in, then sync again."),
    "sync.auth": N_("The hub does not accept this device's key. Nothing is lost; ask your supervisor for a new code."),
    "sync.forbidden": N_("The hub does not let this device in. Nothing is lost; ask your supervisor."),
    "sync.conflict": N_(
        "The hub already holds another finished form with this number. Both are kept; "
        "your supervisor has to look at it."
    ),
    "sync.too_large": N_("The finished form is too large for the hub. It stays here; tell your supervisor."),
    "sync.retry": N_("The hub is busy. What is finished waits and is sent with the next sync."),
    "sync.hold": N_("The hub did not take this finished form. It stays here; tell your supervisor what the hub says."),
    "sync.broken_list": N_("The hub's list of questionnaires cannot be read. Nothing was changed; sync again later."),
    "sync.broken_manifest": N_("The hub's list of files cannot be read. Nothing was changed; sync again later."),
    "sync.broken_form": N_("A questionnaire came from the hub incomplete. The old one stays; sync again later."),
    "sync.broken_file": N_("A file came from the hub incomplete. The old one stays; sync again later."),
    "sync.bad_receipt": N_("The hub's receipt could not be verified. The finished form stays here and is sent again."),
    "sync.clock": N_("This computer's clock differs from the hub's by {seconds} seconds. Set it right."),
    "sync.newer_hub": N_("The hub speaks a newer version. Everything finished stays here; update Sapa, then sync."),
    # --- the demonstration
    "demonstration.not_received": N_("The supervisor of the demonstration did not receive everything ({reason})."),
    # --- the hub's answers
    "hub.damaged": N_(
        "The hub's file {file} is damaged and was not opened. What you have received is safe in your own data; "
        "keep the folder and restore the file from a backup."
    ),
    "hub.wrong_code": N_("The code is not right. Compare it with the supervisor's screen and type it again."),
    "hub.code_expired": N_("The code has expired. Ask the supervisor for a new one."),
    "hub.code_used": N_("The code was used on another device. Ask the supervisor for a new one."),
    "hub.unknown_form": N_(
        "The hub does not know the questionnaire {form}. The finished form stays here; tell your supervisor."
    ),
    "hub.broken_body": N_("The message was cut on its way. Nothing is lost; it is sent again with the next sync."),
    "hub.not_xml": N_("The hub could not read the finished form. It stays here; tell your supervisor."),
    "hub.no_submission": N_("The message held no finished form. Nothing is lost; sync again."),
    "hub.no_instance_id": N_("The finished form has no number. It stays here; tell your supervisor."),
    "hub.too_large": N_("The message is larger than {limit} bytes. It stays here; tell your supervisor."),
    "hub.too_many_files": N_("The message has more than {limit} files. It stays here; tell your supervisor."),
    "hub.form_changed": N_(
        "The hub holds other bytes for {form}, version {version}. Nothing was replaced; "
        "give the changed form a new version."
    ),
    "hub.newer_database": N_("A newer Sapa has written the hub's data. They are untouched; install the newer version."),
    "hub.off": N_("The hub is off. Turn it on, then invite people."),
    "hub.not_supervisor": N_("Only a supervisor can run the hub."),
    "hub.did_not_start": N_("The hub could not be started. Nothing was changed; try another port."),
    "hub.port_taken": N_("Another program uses port {port}. The hub was not started; choose another port."),
    "hub.conflict": N_(
        "A different finished form with this number was received before; this one was set aside, not lost."
    ),
    "hub.busy": N_("The hub cannot reach its data now. What you sent stays with you; try again later."),
    "hub.disk_full": N_("The hub's disk is full. What you sent stays with you; tell your supervisor."),
    "hub.broken": N_("The hub made a mistake. What you sent stays with you; try again later."),
    "hub.broken_request": N_("The hub did not understand the request. Nothing is lost; update Sapa, then try again."),
    "hub.no_version_header": N_("The request did not say which OpenRosa it speaks. Nothing was stored."),
    "hub.not_signed_in": N_("The hub does not know this device. Nothing is lost; ask your supervisor for a new code."),
    "hub.wrong_key": N_("The key in the address is not valid. Nothing is lost; ask your supervisor for a new one."),
    "hub.not_allowed": N_("This device may not do that. Nothing was changed."),
    "hub.not_found": N_("There is no hub at this address. Compare it with the supervisor's screen."),
}
