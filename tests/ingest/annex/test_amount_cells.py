"""Amount cells: units of measure, cells that cannot be read, hidden rows and sheets."""

import pytest

from ingest.annex.amounts import IN_NO_COLUMN, NO_PARENT
from tests.ingest.annex.grids import REVENUE, UNIT, lines, read, reasons

ROW = "1 | | | Налоговые поступления | 1 234,5"
NAMED = ("Бюджет района на 2026 год",)


@pytest.mark.parametrize(
    ("heading", "above", "printed", "tenge"),
    [
        ("Сумма, тыс. тенге", NAMED, "1 234,5", 1_234_500),
        ("Сомасы (мың теңге)", NAMED, "1 234,5", 1_234_500),
        ("Сумма", (*NAMED, "(млн. тенге)"), "1 234,5", 1_234_500_000),
        ("Сумма", (*NAMED, "в тысячах тенге", UNIT), "1 234,5", 1_234_500),
        ("Сумма", NAMED, "1 234,5 тыс. тенге", 1_234_500),
        ("Сумма", NAMED, "1 234 тенге", 1_234),
        ("Сумма, тыс. тенге", NAMED, "1 234 тенге", 1_234),
    ],
)
def test_the_unit_of_measure_stands_in_the_heading_above_or_after_the_amount(
    heading: str, above: tuple[str, ...], printed: str, tenge: int
) -> None:
    """Domain notes, 3.3; a unit after the amount is nearest and wins."""
    rows = read(
        f"Категория | Класс | Подкласс | Наименование | {heading}\n1 | | | Налоговые поступления | {printed}",
        above=above,
    )

    assert rows.lines["amount_kzt"].to_list() == [tenge]


@pytest.mark.parametrize(
    "caption",
    [
        "Бюджет Темирского района, утвержденный решением № 5, на 2026 год (в тысячах тенге)",
        "БЮДЖЕТ ТЕМИРСКОГО РАЙОНА НА 2026 ГОД И НА ПЛАНОВЫЙ ПЕРИОД ДВУХ ЛЕТ (ТЫС. ТЕНГЕ)",
    ],
)
def test_the_unit_of_measure_stands_at_the_end_of_a_long_caption(caption: str) -> None:
    """A caption is no sentence about money because its unit follows; capitals say the year too."""
    rows = read(f"{REVENUE}\n{ROW}", above=(caption,))

    assert rows.lines["amount_kzt"].to_list() == [1_234_500]
    assert rows.lines["year"].to_list() == [2026]


def test_a_figure_of_a_shifted_row_that_stands_in_no_column_is_rejected_not_lost() -> None:
    """The row moved left over an empty column: its figure stands where names do."""
    rows = read(
        "Функциональная группа | Подгруппа | Администратор | Программа | | Наименование | Сумма"
        "\n01 | | | | | Общие услуги | 30,0\n | | 112 | | | Аппарат | 30,0"
        "\n | | 008 | Погашение долга | | 10,0 |\n | | | 009 | | Прочее | 20,0"
    )

    ((row, _, reason),) = reasons(rows)
    assert row == 4
    assert reason == IN_NO_COLUMN


def test_an_amount_without_any_unit_is_rejected_and_a_nought_is_a_nought() -> None:
    """Thousands are never assumed; nought is the same in every unit."""
    rows = read(f"{REVENUE}\n{ROW}\n2 | | | Неналоговые поступления | 0,0", above=NAMED)

    assert lines(rows) == [("revenues", "category", "2", 0)]
    ((row, col, reason),) = reasons(rows)
    assert (row, col) == (2, 5)
    assert reason.startswith("the unit of measure is not printed")


def test_two_units_for_one_table_are_a_problem() -> None:
    """The heading says thousands, the line above millions: one of them is wrong by a thousand."""
    rows = read(
        f"Категория | Класс | Подкласс | Наименование | Сумма, тыс. тенге\n{ROW}",
        above=(*NAMED, "млн. тенге"),
    )

    assert rows.lines.is_empty()
    assert rows.tables["problem"].to_list() == [
        (
            "two units of measure: the heading says 1000 tenge, the line above 1000000 tenge; "
            "expected one: write it once, in the heading or in the line above the table"
        )
    ]


@pytest.mark.parametrize(
    ("kind", "printed", "reason"),
    [
        ("formula_uncached", "SUM(E3:E9)", "a formula without a stored value"),
        ("error", "#REF!", "the cell holds a spreadsheet error"),
        ("text", "1,234", "one separator and three digits"),
        ("text", "1O0 000", "the amount cannot be read as a number"),
        ("text", "нет данных", "the amount cannot be read as a number"),
        ("text", "0,00001", "the amount is finer than one tenge"),
    ],
)
def test_a_cell_that_is_no_amount_is_rejected_with_its_place(
    kind: str, printed: str, reason: str
) -> None:
    """Missing is never nought: the reject names row, column and reason."""
    rows = read(
        f"{REVENUE}\n1 | | | Налоговые поступления | {printed}\n2 | | | Неналоговые поступления | 5",
        kinds={(2, 5): kind},
    )

    assert lines(rows) == [("revenues", "category", "2", 5)]
    ((row, col, said),) = reasons(rows)
    assert (row, col) == (2, 5)
    assert said.startswith(reason)


def test_a_coded_row_with_a_blank_amount_is_a_line_without_one() -> None:
    """Munaily 2008, administrator 458: the row is printed, its amount is not."""
    rows = read(
        f"{REVENUE}\n1 | | | Налоговые поступления |\n2 | | | Неналоговые поступления | 5"
    )

    assert lines(rows) == [
        ("revenues", "category", "1", None),
        ("revenues", "category", "2", 5),
    ]
    assert rows.lines["value_status"].to_list() == ["not_published", "printed"]
    assert reasons(rows) == []


def test_a_code_that_cannot_be_read_is_a_reject_not_an_item() -> None:
    """Four digits or a letter where a code should stand: the row would vanish from its sums."""
    rows = read(
        f"{REVENUE}\n1 | | | Налоговые поступления | 5\n | 0l | | Подоходный налог | 5\n | 01 | | Подоходный налог | 5"
    )

    assert reasons(rows) == [
        (
            3,
            5,
            "the code «0l» cannot be read: expected one to three digits in a column of codes",
        )
    ]


def test_a_stored_number_has_a_decimal_point_and_a_text_may_be_ambiguous() -> None:
    """1.234 in a number cell is one and a bit; as text it may be a thousand."""
    printed = f"{REVENUE}\n1 | | | Налоговые поступления | 1.234"

    assert read(printed, kinds={(2, 5): "number"}).lines["amount_kzt"].to_list() == [1_234]
    assert read(printed).lines.is_empty()


def test_hidden_rows_count_hidden_columns_do_not() -> None:
    """A hidden row is part of its sums; a hidden column of amounts is another draft."""
    text = f"{REVENUE} | Сумма\n1 | | | Налоговые поступления | 5 | 6\n2 | | | Неналоговые поступления | 7 | 8"
    column = frozenset((row, 6) for row in (1, 2, 3))
    last_row = frozenset((3, col) for col in (1, 4, 5))

    rows = read(text, hidden=column | last_row)

    assert [amount for *_, amount in lines(rows)] == [5, 7]
    assert rows.lines["is_hidden"].to_list() == [False, True]


def test_a_hidden_sheet_is_reported_and_not_read() -> None:
    """Drafts lie on hidden sheets: reading them would count the budget twice."""
    rows = read(f"{REVENUE}\n{ROW}", is_hidden=True)

    assert rows.lines.is_empty()
    assert [reason.split(":")[0] for _, _, reason in reasons(rows)] == ["the sheet is hidden"]


@pytest.mark.parametrize(("row", "col"), [(2, 1), (2, 4), (3, 2), (3, 4)])
@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("error", "the cell holds a spreadsheet error"),
        ("formula_uncached", "a formula without a stored value"),
    ],
)
def test_a_code_or_a_name_without_a_value_is_a_reject_with_its_cell(
    row: int, col: int, kind: str, reason: str
) -> None:
    """«#REF!» names nothing, and a broken code would file the row elsewhere."""
    cells = [
        ["1", "", "", "Налоговые поступления", "5"],
        ["", "01", "", "Подоходный налог", "5"],
    ]
    cells[row - 2][col - 1] = "#REF!"
    text = "\n".join([REVENUE, *(" | ".join(one) for one in cells)])

    (found_row, found_col, said), *below = reasons(read(text, kinds={(row, col): kind}))

    assert (found_row, found_col) == (row, col)
    assert said.startswith(reason)
    has_lost_category = (row, col) == (2, 1)
    assert [(at, why == NO_PARENT) for at, _, why in below] == [(3, True)] * has_lost_category


def test_an_error_beside_the_amounts_is_nobodys_loss() -> None:
    """«#DIV/0!» under «%»: the column is not read."""
    rows = read(
        f"{REVENUE} | %\n1 | | | Налоговые поступления | 5 | #DIV/0!", kinds={(2, 6): "error"}
    )

    assert lines(rows) == [("revenues", "category", "1", 5)]
    assert reasons(rows) == []


def test_the_advice_on_units_is_about_units() -> None:
    """Columns of amounts are told apart by year and phase, units by writing one."""
    units = read(f"{REVENUE}, тыс. тенге\n{ROW}", above=(*NAMED, "млн. тенге"))
    columns = read(f"{REVENUE} | Сумма\n1 | | | Налоговые поступления | 1 234,5 | 1 234,5")

    ((_, _, about_units),) = reasons(units)
    ((_, _, about_columns),) = reasons(columns)
    assert "write it once" in about_units
    assert "year" not in about_units
    assert "name the year or the phase" in about_columns
    assert "unit" not in about_columns
