"""Whether a remark complains, by the words of Kazakh, Russian and English for it. A hint, never a verdict."""

import re
from typing import Final

# Beginnings of words; what is praised by its absence ("без очереди", "кезек жоқ", "no queue") is taken out first.
_WORDS: Final = (
    # ru
    "груб", "хам", "очеред", "долг", "плох", "ужас", "отказ", "взятк", "неудоб", "жалоб", "потер", "ошиб", "медлен",
    "недовол", "неприят", "невежл", "опозд", "задерж", "кошмар", "безобраз", "равнодуш", "некомпет", "волокит",
    "не помог", "не работа", "не смог", "не объясн", "не знал",
    # kk
    "дөрек", "кезек", "нашар", "жаман", "қиын", "шағым", "қате", "баяу", "жоғалт", "пара алды", "пара сұра", "кешік",
    "ұзақ", "қолайсыз", "немқұрайлы", "көмектеспе", "қанағаттанба", "түсіндірме", "бас тарт", "жұмыс істеме",
    # en
    "rude", "queue", "slow", "bad", "worst", "terribl", "awful", "refus", "bribe", "complain", "mistake", "unhelpful",
    "unpleasant", "late", "delay", "too long", "waited long", "did not help", "not work", "nobody",
)  # fmt: skip
_PRAISED: Final = re.compile(
    r"\b(?:без|нет|никак\w+|не было|no|without|not|never)\s+(?:\w+\s+)?\w+"
    r"|\b\w+\s+(?:не было|нет|жоқ|болған жоқ|болмады)\b"
)
_SAID: Final = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in _WORDS) + ")")
_DENIED: Final = re.compile(r"\bне (?:помог|работа|смог|объясн|знал)|\bdid not help|\bnot work")


def complains(text: str) -> bool:
    """Whether the text holds words of complaint that it does not deny."""
    lowered = text.casefold()
    return bool(_DENIED.search(lowered) or _SAID.search(_PRAISED.sub(" ", lowered)))
