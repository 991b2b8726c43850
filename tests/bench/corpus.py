"""Annex workbooks of mixed layouts, made from the bundled acts.

Each keeps the tables of its act and every sum in them. What varies is how they are printed
(`layouts.py`). One workbook in a hundred has one amount spoiled, so that one sum fails.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from budget.paths import RAW
from tests.bench.layouts import (
    Layout,
    NumberForm,
    Table,
    amount_column,
    code_column,
    layout_of,
    printed_amount,
    scaled,
    spoiled_row,
    with_split_header,
    without_subgroups,
)

ACTS = (
    "aktobe-2025-e3",
    "aktobe-2026-e0",
    "aktobe-2026-e4",
    "pavlodar-2025-e4",
    "turkistan-2025-e3",
)
_NUMBER = "#,##0.0"
_FORMATS = ("0", "00", "000", _NUMBER)
_NOT_A_TABLE = "Текст"  # the sheet that holds the figures of the act's points


def make(folder: Path, count: int) -> Iterator[Path]:
    """Write workbooks into a folder, one after another."""
    acts = [act(name) for name in ACTS]
    for number in range(count):
        name, caption, tables = acts[number % len(acts)]
        file = folder / f"{number:04d}-{name}.xlsx"
        _write(file, caption, tables, layout_of(number))
        yield file


def act(name: str) -> tuple[str, str, list[Table]]:
    """The caption and the printed tables of a bundled act."""
    folder = RAW / "maslikhat" / name
    caption = str(
        json.loads((folder / "origin.json").read_text(encoding="utf-8"))["annex_caption"]
    )
    book = openpyxl.load_workbook(folder / "annex-1.xlsx")
    tables = [
        Table(
            title=sheet.title,
            rows=[
                ["" if text is None else str(text) for text in row]
                for row in sheet.iter_rows(values_only=True)
            ],
            merges=[
                (merge.min_row - 1, merge.min_col - 1, merge.max_row - 1, merge.max_col - 1)
                for merge in sheet.merged_cells.ranges
            ],
        )
        for sheet in book.worksheets
        if sheet.title != _NOT_A_TABLE
    ]
    return name, caption, tables


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pen:
    """A sheet being written, with the formats of its workbook."""

    sheet: Worksheet
    formats: dict[str, Format]
    layout: Layout

    def write(self, row_no: int, row: list[str], extra: int) -> None:
        """One printed row; `extra` thousands spoil its amount."""
        amount_at, code_at = amount_column(row), code_column(row)
        for column, text in enumerate(row):
            if column == amount_at:
                self._amount(row_no, column, text, code_at, extra)
            elif column == code_at and self.layout.has_numeric_codes:
                self.sheet.write_number(
                    row_no, column, int(text), self.formats["0" * len(text)]
                )
            elif text:
                self.sheet.write_string(row_no, column, text)

    def _amount(
        self, row_no: int, column: int, text: str, code_at: int | None, extra: int
    ) -> None:
        """An amount as text, as a number, or as a formula with its value."""
        amount = scaled(text, self.layout.multiplier, extra)
        if self.layout.number_form is not NumberForm.NUMBER:
            printed = printed_amount(amount, self.layout.number_form)
            self.sheet.write_string(row_no, column, printed)
        elif code_at is None:
            self.sheet.write_formula(
                row_no, column, f"=1*{amount}", self.formats[_NUMBER], float(amount)
            )
        else:
            self.sheet.write_number(row_no, column, float(amount), self.formats[_NUMBER])


def _write(file: Path, caption: str, tables: list[Table], layout: Layout) -> None:
    """One workbook in one layout."""
    with xlsxwriter.Workbook(file) as book:
        formats = {code: book.add_format({"num_format": code}) for code in _FORMATS}
        for table in tables:
            printed = table if layout.has_subgroups else without_subgroups(table)
            printed = with_split_header(printed) if layout.is_header_split else printed
            sheet = book.add_worksheet(printed.title)
            titles = ["Приложение 1", caption, "Областной маслихат", ""][: layout.title_rows]
            for row_no, title in enumerate(titles):
                sheet.write_string(row_no, 0, title)
            spoiled = spoiled_row(printed) if layout.is_spoiled else None
            pen = _Pen(sheet=sheet, formats=formats, layout=layout)
            for number, row in enumerate(printed.rows):
                pen.write(number + len(titles), row, int(number == spoiled))
            for top, left, bottom, right in printed.merges:
                corners = (top + len(titles), left, bottom + len(titles), right)
                sheet.merge_range(*corners, printed.rows[top][left])
