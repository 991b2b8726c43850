"""Downloads: the numbers of the table, and where they come from."""

import io

import openpyxl
import polars as pl
import pytest

from budget.reports.files import (
    csv_bytes,
    excel_csv_bytes,
    without_formulas,
    workbook_bytes,
)

_ROWS = pl.DataFrame(
    {"code": ["04", "=1+1"], "amount_kzt": [282_670_560_000, None], "share": [0.5, None]}
)


def test_a_workbook_keeps_numbers_codes_and_its_source() -> None:
    """Codes stay text with their zeros, amounts are numbers, nothing becomes a formula."""
    made = workbook_bytes(_ROWS, "Table", [("Source", "№ 298")], "About")

    book = openpyxl.load_workbook(io.BytesIO(made))

    assert [[cell.value for cell in row] for row in book["Table"].iter_rows()] == [
        ["code", "amount_kzt", "share"],
        ["04", 282_670_560_000, 0.5],
        ["=1+1", None, None],
    ]
    assert book["Table"]["A3"].data_type != "f"
    assert book["Table"]["A3"].quotePrefix
    assert book["About"]["B1"].value == "№ 298"


def test_a_workbook_made_twice_is_the_same_file() -> None:
    """No clock in it."""
    about = [("Source", "№ 298"), ()]

    assert workbook_bytes(_ROWS, "T", about, "A") == workbook_bytes(_ROWS, "T", about, "A")


def test_plain_csv_writes_what_is_missing_as_nothing() -> None:
    """An empty field is not nought."""
    assert csv_bytes(_ROWS).decode() == (
        "code,amount_kzt,share\n04,282670560000,0.5\n'=1+1,,\n"
    )


def test_csv_for_excel_has_a_mark_semicolons_and_a_decimal_comma() -> None:
    """What Excel in Russian or Kazakh settings opens in columns, Kazakh letters right."""
    made = excel_csv_bytes(_ROWS.with_columns(name=pl.lit("Ұлытау")))

    assert made.startswith(b"\xef\xbb\xbf")
    assert made.decode("utf-8-sig").splitlines() == [
        "code;amount_kzt;share;name",
        "04;282670560000;0,5;Ұлытау",
        "'=1+1;;;Ұлытау",
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+cmd", "'+cmd"),
        ("-cmd|x", "'-cmd|x"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("-735", "-735"),
        ("-1 234,5", "-1 234,5"),
        ("-", "-"),
        ("Ойыл ауданы", "Ойыл ауданы"),
    ],
)
def test_a_text_that_a_spreadsheet_would_run_is_quoted(text: str, written: str) -> None:
    """Numbers as printed stay as printed: a deficit is no formula."""
    assert without_formulas(pl.DataFrame({"text": [text]}))["text"].to_list() == [written]
