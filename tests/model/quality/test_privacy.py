"""Personal numbers in free text (method 9.2.2): a valid one blocks, one that only looks like it warns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.quality import privacy

TABLE = [
    # text, kinds that are found
    ("850101370383", ["iin"]),
    ("ЖСН 850101370383 деп айтты", ["iin"]),
    ("ИИН: 850101 370383", ["iin"]),
    ("8501 0137 0383", ["iin"]),
    ("8 5 0 1 0 1 3 7 0 3 8 3", ["iin"]),
    ("850101-370-383", ["iin"]),
    ("850101\u00a0370383", ["iin"]),
    ("окно 4 850101370383 2 раза", ["iin"]),
    ("123456789012", ["like_iin"]),
    ("1234 5678 9012", ["like_iin"]),
    ("1850101370383", []),
    ("12 цифр: 85010137038", []),
    ("87011234567", ["phone"]),
    ("8 701 123 45 67", ["phone"]),
    ("+7 (701) 123-45-67", ["phone"]),
    ("+77011234567", ["phone"]),
    ("8(7172)55-55-55", ["phone"]),
    ("тел. 8-7172-55-55-55.", ["phone"]),
    ("+998 90 123 45 67", ["phone"]),
    ("701 123 45 67", ["like_phone"]),
    ("8 700 тенге", []),
    ("заплатил 8 700, потом 8 750", []),
    ("4111 1111 1111 1111", ["card"]),
    ("4111111111111111", ["card"]),
    ("3782 822463 10005", ["card"]),
    ("4111 1111 1111 1112", ["like_iin"]),
    ("aigul.s@mail.kz", ["email"]),
    ("пишите на info@egov.kz", ["email"]),
    ("@egov", []),
    ("12.08.2026 14:35", []),
    ("с 10:15 до 10:25, окно 7", []),
    ("14 219 человек в 2019 году", []),
    ("850101370383, +77011234567 и a@b.kz", ["iin", "phone", "email"]),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), TABLE, ids=[text or "nothing" for text, _ in TABLE])
def test_what_is_found(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in privacy.scan(text)] == kinds


def test_only_what_is_certain_blocks() -> None:
    assert [one.kind for one in privacy.blocking("123456789012 701 123 45 67 850101370383")] == ["iin"]


def test_masking_hides_the_figures_and_nothing_else() -> None:
    text = "Сказали: 850101 370383, звоните 87011234567. Номер 123456789012"
    hidden = privacy.masked(text)
    assert hidden == "Сказали: ×××××× ××××××, звоните ×××××××××××. Номер 123456789012"
    assert privacy.blocking(hidden) == ()


def test_the_checksum_takes_its_second_weights() -> None:
    """The first sum gives 10 here, so the weights 3 to 11, 1, 2 decide."""
    first = "7001015001"
    assert any(privacy.is_iin(f"{first}{n:02d}") for n in range(100))
    weights = range(1, 12)
    number = next(f"{n:011d}" for n in range(10**9, 10**9 + 10_000)
                  if sum(w * int(d) for w, d in zip(weights, f"{n:011d}", strict=True)) % 11 == 10)  # fmt: skip
    second = sum(w * int(d) for w, d in zip((*range(3, 12), 1, 2), number, strict=True)) % 11
    assert [last for last in range(10) if privacy.is_iin(f"{number}{last}")] == ([second] if second < 10 else [])


@given(st.text(max_size=400))
def test_any_text_is_looked_through_and_masked_for_good(text: str) -> None:
    assert privacy.blocking(privacy.masked(text)) == ()


@given(st.text(alphabet="0123456789 +-()7801234567\u00a0\n", max_size=300))
def test_any_figures_are_masked_for_good(text: str) -> None:
    assert privacy.blocking(privacy.masked(text)) == ()
