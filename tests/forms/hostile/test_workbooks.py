"""Workbooks made to burn time and memory, or to write where they should not."""

import io
import zipfile

import openpyxl
import pytest

import forms
from forms import FormError, xlsform
from forms.library import questionnaires
from forms.xlsform import child, guard
from forms.xlsform.job import Job

HEAD = ["type", "name", "label"]


def workbook(path, survey, choices=()):
    book = openpyxl.Workbook(write_only=True)
    for name, rows in (("survey", [HEAD, *survey]), ("choices", [["list_name", "name", "label"], *choices])):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def archive(path, **members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def test_a_sheet_of_two_hundred_megabytes(tmp_path, refused):
    path = tmp_path / "bomb.xlsx"
    file = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
    with file, file.open("xl/worksheets/sheet1.xml", "w") as member:
        for _ in range(200):
            member.write(bytes(1_000_000))
    error = refused(lambda: forms.load(path))
    assert (error.code, error.params["reason"]) == ("xlsform.bomb", "size")


def test_a_member_that_unpacks_to_a_thousandfold(tmp_path, refused):
    path = archive(tmp_path / "bomb.xlsx", **{"xl/worksheets/sheet1.xml": bytes(20_000_000)})
    error = refused(lambda: forms.load(path))
    assert (error.code, error.params["reason"]) == ("xlsform.bomb", "ratio")


def test_a_member_that_lies_about_its_size(tmp_path, refused):
    plain = workbook(tmp_path / "plain.xlsx", [["text", f"q{n}", "Question"] for n in range(200)])
    content = bytearray(plain.read_bytes())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 24 : at + 28] = (100).to_bytes(4, "little")
        at = content.find(b"PK\x01\x02", at + 4)
    path = tmp_path / "liar.xlsx"
    path.write_bytes(content)
    assert refused(lambda: forms.load(path)).code in {"xlsform.unreadable", "xlsform.refused"}


@pytest.mark.parametrize("number", [201, 50_000])
def test_more_members_than_a_workbook_has(tmp_path, refused, number):
    path = tmp_path / "many.xlsx"
    with zipfile.ZipFile(path, "w") as file:
        for at in range(number):
            file.writestr(f"{at}", b"")
    error = refused(lambda: forms.load(path))
    assert (error.code, error.params["reason"]) == ("xlsform.bomb", "members")


def test_a_workbook_larger_than_ten_megabytes(tmp_path, refused):
    path = tmp_path / "large.xlsx"
    path.write_bytes(bytes(guard.MAX_BYTES + 1))
    assert refused(lambda: forms.load(path)).code == "xlsform.too_large"


@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", "a\\..\\b", "C:/x", "a//b", "a/./b", "a\nb"])
def test_members_with_names_that_lead_elsewhere(tmp_path, refused, name):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("x" * len(name), b"")
    path = tmp_path / "names.xlsx"
    path.write_bytes(content.getvalue().replace(b"x" * len(name), name.encode()))
    assert refused(lambda: forms.load(path)).code in {"xlsform.bad_member", "xlsform.unreadable"}


def test_the_same_member_twice(tmp_path, refused):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("one", b"")
        file.writestr("two", b"")
    path = tmp_path / "twice.xlsx"
    path.write_bytes(content.getvalue().replace(b"two", b"one"))
    assert refused(lambda: forms.load(path)).code == "xlsform.bad_member"


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04" + bytes(100), b"\xd0\xcf\x11\xe0" + bytes(600)])
@pytest.mark.parametrize("suffix", [".xlsx", ".xls"])
def test_what_is_no_workbook_at_all(tmp_path, refused, content, suffix):
    path = tmp_path / f"none{suffix}"
    path.write_bytes(content)
    assert refused(lambda: forms.load(path)).code in {"xlsform.unreadable", "xlsform.refused"}


def test_more_questions_than_anybody_answers(tmp_path, refused):
    path = workbook(tmp_path / "long.xlsx", [["text", f"q{n}", "Q"] for n in range(5_001)])
    error = refused(lambda: forms.load(path))
    assert (error.code, error.sheet, error.params["rows"]) == ("xlsform.too_many_rows", "survey", 5_001)


def test_more_choices_than_belong_into_a_workbook(tmp_path, refused):
    choices = [["many", f"c{n}", "C"] for n in range(50_001)]
    path = workbook(tmp_path / "wide.xlsx", [["select_one many", "q", "Q"]], choices)
    assert refused(lambda: forms.load(path)).code == "xlsform.too_many_rows"


def converting(path, **limits):
    outcome = child.work(Job(path.read_bytes(), ".xlsx", "form", every=False), child.Limits(**limits))
    if outcome.errors:
        raise outcome.errors[0]


def test_a_conversion_that_burns_too_many_seconds_is_ended(tmp_path, refused):
    rows = [["text", f"q{n}", " ".join(f"${{q{n - at}}}" for at in range(1, min(n, 8))) + "Q"] for n in range(4_900)]
    path = workbook(tmp_path / "slow.xlsx", rows)
    assert refused(lambda: converting(path, cpu_seconds=1)).code == "xlsform.too_heavy"


def test_a_conversion_that_does_not_end_in_time_is_ended(tmp_path, refused):
    path = workbook(tmp_path / "slow.xlsx", [["text", "q", "Q"]])
    assert refused(lambda: converting(path, wall_seconds=0.01)).code == "xlsform.too_heavy"


def test_a_conversion_that_wants_too_much_memory_is_ended(tmp_path, refused):
    path = workbook(tmp_path / "big.xlsx", [["text", f"q{n}", f"{n}" * 4_000] for n in range(2_000)])
    assert refused(lambda: converting(path, memory=120_000_000)).code == "xlsform.too_heavy"


def test_a_stranger_is_never_converted_in_this_process(tmp_path):
    path = workbook(tmp_path / "form.xlsx", [["text", "q", "Q"]])
    assert not xlsform.is_trusted(path)
    assert all(xlsform.is_trusted(one.path) for one in questionnaires())


def test_a_formula_is_not_computed(tmp_path, spent):
    path = workbook(tmp_path / "formula.xlsx", [["text", "q", "Q", '=HYPERLINK("http://evil","x")']])
    assert spent(lambda: forms.load(path)).cpu < 1.0


def declaring(path, member, head, used=""):
    """A workbook with a document type in one of its members."""
    plain = workbook(path.with_name("plain.xlsx"), [["text", "q", "Question"]])
    with zipfile.ZipFile(plain) as source:
        members = {name: source.read(name).decode() for name in source.namelist()}
    at = members[member].find("?>") + 2 if members[member].startswith("<?xml") else 0
    members[member] = members[member][:at] + head + members[member][at:].replace("Question", used or "Question")
    return archive(path, **members)


MEMBERS = ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"]
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize("member", MEMBERS)
@pytest.mark.parametrize("kind", ["laughs", "file"])
def test_a_document_type_inside_a_workbook_gives_nothing_away(tmp_path, spent, member, kind):
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden-words")
    inside = f'<!ENTITY l0 "lol">{LAUGHS}' if kind == "laughs" else f'<!ENTITY l9 SYSTEM "{secret.as_uri()}">'
    path = declaring(tmp_path / "typed.xlsx", member, f"<!DOCTYPE d [{inside}]>", "&l9;")
    written = []

    def case():
        try:
            written.append(xlsform.convert(path).xml)
        except FormError as error:
            assert error.code in {"xlsform.unreadable", "xlsform.refused", "xlsform.too_heavy"}

    assert spent(case).cpu < 1.0
    assert not any(b"hidden-words" in one or b"lollol" in one for one in written)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("long", ",type,name,label\n" + "".join(f",text,q{n},Q\n" for n in range(5_001)), "xlsform.too_many_rows"),
        ("wide", f',type,name,label\n,text,q,"{"x" * 9_000_000}"\n', "xlsform.too_heavy"),
    ],
)
def test_a_workbook_written_as_text_has_the_same_limits(tmp_path, refused, name, content, code):
    path = tmp_path / f"{name}.csv"
    path.write_text(f"survey,,,\n{content}", encoding="utf-8")
    assert refused(lambda: forms.load(path)).code == code
