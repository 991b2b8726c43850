"""Tables of separated values: the separator is found, the cells are kept as they are."""

import csv
import io
from collections import Counter
from pathlib import PurePath

from budget.errors import N_, UnusableFileError
from ingest.readers.encodings import decoded
from ingest.readers.pages import MAX_COLUMNS, Pages

_SEPARATORS = "\t;,"  # a comma last: it also stands inside amounts
_SAMPLE = 200  # lines looked at
_MAX_CELL = 2**24
csv.field_size_limit(_MAX_CELL)


def delimited_pages(file: str, data: bytes) -> Pages:
    """Return the one grid of a csv or tsv file; every cell is text."""
    pages = Pages()
    text = decoded(file, data)
    separator = _separator(text)
    if text[:4].lower() == "sep=":  # the line Excel writes and hides
        separator, blank = text[4:5], "\n"
        text = blank + text.partition("\n")[2]
    grid = pages.add_grid(PurePath(file).stem, is_markup=False)
    try:
        for row, fields in enumerate(csv.reader(io.StringIO(text), delimiter=separator), 1):
            _refuse_width(file, row, fields)
            pages.add_row(grid, row, fields)
    except csv.Error as problem:
        is_large = "larger than field limit" in str(problem)
        found = (
            N_("one of its cells is longer than {limit} characters")
            if is_large
            else N_("its quotes do not close ({why})")
        )
        raise UnusableFileError(
            file, found, N_("a table of separated values"),
            N_("save it again as CSV from a spreadsheet program, and look for a quote that is not closed"),
            limit=_MAX_CELL, why=str(problem),
        ) from problem  # fmt: skip
    return pages


def _refuse_width(file: str, row: int, fields: list[str]) -> None:
    if len(fields) > MAX_COLUMNS:
        raise UnusableFileError(
            file, N_("row {row} has {columns} columns"), N_("at most {limit}"),
            N_("check its line ends and its separator"),
            row=str(row), columns=len(fields), limit=MAX_COLUMNS,
        )  # fmt: skip


def _separator(text: str) -> str:
    """Return the separator that cuts most sample lines into the same number of most fields.

    A decimal comma cuts every line of a budget into two; a semicolon cuts them into five and six.
    """
    sample = text[: 2**18].splitlines()[:_SAMPLE]
    return max(_SEPARATORS, key=lambda separator: _agreement(sample, separator))


def _agreement(sample: list[str], separator: str) -> int:
    try:
        widths = Counter(len(fields) for fields in csv.reader(sample, delimiter=separator))
    except csv.Error:
        return 0
    return max(((width - 1) * lines for width, lines in widths.items()), default=0)
