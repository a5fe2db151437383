"""The guides of the in-depth interview and of the focus group: topics, what was said, codes, quotes. Structure only."""

from forms.library import lists
from forms.library.blocks import AGREED, REFUSED, SEARCHED, agreement, open_answer, region
from forms.library.sheets import Row, Sheets, ask, begin, end, metadata
from forms.library.texts import FACTS, own

TOPICS = (
    "start", "journey", "information", "documents", "waiting", "cost", "complaint", "digital", "change", "closing",
)  # fmt: skip
LONGEST = 20_000
QUOTED = "${quote_text} != ''"  # a repeat begins with one instance: an empty one must not block


def depth(version: str) -> Sheets:
    """The in-depth interview, with recipients, providers or experts."""
    who = ask("select_one person", "person", own("person"), required="yes", marks={"role": "person"})
    people = lists.named("person", "person_recipient", "person_provider", "person_expert", prefix="person_")
    survey = [
        *metadata(), *agreement("minutes_depth"), *_about(who), *_topics(),
        *_topic("provider", "${person} = 'provider'"), *_transcript(),
    ]  # fmt: skip
    return Sheets("in_depth_interview", own("title_depth").en, version, tuple(survey), (*_choices(), *people))


def focus(version: str) -> Sheets:
    """The focus group, with its participants one by one."""
    who = ask("select_one group", "group", own("group"), required="yes", marks={"role": "group"})
    kinds = lists.named("group", "group_centre", "group_portal", "group_complained", prefix="group_")
    number = ask("integer", "participants", own("participants"), hint=own("participants_hint"), required="yes",
                 constraint=". >= 3 and . <= 15", message=own("bad_participants"),
                 marks={"role": "participants"})  # fmt: skip
    survey = [
        *metadata(), *agreement("minutes_focus"), *_about(who, number), *_participants(),
        *_topics(ask("note", "scores_note", own("scores_note"), marks={"role": "lead"})), *_transcript(),
    ]  # fmt: skip
    choices = (*_choices(), *kinds, *lists.options("P1", "P2", "P3"))
    return Sheets("focus_group", own("title_focus").en, version, tuple(survey), choices)


def _choices() -> list[Row]:
    return [*lists.yes_no(), *lists.declined(), *lists.regions(), *lists.services(), *lists.codes()]


def _about(*questions: Row) -> list[Row]:
    """Whom the talk is with and about what; the centre comes from the CSV, named as on its sign."""
    return [
        begin("about", own("s_talk"), relevant=AGREED),
        region(),
        ask("text", "moderator", own("moderator"), hint=own("moderator_hint"), required="yes",
            constraint="string-length(.) <= 12", message=own("bad_moderator"), marks={"role": "moderator"}),
        *questions,
        ask("select_one service", "service", FACTS["F10"], required="yes", appearance=SEARCHED,
            marks={"role": "service"}),
        ask("select_one_from_file centres.csv", "centre", own("centre_optional"), hint=own("centre_optional_hint"),
            appearance=SEARCHED, choice_filter="region = ${region}", marks={"role": "centre"}),
        end(),
    ]  # fmt: skip


def _participants() -> list[Row]:
    """Bands only, as in the survey: nobody in the room can be recognised from them."""
    kinds = {"P1": "sex", "P2": "age", "P3": "settlement"}
    return [
        begin("people", own("s_people"), relevant=AGREED),
        begin("participant", own("participant"), kind="repeat", repeat_count="${participants}",
              marks={"role": "participant"}),
        *(ask(f"select_one {fact}", fact, FACTS[fact], required="yes", marks={"role": "profile", "profile": kind})
          for fact, kind in kinds.items()),
        end("repeat"),
        end(),
    ]  # fmt: skip


def _topics(*after_journey: Row) -> list[Row]:
    found: list[Row] = []
    for topic in TOPICS:
        found += _topic(topic, "", *(after_journey if topic == "journey" else ()))
    return found


def _topic(topic: str, condition: str, *before: Row) -> list[Row]:
    """One topic: what to ask, what was said, and what it is about in the code frame."""
    return [
        begin(f"topic_{topic}", own(f"t_{topic}"), relevant=f"{AGREED} and {condition}" if condition else AGREED,
              marks={"role": "topic", "topic": topic}),
        *before,
        ask("note", f"{topic}_ask", own(f"t_{topic}_ask"), marks={"role": "lead"}),
        open_answer(f"{topic}_said", own("notes"), LONGEST, hint=own("notes_hint"),
                    marks={"role": "said", "topic": topic}),
        ask("select_multiple code", f"{topic}_codes", own("codes"), appearance=SEARCHED,
            marks={"role": "codes", "topic": topic}),
        end(),
    ]  # fmt: skip


def _transcript() -> list[Row]:
    return [
        begin("record", own("s_transcript"), relevant=AGREED),
        open_answer("transcript", own("transcript"), 10 * LONGEST, hint=own("notes_hint"),
                    marks={"role": "transcript"}),
        begin("quote", own("quote"), kind="repeat", marks={"role": "quote"}),
        open_answer("quote_text", own("quote_text"), 1000, hint=own("notes_hint"), marks={"role": "quote_text"}),
        ask("select_one code", "quote_code", own("codes"), required=QUOTED, appearance=SEARCHED,
            marks={"role": "quote_code"}),
        ask("select_one yes_no", "no_identity", own("no_identity"), required=QUOTED, marks={"role": "no_identity"}),
        ask("text", "released_by", own("released_by"), required="yes", relevant="${no_identity} = 'yes'",
            constraint="string-length(.) <= 12 and . != ${moderator}", message=own("bad_second"),
            marks={"role": "released_by"}),
        end("repeat"),
        end(),
        ask("calculate", "outcome", calculation=f"if({AGREED}, '1.1', {REFUSED})", marks={"role": "outcome"}),
    ]  # fmt: skip
