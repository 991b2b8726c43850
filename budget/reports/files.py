"""A table as CSV or as a workbook that says where it comes from."""

import io

import polars as pl
import xlsxwriter


def csv_bytes(rows: pl.DataFrame) -> bytes:
    """Plain CSV: UTF-8, commas, a point before decimals; what a program reads."""
    return rows.write_csv().encode()


def workbook_bytes(
    rows: pl.DataFrame, sheet: str, about: list[tuple[str, str]], about_sheet: str
) -> bytes:
    """A workbook with the table and a sheet about it.

    Args:
        rows: The table; numbers stay numbers.
        sheet: Name of the sheet of the table.
        about: Lines of the second sheet: what, and its value.
        about_sheet: Name of the second sheet.

    Returns:
        The bytes of an xlsx file.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False}
    ) as workbook:
        rows.write_excel(
            workbook,
            worksheet=sheet,
            table_style="Table Style Light 1",
            autofit=True,
            freeze_panes=(1, 0),
        )
        page = workbook.add_worksheet(about_sheet)
        page.set_column(0, 0, 28)
        page.set_column(1, 1, 100)
        for row, line in enumerate(about):
            page.write_row(row, 0, line)
    return file.getvalue()
