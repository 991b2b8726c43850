"""Rows that wait for one thing together: a unit that is missing, a sheet that is hidden, a matrix."""

import pytest

from ingest.annex.hidden import HIDDEN_COLUMN
from ingest.annex.nameless import NAMELESS
from tests.ingest.annex.grids import REVENUE, lines, read, reasons

NAMED = ("Бюджет района на 2026 год",)
LONG = 1_000
TWO = " | | | I. Доходы | 7\n1 | | | Налоговые поступления | 7"


def test_each_amount_without_a_unit_of_measure_is_a_reject_at_its_own_cell() -> None:
    """One word above the table mends all; until then none of them is dropped."""
    body = "\n".join(f"{code} | | | Поступления | 1 234" for code in range(1, 5))

    told = reasons(read(f"{REVENUE}\n{body}", above=NAMED))

    assert [(row, col) for row, col, _ in told] == [(2, 5), (3, 5), (4, 5), (5, 5)]
    assert all("write it there, for example «тыс. тенге»" in reason for *_, reason in told)


@pytest.mark.parametrize("rows", [LONG, LONG - 1])
def test_each_row_of_a_matrix_below_an_annex_is_a_reject(rows: int) -> None:
    """Long stretches without a name are no rows of a budget; no row is left unsaid."""
    matrix = "\n".join(["7 | | | | 1 234"] * rows)

    read_rows = read(f"{REVENUE}\n1 | | | Налоговые поступления | 5\n{matrix}")

    assert lines(read_rows) == [("revenues", "category", "1", 5)]
    told = reasons(read_rows)
    assert [(row, col) for row, col, _ in told] == [(row, 5) for row in range(3, rows + 3)]
    assert {reason for *_, reason in told} == {
        NAMELESS if rows == LONG else "a code without a name"
    }


def test_each_amount_of_a_hidden_sheet_is_a_reject_with_its_name() -> None:
    """Drafts lie on hidden sheets: what stands there is said, and not read."""
    rows = read(f"{REVENUE}\n{TWO}", is_hidden=True)

    assert rows.lines.is_empty()
    assert rows.rejects.select("row", "col", "name", "printed").rows() == [
        (2, 5, "I. Доходы", "7"),
        (3, 5, "Налоговые поступления", "7"),
    ]


def test_a_hidden_sheet_without_amounts_is_named_as_a_whole() -> None:
    """A list of words for a drop-down: row 0 stands for the sheet."""
    rows = read("да\nнет", is_hidden=True)

    assert rows.rejects.select("row", "col", "name", "printed").rows() == [(0, 0, "Лист", "")]


def test_amounts_that_stand_in_a_hidden_column_alone_are_said_to_be_hidden() -> None:
    """Column E with its heading is hidden: the headings are those of an annex, the figures gone."""
    column = frozenset((row, 5) for row in (1, 2, 3))

    rows = read(f"{REVENUE}\n{TWO}", hidden=column)

    assert rows.lines["amount_kzt"].to_list() == []
    (problem,) = rows.tables["problem"].to_list()
    assert problem.startswith("the amounts stand in a hidden column (from cell E2 down)")


def test_a_row_is_hidden_only_where_all_of_it_is() -> None:
    """Codes of a seen row may stand in a hidden column."""
    codes = frozenset((row, 1) for row in (1, 2, 3))
    last_row = frozenset((3, col) for col in (1, 4, 5))

    rows = read(f"{REVENUE}\n{TWO}", hidden=codes | last_row)

    assert rows.lines["is_hidden"].to_list() == [False, True]


def test_a_hidden_column_beside_the_amounts_is_not_read_and_is_said() -> None:
    """Column F holds last year's plan: the lines stay those of the seen column, and F is named."""
    column = frozenset((row, 6) for row in (1, 2, 3))
    body = " | | | I. Доходы | 7 | 6\n1 | | | Налоговые поступления | 7 | 5"

    rows = read(f"{REVENUE} | 2025\n{body}", hidden=column)

    assert [amount for *_, amount in lines(rows)] == [7, 7]
    assert rows.rejects.select("row", "col", "name", "printed", "reason").rows() == [
        (2, 6, "2025", "6", HIDDEN_COLUMN)
    ]


def test_a_hidden_column_of_noughts_or_of_column_numbers_loses_no_amount() -> None:
    """Column F checks the sums, and the row of column numbers counts it too."""
    column = frozenset((row, 6) for row in (1, 2, 3, 4))
    body = "1 | 2 | 3 | 4 | 5 | 6\n | | | I. Доходы | 7 | 0\n1 | | | Налоговые поступления | 7 | 0,0"

    rows = read(f"{REVENUE} | Проверка\n{body}", hidden=column)

    assert [amount for *_, amount in lines(rows)] == [7, 7]
    assert rows.rejects.is_empty()


TWO_COLUMNS = "1 | | | Налоговые поступления | 30,0 | 20,0"


@pytest.mark.parametrize("is_hidden", [False, True])
def test_a_row_that_is_kept_out_names_all_its_amounts(*, is_hidden: bool) -> None:
    """Columns that no heading tells apart, or a hidden sheet: one reject a row, at its first."""
    rows = read(f"{REVENUE} | Сумма\n{TWO_COLUMNS}", is_hidden=is_hidden)

    assert rows.rejects.select("row", "col", "printed").rows() == [(2, 5, "30,0 | 20,0")]


def test_a_row_whose_name_is_broken_is_one_reject_with_its_amounts() -> None:
    """Its two years are named beside the broken cell, not the broken cell twice."""
    heading = "Категория | Класс | Подкласс | Наименование | 2025 год | 2026 год"
    body = TWO_COLUMNS.replace("Налоговые поступления", "#REF!")

    rows = read(f"{heading}\n{body}", kinds={(2, 4): "error"})

    assert rows.rejects.select("row", "col", "printed").rows() == [
        (2, 4, "#REF! | 30,0 | 20,0")
    ]
