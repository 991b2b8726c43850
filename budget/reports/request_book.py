"""Requests as a workbook: the template to fill in, somebody's workbook read, the register given out."""

import datetime as dt
import io
import zipfile
from typing import Final

import dataframely as dy
import openpyxl
import polars as pl
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet as ReadSheet
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from budget.errors import UnusableFileError
from budget.locale.words import N_, Words
from budget.model.register import REGISTER_TABLES
from budget.register.cells import CellValue
from budget.register.columns import COLUMNS, Holds, ImportColumn
from budget.register.headings import Sheet
from budget.register.intake import Fault
from budget.reports.damaged import DAMAGED
from budget.reports.files import workbook_bytes

_ROWS = 2_000  # rows of the template with lists to choose from
_MOST_ROWS, _MOST_COLUMNS = 50_000, 200  # more is no list of a village's requests
_LARGEST = 200 * 2**20  # bytes unpacked
_EXPECTED = N_("a workbook (xlsx)")
_ADVICE = N_("open it in Excel or LibreOffice and save it as xlsx")
_YES_NO = (N_("yes"), N_("no"))
_NEEDS: Final = {
    Holds.TEXT: N_("Text"),
    Holds.UNIT: N_("Code of nine digits, or the name of the village"),
    Holds.YEAR: N_("Four digits"),
    Holds.AMOUNT: N_("Whole tenge; 12,5 million and 450 thousand are read too"),
    Holds.COUNT: N_("Whole number of people"),
    Holds.DAY: N_("Date"),
    Holds.CHOICE: N_("Word of the list"),
    Holds.TRUTH: N_("Yes or no; empty is no"),
}


def sheet_of(content: bytes, name: str) -> Sheet:
    """The first visible sheet of a workbook, as values.

    Args:
        content: Bytes of an xlsx.
        name: What an error calls the file.

    Returns:
        Its cells; a formula gives the value saved with it.

    Raises:
        UnusableFileError: It is no workbook, or is larger than any list of requests.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
        if unpacked > _LARGEST:
            raise UnusableFileError(
                name, N_("{size} bytes unpacked"), _EXPECTED, _ADVICE, size=unpacked
            )
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        visible = [page for page in book.worksheets if page.sheet_state == "visible"]
        sheet = _cells(visible[0]) if visible else None
    except DAMAGED as error:
        raise UnusableFileError(name, N_("it cannot be opened"), _EXPECTED, _ADVICE) from error
    if sheet is None:
        raise UnusableFileError(name, N_("no visible sheet"), _EXPECTED, _ADVICE)
    if len(sheet.rows) > _MOST_ROWS:
        raise UnusableFileError(
            name,
            N_("more than {limit} rows"),
            _EXPECTED,
            N_("split the list into several files"),
            limit=_MOST_ROWS,
        )
    return sheet


def _cells(page: ReadSheet) -> Sheet:
    """The cells of a sheet, one row more than may be at most."""
    wide = min(page.max_column or _MOST_COLUMNS, _MOST_COLUMNS)
    rows = [
        [_value(cell) for cell in row]
        for row in page.iter_rows(max_row=_MOST_ROWS + 1, max_col=wide, values_only=True)
    ]
    return Sheet(name=page.title, rows=rows)


def _value(cell: object) -> CellValue:
    """A cell as the register reads it; times of day and errors as their text."""
    if cell is None or isinstance(cell, str | int | float | bool | dt.date):
        return cell
    return str(cell)


def template_bytes(spoken: Words) -> bytes:
    """A workbook to fill in: one row a request, lists to choose from, a sheet that explains.

    Returns:
        Bytes of an xlsx in the language.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        heading = book.add_format(
            {
                "bold": True,
                "bg_color": "#eef2f5",
                "bottom": 1,
                "text_wrap": True,
                "valign": "top",
            }
        )
        needed = book.add_format(
            {
                "bold": True,
                "bg_color": "#fbeccb",
                "bottom": 1,
                "text_wrap": True,
                "valign": "top",
            }
        )
        page = book.add_worksheet(spoken.gettext("Requests"))
        told = book.add_worksheet(spoken.gettext("How to fill it in"))
        lists = book.add_worksheet("lists")
        lists.hide()
        page.freeze_panes(1, 1)
        page.set_row(0, 32)
        formats = {
            Holds.DAY: book.add_format({"num_format": "dd.mm.yyyy"}),
            Holds.AMOUNT: book.add_format({"num_format": "#,##0"}),
            Holds.COUNT: book.add_format({"num_format": "#,##0"}),
            Holds.TEXT: book.add_format({"num_format": "@"}),
            Holds.UNIT: book.add_format({"num_format": "@"}),
        }
        for index, column in enumerate(COLUMNS):
            page.write_string(
                0, index, spoken.gettext(column.title), needed if column.must else heading
            )
            page.set_column(index, index, _width(column), formats.get(column.holds))
            _validated(page, lists, index, column, spoken)
        _explained(told, heading, book.add_format({"text_wrap": True, "valign": "top"}), spoken)
    return file.getvalue()


def _width(column: ImportColumn) -> int:
    wide = column.field in {"title", "purpose", "office", "law"}
    return 34 if wide else 18


def _validated(
    page: Worksheet, lists: Worksheet, index: int, column: ImportColumn, spoken: Words
) -> None:
    """A list of words, or a rule, under the heading; a rule warns and does not forbid."""
    words = [*(column.choices or {}).values()] or (
        [*_YES_NO] if column.holds is Holds.TRUTH else []
    )
    rule: dict[str, object]
    if words:
        for row, word in enumerate(words):
            lists.write_string(row, index, spoken.gettext(word))
        letters = xlsxwriter.utility.xl_col_to_name(index)
        rule = {"validate": "list", "source": f"=lists!${letters}$1:${letters}${len(words)}"}
    elif column.holds in {Holds.AMOUNT, Holds.COUNT}:
        rule = {"validate": "decimal", "criteria": ">=", "value": 0, "error_type": "warning"}
    elif column.holds is Holds.YEAR:
        rule = {"validate": "integer", "criteria": "between", "minimum": 2000, "maximum": 2100}
    else:
        return
    rule["input_message"] = spoken.gettext(_NEEDS[column.holds])[:255]
    page.data_validation(1, index, _ROWS, index, rule)


def _explained(page: Worksheet, heading: Format, wrapped: Format, spoken: Words) -> None:
    """The sheet that explains every column."""
    for place, width in enumerate((34, 12, 44, 40)):
        page.set_column(place, place, width, wrapped)
    page.merge_range(
        0, 0, 0, 3,
        spoken.gettext(
            "One row a request. Yellow columns must be filled; an empty cell means not known, "
            "never nought. Columns may stand in any order; others are passed over."
        ),
        wrapped,
    )  # fmt: skip
    page.set_row(0, 32)
    titles = (
        spoken.gettext("Column"),
        spoken.gettext("Must be filled"),
        spoken.gettext("What it holds"),
        spoken.gettext("Example"),
    )
    for index, title in enumerate(titles):
        page.write_string(2, index, title, heading)
    for row, column in enumerate(COLUMNS, start=3):
        must = spoken.gettext(_YES_NO[0]) if column.must else ""
        example = spoken.gettext(column.example) if column.example else ""
        told = (
            spoken.gettext(column.title),
            must,
            spoken.gettext(_NEEDS[column.holds]),
            example,
        )
        for index, text in enumerate(told):
            page.write_string(row, index, text, wrapped)


def faults_frame(faults: list[Fault], spoken: Words) -> pl.DataFrame:
    """Faults of an import in the reader's language.

    Returns:
        One row a fault: cell, heading, found, expected, what to do.
    """
    return pl.DataFrame(
        [
            (
                fault.row,
                fault.cell,
                fault.heading,
                fault.found,
                spoken.gettext(fault.expected),
                spoken.gettext(fault.advice, **fault.facts),
            )
            for fault in faults
        ],
        schema={
            "row": pl.Int64,
            "cell": pl.String,
            "heading": pl.String,
            "found": pl.String,
            "expected": pl.String,
            "advice": pl.String,
        },
        orient="row",
    )


def register_book(requests: pl.DataFrame, standings: pl.DataFrame, spoken: Words) -> bytes:
    """Requests with where they stand, and a sheet about every column.

    Args:
        requests: `requests`.
        standings: `standings` of the same requests.
        spoken: Language.

    Returns:
        Bytes of an xlsx; no text in it is a formula.
    """
    rows = register_table(requests, standings)
    declared = {
        **REGISTER_TABLES["standings"].columns(),
        **REGISTER_TABLES["requests"].columns(),
    }
    about = [
        (spoken.gettext("Column"), spoken.gettext("Title"), spoken.gettext("Unit of measure"), spoken.gettext("What it holds")),
        *((name, *column_facts(declared[name], spoken)) for name in rows.columns),
    ]  # fmt: skip
    return workbook_bytes(rows, spoken.gettext("Requests"), about, spoken.gettext("About"))


def column_facts(column: dy.Column, spoken: Words) -> tuple[str, str, str]:
    """What the model says of a column, in the reader's language.

    Returns:
        Title, unit and description; empty where there is none.
    """
    metadata = column.metadata or {}
    said = (str(metadata["title"]), str(metadata["unit"]), column.description or "")
    title, unit, description = (spoken.gettext(text) if text else text for text in said)
    return title, unit, description


def register_table(requests: pl.DataFrame, standings: pl.DataFrame) -> pl.DataFrame:
    """Requests beside where they stand, as they are given out.

    Args:
        requests: `requests`.
        standings: `standings`.

    Returns:
        One row a request; closed sets as their words, which other programs read.
    """
    beside = standings.drop("register_id", "asked_kzt")
    return requests.join(
        beside, on="request_id", how="left", maintain_order="left"
    ).with_columns(pl.col(pl.Enum).cast(pl.String))
