"""Levels of the unified budget classification under the code columns of a table."""

from collections.abc import Sequence

from budget.model.enums import LineLevel
from ingest.annex.columns import MANY, Column
from ingest.annex.headings import level_named
from ingest.words import squeeze

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
_REVENUE_PATH = len("1") + len("01") + len("2")  # without dots, down to the subclass


def has_paths(codes: Sequence[Column], headed: Sequence[tuple[int, str]]) -> bool:
    """Does the one code column hold whole paths (04.2.261.082), or is it headed «Код»?"""
    if len(codes) != 1:
        return False
    heading = dict(headed).get(codes[0].col, "")
    return codes[0].paths == MANY or squeeze(heading).startswith("код")


def levels_of(
    codes: Sequence[Column], headed: Sequence[tuple[int, str]]
) -> tuple[LineLevel, ...]:
    """Levels of the code columns: by their headings' places, else their order, else digits."""
    said = [(col, level) for col, text in headed if (level := level_named(text))]
    by_place = dict(said)
    is_functional = any(level in FUNCTIONAL_LEVELS[:-1] for _, level in said)
    if not codes:
        return ()
    if has_paths(codes, headed):
        is_long = codes[0].widest >= _LONG and codes[0].widest != _REVENUE_PATH
        return FUNCTIONAL_LEVELS if is_functional or (is_long and not said) else REVENUE_LEVELS
    if len(codes) == 1 and not said:
        return ()  # numbers of points or rows: one column of digits under no heading is no code
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
