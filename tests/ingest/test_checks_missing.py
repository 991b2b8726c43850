"""What a budget must print and does not: said, never passed over."""

import polars as pl
import pytest

from ingest.checks import check_lines
from tests.ingest.annex.grids import REVENUE, SPENDING, read

WHOLE = """
 | | | | I. Доходы | 100
 | | | | II. Затраты | 110
01 | | | | Государственные услуги общего характера | 60
 | 1 | | | Представительные органы | 60
 | | 110 | | Аппарат маслихата | 60
 | | | 001 | Услуги маслихата | 60
04 | | | | Образование | 50
 | 2 | | | Начальное образование | 50
 | | 261 | | Управление образования | 50
 | | | 003 | Школы | 50
 | | | | III. Чистое бюджетное кредитование | 20
 | | | | Бюджетные кредиты | 20
10 | | | | Сельское хозяйство | 20
 | 1 | | | Сельское хозяйство | 20
 | | 255 | | Управление сельского хозяйства | 20
 | | | 087 | Микрокредиты | 20
 | | | | IV. Сальдо по операциям с финансовыми активами | 5
 | | | | Приобретение финансовых активов | 5
13 | | | | Прочие | 5
 | 9 | | | Прочие | 5
 | | 257 | | Управление финансов | 5
 | | | 065 | Уставный капитал | 5
 | | | | V. Дефицит (профицит) бюджета | -35
 | | | | VI. Финансирование дефицита (использование профицита) бюджета | 35
"""
V, VI = "V. Дефицит", "VI. Финансирование"
LOANS, ASSETS = "Бюджетные кредиты", "Приобретение финансовых активов"


def failing(text: str) -> list[tuple[str, str, int | None, int | None]]:
    """Identity, code, expected and found, thousand tenge, of what does not hold."""
    checks = check_lines(read(f"{SPENDING}{text}").lines).filter(~pl.col("holds"))
    return [
        (identity, code, expected, found and found // 1000)
        for identity, code, expected, found in checks.select(
            "identity", "code", "expected", "found"
        ).rows()
    ]


def without(*names: str, blank: bool = False) -> str:
    """The whole budget without the rows of some names, or with their amounts blank."""
    rows = []
    for row in WHOLE.split("\n"):
        if not any(f"| {name}" in row for name in names):
            rows.append(row)
        elif blank:
            rows.append(f"{row.rpartition('|')[0]}|")
    return "\n".join(rows)


def test_a_budget_that_prints_all_six_sections_misses_nothing() -> None:
    """Budget Code, article 9."""
    assert failing(WHOLE) == []


@pytest.mark.parametrize("blank", [True, False])
@pytest.mark.parametrize(
    ("name", "identity", "found"),
    [
        (V, "balance cannot be asked: section V is not printed or not read", -35),
        (VI, "financing = −balance cannot be asked: section VI is not printed or not read", 35),
        (LOANS, "subtotal cannot be asked: «Бюджетные кредиты» is not printed or not read", 20),
        (ASSETS, "subtotal cannot be asked: «Приобретение финансовых активов» is not printed or not read", 5),
    ],
)  # fmt: skip
def test_a_section_or_subtotal_that_is_blank_or_left_out_is_missed(
    name: str, identity: str, found: int, *, blank: bool
) -> None:
    """A check that cannot be made is not one that holds: `found` is what the parts make."""
    assert failing(without(name, blank=blank)) == [(identity, "", None, found)]


def test_a_nought_may_be_left_out() -> None:
    """A budget in balance need not say that nothing is financed."""
    balanced = " | | | | I. Доходы | 9\n | | | | II. Затраты | 9"

    assert failing(f"\n{balanced}") == []


def test_subtotals_that_a_layout_does_not_have_are_not_missed() -> None:
    """Mangystau 2008: groups stand right below III and IV."""
    assert failing(without(LOANS, ASSETS)) == []


def test_the_outturn_need_not_close() -> None:
    """A report on execution may leave V and VI to the plan."""
    checks = check_lines(
        read(
            "Функциональная группа | Наименование | Утвержденный бюджет | Исполнение\n"
            " | I. Доходы | 9 | 9\n | II. Затраты | 10 | 8\n"
            " | V. Дефицит (профицит) бюджета | -1 |\n | VI. Финансирование дефицита | 1 |"
        ).lines
    )

    assert checks["holds"].all()


def test_what_another_annex_of_the_year_prints_is_not_missed() -> None:
    """An act may print revenues and spending in one annex, III to VI in another."""
    first, second = WHOLE.split(" | | | | III.")
    both = (
        f"{SPENDING}{first}Приложение 2[c6]\nБюджет района на 2026 год[c6]\n{SPENDING}\n"
        f" | | | | III.{second}"
    )
    checks = check_lines(read(both).lines)

    assert not checks["identity"].str.contains("section V").any()


def test_a_group_of_another_kind_than_its_siblings_is_missed() -> None:
    """«Начальное образование» is left out: the administrator stands right below its group."""
    missed = "a total of expenditures cannot be asked: the row above this {} is not printed"

    assert failing(without("Начальное образование")) == [
        (missed.format("administrator"), "04", None, 50)
    ]


def test_a_group_that_is_left_out_is_missed_where_each_row_prints_its_whole_code() -> None:
    """The subgroup 04.2 names its group, which has no row of its own."""
    text = """
 | | | | II. Затраты | 110
01 | | | | Государственные услуги общего характера | 60
01 | 1 | | | Представительные органы | 60
04 | 2 | | | Начальное образование | 50
"""

    assert failing(text) == [
        (
            "a total of expenditures cannot be asked: the row above this subgroup is not printed",
            "04",
            None,
            50,
        )
    ]


def test_a_row_that_is_printed_but_rejected_is_not_said_to_be_missing() -> None:
    """The subgroup of «Образование» holds no number: the administrators below it have no total."""
    text = WHOLE.replace("Начальное образование | 50", "Начальное образование | 5O")

    missed = (
        "a total of expenditures cannot be asked: the row above this administrator is printed, "
        "but could not be read"
    )
    assert (missed, "04.2", None, 50) in failing(text)


def test_a_budget_without_any_subgroups_misses_none() -> None:
    """Zhambyl oblast 2025 and many okrugs print none."""
    rows = [
        row
        for row in WHOLE.split("\n")
        if row.split("|")[1:2] not in ([" 1 "], [" 2 "], [" 9 "])
    ]

    assert failing("\n".join(rows)) == []


def test_a_class_that_is_left_out_is_missed() -> None:
    """The subclass stands right below its category; the sums hold all the same."""
    text = (
        f"{REVENUE}\n | | | I. Доходы | 9\n1 | | | Налоговые поступления | 4\n"
        " | 01 | | Подоходный налог | 4\n | | 2 | Индивидуальный подоходный налог | 4\n"
        "2 | | | Неналоговые поступления | 5\n | | 1 | Доходы от собственности | 5"
    )
    checks = check_lines(read(text).lines).filter(~pl.col("holds"))

    assert checks.select("code", "row").rows() == [("2", 7)]


@pytest.mark.parametrize(
    ("text", "section"),
    [
        (
            (
                f"{REVENUE}\n1 | | | Налоговые поступления | 9\n\n"
                f"{SPENDING}\n | | | | II. Затраты | 9\n04 | | | | Образование | 9"
            ),
            "revenues",
        ),
        (
            (
                f"{REVENUE}\n | | | I. Доходы | 9\n1 | | | Налоговые поступления | 9\n\n"
                f"{SPENDING}\n04 | | | | Образование | 9"
            ),
            "expenditures",
        ),
    ],
)
def test_parts_without_their_section_are_summed_against_nothing(
    text: str, section: str
) -> None:
    """A title that is not understood must not leave the sums unasked."""
    failed = check_lines(read(text).lines).filter(~pl.col("holds"))["identity"].to_list()

    missed = "sum of its parts cannot be asked: the section is not printed or not read"
    assert f"{section} = {missed}" in failed


@pytest.mark.parametrize(
    "text",
    [
        f"{REVENUE}\n1 | | | Налоговые поступления | 9",
        f"{SPENDING}\n04 | | | | Образование | 9",
    ],
)
def test_an_excerpt_of_one_side_alone_is_not_asked_for_its_section(text: str) -> None:
    """Somebody's sheet of one table is no budget that lacks its totals."""
    assert check_lines(read(text).lines)["holds"].all()
