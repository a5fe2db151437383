"""Forms that cannot be used, or not well: what is said, and where."""

import openpyxl
import pytest

import forms
from forms import FormError
from forms.check import check
from tests.scenario import form_of


def workbook(folder, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = folder / "form.xlsx"
    book.save(path)
    return path


HEAD = ["type", "name", "label", "relevant", "constraint", "calculation"]


def refused(path):
    with pytest.raises(FormError) as caught:
        forms.load(path)
    return caught.value


def test_the_converters_complaint_has_sheet_row_and_column(tmp_path):
    error = refused(workbook(tmp_path, survey=[HEAD, ["text", "1 bad", "Bad"]]))
    assert (error.code, error.sheet, error.row, error.column) == ("xlsform.bad_name", "survey", 2, "name")
    assert "[row" not in error.params["reason"]


def test_a_reference_to_nothing_names_the_row_it_stands_in(tmp_path):
    error = refused(workbook(tmp_path, survey=[HEAD, ["text", "a", "A"], ["text", "b", "B", "${nowhere} = 1"]]))
    assert (error.code, error.sheet, error.row) == ("xlsform.unknown_name", "survey", 3)


def test_an_expression_that_cannot_be_read_names_row_and_column(tmp_path):
    rows = [HEAD, ["begin group", "g", "G"], ["text", "a", "A", "", ". = = 2"], ["end group"], ["text", "a", "A"]]
    error = refused(workbook(tmp_path, survey=rows))
    assert error.code.startswith("xpath.")
    assert (error.sheet, error.row, error.column, error.xpath) == ("survey", 3, "constraint", "/data/g/a")


def test_an_unknown_function_is_an_error_at_loading(tmp_path):
    error = refused(workbook(tmp_path, survey=[HEAD, ["calculate", "a", "", "", "", "z-score(1)"]]))
    assert error.code == "xpath.unknown-function"
    assert (error.row, error.column) == (2, "calculation")


def test_a_circle_names_its_questions_and_the_row_of_the_first(tmp_path):
    rows = [HEAD, ["calculate", "a", "", "", "", "${b} + 1"], ["calculate", "b", "", "", "", "${a} + 1"]]
    error = refused(workbook(tmp_path, survey=rows))
    assert (error.code, error.sheet) == ("form.cycle", "survey")
    assert error.row in (2, 3)


def test_what_is_no_workbook_and_what_is_not_there(tmp_path):
    fake = tmp_path / "fake.xlsx"
    fake.write_bytes(b"not a workbook")
    assert refused(fake).code.startswith("xlsform.")
    assert refused(tmp_path / "nothing.xlsx").code == "form.missing_file"


def test_a_control_without_a_place_is_refused_and_a_rule_without_one_remarked(tmp_path):
    form = form_of("| survey |\n| | type | name | label |\n| | text | a | A |")
    with pytest.raises(FormError) as caught:
        forms.loads(form.xml.replace(b'<input ref="/data/a"', b'<input ref="/data/zz"'))
    assert (caught.value.code, caught.value.xpath) == ("form.control_without_node", "/data/zz")
    file = tmp_path / "form.xml"
    file.write_bytes(form.xml.replace(b'<bind nodeset="/data/a"', b'<bind nodeset="/data/zz"'))
    assert ("form.bind_without_node", "/data/zz") in {(f.code, f.xpath) for f in check(file).findings}


def test_importing_the_engine_loads_no_converter():
    import subprocess
    import sys

    code = "import sys, forms; forms.Form; print([m for m in ('pyxform', 'openpyxl', 'PySide6') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
