"""The role of every column of a table: code of which level, name, amount of which year and phase.

Headings are hints, contents decide: a heading may be narrower than its rows, broken over rows in
mid-word, or repeated. A layout is worked out once per distinct shape, so the cost does not grow
with the number of files.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from budget.model.enums import LineLevel
from ingest import words
from ingest.annex.headings import (
    FIELD,
    PART,
    Heading,
    headings_of,
    is_amount_heading,
    is_beside_amounts,
    is_counter_heading,
    is_name_heading,
    joined,
    level_named,
    phase_named,
    year_named,
)

REVENUE_LEVELS = (
    LineLevel.CATEGORY,
    LineLevel.CLASS,
    LineLevel.SUBCLASS,
    LineLevel.SPECIFIC,
)
FUNCTIONAL_LEVELS = (
    LineLevel.GROUP,
    LineLevel.SUBGROUP,
    LineLevel.ADMINISTRATOR,
    LineLevel.PROGRAMME,
    LineLevel.SUBPROGRAMME,
    LineLevel.SPECIFIC,
)
MAX_CODES = len(FUNCTIONAL_LEVELS)
_THREE_DIGITS = (LineLevel.ADMINISTRATOR, LineLevel.PROGRAMME, LineLevel.SUBPROGRAMME)
_TWO_DIGITS = (LineLevel.GROUP, LineLevel.SUBGROUP)
_LONG = len("261")
_MANY = 2
_NO_PATH = frozenset({0})

NOT_TOLD_APART = (
    "{} columns of amounts that the heading does not tell apart ({}); expected one column of "
    "amounts for each year or phase"
)
SIDE_BY_SIDE = (
    "two tables stand side by side (codes again in column {}, after the amounts in column {}); "
    "expected one table below the other"
)


class Column(NamedTuple):
    """What the data rows of a table hold in one column: 0 nothing, 1 a few, 2 many."""

    col: int
    texts: int
    codes: int
    numbers: int  # numeric cells that are no code of one to three digits
    paths: int  # whole code paths: 04.2.261.082 or 042261082
    widest: int  # digits of the longest code, or of a part between dots


class AmountColumn(NamedTuple):
    """A column of amounts; year and phase are None where the heading does not say."""

    col: int
    year: int | None
    phase: str | None
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Roles of the columns of one table."""

    kind: str  # revenue, functional, units (transfers by unit), unread (by design), other
    name_col: int
    code_cols: tuple[int, ...]
    levels: tuple[LineLevel, ...]
    has_paths: bool  # the one code column holds whole paths
    amounts: tuple[AmountColumn, ...]
    ignored: tuple[int, ...]  # columns of percentages, deviations, remarks
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
    figures = _figure_columns(columns, headed, name_col)
    codes = _code_columns(columns, headed, name_col, {c.col for c in figures})
    levels = _levels(codes, headed)
    amounts, ignored = _amounts(figures, headings)
    return Layout(
        kind=_kind(levels, headed),
        name_col=name_col,
        code_cols=tuple(c.col for c in codes)[: len(levels)],
        levels=levels,
        has_paths=_has_paths(codes),
        amounts=amounts,
        ignored=ignored,
        problem=_side_by_side(columns, headed) or _not_told_apart(amounts, most),
    )


def _nothing(kind: str) -> Layout:
    """The layout of a table of which nothing is read."""
    return Layout(
        kind=kind,
        name_col=0,
        code_cols=(),
        levels=(),
        has_paths=False,
        amounts=(),
        ignored=(),
        problem=None,
    )


def _kind(levels: Sequence[LineLevel], headed: Sequence[tuple[int, str]]) -> str:
    """What a table lists: lines of a budget, or units and what they get or give."""
    named = [level for _, text in headed if (level := level_named(text))]
    first = next(iter(levels or named), None)
    if any(re.search(words.UNITS_HEADING, words.squeeze(text)) for _, text in headed):
        return "units" if not levels else _budget_kind(levels[0])
    return "other" if first is None else _budget_kind(first)


def _budget_kind(level: LineLevel) -> str:
    return "revenue" if level in REVENUE_LEVELS else "functional"


def _name_column(
    columns: Sequence[Column], headed: Sequence[tuple[int, str]]
) -> int | None:
    """The column of names: the one with most texts, of two the one headed so, then the first."""
    named = {col for col, text in headed if is_name_heading(text)}
    worded = [c for c in columns if c.texts]
    if not worded:
        return None
    return max(worded, key=lambda c: (c.texts, c.col in named, -c.col)).col


def _figure_columns(
    columns: Sequence[Column], headed: Sequence[tuple[int, str]], name_col: int
) -> list[Column]:
    """Columns of figures: right of the names, or else left of them where they are no codes."""
    right = [c for c in columns if c.col > name_col and (c.numbers or c.codes)]
    if right:
        return right
    texts = dict(headed)
    left = [c for c in columns if c.col < name_col and c.numbers > c.codes]
    headed_so = [c for c in left if is_amount_heading(texts.get(c.col, ""))]
    return headed_so or [c for c in left if not _holds_paths(c, texts.get(c.col, ""))]


def _holds_paths(column: Column, heading: str) -> bool:
    """A column of whole code paths, told from one of amounts by its heading or its dots."""
    return column.paths == _MANY and (
        level_named(heading) is not None or "код" in words.squeeze(heading)
    )


def _code_columns(
    columns: Sequence[Column],
    headed: Sequence[tuple[int, str]],
    name_col: int,
    figures: set[int],
) -> list[Column]:
    """Columns of codes, left of the names."""
    texts = dict(headed)
    return [
        c
        for c in columns
        if c.col < name_col
        and c.col not in figures
        and (c.codes or c.paths)
        and not is_counter_heading(texts.get(c.col, ""))
    ][:MAX_CODES]


def _has_paths(codes: Sequence[Column]) -> bool:
    return len(codes) == 1 and codes[0].paths == _MANY


def _levels(
    codes: Sequence[Column], headed: Sequence[tuple[int, str]]
) -> tuple[LineLevel, ...]:
    """Levels of the code columns: by their headings' places, else their order, else digits."""
    said = [(col, level) for col, text in headed if (level := level_named(text))]
    by_place = dict(said)
    is_functional = any(level in FUNCTIONAL_LEVELS[:-1] for _, level in said)
    if not codes:
        return ()
    if _has_paths(codes):
        is_long = codes[0].widest >= _LONG
        return FUNCTIONAL_LEVELS if is_functional or (is_long and not said) else REVENUE_LEVELS
    if all(c.col in by_place for c in codes):
        return _descending([by_place[c.col] for c in codes])
    if len(said) == len(codes):
        return _descending([level for _, level in said])
    return _levels_by_digits([c.widest for c in codes], functional=is_functional or not said)


def _descending(said: Sequence[LineLevel]) -> tuple[LineLevel, ...]:
    """Levels each deeper than the one before: «Функ. | Функ.» is group, then subgroup."""
    order = REVENUE_LEVELS if said[0] in REVENUE_LEVELS else FUNCTIONAL_LEVELS
    levels: list[LineLevel] = []
    for level in said:
        wanted = order.index(level) if level in order else 0
        after = order.index(levels[-1]) + 1 if levels else 0
        if max(wanted, after) >= len(order):
            break
        levels.append(order[max(wanted, after)])
    return tuple(levels)


def _levels_by_digits(widths: Sequence[int], *, functional: bool) -> tuple[LineLevel, ...]:
    """Levels by the digits of codes: group 2, subgroup 1, administrator and programme 3."""
    if not functional or max(widths) < _LONG:
        return REVENUE_LEVELS[: len(widths)]
    long, short = iter(_THREE_DIGITS), iter(_TWO_DIGITS)
    levels: list[LineLevel] = []
    for width in widths:
        level = next(long if width == _LONG else short, None)
        if level is None:
            break
        levels.append(level)
    return tuple(levels)


def _amounts(
    figures: Sequence[Column], headings: Sequence[Heading]
) -> tuple[tuple[AmountColumn, ...], tuple[int, ...]]:
    """Columns of amounts, and those of percentages, deviations and remarks."""
    texts = _texts_of_figures(figures, headings)
    ignored = tuple(c.col for c in figures if is_beside_amounts(texts[c.col]))
    amounts = tuple(
        AmountColumn(c.col, year_named(text), phase_named(text), text.strip())
        for c in figures
        if c.col not in ignored and (text := texts[c.col]) is not None
    )
    return amounts, ignored


def _texts_of_figures(
    figures: Sequence[Column], headings: Sequence[Heading]
) -> dict[int, str]:
    """The heading of each column of figures: what covers it, else by order, else nothing."""
    heads = [h for h in headings if is_amount_heading(h.text)]
    covering = {
        c.col: " ".join(h.text for h in heads if h.col <= c.col <= h.last_col) for c in figures
    }
    ordered = joined(heads)
    if not all(covering.values()) and len(ordered) == len(figures):
        return {c.col: text for c, (_, text) in zip(figures, ordered, strict=True)}
    return covering


def _not_told_apart(amounts: Sequence[AmountColumn], most: int) -> str | None:
    """Why columns of amounts cannot be told apart, if so.

    Amounts that shift between columns but never stand two in a row are one column.
    """
    meanings = {(a.year, a.phase) for a in amounts}
    if len(meanings) == len(amounts) or most <= 1:
        return None
    said = "; ".join(f"column {a.col}: «{a.heading or 'no heading'}»" for a in amounts)
    return NOT_TOLD_APART.format(len(amounts), said)


def _side_by_side(
    columns: Sequence[Column], headed: Sequence[tuple[int, str]]
) -> str | None:
    """Why a grid is two tables, if codes and names come again to the right of amounts."""
    levels = {col for col, text in headed if level_named(text)}
    names = [c.col for c in columns if c.texts == _MANY]
    for amount in (c.col for c in columns if c.numbers == _MANY):
        again = [
            c.col for c in columns if c.col > amount and c.codes == _MANY and c.col in levels
        ]
        if again and names and min(names) < amount and max(names) > min(again):
            return SIDE_BY_SIDE.format(min(again), amount)
    return None
