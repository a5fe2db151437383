"""A talk: its notes carry the time by one key."""

import re

from gui.visits.talks import TalkPage
from tests.gui.entry.conftest import rest, settle


def test_one_key_writes_the_time_of_the_talk(workspace, show, typist) -> None:
    talk = show(TalkPage(workspace, workspace.begin("in_depth_interview", language="ru")))
    talk.controller.answer("/data/agreement/consent", "yes")
    talk.questions.go("/data/topic_start/start_said")
    typist.press("F5")
    typist.type("first")
    typist.press("F5")
    typist.type("second")
    talk.questions.commit()
    settle(talk)
    said = talk.interview.instance["/data/topic_start/start_said"].value
    assert re.fullmatch(r"\[\d\d:\d\d\] first\n\[\d\d:\d\d\] second", said)
    rest(talk)
