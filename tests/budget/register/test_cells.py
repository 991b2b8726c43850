"""Cells as people type them: what is read, and what is refused because it has two meanings."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.register.cells import (
    CellError,
    CellValue,
    amount_of,
    choice_of,
    count_of,
    day_of,
    truth_of,
    year_of,
)
from budget.register.columns import known_choices


@pytest.mark.parametrize(
    ("typed", "tenge"),
    [
        (12_500_000, 12_500_000),
        (12_500_000.0, 12_500_000),
        (" 12500000 ", 12_500_000),
        ("12 500 000", 12_500_000),
        ("12\u00a0500\u00a0000,00 ₸", 12_500_000),
        ("12,500,000", 12_500_000),
        ("12.500.000 тг", 12_500_000),
        ("12,5 млн", 12_500_000),
        ("12.5 млн тенге", 12_500_000),
        ("450 мың теңге", 450_000),
        ("450 тыс. тг", 450_000),
        ("1,2 млрд", 1_200_000_000),
        ("", None),
        (" ", None),
    ],
)
def test_an_amount_is_read_in_the_forms_people_type(
    typed: CellValue, tenge: int | None
) -> None:
    """Spaces, no-break spaces, commas, words for thousand and million in both languages."""
    assert amount_of(typed) == tenge


@pytest.mark.parametrize(
    "typed", ["1.234", "көп", "12,55", "-5", 12.5, True, "1 млн 200", "=1+1"]
)
def test_an_amount_that_can_be_read_in_two_ways_is_refused(typed: CellValue) -> None:
    """A point before three digits is a thousand to one reader and a decimal to another."""
    with pytest.raises(CellError):
        amount_of(typed)


@given(st.integers(0, 10**13))
def test_a_grouped_amount_comes_back(amount: int) -> None:
    """Grouping by spaces never changes a number."""
    assert amount_of(f"{amount:,}".replace(",", " ")) == amount


@pytest.mark.parametrize(
    "typed",
    [
        dt.date(2026, 3, 5),
        dt.datetime(2026, 3, 5),  # noqa: DTZ001 -- a workbook knows no time zone
        "05.03.2026",
        "5.3.26",
        "2026-03-05",
        "05/03/2026",
        "5 марта 2026 г.",
        "5 наурыз 2026",
        "2026 жылғы 5 наурыз",
        "2026 ж. 5 наурызда",
    ],
)
def test_a_day_is_read_in_the_forms_people_type(typed: CellValue) -> None:
    """Day before month, as Kazakhstan writes it; months in words of both languages."""
    assert day_of(typed) == dt.date(2026, 3, 5)


@pytest.mark.parametrize("typed", [46_086, "31.02.2026", "март", "вчера", "2026"])
def test_what_is_no_day_is_refused(typed: CellValue) -> None:
    """A bare number is a day only to Excel's format; the thirty-first of February is none."""
    with pytest.raises(CellError):
        day_of(typed)


def test_counts_years_and_truths_in_words() -> None:
    """Numbers of people, budget years, yes and no."""
    assert count_of("1 240 чел.") == 1_240
    assert year_of("2026 жыл") == 2026
    assert [truth_of(text) for text in ("иә", "нет", "")] == [True, False, False]


def test_a_closed_word_is_known_by_its_label_in_any_language() -> None:
    """Look-alike letters and case do not matter; another word is refused."""
    kinds = known_choices("kind")

    assert {choice_of(text, kinds) for text in ("Дороги", "жолдар", "ROADS", "roads")} == {
        "roads"
    }
    with pytest.raises(CellError):
        choice_of("дирижабль", kinds)
