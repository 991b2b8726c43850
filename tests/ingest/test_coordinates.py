"""Names of cells."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from ingest.coordinates import cell_names


def name(row: int, col: int, *, is_markup: bool) -> str:
    """The name of one cell."""
    place = pl.DataFrame({"row": [row], "col": [col], "is_markup": [is_markup]})
    return str(
        place.select(cell_names(pl.col("row"), pl.col("col"), pl.col("is_markup"))).item()
    )


@pytest.mark.parametrize(
    ("row", "col", "expected"),
    [
        (1, 1, "A1"),
        (7, 26, "Z7"),
        (7, 27, "AA7"),
        (12, 702, "ZZ12"),
        (1_048_576, 16_384, "XFD1048576"),
    ],
)
def test_cells_of_sheets_are_named_by_letters_and_row(
    row: int, col: int, expected: str
) -> None:
    """As a spreadsheet names them, up to its last cell."""
    assert name(row, col, is_markup=False) == expected


def test_cells_of_tables_in_a_text_are_named_by_row_and_column() -> None:
    """A web page has no letters."""
    assert name(12, 5, is_markup=True) == "R12C5"


@given(col=st.integers(1, 16_384))
def test_letters_are_those_of_openpyxl(col: int) -> None:
    """Every column of a sheet."""
    assert name(1, col, is_markup=False) == f"{get_column_letter(col)}1"
