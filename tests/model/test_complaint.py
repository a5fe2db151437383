"""Words of complaint in three languages, and what only sounds like one."""

import pytest

from model.quality.complaint import complains


@pytest.mark.parametrize("said", [
    "Грубо ответили у окна", "Очередь два часа", "Оператор не помог", "долго ждали", "ПЛОХО ОБЪЯСНИЛИ",
    "Қызметкер дөрекі сөйледі", "кезек ұзақ болды", "Көмектеспеді", "құжатты жоғалтты", "қате жіберді",
    "The clerk was rude", "a long queue", "They did not help", "very slow",
])  # fmt: skip
def test_a_complaint_is_heard(said: str) -> None:
    assert complains(said)


@pytest.mark.parametrize("said", [
    "", "Всё хорошо", "Без очереди", "Очереди не было", "Быстро и вежливо", "Бәрі жақсы", "Кезек жоқ", "кезек болмады",
    "No queue at all", "Very kind", "без долгого ожидания",
])  # fmt: skip
def test_praise_is_not_taken_for_one(said: str) -> None:
    assert not complains(said)
