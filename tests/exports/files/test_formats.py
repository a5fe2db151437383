"""What stands in the files: read back by the libraries that read them, byte for byte the same when written again."""

import csv
import io
import json
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import openpyxl
import pypdf
import pyreadstat
import pytest
from pyarrow import parquet as arrow

from exports.files import book as books
from exports.files import codebook_paper, flat, parquet, reading, statistical, workbook
from tests.exports.files import made
from tests.exports.files.made import ALIYA

WRITERS = [flat.write, workbook.write, workbook.write_codebook, statistical.write_sav, statistical.write_dta,
           parquet.write, codebook_paper.write]  # fmt: skip
EMOJI = '«Тырнақша» "мен" 😀'


def cells(file: Path, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""), delimiter=delimiter))


def sheet(file: Path, name: str) -> list[tuple[object, ...]]:
    return [tuple(cell.value for cell in row) for row in openpyxl.load_workbook(file)[name].iter_rows()]


@pytest.mark.parametrize("writer", WRITERS, ids=lambda one: f"{one.__module__.rpartition('.')[2]}.{one.__name__}")
def test_the_same_data_give_the_same_bytes(writer, tmp_path):
    first, second = tmp_path / "1", tmp_path / "2"
    for folder in (first, second):
        folder.mkdir()
        made.written(writer, made.families(), folder)
    files = sorted(one.name for one in first.iterdir())
    assert files
    assert [(first / name).read_bytes() for name in files] == [(second / name).read_bytes() for name in files]


def test_csv_has_a_mark_keeps_kazakh_and_starts_no_formula(tmp_path):
    file = made.written(flat.write, made.families(), tmp_path)[0]
    assert file.read_bytes().startswith(b"\xef\xbb\xbfsapa_id,")
    assert b"\r\n" in file.read_bytes()
    first, _, third = cells(file)
    assert first["name"] == '\'=HYPERLINK("http://x";"Әлия")'
    assert (first["size"], first["sum"], first["came"]) == ("-2", "12.5", "08:47:11")
    assert third["name"] == 'Ержан, "Ер"\nекінші жол'


def test_a_phone_like_answer_in_a_repeat_is_disarmed_too(tmp_path):
    job = made.written(flat.write, made.families(), tmp_path)[2]
    titles = [row["title"] for row in cells(job)]
    assert titles[0] == "Дәрігер"


def test_csv_for_a_local_excel_has_semicolons_and_decimal_commas(tmp_path):
    file = made.written(flat.write, made.families(), tmp_path, semicolons=True)[0]
    assert cells(file, ";")[0]["sum"] == "12,5"


def test_words_may_stand_where_codes_would(tmp_path):
    file = made.written(flat.write, made.families(), tmp_path, labels=True)[0]
    assert [row["polite"] for row in cells(file)] == ["Мүлдем жоқ", "", "Бас тартты"]


def test_the_data_package_describes_every_column_and_key(tmp_path):
    found = made.book(made.families())
    said = json.loads(flat.package([found], "v", "Title", "About"))
    main, member, job = said["resources"]
    fields = {one["name"]: one for one in main["schema"]["fields"]}
    assert fields["polite"]["missingValues"] == ["", "97", "98", "99"]
    assert fields["polite"]["type"] == "integer"
    assert {"value": 5, "label": "Әбден"} in fields["polite"]["categories"]
    assert fields["today"]["type"] == "date"
    assert main["schema"]["primaryKey"] == ["sapa_id"]
    assert member["schema"]["foreignKeys"][0]["reference"] == {"resource": "household", "fields": ["sapa_id"]}
    assert job["schema"]["foreignKeys"][1]["reference"] == {"resource": "household-member", "fields": ["sapa_key"]}
    for resource, file in zip(said["resources"], made.written(flat.write, made.families(), tmp_path), strict=True):
        assert resource["path"] == file.name
        assert [one["name"] for one in resource["schema"]["fields"]] == list(cells(file)[0])


def test_a_workbook_has_typed_cells_a_frozen_head_and_no_formula(tmp_path):
    (file,) = made.written(workbook.write, made.families(), tmp_path)
    opened = openpyxl.load_workbook(file)
    assert opened.sheetnames == [
        "household",
        "household_member",
        "household_job",
        "Кодтар кітабы",
        "Мәндер",
        "Файл туралы",
    ]
    main = opened["household"]
    assert main.freeze_panes == "B2"
    assert main.auto_filter.ref is not None
    head = [cell.value for cell in main[1]]
    first = dict(zip(head, main[2], strict=True))
    assert first["size"].value == -2
    assert first["today"].is_date
    assert first["came"].value == time(8, 47, 11)
    formulas = [cell for each in opened for row in each.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []
    assert any(
        cell.value == '=HYPERLINK("http://x";"Әлия")' and cell.data_type in ("s", "inlineStr") for cell in main[2]
    )


def test_a_text_too_long_for_a_cell_is_cut_and_told(tmp_path):
    long = made.household()
    xml = f"<household><name>{'ә' * 40_000}</name></household>"
    table = made.tables([long], [xml])["household"]
    found = made.book([table])
    list(workbook.write(found, tmp_path))
    list(statistical.write_dta(found, tmp_path))
    assert len(found.told) == 2
    frame, _ = pyreadstat.read_dta(tmp_path / "household.dta")
    assert any(str(value).endswith("…") for value in frame.iloc[0])


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_spss_gets_labels_and_codes_that_count_as_missing(tmp_path, language):
    file = next(iter(statistical.write_sav(made.book(made.families(), language), tmp_path)))
    frame, meta = pyreadstat.read_sav(file, user_missing=True)
    words = {"kk": ("Сыпайылық", "Әбден"), "ru": ("Вежливость", "Полностью"), "en": ("Politeness", "Fully")}[language]
    assert meta.column_names_to_labels["polite"] == words[0]
    assert meta.variable_value_labels["polite"][5.0] == words[1]
    assert [one["lo"] for one in meta.missing_ranges["polite"]] == [97, 98, 99]
    assert frame["polite"].tolist()[::2] == [1.0, 99.0]
    assert pyreadstat.read_sav(file)[0]["polite"].isna().tolist() == [False, True, True]
    assert frame["today"][0] == date(2026, 11, 24)


def test_stata_gets_letters_for_codes_that_are_no_answer(tmp_path):
    file = made.written(statistical.write_dta, made.families(), tmp_path)[0]
    frame, meta = pyreadstat.read_dta(file, user_missing=True)
    assert frame["polite"].tolist()[::2] == [1.0, "c"]
    assert meta.variable_value_labels["polite"]["c"] == "Бас тартты"
    assert meta.column_names_to_labels["polite"] == "Сыпайылық"
    assert frame["today"][0] == date(2026, 11, 24)
    assert all(len(name) <= 32 for name in frame)


@pytest.mark.parametrize("first", [99, None])
def test_stata_takes_a_question_that_hardly_anybody_answered_for_numbers(tmp_path, first):
    (whole, *_others) = made.families()
    content = {name: values[:1] * 150 for name, values in whole.content.items()}
    content["polite"] = [first] * 140 + [5] * 10
    file = made.written(statistical.write_dta, [replace(whole, content=content)], tmp_path)[0]
    frame, _meta = pyreadstat.read_dta(file, user_missing=True)
    assert frame["polite"].tolist()[140:] == [5.0] * 10
    assert {str(one) for one in frame["polite"].tolist()[:140]} == {"c" if first else "nan"}


def test_parquet_keeps_types_and_carries_its_words(tmp_path):
    table = arrow.read_table(made.written(parquet.write, made.families(), tmp_path)[0])
    assert str(table.schema.field("polite").type) == "int32"
    assert str(table.schema.field("today").type) == "date32[day]"
    about = table.schema.field("polite").metadata
    assert about[b"label"].decode() == "Сыпайылық"
    assert json.loads(about[b"values"])["5"] == "Әбден"
    assert json.loads(about[b"missing"]) == ["97", "98", "99"]
    assert table.column("size").to_pylist() == [-2, None, 3]


def test_the_codebook_explains_every_variable_in_three_languages(tmp_path):
    rows = sheet(made.written(workbook.write_codebook, made.families(), tmp_path)[0], "Кодтар кітабы")
    head, *others = rows
    by_name = {row[1]: dict(zip(head, row, strict=True)) for row in others}
    assert (by_name["polite"]["Сұрақ (Қазақша)"], by_name["polite"]["Сұрақ (Русский)"]) == ("Сыпайылық", "Вежливость")
    assert by_name["reason_a_b"]["Сұрақ (Қазақша)"] == f"Себебі: {EMOJI}"
    assert by_name["reason"]["Қашан сұралады"] == "${polite} < 3"


def test_the_printed_codebook_holds_every_variable(tmp_path):
    (file,) = made.written(codebook_paper.write, made.families(), tmp_path)
    said = "".join(page.extract_text() for page in pypdf.PdfReader(file).pages).replace("\u200b", "").replace("\n", "")
    for table in made.families():
        assert all(one.name in said for one in table.columns)
    assert "Бас тартты" in said


def test_an_interview_that_cannot_be_read_stays_a_row_and_is_told(tmp_path):
    broken = "<household><name>half a sign: &#xD83D;</name></household>"
    found = reading.tables(made.harvest([made.household()], [ALIYA, broken]), "household")
    assert made.rows(found[0], "sapa_id", "size") == [("uuid:1", -2), ("uuid:2", None)]
    assert found[0].unreadable == 1
    for writer in WRITERS:
        assert made.written(writer, found, tmp_path)


def test_whoever_stops_it_is_heard_at_once(tmp_path):
    asked = books.Progress(cancelled=lambda: True)
    with pytest.raises(books.CancelledError):
        made.written(workbook.write, made.families(), tmp_path, progress=asked)
