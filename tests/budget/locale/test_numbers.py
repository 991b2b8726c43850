"""Amounts in the unit asked for, and never a nought that is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.locale.numbers import AMOUNTS_IN, SCALES, Scale, amount, column_scale, in_scale
from budget.locale.words import Language, words


def test_the_unit_of_the_address_is_kept_whatever_the_size() -> None:
    """Revenues of Aktobe oblast for 2026, № 298: 454,088,615 thousand tenge."""
    spoken = words(Language.EN)

    written = [amount(454_088_615_000, spoken, scale) for scale in AMOUNTS_IN.values()]

    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in written] == [
        "454.1 billion ₸",
        "454,088,615,000 ₸",
        "454,088,615.0 thousand ₸",
        "454,088.6 million ₸",
        "454.1 billion ₸",
    ]


def test_a_column_has_the_unit_asked_for() -> None:
    """Else the largest in which its smallest amount is seen."""
    assert column_scale([101_943_385_000, 311_000]) == SCALES[2]
    assert column_scale([101_943_385_000, 311_000], SCALES[3]) == SCALES[3]


@pytest.mark.parametrize(
    ("amount_kzt", "written"),
    [(0, "0"), (311_000, "<0,01"), (-311_000, ">\N{MINUS SIGN}0,01"), (50_000_000, "0,05")],
)
def test_a_small_amount_in_billions_is_not_nought(amount_kzt: int, written: str) -> None:
    """Only nought is nought."""
    assert in_scale(amount_kzt, SCALES[3], Language.RU) == written


@given(
    st.integers(min_value=-(10**15), max_value=10**15),
    st.sampled_from(SCALES),
    st.sampled_from(list(Language)),
)
def test_whatever_is_not_nought_shows_a_digit_that_is_none(
    amount_kzt: int, scale: Scale, language: Language
) -> None:
    """In every unit and language."""
    assert any(digit in in_scale(amount_kzt, scale, language) for digit in "123456789") == (
        amount_kzt != 0
    )
