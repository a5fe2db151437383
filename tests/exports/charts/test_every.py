"""Every chart: inside its picture, no two texts on each other, in a wider face too; and moved as a whole."""

import pytest

from exports import charts
from exports.charts import Picture
from exports.charts.paper import Painted, measure
from model.language import LANGUAGES, speaking
from tests.exports import charted
from tests.exports.charts.marks import drawn, meeting, outside


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", charted.ALL)
def test_every_mark_is_inside_its_picture(name, language):
    assert outside(drawn(name, language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", charted.ALL)
def test_no_two_texts_lie_on_each_other(name, language):
    assert meeting(drawn(name, language)) == []


@pytest.mark.parametrize("name", charted.ALL)
def test_every_chart_is_painted_on_paper(name):
    picture = drawn(name)
    assert Painted(picture).wrap(0, 0) == (picture.width, picture.height)


@pytest.mark.parametrize("factor", [1.15, 1.3, 1.6])
@pytest.mark.parametrize("name", charted.ALL)
def test_in_a_wider_face_too_marks_stay_inside_and_words_apart(name, factor):
    def wider(text, size, bold):
        return measure(text, size, bold) * factor

    with speaking("ru"):
        picture = charted.ALL[name](wider)
    assert meeting(picture, wider) == []
    assert outside(picture, wider) == []


def test_a_moved_picture_keeps_its_marks():
    picture = drawn("funnel")
    there = charts.moved(picture.marks, 10, 20)
    assert charts.moved(there, -10, -20)[0] == picture.marks[0]
    assert outside(Picture(picture.width + 10, picture.height + 20, there)) == []
