"""A reader's table becomes cells, whatever program wrote it; what is no table is refused."""

import io
import zipfile

import openpyxl
import polars as pl
import pytest

from budget.errors import UnusableFileError
from budget.reports.own_tables import MOST_ROWS, own_cells, template_bytes

_CELLS = [(1, 1, "unit_id"), (1, 2, "year"), (2, 1, "150000000"), (2, 2, "2025")]


@pytest.mark.parametrize(
    "content",
    [
        b"unit_id,year\n150000000,2025\n",
        b"unit_id;year\r\n150000000;2025\r\n",
        "\N{ZERO WIDTH NO-BREAK SPACE}unit_id\tyear\n150000000\t2025\n".encode(),
    ],
)
def test_csv_of_any_usual_kind_is_read(content: bytes) -> None:
    """Commas, semicolons, tabulators; with or without a mark of its encoding."""
    assert own_cells("pupils.csv", content).rows() == _CELLS


def test_csv_of_a_russian_spreadsheet_is_read() -> None:
    """Windows-1251 is what older programs write."""
    cells = own_cells("pupils.csv", "name;year\nАктюбинская область;2025\n".encode("cp1251"))

    assert cells["text"].to_list()[2] == "Актюбинская область"


def test_a_workbook_is_read_with_its_coordinates() -> None:
    """An empty row keeps its number, so that a fault names the cell that a reader sees."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["unit_id", "year"])
    sheet.append([])
    sheet.append(["150000000", 2025])
    file = io.BytesIO()
    workbook.save(file)

    assert own_cells("pupils.xlsx", file.getvalue()).rows()[-1] == (3, 2, "2025")


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"\x00\x01\x02", b"x" * (6 * 2**20)])
def test_what_is_no_table_is_refused(content: bytes) -> None:
    """Neither text nor a workbook, or too large."""
    with pytest.raises(UnusableFileError):
        own_cells("pupils.xlsx", content)


def test_the_template_can_be_read_back() -> None:
    """Its headings are those that the checks know; its counts are empty."""
    rows = pl.DataFrame({"unit_id": ["150000000"], "year": [2025]})

    assert (
        own_cells("template.xlsx", template_bytes(rows, [("unit_id", "code")])).rows() == _CELLS
    )


@pytest.mark.parametrize(
    "content",
    [
        b"sep=;\r\nunit_id;year\r\n150000000;2025\r\n",
        "unit_id\tyear\n150000000\t2025\n".encode("utf-16"),
    ],
)
def test_what_spreadsheets_write_for_themselves_is_read(content: bytes) -> None:
    """A line that names the separator, and «Unicode text»."""
    cells = own_cells("pupils.csv", content)

    assert cells["text"].to_list() == [text for *_, text in _CELLS]


def test_a_formula_without_its_value_stands_as_it_is_written() -> None:
    """Nobody computes it here: the cell is named as one that is no number."""
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(["=100000+80000"])
    file = io.BytesIO()
    workbook.save(file)

    assert own_cells("pupils.xlsx", file.getvalue())["text"].to_list() == ["=100000+80000"]


def test_more_rows_than_there_are_places_and_years_are_refused() -> None:
    """A hundred thousand rows are another table."""
    with pytest.raises(UnusableFileError, match=str(MOST_ROWS)):
        own_cells("pupils.csv", b"150000000,2025\n" * (MOST_ROWS + 1))


def test_a_quote_that_is_never_closed_is_refused() -> None:
    """All the rest of the file would be one cell."""
    with pytest.raises(UnusableFileError):
        own_cells("pupils.csv", b'"' + b"a" * 200_000)


def test_an_archive_that_unpacks_to_a_great_size_is_refused_unread() -> None:
    """A small file of 60 million spaces."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)

    with pytest.raises(UnusableFileError, match="unpacked"):
        own_cells("pupils.xlsx", file.getvalue())
