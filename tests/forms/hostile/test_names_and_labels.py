"""Names of files that lead elsewhere, and labels with things in them that are no words."""

import os

import pytest

from forms import FormError
from forms.itext import tidy
from forms.markup import plain, spans
from forms.media_names import is_safe, safe_media_name
from tests.scenario import Scenario, form_of

EVIL = [
    "../../../../etc/passwd",
    "..\\..\\evil.png",
    "/etc/passwd",
    "C:\\evil.png",
    "C:evil.png",
    "\\\\host\\share\\x.png",
    "a/b.png",
    "..",
    ".",
    ".hidden",
    "~root",
    "-rf",
    " a.png",
    "a.png ",
    "a.png.",
    "con",
    "CON.png",
    "aux.txt",
    "LPT1",
    "com¹.png",
    "a\x00.png",
    "a\n.png",
    "\u202egnp.exe",
    "a\u200b.png",
    'a".png',
    "a<b>.png",
    "a|b",
    "a?b",
    "a*b",
    "a:b",
    "x" * 151,
    "қ" * 80,
    "",
    "\ud800.png",
]
GOOD = ["logo.png", "Қазақстан картасы.png", "фото 1.jpg", "a-b_c.2.csv", "Ұлытау.mp3", "список (1).csv", "日本.png"]


@pytest.mark.parametrize("name", EVIL)
def test_a_name_that_leads_elsewhere_is_none(name):
    assert not is_safe(name)
    with pytest.raises(FormError) as caught:
        safe_media_name("jr://images/" + name)
    assert caught.value.code == "media.bad_name"


@pytest.mark.parametrize("name", GOOD)
def test_a_name_as_people_write_them_is_one(name):
    assert safe_media_name(f"jr://images/{name}") == name
    assert safe_media_name(name) == name


def test_a_name_with_letters_in_two_parts_is_written_in_one():
    assert safe_media_name("jr://images/й.png") == "й.png"


@pytest.mark.parametrize("name", ["../../../../etc/passwd", "..\\evil.png", "a\u202eb.png"])
@pytest.mark.parametrize("column", ["image", "audio", "video", "big-image"])
def test_a_picture_from_elsewhere_is_refused_with_the_form(refused, name, column):
    extra = "a.png" if column == "big-image" else ""
    table = f"""
        | survey |
        | | type | name | label | media::image | media::{column} |
        | | note | a | A | {extra} | {name} |
        """
    if column == "image":
        table = f"| survey |\n| | type | name | label | media::image |\n| | note | a | A | {name} |"
    assert refused(lambda: form_of(table)).code == "media.bad_name"


@pytest.mark.parametrize("name", ["../../evil.csv", "..\\evil.csv", "/etc/shadow.csv", "con.csv"])
def test_a_list_from_elsewhere_is_refused_with_the_form(refused, name):
    table = f"| survey |\n| | type | name | label |\n| | select_one_from_file {name} | a | A |"
    assert refused(lambda: form_of(table)).code in {"media.bad_name", "xlsform.refused"}


def test_a_picture_whose_name_comes_from_an_answer_cannot_lead_elsewhere():
    s = Scenario(
        form_of("| survey |\n| | type | name | label | media::image |\n| | text | a | A | |\n| | note | b | B | ${a} |")
    )
    for name, shown in (("x.png", "x.png"), ("..\\x.png", ""), ("../x.png", "x.png"), ("CON", "")):
        s.answer("a", name)
        assert s["b"].media("image") == shown


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="needs links")
def test_a_link_beside_a_form_is_not_followed(tmp_path):
    (tmp_path / "secret.csv").write_text("name,label\na,A\n")
    media = tmp_path / "media"
    media.mkdir()
    (media / "list.csv").symlink_to(tmp_path / "secret.csv")
    (media / "real.csv").write_text("name,label\nb,B\n")
    table = "| survey |\n| | type | name | label |\n"
    table += "| | select_one_from_file list.csv | a | A |\n| | select_one_from_file real.csv | b | B |"
    s = Scenario(form_of(table, media=media))
    assert (s.choices("a"), s.choices("b")) == ([], ["b"])
    assert s.form.missing_media == ("list.csv",)


MARKUP = [
    "<script>alert(1)</script>",
    '<img src="file:///etc/passwd">',
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](file:///etc/passwd)",
    "![x](http://127.0.0.1/x.png)",
    '<iframe src="//evil"></iframe>',
    "<b onclick='x()'>x</b>",
    "<svg onload=alert(1)>",
    "&lt;script&gt;",
    "<!--<b>-->",
]


@pytest.mark.parametrize("label", MARKUP)
def test_no_markup_of_a_label_becomes_more_than_words(label):
    for span in spans(label):
        assert span.link == "" or span.link.startswith(("http://", "https://"))
    assert "onclick" not in plain("<b onclick='x()'>x</b>")
    assert "<script>" in plain("<script>alert(1)</script>")


@pytest.mark.parametrize(
    "sign", ["*", "_", "[", "<", "**a", "_a", "<b ", "[a](", "\\", "#", "<b>", "[a](b)", "\xa0", " ", "\n "]
)
def test_a_label_of_a_hundred_thousand_signs_is_read_once(spent, sign):
    assert spent(lambda: (spans((sign * 100_000)[:100_000]), tidy((sign * 100_000)[:100_000]))).cpu < 1.0
