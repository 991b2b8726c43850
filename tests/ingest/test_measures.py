"""Units of measure in words: thousands in every wording, and what is no unit that can be told."""

import polars as pl
import pytest

from ingest.measures import (
    MILLION,
    TENGE,
    THOUSAND,
    unit_multiplier,
    units_after,
    units_said,
)


@pytest.mark.parametrize(
    "text",
    [
        "т. тенге", "т.тенге", "тысяч казахстанских тенге", "тыс. каз. тенге", "тенге, тыс.",
        "тенге (в тысячах)", "тыс., тенге", "тыс . тенге", "тыс.-тенге", "тыс. (тенге)",
        "тыс/тенге", "тыся тенге", "1000 тенге", "1 000 тенге", "тысяч (тенге)", "в тыс.тг",
        "тысяча тенге", "мың. теңге", "тыс. тнг", "тыс. тңг", "KZT thousand", "тыс. KZT",
        "тыс. нац. валюты (тенге)", "мыңтеңге", "тыс.тен-\nге", "тыс.тенге / мың теңге",
        "Сумма на 2026 год с изменениями и дополнениями, тыс.тенге", "тыс. тенге (в т.ч. из РБ)",
    ],
)  # fmt: skip
def test_a_thousand_tenge_is_a_thousand_in_every_wording(text: str) -> None:
    """Headings of annexes; the words between «тыс.» and «тенге» never make it one tenge."""
    assert unit_multiplier(text) == THOUSAND


@pytest.mark.parametrize(
    "text",
    [
        "мллн тенге", "триллион тенге", "сто тенге", "10 тыс. тенге", "тысяч прописью тенге",
        "в тыс. тенге или млн. тенге", "тыс. тенге, тенге", "курс тенге",
        "Национальная валюта - тенге", "85 000 теңге",
    ],
)  # fmt: skip
def test_wording_that_is_not_understood_is_no_unit_and_says_so(text: str) -> None:
    """A plain «тенге» is one tenge only where no word beside it may be a multiplier."""
    assert unit_multiplier(text) is None
    assert pl.select(units_said(pl.lit(text))).item()["is_unclear"]


@pytest.mark.parametrize(
    "text",
    [
        "тенге",
        "Сумма, тенге",
        "Стоимость в тенге",
        "Сумма, тенге (с изменениями от 31.07.2026)",
    ],
)
def test_a_plain_tenge_is_one_tenge(text: str) -> None:
    """Nothing beside it but words of a heading."""
    assert unit_multiplier(text) == TENGE


@pytest.mark.parametrize("text", ["Сумма", "тыс. человек", "бюджеттің теңгерімі", "тыс.тен ге"])
def test_a_text_without_money_names_no_unit(text: str) -> None:
    """«Теңгерім» is a balance sheet, not the tenge."""
    assert unit_multiplier(text) is None
    assert not pl.select(units_said(pl.lit(text))).item()["is_unclear"]


def test_words_after_a_figure_are_a_unit_or_nothing() -> None:
    """«5 млн. тенге;» is five million; «5 т.т.» is not understood."""
    printed = pl.Series(["5 млн. тенге;", "5 тенге", "5 т. тенге", "5 т.т.", "5 тыс.", "5"])

    found = pl.select(units_after(pl.lit(printed))).to_series()

    assert found.to_list() == [MILLION, TENGE, THOUSAND, None, None, None]
