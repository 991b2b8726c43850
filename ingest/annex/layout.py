"""The role of every column of a table: code of which level, name, amount of which year and phase.

Headings are hints, contents decide: a heading may be narrower than its rows, broken over rows in
mid-word, or repeated. A layout is worked out once per distinct shape, so the cost does not grow
with the number of files.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from budget.model.enums import LineLevel
from ingest import words
from ingest.annex.columns import (
    MANY,
    AmountColumn,
    Column,
    amounts_of,
    blank_columns,
    figure_columns,
    no_amounts,
    not_told_apart,
)
from ingest.annex.headings import (
    FIELD,
    PART,
    headings_of,
    is_counter_heading,
    is_name_heading,
    joined,
    level_named,
)
from ingest.annex.levels import (
    FUNCTIONAL_LEVELS,
    MAX_CODES,
    REVENUE_LEVELS,
    Levels,
    levels_of,
)

_WHOLE_HEADING = 3  # levels that a heading names at least, where it names all
SIDE_BY_SIDE = (
    "two tables stand side by side (codes again in column {}, after the amounts in column {}); "
    "expected one table below the other"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Roles of the columns of one table."""

    kind: str  # revenue, functional, units (transfers by unit), unread (by design), other
    name_col: int
    code_cols: tuple[int, ...]
    levels: tuple[LineLevel, ...]
    is_headed: bool  # a heading names a level of the classification
    is_sure: bool  # each column of codes is named by its own heading
    has_paths: bool  # the one code column holds whole paths
    amounts: tuple[AmountColumn, ...]
    ignored: tuple[int, ...]  # columns of percentages, deviations, remarks
    counters: tuple[int, ...]  # columns of running numbers
    problem: str | None


@lru_cache(maxsize=4096)
def layout_of(shape: str, heading: str, most: int) -> Layout:
    """The layout told by a table's shape and heading.

    Args:
        shape: Its columns, each as the fields of `Column`.
        heading: Cells of its heading, as `headings_of` takes them.
        most: Figures in the row that holds most of them.
    """
    columns = [Column(*map(int, part.split(FIELD))) for part in shape.split(PART)]
    headings = headings_of(heading)
    headed = joined(headings)
    if re.search(words.UNREAD_TABLES, words.squeeze(" ".join(text for _, text in headed))):
        return _nothing("unread")
    name_col = _name_column(columns, headed)
    if name_col is None:
        return _nothing("other")
    figures = figure_columns(columns, headed, name_col) or blank_columns(
        columns, headings, name_col
    )
    codes = _code_columns(columns, headed, name_col, {c.col for c in figures})
    found = levels_of(codes, _blank_codes(headed, name_col, {*codes, *figures}), headings)
    amounts, ignored = amounts_of(figures, headings)
    kind = _kind(columns, found, headed)
    unread = None if kind in {"units", "other"} else no_amounts(amounts, headings)
    return Layout(
        kind=kind,
        name_col=name_col,
        code_cols=found.cols,
        levels=found.levels,
        is_headed=any(level_named(text) for _, text in headed),
        is_sure=found.is_sure,
        has_paths=found.has_paths,
        amounts=amounts,
        ignored=ignored,
        counters=_counters(
            [c for c in columns if c.col < name_col and c not in [*codes, *figures]], headed
        ),
        problem=_side_by_side(columns, headed)
        or found.problem
        or not_told_apart(amounts, most)
        or unread,
    )


def _counters(rest: Sequence[Column], headed: Sequence[tuple[int, str]]) -> tuple[int, ...]:
    """Columns of running numbers among those that are neither codes, names nor figures."""
    texts = dict(headed)
    return tuple(
        c.col
        for c in rest
        if is_counter_heading(texts.get(c.col, "")) or (c.col not in texts and c.codes == MANY)
    )


def _nothing(kind: str) -> Layout:
    """The layout of a table of which nothing is read."""
    return Layout(
        kind=kind,
        name_col=0,
        code_cols=(),
        levels=(),
        is_headed=False,
        is_sure=True,
        has_paths=False,
        amounts=(),
        ignored=(),
        counters=(),
        problem=None,
    )


def _kind(columns: Sequence[Column], found: Levels, headed: Sequence[tuple[int, str]]) -> str:
    """What a table lists: lines of a budget, or units and what they get or give."""
    named = [level for _, text in headed if (level := level_named(text))]
    first = next(iter(found.levels or named), None)
    if not found.levels and _lists_units(columns, headed):
        return "units"
    if first is None:
        return "functional" if found.problem else "other"
    return _budget_kind(first)


def _lists_units(columns: Sequence[Column], headed: Sequence[tuple[int, str]]) -> bool:
    """A list of districts headed so, or without a heading but with «… тысяч тенге» for each."""
    if headed:
        return any(re.search(words.UNITS_HEADING, words.squeeze(text)) for _, text in headed)
    return any(c.places == MANY for c in columns) and any(c.measured == MANY for c in columns)


def _budget_kind(level: LineLevel) -> str:
    return "revenue" if level in REVENUE_LEVELS else "functional"


def _name_column(columns: Sequence[Column], headed: Sequence[tuple[int, str]]) -> int | None:
    """The column of names: the one with most texts, of two the one headed so, then the first.

    Where one is headed so, titles of sections in a column of codes are no names of its rows.
    """
    named = {col for col, text in headed if is_name_heading(text)}
    worded = [c for c in columns if c.texts]
    if not worded:
        return None
    if any(c.col in named for c in worded):
        levels = {col for col, text in headed if level_named(text)} - named
        worded = [c for c in worded if c.col not in levels]
    return max(worded, key=lambda c: (c.texts, c.col in named, -c.col)).col


def _code_columns(
    columns: Sequence[Column],
    headed: Sequence[tuple[int, str]],
    name_col: int,
    figures: set[int],
) -> list[Column]:
    """Columns of codes, left of the names or headed so."""
    texts = dict(headed)
    levels = {col for col, text in headed if col not in figures and level_named(text)}
    codes = [
        c
        for c in columns
        if (c.col < name_col or c.col in levels)
        and c.col not in figures | {name_col}
        and (c.codes or c.paths)
        and not is_counter_heading(texts.get(c.col, ""))
    ]
    return sorted(_without_strays(codes, levels, texts))[:MAX_CODES]


def _blank_codes(
    headed: Sequence[tuple[int, str]], name_col: int, known: set[Column]
) -> list[int]:
    """Columns left of the names that have a heading and hold neither codes nor figures."""
    held = {c.col for c in known}
    return [
        col
        for col, text in headed
        if col < name_col and col not in held and not is_counter_heading(text)
    ]


def _without_strays(
    codes: Sequence[Column], levels: set[int], texts: Mapping[int, str]
) -> list[Column]:
    """Columns of codes without those that a few rows made by standing one column aside.

    They have no title and stand among columns that all are headed as levels and hold codes. Left
    of the highest level there are no codes at all: such a column numbers its rows.
    """
    if len(levels) < _WHOLE_HEADING or not levels <= {c.col for c in codes}:
        return list(codes)
    first, last = min(levels), max(levels)
    is_highest = level_named(texts[first]) in {REVENUE_LEVELS[0], FUNCTIONAL_LEVELS[0]}
    return [
        c
        for c in codes
        if c.col in texts
        or c.col > last
        or (MANY in {c.codes, c.paths} and not (is_highest and c.col < first))
    ]


def _side_by_side(columns: Sequence[Column], headed: Sequence[tuple[int, str]]) -> str | None:
    """Why a grid is two tables, if codes and names come again to the right of amounts."""
    levels = {col for col, text in headed if level_named(text)}
    names = [c.col for c in columns if c.texts == MANY]
    for amount in (c.col for c in columns if c.numbers == MANY):
        again = [
            c.col for c in columns if c.col > amount and c.codes == MANY and c.col in levels
        ]
        if again and names and min(names) < amount and max(names) > min(again):
            return SIDE_BY_SIDE.format(min(again), amount)
    return None
