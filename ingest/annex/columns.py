"""Columns of figures: which hold amounts, of which year and phase, and which are beside them."""

from collections.abc import Sequence
from typing import NamedTuple

from ingest import words
from ingest.annex.headings import (
    Heading,
    is_amount_heading,
    is_beside_amounts,
    joined,
    level_named,
    names_amounts_too,
    phase_named,
    year_named,
)

MANY = 2
NOT_TOLD_APART = (
    "{} columns of amounts that the heading does not tell apart ({}); expected one column of "
    "amounts for each year or phase: name the year or the phase («утвержденный», «уточненный») in "
    "the heading of each column"
)
NO_AMOUNTS = (
    "headings of a budget without a column of amounts that can be read ({}); expected one headed "
    "for example «Сумма, тыс. тенге»"
)


class Column(NamedTuple):
    """What the data rows of a table hold in one column: 0 nothing, 1 a few, 2 many."""

    col: int
    texts: int
    codes: int
    numbers: int  # numeric cells that are no code of one to three digits
    paths: int  # whole code paths: 04.2.261.082 or 042261082
    places: int  # names of districts, cities, okrugs
    measured: int  # figures with a unit of measure after them
    widest: int  # digits of the longest code, or of a part between dots


class AmountColumn(NamedTuple):
    """A column of amounts; year and phase are None where the heading does not say."""

    col: int
    year: int | None
    phase: str | None
    heading: str


def figure_columns(
    columns: Sequence[Column], headed: Sequence[tuple[int, str]], name_col: int
) -> list[Column]:
    """Columns of figures: right of the names, or else left of them where they are no codes.

    Codes may stand right of the names too, between them and the amounts; then they are headed so.
    """
    texts = dict(headed)
    figures = [c for c in columns if c.col != name_col and (c.numbers or c.codes)]
    right = [c for c in figures if c.col > name_col]
    if right:
        coded = [c for c in right if _holds_codes(c, texts.get(c.col, ""))]
        return [c for c in right if c not in coded] or right
    left = [c for c in figures if c.col < name_col]
    headed_so = [c for c in left if is_amount_heading(texts.get(c.col, ""))]
    return headed_so or [
        c for c in left if c.numbers > c.codes and not _holds_paths(c, texts.get(c.col, ""))
    ]


def blank_columns(
    columns: Sequence[Column], headings: Sequence[Heading], name_col: int
) -> list[Column]:
    """Columns headed as amounts of a table that prints none: nothing stands right of its names."""
    if any(c.col > name_col for c in columns):
        return []
    headed = {h.last_col for h in headings if h.col > name_col and is_amount_heading(h.text)}
    return [Column(col, 0, 0, 0, 0, 0, 0, 0) for col in sorted(headed)]


def _holds_codes(column: Column, heading: str) -> bool:
    """A column of nothing but codes, headed as one level of them."""
    return column.codes > 0 and column.numbers == 0 and level_named(heading) is not None


def _holds_paths(column: Column, heading: str) -> bool:
    """A column of whole code paths, told from one of amounts by its heading or its dots."""
    return column.paths == MANY and (
        level_named(heading) is not None or "код" in words.squeeze(heading)
    )


def amounts_of(
    figures: Sequence[Column], headings: Sequence[Heading]
) -> tuple[tuple[AmountColumn, ...], tuple[int, ...]]:
    """Columns of amounts, and those of percentages, deviations and remarks.

    A heading that names both is one of amounts where no other column is.
    """
    texts = _texts_of_figures(figures, headings)
    beside = [c.col for c in figures if is_beside_amounts(texts[c.col])]
    if len(beside) == len(figures):
        beside = [col for col in beside if not names_amounts_too(texts[col])]
    ignored = tuple(beside)
    amounts = tuple(
        AmountColumn(c.col, year_named(text), phase_named(text), text.strip())
        for c in figures
        if c.col not in ignored and (text := texts[c.col]) is not None
    )
    return amounts, ignored


def _texts_of_figures(figures: Sequence[Column], headings: Sequence[Heading]) -> dict[int, str]:
    """The heading of each column of figures: what covers it, else by order, else nothing."""
    heads = [h for h in headings if is_amount_heading(h.text)]
    covering = {
        c.col: " ".join(h.text for h in heads if h.col <= c.col <= h.last_col) for c in figures
    }
    ordered = joined(heads)
    if not all(covering.values()) and len(ordered) == len(figures):
        return {c.col: text for c, (_, text) in zip(figures, ordered, strict=True)}
    return covering


def no_amounts(amounts: Sequence[AmountColumn], headings: Sequence[Heading]) -> str | None:
    """Why a table whose heading promises amounts has none, if so."""
    promised = [h.text for h in headings if is_amount_heading(h.text)]
    if amounts or not promised:
        return None
    return NO_AMOUNTS.format("; ".join(f"«{text.strip()}»" for text in promised))


def not_told_apart(amounts: Sequence[AmountColumn], most: int) -> str | None:
    """Why columns of amounts cannot be told apart, if so.

    Amounts that shift between columns but never stand two in a row are one column.
    """
    meanings = {(a.year, a.phase) for a in amounts}
    if len(meanings) == len(amounts) or most <= 1:
        return None
    said = "; ".join(f"column {a.col}: «{a.heading or 'no heading'}»" for a in amounts)
    return NOT_TOLD_APART.format(len(amounts), said)
