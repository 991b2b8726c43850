"""Random workbooks written by two other programs come back cell by cell."""

import io

import openpyxl
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers.digits import exact_digits
from ingest.readers.edges import EDGES
from ingest.readers.package import Package
from ingest.readers.xlsx.batch import book_cells
from ingest.readers.xlsx.workbook import opened

_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufffe\uffff"),
    max_size=8,
).filter(
    lambda text: (
        not text.startswith(("=", "#", "{", "http", "ftp", "mailto", "internal", "external"))
        and "_x" not in text
    )
)
_NUMBER = st.integers(-(10**14), 10**14) | st.decimals(-(10**10), 10**10, places=1).map(float)
_VALUE = st.none() | _TEXT | _NUMBER | st.booleans()
_GRID = st.lists(st.lists(_VALUE, max_size=6), max_size=6)


def _read(data: bytes) -> list[tuple[object, ...]]:
    read = book_cells([(1, opened(Package("x.xlsx", data)))])
    assert read.errors == {}
    return read.cells.select("row", "col", "text", "kind").rows()


def _expected(grid: list[list[object]]) -> list[tuple[object, ...]]:
    return [
        (row, col, *printed)
        for row, values in enumerate(grid, 1)
        for col, value in enumerate(values, 1)
        if (printed := _printed(value)) is not None
    ]


def _printed(value: object) -> tuple[str | None, str] | None:
    if isinstance(value, bool):
        return str(value).upper(), "bool"
    if isinstance(value, int | float):
        return exact_digits(repr(value)), "number"
    shown = "" if value is None else str(value).strip(EDGES)
    return (shown, "text") if shown else None


@settings(max_examples=60, deadline=None)
@given(_GRID)
def test_inline_and_shared_strings_of_openpyxl_come_back(grid: list[list[object]]) -> None:
    """Texts, numbers and booleans; empty cells and rows between them are not there."""
    buffer = io.BytesIO()
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row, values in enumerate(grid, 1):
        for col, value in enumerate(values, 1):
            cell = sheet.cell(row, col)
            cell.value = value  # type: ignore[assignment]  # any of the drawn kinds
    workbook.save(buffer)

    assert _read(buffer.getvalue()) == _expected(grid)


@settings(max_examples=60, deadline=None)
@given(_GRID, st.booleans())
def test_workbooks_of_xlsxwriter_come_back(grid: list[list[object]], is_streamed: bool) -> None:  # noqa: FBT001  drawn by hypothesis
    """Streamed workbooks hold inline strings, the others shared ones."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "constant_memory": is_streamed}
    ) as workbook:
        sheet = workbook.add_worksheet()
        for row, values in enumerate(grid):
            for col, value in enumerate(values):
                if isinstance(value, str):
                    sheet.write_string(row, col, value)
                elif value is not None:
                    sheet.write(row, col, value)

    assert _read(buffer.getvalue()) == _expected(grid)
