"""Identities of a budget: what is asked, of what, and what fails with which numbers."""

import polars as pl
from polars.testing import assert_frame_equal

from ingest.checks import check_lines, section_identities
from tests.ingest.annex.grids import read

BUDGET = """
Категория | Класс | Подкласс | Наименование | Сумма
 | | | I. Доходы | 281 508
1 | | | Налоговые поступления | 81 508
 | 01 | | Подоходный налог | 80 000
 | 04 | | Налоги на собственность | 1 508
4 | | | Поступления трансфертов | 200 000
Функциональная группа | Администратор | Программа | Наименование | Сумма
 | | | II. Затраты | 282 243
01 | | | Государственные услуги общего характера | 282 243
 | 124 | | Аппарат акима | 282 243
 | | 001 | Услуги | 282 243
 | | | III. Чистое бюджетное кредитование | 0
 | | | IV. Сальдо по операциям с финансовыми активами | 0
 | | | V. Дефицит (профицит) бюджета | -735
 | | | VI. Финансирование дефицита (использование профицита) бюджета | 735
 | | | Используемые остатки бюджетных средств | 735
"""


def asked(text: str) -> pl.DataFrame:
    """Identities with expected and found in thousand tenge."""
    checks = check_lines(read(text).lines)
    return checks.select(
        "identity", "code", pl.col("expected", "found", "residual") // 1000, "holds"
    )


def test_a_budget_that_adds_up_holds_in_every_identity() -> None:
    """Sarkan district 2022: 281 508 − 282 243 − 0 − 0 = −735, as printed."""
    expected = pl.DataFrame(
        [
            ("category = sum of classes", "1", 81_508),
            ("group = sum of administrators", "01", 282_243),
            ("administrator = sum of programmes", "01.124", 282_243),
            ("revenues = sum of categories", "", 281_508),
            ("expenditures = sum of groups", "", 282_243),
            ("balance = revenues − expenditures − net lending − financial assets", "", -735),
            ("financing = −balance", "", 735),
            ("financing = borrowing − debt repayment + balances used", "", 735),
        ],
        schema={"identity": pl.String, "code": pl.String, "expected": pl.Int64},
        orient="row",
    )

    found = asked(BUDGET)

    assert_frame_equal(found.select("identity", "code", "expected"), expected)
    assert found["holds"].all()


def test_a_failing_sum_says_what_was_expected_and_found() -> None:
    """A misprint of one thousand in a class fails exactly the sum of its category."""
    found = asked(BUDGET.replace("Подоходный налог | 80 000", "Подоходный налог | 80 001"))

    assert found.filter(~pl.col("holds")).rows() == [
        ("category = sum of classes", "1", 81_508, 81_509, 1, False)
    ]


def test_a_balance_with_the_wrong_sign_fails_twice() -> None:
    """A deficit printed without its minus: neither the sections nor the financing agree."""
    found = asked(BUDGET.replace("| -735", "| 735"))

    assert found.filter(~pl.col("holds"))["identity"].to_list() == [
        "balance = revenues − expenditures − net lending − financial assets",
        "financing = −balance",
    ]


def test_what_is_not_printed_is_not_asked() -> None:
    """An annex of revenues alone has no balance, and one category without classes no sum."""
    found = asked(
        "Категория | Класс | Наименование | Сумма\n | | I. Доходы | 5\n1 | | Налоговые поступления | 5"
    )

    assert found["identity"].to_list() == ["revenues = sum of categories"]


def test_each_year_and_phase_is_a_budget_of_its_own() -> None:
    """Columns of an annex are never added to each other: approved, revised, executed."""
    found = check_lines(
        read("""
Категория | Класс | Наименование | Утвержденный | Уточненный
 | | I. Доходы | 5 | 7
1 | | Налоговые поступления | 5 | 6
""").lines
    )

    assert found.select("phase", "expected", "found", "holds").sort("phase").rows() == [
        ("approved", 5_000, 5_000, True),
        ("revised", 7_000, 6_000, False),
    ]


def test_a_list_of_headline_figures_is_asked_only_where_all_parts_are_there() -> None:
    """A text may leave out what is not nought; an annex leaves out only noughts."""
    lines = read(BUDGET.replace(" | | | III. Чистое бюджетное кредитование | 0\n", "")).lines
    balance = "balance = revenues − expenditures − net lending − financial assets"

    whole = section_identities(lines, only_whole=True)

    assert balance in section_identities(lines)["identity"].to_list()
    assert balance not in whole["identity"].to_list()


def test_items_and_categories_of_no_known_name_are_not_compared_with_each_other() -> None:
    """An unknown category and a row without a code have no name in common."""
    found = asked(
        "Категория | Класс | Наименование | Сумма\n77 | | Новые поступления | 5\n | | В том числе прочие | 3"
    )

    assert not found["identity"].str.contains("printed again").any()
