"""Small printed grids written as text, and what the annex reader makes of them."""

import re
from collections.abc import Mapping, Sequence
from typing import TypedDict, Unpack

import polars as pl

from ingest.annex import AnnexRows, read_annexes
from ingest.readers.printed import CELLS, DOCUMENTS, GRIDS, PARAGRAPHS, Printed

Place = tuple[int, int]
Line = tuple[str, str, str, int | None]

UNIT = "тыс. тенге"
REVENUE = "Категория | Класс | Подкласс | Наименование | Сумма"
SPENDING = (
    "Функциональная группа | Подгруппа | Администратор | Программа | Наименование | Сумма"
)
_SPAN = re.compile(r"\[(?:c(?P<cols>\d+))?(?:r(?P<rows>\d+))?\]$")


class Circumstances(TypedDict, total=False):
    """What a grid stands in, where it is not the usual."""

    above: Sequence[str]  # lines of text above the grid; by default a caption and the unit
    kinds: Mapping[Place, str]  # kind of a cell, by row and column from 1; by default text
    hidden: frozenset[Place]  # cells of hidden rows or columns
    is_hidden: bool  # the sheet is hidden


def grid(text: str, **how: Unpack[Circumstances]) -> Printed:
    """One document with one grid.

    Args:
        text: A line a row, cells between «|»; `[c4]` after a text spans four columns, `[r2]` two
            rows; a cell that another covers is left empty.
        how: As `Circumstances` says.
    """
    above = how.get("above", ("Бюджет района на 2026 год", UNIT))
    kinds, hidden = how.get("kinds", {}), how.get("hidden", frozenset())
    is_hidden = how.get("is_hidden", False)
    cells = []
    for row, line in enumerate(text.strip("\n").split("\n"), start=1):
        for col, part in enumerate(line.split("|"), start=1):
            words, rows, cols = _spanned(part.strip())
            if words:
                kind = kinds.get((row, col), "text")
                covered = is_hidden or (row, col) in hidden
                cells.append((1, 1, row, col, words, kind, None, None, rows, cols, covered))
    paragraphs = [(1, line, said, "text", 1) for line, said in enumerate(above, start=1)]
    return Printed(
        documents=_frame([(1, "a.xlsx", "a.xlsx", "0" * 64, "xlsx", None, None)], DOCUMENTS),
        grids=_frame([(1, 1, "Лист", False, is_hidden)], GRIDS),
        cells=_frame(cells, CELLS),
        paragraphs=_frame(paragraphs, PARAGRAPHS),
    )


def _spanned(text: str) -> tuple[str, int, int]:
    """A cell's words, and the rows and columns it covers."""
    span = _SPAN.search(text)
    if span is None:
        return text, 1, 1
    return text[: span.start()].strip(), int(span["rows"] or 1), int(span["cols"] or 1)


def _frame(rows: Sequence[tuple[object, ...]], schema: pl.Schema) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=schema, orient="row")


def read(text: str, **how: Unpack[Circumstances]) -> AnnexRows:
    """What the reader makes of one grid."""
    return read_annexes(grid(text, **how))


def lines(rows: AnnexRows) -> list[Line]:
    """Section, level, code and amount in thousand tenge of each line, in order."""
    return [
        (section, level, code, None if amount is None else amount // 1000)
        for section, level, code, amount in rows.lines.sort("doc", "grid", "row", "col")
        .select("section", "line_level", "code", "amount_kzt")
        .rows()
    ]


def reasons(rows: AnnexRows) -> list[tuple[int, int, str]]:
    """Row, column and reason of each reject."""
    return rows.rejects.select("row", "col", "reason").rows()
