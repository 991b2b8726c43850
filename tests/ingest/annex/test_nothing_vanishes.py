"""Every row with a figure is a line with the right amount, or a reject with its reason."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.checks import check_lines
from tests.ingest.annex.grids import REVENUE, SPENDING, lines, read, reasons

NAMED = ("Бюджет района на 2026 год",)
TWO = "{0}\n1 | | | Налоговые поступления | {1}\n2 | | | Неналоговые поступления | 5"


@settings(max_examples=150, deadline=None)
@given(
    before=st.text("≈~*#'‘_+<>\u200b\u200e\u00a0 ", max_size=2),
    after=st.text("*;.,¹²)'-–_~?\u200b\u2060\u00ad\u00a0 т", max_size=3),
)
def test_junk_around_an_amount_gives_the_amount_or_a_reject(before: str, after: str) -> None:
    """A table of one amount, so that nothing else makes the row one of data."""
    rows = read(f"{REVENUE}\n | | | I. Доходы | {before}1 234,5{after}")

    found = rows.lines["amount_kzt"].to_list()
    assert found in ([1_234_500], [])
    assert len(found) + rows.rejects.height == 1


@pytest.mark.parametrize("mark", ["*", "**", "*)", "¹", ";", ".", "\u200b", "\u200e", "\u2060"])
def test_a_mark_after_an_amount_is_no_part_of_it(mark: str) -> None:
    """Footnote marks, ends of sentences and characters without width."""
    rows = read(TWO.format(REVENUE, f"1 234{mark}"))

    assert [amount for *_, amount in lines(rows)] == [1234, 5]


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("12 34 5,6 7", "digit groups are not of three"),
        ("1234 567", "digit groups are not of three"),
        ("471 108 125,6 000", "digit groups are not of three"),
        ("123-", "a minus after the figure"),
        ("≈1 234", "the amount cannot be read"),
        ("1'234", "the amount cannot be read"),
        ("12%", "the amount cannot be read"),
        ("١٢٣", "the amount cannot be read"),
        ("1 234 т.т.", "the amount cannot be read"),
    ],
)
def test_a_figure_that_is_not_clean_is_rejected_with_its_reason(
    printed: str, reason: str
) -> None:
    """Digits are never glued, and a row is never dropped."""
    rows = read(TWO.format(REVENUE, printed))

    assert lines(rows) == [("revenues", "category", "2", 5)]
    ((row, col, said),) = reasons(rows)
    assert (row, col) == (2, 5)
    assert said.startswith(reason)


@pytest.mark.parametrize("heading", ["Сумма", "2026 год", "Итого", "Сумма (тыс.т.)"])
def test_without_a_unit_of_measure_no_amount_is_read(heading: str) -> None:
    """No line at all in the document: its reject stays all the same."""
    rows = read(
        TWO.format(f"Категория | Класс | Подкласс | Наименование | {heading}", "7"), above=NAMED
    )

    assert rows.lines.is_empty()
    assert [(row, col, reason.split(":")[0]) for row, col, reason in reasons(rows)] == [
        (2, 5, "the unit of measure is not printed"),
        (3, 5, "the unit of measure is not printed"),
    ]


@pytest.mark.parametrize(
    ("heading", "above"),
    [
        ("Сумма, мллн тенге", NAMED),
        ("Сумма", (*NAMED, "курс тенге")),
        ("Сумма", (*NAMED, "(тыс. тенге)", "Стоимость в тенге")),
        ("Сумма в тыс. тенге или млн. тенге", NAMED),
    ],
)
def test_an_unclear_unit_or_two_of_them_keep_a_table_out(
    heading: str, above: tuple[str, ...]
) -> None:
    """Wrong by a thousand is worse than not read."""
    rows = read(
        TWO.format(f"Категория | Класс | Подкласс | Наименование | {heading}", "7"), above=above
    )

    assert rows.lines.is_empty()
    assert [(row, col) for row, col, _ in reasons(rows)] == [(2, 5), (3, 5)]
    assert all("unit" in reason for *_, reason in reasons(rows))


@pytest.mark.parametrize(
    "heading",
    [
        "Сумма с учетом изменений (тыс. тенге)",
        "Сумма (тыс. тенге), % роста",
        "Утвержденный бюджет с изменениями",
        "Сумма, тыс. тенге (с изменениями от 31.07.2026)",
        "Удельный вес и сумма, тыс. тенге",
        "План на год с учетом изменений",
    ],
)
def test_the_only_column_of_amounts_is_read_whatever_else_its_heading_says(
    heading: str,
) -> None:
    """«С изменениями» is a state of the budget, no deviation."""
    rows = read(TWO.format(f"Категория | Класс | Подкласс | Наименование | {heading}", "7"))

    assert [amount for *_, amount in lines(rows)] == [7, 5]


def test_a_table_of_nothing_but_percentages_is_a_problem() -> None:
    """Shares are no amounts, and the table is not passed over in silence."""
    rows = read(
        TWO.format("Категория | Класс | Подкласс | Наименование | Удельный вес, %", "7,5")
    )

    assert rows.lines.is_empty()
    assert reasons(rows)[0][2].startswith("headings of a budget without a column of amounts")


def test_a_code_without_a_name_is_a_reject() -> None:
    """A row of digits says whose money it is to nobody."""
    rows = read(f"{REVENUE}\n1 | | | Налоговые поступления | 9\n | 01 | | | 9")

    assert lines(rows) == [("revenues", "category", "1", 9)]
    assert reasons(rows) == [(3, 5, "a code without a name")]


@pytest.mark.parametrize("code", ["1", "0", ""])
def test_a_figure_beside_the_column_of_amounts_without_a_name_is_a_reject(code: str) -> None:
    """Digits of a row without words stand for something: the row is shown."""
    rows = read(f"{REVENUE}\n1 | | | Налоговые поступления | | 9\n{code} | | | | 37 037 |")

    assert [row for row, *_ in reasons(rows)] == [3]


def test_a_matrix_of_numbers_is_no_budget() -> None:
    """Codes and amounts without a heading, a section or a category: another table."""
    rows = read("1 | 101 | итог года | 1 234\n2 | 102 | итог года | 5 678")

    assert rows.tables["kind"].to_list() == ["other"]
    assert rows.lines.is_empty()
    assert rows.rejects.is_empty()


@pytest.mark.parametrize("numbers", ["1 | 3 | 4 | 5 | 6 |", "1 | 2 | 3 | 4 | | 6"])
def test_a_row_of_column_numbers_may_skip_one(numbers: str) -> None:
    """A merged or a hidden column has its number all the same."""
    rows = read(f"{SPENDING}\n{numbers}\n01 | | | | Государственные услуги | 7")

    assert lines(rows) == [("expenditures", "group", "01", 7)]
    assert reasons(rows) == []


@pytest.mark.parametrize(
    ("others", "thousand_tenge"),
    [(("1,234,567.8",), 1234), (("12.5",), 1234), (("12,5",), 1.234)],
)
def test_one_separator_and_three_digits_mean_what_the_column_says(
    others: tuple[str, ...], thousand_tenge: float
) -> None:
    """«1,234» is settled by the other amounts of its column."""
    rows = read(TWO.format(REVENUE, "1,234") + "".join(f"\n3 | | | Иное | {x}" for x in others))

    assert rows.lines["amount_kzt"].to_list()[0] == thousand_tenge * 1000


def test_a_separator_that_a_column_prints_both_ways_stays_in_doubt() -> None:
    """Two hands filled the column: nothing is guessed."""
    rows = read(
        TWO.format(REVENUE, "1,234") + "\n3 | | | Иное | 1,234,567.8\n4 | | | Иное | 12,5"
    )

    assert [row for row, *_ in reasons(rows)] == [2]


@pytest.mark.parametrize("other", ["60{}60", "1 234", "60603"])
@pytest.mark.parametrize("apostrophe", ["'", "’", "\u02bc"])
def test_an_apostrophe_parts_thousands_where_it_does_so_in_the_whole_table(
    apostrophe: str, other: str
) -> None:
    """«60'603» beside «1'475'783,5» is sixty thousand; one other figure puts all in doubt."""
    printed = [f"1{apostrophe}475{apostrophe}783,5", f"-60{apostrophe}603", "475,5"]
    others = [*printed, other.format(apostrophe)]

    rows = read(REVENUE + "".join(f"\n1 | | | Поступления | {one}" for one in printed))
    spoilt = read(REVENUE + "".join(f"\n1 | | | Поступления | {x}" for x in others))

    assert rows.lines["amount_kzt"].to_list() == [1_475_783_500, -60_603_000, 475_500]
    assert rows.lines["printed"].to_list() == printed
    assert [row for row, *_ in reasons(spoilt)][:2] == [2, 3]


@pytest.mark.parametrize(
    ("other", "tenge"),
    [("1.475.783,5", 475_783_000), ("783,5", None), ("783", None), ("4.5", None)],
)
def test_a_silent_column_is_read_as_the_other_columns_of_its_table_print(
    other: str, tenge: int | None
) -> None:
    """«475.783» alone says nothing; beside «1.475.783,5» of another year it is in thousands."""
    rows = read(
        "Категория | Класс | Подкласс | Наименование | 2025 год | 2026 год"
        f"\n1 | | | Налоговые поступления | 475.783 | {other}"
    )

    found = rows.lines.filter(pl.col("printed") == "475.783")["amount_kzt"].to_list()
    assert found == ([] if tenge is None else [tenge])


def test_codes_in_a_hidden_column_are_codes() -> None:
    """Hiding column A hides no category from its sums."""
    rows = read(
        f"{REVENUE}\n1 | | | Налоговые поступления | 9\n | 01 | | Подоходный налог | 9",
        hidden=frozenset({(1, 1), (2, 1)}),
    )

    assert [code for _, _, code, _ in lines(rows)] == ["1", "1.01"]


@pytest.mark.parametrize("sections", [(" | | | I. Доходы | 9",), (" | | | I. Доходы | 150",)])
def test_a_total_is_asked_beside_its_categories_and_its_section(sections: tuple[str]) -> None:
    """«ВСЕГО 999» under 100 and 50 fails with or without «I. Доходы»."""
    checks = check_lines(
        read(
            "\n".join(
                [
                    REVENUE,
                    *sections,
                    "1 | | | Налоговые поступления | 100",
                    "2 | | | Неналоговые поступления | 50",
                    " | | | ВСЕГО | 999",
                ]
            )
        ).lines
    )

    assert checks.filter(identity="printed total = revenues")["holds"].to_list() == [False]


@pytest.mark.parametrize("missing", ["revenues", "expenditures"])
def test_a_balance_without_revenues_or_expenditures_cannot_be_asked(missing: str) -> None:
    """V and VI are printed, «I. Доходы» or «II. Затраты» is not: the reading says so."""
    kept = " | | | | II. Затраты | 9" if missing == "revenues" else " | | | | I. Доходы | 9"
    checks = check_lines(
        read(
            f"{SPENDING}\n{kept}\n | | | | V. Дефицит (профицит) бюджета | -1"
            "\n | | | | VI. Финансирование дефицита бюджета | 1"
        ).lines
    )

    asked = checks.select("identity", "expected", "found", "residual", "holds").rows()
    assert asked == [
        ("financing = −balance", 1000, 1000, 0, True),
        (
            f"balance cannot be asked: {missing} are not printed or not read",
            None,
            None,
            None,
            False,
        ),
    ]


def test_revenues_and_expenditures_without_a_balance_ask_nothing() -> None:
    """An annex that prints no balance has none to be asked."""
    checks = check_lines(
        read(f"{SPENDING}\n | | | | I. Доходы | 9\n | | | | II. Затраты | 9").lines
    )

    assert isinstance(checks, pl.DataFrame)
    assert checks.is_empty()
