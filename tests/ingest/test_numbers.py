"""Printed amounts and units of measure: the forms of real acts, and what cannot be read."""

from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.numbers import (
    AMBIGUOUS,
    BILLION,
    MILLION,
    TENGE,
    THOUSAND,
    TOO_FINE,
    TOO_LARGE,
    TWO_NUMBERS,
    UNREADABLE,
    amounts,
    read_amount,
    unit_multiplier,
)


@pytest.mark.parametrize(
    ("printed", "tenge"),
    [
        ("454 088 615", 454_088_615_000),  # Aktobe 2026
        ("454\u00a0088\u202f615", 454_088_615_000),
        ("366814,4", 366_814_400),
        ("3 240 143.5", 3_240_143_500),
        ("1 000 000,0", 1_000_000_000),
        ("1,234,567.8", 1_234_567_800),
        ("1.234.567", 1_234_567_000),
        ("454 088_x000D_", 454_088_000),
        ("-26 549 157", -26_549_157_000),
        (
            "– - 21 339 140,8",
            -21_339_140_800,
        ),  # a dash, then a minus: Aktobe 2026, fifth edition
        ("- 53 380 213", -53_380_213_000),  # Turkistan 2025
        ("(-) 735", -735_000),
        ("(735)", -735_000),
        ("−1029,5", -1_029_500),
        ("5 тысяч тенге;", 5_000),
        ("4 619 513 тысяч тенге.", 4_619_513_000),
        ("4,5 млн. тенге", 4_500_000),
        ("85 000 теңге", 85_000),
    ],
)
def test_forms_of_amounts_in_real_acts_are_read_exactly(printed: str, tenge: int) -> None:
    """Domain notes, 3.3: spaces of any kind, comma or point, minus in six forms, a unit after."""
    read = read_amount(printed, THOUSAND)

    assert (read.amount_kzt, read.value_status, read.reason) == (tenge, "printed", None)


@pytest.mark.parametrize(
    "printed", ["0", "0,0", "-", "–", "равно нулю", "нөлге тең", "0 тенге"]
)
def test_nought_is_printed_as_a_figure_a_dash_or_words(printed: str) -> None:
    """Pavlodar 2025 writes «равно нулю»."""
    read = read_amount(printed, THOUSAND)

    assert (read.amount_kzt, read.value_status) == (0, "zero")


@pytest.mark.parametrize("printed", ["x", "Х", "…", "..."])
def test_a_sign_for_no_value_is_not_published_and_no_error(printed: str) -> None:
    """«х» in a form says that the cell is not to be filled."""
    read = read_amount(printed, THOUSAND)

    assert (read.amount_kzt, read.value_status, read.reason) == (None, "not_published", None)


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("1,234", AMBIGUOUS),
        ("1.234", AMBIGUOUS),
        ("нет данных", UNREADABLE),
        ("1O0", UNREADABLE),
        ("12,5%", UNREADABLE),
        ("1,2,3", UNREADABLE),
        ("100\n200", TWO_NUMBERS),
        ("0,0005", TOO_FINE),
        ("1" * 17, TOO_LARGE),
    ],
)
def test_what_can_be_read_in_two_ways_is_not_guessed(printed: str, reason: str) -> None:
    """An unreadable amount has no value and says why."""
    read = read_amount(printed, THOUSAND)

    assert (read.amount_kzt, read.value_status, read.reason) == (None, "unreadable", reason)


@pytest.mark.parametrize(
    ("text", "multiplier"),
    [
        ("Сумма (тыс.тенге)", THOUSAND),
        ("в тысячах тенге", THOUSAND),
        ("мың теңге", THOUSAND),
        ("мың тенге", THOUSAND),
        ("(млн.теңге)", MILLION),
        ("миллиардов тенге", BILLION),
        ("Стоимость в тенге", TENGE),
        ("тыся-\nч тенге", THOUSAND),
        ("тыс. тeнгe", THOUSAND),
        ("Сумма", None),
        ("тыс. человек", None),
    ],
)
def test_the_unit_of_measure_is_known_by_its_words(text: str, multiplier: int | None) -> None:
    """Domain notes, 3.3: units in headings, lines above and after amounts."""
    assert unit_multiplier(text) == multiplier


def test_a_unit_after_an_amount_wins_over_that_of_the_table() -> None:
    """Kyzylorda 2025, point 3: «4 619 513 тысяч тенге» in a table of its own."""
    cells = pl.DataFrame({"printed": ["5", "5 тенге", "5 млн. тенге"], "unit": [THOUSAND] * 3})

    read = cells.select(amounts(pl.col("printed"), pl.col("unit")).struct.field("amount_kzt"))

    assert read.to_series().to_list() == [5_000, 5, 5_000_000]


def test_a_stored_number_keeps_its_decimal_point() -> None:
    """A spreadsheet's 1.234 is one and 234 thousandths, whatever a text may mean by it."""
    cells = pl.DataFrame({"printed": ["1.234"], "unit": [THOUSAND]})

    read = cells.select(
        amounts(pl.col("printed"), pl.col("unit"), is_number=pl.lit(value=True)).alias("read")
    ).unnest("read")

    assert read.row(0) == (1_234, "printed", None)


@given(
    tenge=st.integers(-(10**15), 10**15).map(lambda tenths: tenths * 100),
    space=st.sampled_from(["", " ", "\u00a0", "\u202f", "\u2009"]),
    point=st.sampled_from([",", "."]),
    minus=st.sampled_from(["-", "– ", "− ", "– - ", "(-) "]),
)
def test_a_printed_amount_is_the_amount_again(
    tenge: int, space: str, point: str, minus: str
) -> None:
    """Any amount in thousands and tenths, in any of the forms."""
    thousands = f"{abs(Decimal(tenge)) / THOUSAND:,.1f}"
    sign = minus if tenge < 0 else ""
    printed = sign + thousands.translate({ord(","): space, ord("."): point})

    assert read_amount(printed, THOUSAND).amount_kzt == tenge


@given(
    figure=st.from_regex(
        r"-?(?:[0-9]{1,9}|[0-9]{1,3}(?:[ \u00a0][0-9]{3}){1,2})(?:[.,][0-9]{1,2})?",
        fullmatch=True,
    ),
    multiplier=st.sampled_from([TENGE, THOUSAND, MILLION, BILLION]),
)
def test_a_plain_figure_is_read_as_the_same_figure_at_the_end_of_a_sentence(
    figure: str, multiplier: int
) -> None:
    """Plain figures are read by a short way, figures with a mark after them by the long one."""
    assert read_amount(figure, multiplier) == read_amount(f"{figure};", multiplier)
