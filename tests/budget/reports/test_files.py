"""Downloads: the numbers of the table, and where they come from."""

import io

import openpyxl
import polars as pl

from budget.reports.files import csv_bytes, workbook_bytes

_ROWS = pl.DataFrame({"code": ["04", "=1+1"], "amount_kzt": [282_670_560_000, None]})


def test_a_workbook_keeps_numbers_codes_and_its_source() -> None:
    """Codes stay text with their zeros, amounts are numbers, nothing becomes a formula."""
    made = workbook_bytes(_ROWS, "Table", [("Source", "№ 298")], "About")

    book = openpyxl.load_workbook(io.BytesIO(made))

    assert [[cell.value for cell in row] for row in book["Table"].iter_rows()] == [
        ["code", "amount_kzt"],
        ["04", 282_670_560_000],
        ["=1+1", None],
    ]
    assert book["Table"]["A3"].data_type != "f"
    assert book["About"]["B1"].value == "№ 298"


def test_plain_csv_writes_what_is_missing_as_nothing() -> None:
    """An empty field is not nought."""
    assert csv_bytes(_ROWS).decode() == "code,amount_kzt\n04,282670560000\n=1+1,\n"
