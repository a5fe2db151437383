"""The short way to read a submission tells the same as the long one, and refuses the same."""

from collections.abc import Iterator

import pytest

from forms import xml
from forms.errors import FormError

SUBMISSION = """<?xml version='1.0' encoding='UTF-8'?>
<data id="f" version="1" xmlns="urn:f" xmlns:orx="http://openrosa.org/xforms">
  <!-- nobody's answer --><start>2026-11-24T10:00:00+05:00</start>
  <place><region>110000000</region><centre/></place>
  <people><name>Әсел &amp; co</name></people><people><name>Ұлан</name></people>
  <orx:meta><orx:instanceID>uuid:1</orx:instanceID></orx:meta>
</data>""".encode()


def walked(element: xml.Element, path: str) -> Iterator[tuple[str, str]]:
    for child in element.children:
        below = f"{path}/{child.name}"
        if child.children:
            yield from walked(child, below)
        else:
            yield below, child.text


def test_leaves_are_those_of_the_whole_tree_in_its_order() -> None:
    root = xml.parse(SUBMISSION)
    assert xml.leaves(SUBMISSION) == list(walked(root, f"/{root.name}"))
    assert ("/data/people/name", "Ұлан") in xml.leaves(SUBMISSION)
    assert ("/data/place/centre", "") in xml.leaves(SUBMISSION)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"<data><a></data>", "xml.broken"),
        (b"", "xml.broken"),
        (b"<!DOCTYPE data [<!ENTITY e 'x'>]><data><a>&e;</a></data>", "xml.doctype"),
        (b"<a>" * (xml.SUBMISSION.depth + 1) + b"</a>" * (xml.SUBMISSION.depth + 1), "xml.too_deep"),
    ],
)
def test_leaves_refuse_what_the_whole_tree_refuses(source: bytes, code: str) -> None:
    for read in (xml.parse, xml.leaves):
        with pytest.raises(FormError) as refused:
            read(source)
        assert refused.value.code == code


def test_a_broken_document_does_not_spoil_the_next_one() -> None:
    with pytest.raises(FormError):
        xml.leaves(b"<data>")
    assert xml.leaves(b"<data><a>1</a></data>") == [("/data/a", "1")]
