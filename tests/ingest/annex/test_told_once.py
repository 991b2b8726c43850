"""What is said once for many rows: a unit that is missing, a matrix that is no annex."""

import pytest

from tests.ingest.annex.grids import REVENUE, lines, read, reasons

NAMED = ("Бюджет района на 2026 год",)
LONG = 1_000


def test_a_missing_unit_of_measure_is_said_once_a_table() -> None:
    """One word above the table mends all its amounts; the sentence counts them."""
    body = "\n".join(f"{code} | | | Поступления | 1 234" for code in range(1, 5))

    ((row, col, reason),) = reasons(read(f"{REVENUE}\n{body}", above=NAMED))

    assert (row, col) == (2, 5)
    assert "write it there, for example «тыс. тенге»" in reason
    assert "all 4 amounts" in reason


@pytest.mark.parametrize(("rows", "rejects"), [(LONG, 1), (LONG - 1, LONG - 1)])
def test_a_matrix_below_an_annex_is_one_reject_that_counts_its_rows(
    rows: int, rejects: int
) -> None:
    """Shorter stretches are judged row by row; in either case no row is left unsaid."""
    matrix = "\n".join(["7 | | | | 1 234"] * rows)

    read_rows = read(f"{REVENUE}\n1 | | | Налоговые поступления | 5\n{matrix}")

    assert lines(read_rows) == [("revenues", "category", "1", 5)]
    told = reasons(read_rows)
    assert len(told) == rejects
    if rejects == 1:
        assert told == [(3, 5, told[0][2])]
        assert told[0][2].startswith(f"{LONG} rows, down to row {LONG + 2}, hold figures")
