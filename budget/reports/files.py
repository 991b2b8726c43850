"""A table as CSV or as a workbook that says where it comes from."""

import datetime as dt
import io
from collections.abc import Sequence

import polars as pl
import polars.selectors as cs
import xlsxwriter

# A text that a spreadsheet would run: it begins with = + - @, and is not itself a number.
_FORMULA = r"^[=+\-@\t\r]"
_NUMBER = r"^[+-]?[\d\s.,]*$"
_NO_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # the same table makes the same bytes
_ABOUT_WIDTHS = (30, 34, 14, 80)


def csv_bytes(rows: pl.DataFrame) -> bytes:
    """Plain CSV: UTF-8, commas, a point before decimals; what a program reads."""
    return without_formulas(rows).write_csv().encode()


def excel_csv_bytes(rows: pl.DataFrame) -> bytes:
    """CSV that Excel opens right in Kazakh and Russian settings: BOM, semicolons, decimal comma."""
    return (
        without_formulas(rows)
        .write_csv(separator=";", decimal_comma=True, include_bom=True)
        .encode()
    )


def without_formulas(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows whose texts no spreadsheet takes for a formula: an apostrophe stands before them.

    Args:
        rows: A table; numbers, and texts that are numbers as printed, stay as they are.

    Returns:
        The same rows and columns.

    Examples:
        >>> without_formulas(pl.DataFrame({"name": ["=1+1", "-5"], "n": [-1, 2]})).rows()
        [("'=1+1", -1), ('-5', 2)]
    """
    text = cs.string().as_expr()
    is_formula = text.str.contains(_FORMULA) & ~text.str.contains(_NUMBER)
    return rows.with_columns(
        pl.when(is_formula).then(text.str.replace("^", "'")).otherwise(text)
    )


def workbook_bytes(
    rows: pl.DataFrame, sheet: str, about: Sequence[Sequence[str]], about_sheet: str
) -> bytes:
    """A workbook with the table and a sheet about it.

    Args:
        rows: The table; numbers stay numbers, texts stay texts whatever they begin with.
        sheet: Name of the sheet of the table.
        about: Lines of the second sheet: what, and its value; or a column and what it holds.
        about_sheet: Name of the second sheet.

    Returns:
        The bytes of an xlsx file, the same for the same table.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as workbook:
        workbook.set_properties({"created": _NO_DAY})
        rows.write_excel(
            workbook,
            worksheet=sheet,
            table_style="Table Style Light 1",
            column_formats={cs.string(): {"quote_prefix": True}},
            autofit=True,
            freeze_panes=(1, 0),
        )
        page = workbook.add_worksheet(about_sheet)
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        for column, width in enumerate(_ABOUT_WIDTHS):
            page.set_column(column, column, width, wrapped)
        for row, line in enumerate(about):
            page.write_row(row, 0, line)
    return file.getvalue()
