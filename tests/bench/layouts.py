"""The ways one annex may be printed, and the rewriting of its rows from one into another."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

SPOILED_EVERY = 97  # shares no factor with the number of acts

_AMOUNT = re.compile(r"[-–−]?\s*\d[\d ]*(?:,\d)?")
_CODE = re.compile(r"\d{1,3}")
_HYPHENATED = {"Категория": "Кате-/гория", "Подкласс": "Под-/класс", "Программа": "Прог-/рамма"}
_SUBGROUP_COLUMN = 1  # from 0, in a table of spending with a column for each code
_SUBGROUP_WORD = "подгруп"


class NumberForm(StrEnum):
    """How an amount is printed."""

    SPACES = "text with spaces"
    NO_BREAK = "text with no-break spaces"
    TENTHS = "text with no-break spaces and tenths"
    NUMBER = "number with a format; section totals are formulas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How one workbook is printed."""

    number_form: NumberForm
    multiplier: int  # of every amount, so that all sums stay true
    title_rows: int  # lines above each table
    is_header_split: bool  # words of a one-row header hyphenated over two rows
    has_subgroups: bool
    has_numeric_codes: bool
    is_spoiled: bool  # one programme is printed one thousand too high


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A printed table: rows of equally many texts, and merged ranges (from 0, inclusive)."""

    title: str
    rows: list[list[str]]
    merges: list[tuple[int, int, int, int]]


def layout_of(number: int) -> Layout:
    """The layout of the n-th workbook; the periods share no factor with the number of acts."""
    return Layout(
        number_form=list(NumberForm)[number // 5 % 4],
        multiplier=1 + number % 9,
        title_rows=2 + number % 3,
        is_header_split=number % 4 == 1,
        has_subgroups=number % 7 != 3,
        has_numeric_codes=number % 6 == 2,
        is_spoiled=number % SPOILED_EVERY == SPOILED_EVERY // 2,
    )


def amount_column(row: list[str]) -> int | None:
    """Where a row prints its amount: its last text, when a name stands before it."""
    filled = [column for column, text in enumerate(row) if text]
    if not filled or not _AMOUNT.fullmatch(row[filled[-1]]):
        return None
    has_name = any(any(map(str.isalpha, text)) for text in row)
    return filled[-1] if has_name else None


def code_column(row: list[str]) -> int | None:
    """Where a row of an annex prints its code; None in totals and headers."""
    for column, text in enumerate(row):
        if text:
            return column if _CODE.fullmatch(text) and amount_column(row) else None
    return None


def without_subgroups(table: Table) -> Table:
    """The same spending without subgroups: an administrator stands once in its group."""
    header = table.rows[0]
    if len(header) < 6 or _SUBGROUP_WORD not in header[_SUBGROUP_COLUMN].lower():
        return table
    if any(bottom > top for top, _, bottom, _ in table.merges):
        return table
    merged: dict[tuple[str, ...], list[str]] = {}
    codes: tuple[str, ...] = ()
    for number, row in enumerate(table.rows):
        column = code_column(row)
        if column == _SUBGROUP_COLUMN:
            continue
        if column is None:  # a total or a heading: codes below it are another section's
            codes = (f"row {number}",)
        else:
            depth = 1 + column - (column > _SUBGROUP_COLUMN)
            codes = (*codes[:depth], row[column])
        merged[codes] = _added(merged[codes], row) if codes in merged else row
    ranks = {key: rank for rank, key in enumerate(merged)}
    order = sorted(merged, key=lambda key: [ranks[key[: n + 1]] for n in range(len(key))])
    rows = [
        _renumbered(merged[key][:_SUBGROUP_COLUMN] + merged[key][_SUBGROUP_COLUMN + 1 :])
        for key in order
    ]
    return Table(title=table.title, rows=rows, merges=[])


def _renumbered(row: list[str]) -> list[str]:
    """A row of column numbers counts the columns that are left."""
    if not all(map(str.isdigit, row)):
        return row
    return [str(number) for number in range(1, len(row) + 1)]


def _added(row: list[str], other: list[str]) -> list[str]:
    """The row of a code with the amount of a second row of the same code added."""
    total = scaled(row[-1], 1) + scaled(other[-1], 1)
    return [*row[:-1], printed_amount(total, NumberForm.SPACES)]


def with_split_header(table: Table) -> Table:
    """The words of a header hyphenated over two rows, as narrow columns print them."""
    if table.merges or not set(table.rows[0]) & set(_HYPHENATED):
        return table
    halves = [_HYPHENATED.get(text, text + "/").split("/") for text in table.rows[0]]
    upper, lower = [half[0] for half in halves], [half[1] for half in halves]
    return Table(title=table.title, rows=[upper, lower, *table.rows[1:]], merges=[])


def scaled(printed: str, multiplier: int, extra: int = 0) -> Decimal:
    """A printed amount as a number, times a whole number, plus thousands."""
    digits = printed.replace(" ", "").replace(",", ".")
    is_negative = not digits[0].isdigit()
    amount = Decimal(digits.lstrip("-–−")) * multiplier + extra
    return -amount if is_negative else amount


def printed_amount(amount: Decimal, form: NumberForm) -> str:
    """An amount as a text of the given form."""
    has_tenths = form is NumberForm.TENTHS or amount % 1 != 0
    text = f"{amount:,.{1 if has_tenths else 0}f}"
    space = " " if form is NumberForm.SPACES else "\u00a0"
    return text.translate({ord(","): space, ord("."): ","})


def spoiled_row(table: Table) -> int | None:
    """The middle row of those with a three-digit code in the deepest column, from 0."""
    programmes = [
        number
        for number, row in enumerate(table.rows)
        if (column := code_column(row)) is not None
        and column == len(row) - 3
        and len(row[column]) == 3
    ]
    return programmes[len(programmes) // 2] if len(programmes) > 10 else None
