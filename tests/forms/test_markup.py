"""The little Markdown of labels as spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.markup import Span, plain, spans


def styles(text):
    """Each span with its style in letters: b, i, l."""
    return [(one.text, "b" * one.bold + "i" * one.italic + "l" * bool(one.link)) for one in spans(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain", [("plain", "")]),
        ("", []),
        ("**bold** and *italic*", [("bold", "b"), (" and ", ""), ("italic", "i")]),
        ("__bold__ and _italic_", [("bold", "b"), (" and ", ""), ("italic", "i")]),
        ("**a *b* c**", [("a ", "b"), ("b", "bi"), (" c", "b")]),
        ("<b>a</b><i>b</i><strong>c</strong><em>d</em>", [("a", "b"), ("b", "i"), ("c", "b"), ("d", "i")]),
        ("# Title\ntext", [("Title", "b"), ("\n", ""), ("text", "")]),
        ("a<br>b<br/>c", [("a", ""), ("\n", ""), ("b", ""), ("\n", ""), ("c", "")]),
        ("a\n\nb", [("a", ""), ("\n", ""), ("\n", ""), ("b", "")]),
        ('<span style="color:red">red</span> <font size=3>x</font>', [("red x", "")]),
        ("[page](https://example.org)!", [("page", "l"), ("!", "")]),
        ("[file](file:///etc/passwd)", [("file", "")]),
        ("Қазақша **әріптер** жақсы", [("Қазақша ", ""), ("әріптер", "b"), (" жақсы", "")]),
    ],
)
def test_what_is_markup_becomes_style(text, found):
    assert styles(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4",
        "a_b_c",
        "file_name_1",
        "* item",
        "**",
        "*",
        "_ _",
        "5 < 6 > 4",
        "a [b] c",
        "snake__case__name",
        "**open",
    ],
)
def test_what_only_looks_like_markup_stays_as_it_was_written(text):
    assert styles(text) == [(text, "")]


def test_a_backslash_makes_a_sign_a_sign():
    assert styles(r"\*not\* \_this\_ \# \<b\>") == [(r"*not* _this_ \# <b>".replace(r"\#", "#"), "")]


def test_the_address_of_a_link_is_told_for_showing():
    assert spans("[a](https://b.kz/?c=1)") == (Span("a", link="https://b.kz/?c=1"),)


@given(st.text(alphabet="ab *_#<>/[]()\\\n-b", max_size=60))
def test_no_words_are_lost_and_none_are_made_up(text):
    letters = [sign for sign in plain(text) if sign in "a"]
    assert len(letters) <= text.count("a")
    assert all(span.text for span in spans(text))
