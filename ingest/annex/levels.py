"""Levels of the unified budget classification under the code columns of a table.

Headings name levels, contents bear them out: a group has two digits, a subgroup one, an
administrator and a programme three. Where headings are short of a level, name one twice or in an
order that no classification has, only what both allow is read; what stays open is a problem of the
table, never a guess.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

from budget.model.enums import LineLevel
from ingest.annex.columns import MANY, Column
from ingest.annex.headings import Heading, level_named
from ingest.annex.slots import Slot, levels_said, slots_of, slots_told
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
_NO_SUBGROUP = (FUNCTIONAL_LEVELS[0], *FUNCTIONAL_LEVELS[2:])
MAX_CODES = len(FUNCTIONAL_LEVELS)
UNCLEAR_LEVELS = (
    "the columns of codes cannot be told apart by their headings and digits ({}); expected for "
    "example «Функциональная группа | Функциональная подгруппа | Администратор | Программа» above "
    "codes of 2, 1, 3 and 3 digits, or «Категория | Класс | Подкласс» above 1, 2 and 1"
)
_LONG = len("261")
_REVENUE_PATH = len("1") + len("01") + len("2")  # without dots, down to the subclass
_WIDTHS = {
    LineLevel.CATEGORY: 1,
    LineLevel.CLASS: 2,
    LineLevel.SUBCLASS: 1,
    LineLevel.GROUP: 2,
    LineLevel.SUBGROUP: 1,
    LineLevel.ADMINISTRATOR: 3,
    LineLevel.PROGRAMME: 3,
    LineLevel.SUBPROGRAMME: 3,
}
"""Digits of a code as printed; as numbers of a spreadsheet they have fewer."""
_WIDEST = _WIDTHS | {LineLevel.SUBGROUP: 2, LineLevel.SPECIFIC: 3}
_FIRST = (LineLevel.CATEGORY, LineLevel.GROUP)
_TOPS = (*_FIRST, LineLevel.ADMINISTRATOR)
"""Levels that the first column of codes may hold: Kyzylorda oblast prints loans without groups."""
_SKIPS = {
    (LineLevel.GROUP, LineLevel.ADMINISTRATOR),
    (LineLevel.PROGRAMME, LineLevel.SPECIFIC),
}
"""Levels that stand side by side though one lies between them: a table may print no subgroups."""
_BELOW_PROGRAMMES = (LineLevel.SUBPROGRAMME, LineLevel.SPECIFIC)

Path = tuple[LineLevel, ...]


class Levels(NamedTuple):
    """Columns of codes and the level of each."""

    cols: tuple[int, ...] = ()
    levels: Path = ()
    has_paths: bool = False  # the one column holds whole paths
    is_sure: bool = True  # each column of codes is named by its own heading
    problem: str | None = None


def levels_of(
    codes: Sequence[Column], blank: Sequence[int], headings: Sequence[Heading]
) -> Levels:
    """The levels of a table's columns of codes.

    Args:
        codes: Columns that hold codes.
        blank: Columns among them that hold nothing but have a heading.
        headings: Cells of the heading.
    """
    said = [level for _, levels in levels_said(headings) for level in levels]
    if has_paths(codes, headings):
        return Levels((codes[0].col,), _path(codes[0], said), has_paths=True)
    slots = slots_of(codes, blank, headings)
    if not codes:
        named = [slot for slot in slots if slot.said]
        return _as_levels(named, _agreed(named), is_sure=True)
    if len(codes) == 1 and not said:
        # numbers of points or rows: one column of digits under no heading is no code
        return Levels(is_sure=False)
    is_sure = all(slot.said for slot in slots if slot.widest)
    coded = [slot for slot in slots if slot.widest or slot.said]
    for tried in (slots, coded, _in_order(coded, said)):
        path = _agreed(tried)
        if path:
            return _as_levels(tried, path, is_sure=is_sure and path[0] in _FIRST)
    path = _settled(coded)
    if path:
        return _as_levels(coded, path, is_sure=False)
    return Levels(is_sure=False, problem=UNCLEAR_LEVELS.format(slots_told(coded, headings)))


def has_paths(codes: Sequence[Column], headings: Sequence[Heading]) -> bool:
    """Does the one code column hold whole paths (04.2.261.082), or is it headed «Код»?"""
    if len(codes) != 1:
        return False
    col = codes[0].col
    heading = " ".join(h.text for h in headings if h.col == h.last_col == col)
    is_code = squeeze(heading).startswith("код") and level_named(heading) is None
    return codes[0].paths == MANY or is_code


def _path(codes: Column, said: Sequence[LineLevel]) -> Path:
    """Levels of whole paths in one column."""
    is_functional = any(level in FUNCTIONAL_LEVELS[:-1] for level in said)
    is_long = codes.widest >= _LONG and codes.widest != _REVENUE_PATH
    return FUNCTIONAL_LEVELS if is_functional or (is_long and not said) else REVENUE_LEVELS


def _in_order(coded: Sequence[Slot], said: Sequence[LineLevel]) -> list[Slot]:
    """Columns of codes under headings that stand aside: the first under the first, and so on."""
    held = [slot for slot in coded if slot.widest]
    is_strange = any(slot.is_headed and slot.said is None for slot in held)
    if is_strange or len(said) != len(held):
        return []
    return [slot._replace(said=level) for slot, level in zip(held, said, strict=True)]


def _agreed(slots: Sequence[Slot]) -> Path:
    """The only path that all headings and digits allow; nothing if there is none, or several."""
    is_said = any(slot.said for slot in slots)
    allowed = {
        path: (_exact(path, slots), -_unsaid(path, slots))
        for path in _possible(slots)
        if all(slot.said in {None, level} for slot, level in zip(slots, path, strict=True))
        and (_holds(path, slots) or (is_said and _is_explained(path, slots)))
    }
    return _best(allowed)


def _settled(slots: Sequence[Slot]) -> Path:
    """The path that digits allow where headings contradict one another («Программа» twice).

    A column is read other than its heading says only where it has the very number of digits, and
    the level said of it stands above another column that claims it, or has no heading.
    """
    allowed = {}
    for path in _possible(slots):
        pairs = list(zip(slots, path, strict=True))
        claimed = {(slot.said, level) for slot, level in pairs}
        others = [(slot, level) for slot, level in pairs if slot.said not in {None, level}]
        is_settled = all(
            slot.widest in {0, _WIDTHS.get(level), _WIDEST[level]}
            and claimed & {(slot.said, slot.said), (None, slot.said)}
            for slot, level in others
        )
        if is_settled and _holds(path, slots):
            agreeing = sum(slot.said == level for slot, level in pairs)
            allowed[path] = (_exact(path, slots), agreeing)
    return _best(allowed)


def _best(allowed: Mapping[Path, tuple[int, int]]) -> Path:
    """The path that stands above all others."""
    ranked = sorted(allowed, key=lambda path: allowed[path], reverse=True)
    if len(ranked) > 1 and allowed[ranked[0]] == allowed[ranked[1]]:
        return ()
    return ranked[0] if ranked else ()


def _possible(slots: Sequence[Slot]) -> tuple[Path, ...]:
    """Paths of the classification with a level for each column."""
    said = frozenset(slot.said for slot in slots if slot.said in _BELOW_PROGRAMMES)
    return _paths(len(slots), said)


@lru_cache(maxsize=64)
def _paths(count: int, below: frozenset[LineLevel | None]) -> tuple[Path, ...]:
    """Levels that may stand side by side; one is left out only below a programme that says so."""
    return tuple(
        path
        for order in (FUNCTIONAL_LEVELS, REVENUE_LEVELS)
        for path in combinations(order, count)
        if {*path[:1]} <= {*_TOPS}
        and all(
            order.index(after) == order.index(before) + 1
            or (
                (before, after) in _SKIPS and (after not in _BELOW_PROGRAMMES or after in below)
            )
            for before, after in pairwise(path)
        )
    )


def _holds(path: Path, slots: Sequence[Slot]) -> bool:
    """Whether no code is longer than its level, and administrators have three digits."""
    pairs = zip(path, slots, strict=True)
    return all(slot.widest <= _WIDEST[level] for level, slot in pairs) and _has_administrators(
        path, slots
    )


def _has_administrators(path: Path, slots: Sequence[Slot]) -> bool:
    return all(
        slot.widest in {0, _LONG}
        for level, slot in zip(path, slots, strict=True)
        if level == LineLevel.ADMINISTRATOR
    )


def _is_explained(path: Path, slots: Sequence[Slot]) -> bool:
    """Whether rows that stand aside, or rows of the other kind, account for what does not fit.

    A table of spending may list categories, one of revenues the repayment of loans.
    """
    is_whole = all(slot.said for slot in slots)
    if is_whole and path[0] in _FIRST and _has_administrators(path, slots):
        return True
    if path[0] in REVENUE_LEVELS:
        beside = [(FUNCTIONAL_LEVELS, slots), (_NO_SUBGROUP, slots)]
    else:
        beside = [(REVENUE_LEVELS, slots), (REVENUE_LEVELS, slots[1:])]
    return any(
        _holds(other[: len(part)], part[: len(other)])
        for other, part in beside
        if not any(slot.widest for slot in part[len(other) :])
    )


def _exact(path: Path, slots: Sequence[Slot]) -> int:
    """Columns whose widest code has the digits of the level."""
    return sum(
        slot.widest == _WIDTHS.get(level) for level, slot in zip(path, slots, strict=True)
    )


def _unsaid(path: Path, slots: Sequence[Slot]) -> int:
    """Levels below the programme that no heading names: published annexes rarely print them."""
    return sum(
        level in _BELOW_PROGRAMMES and slot.said is None
        for level, slot in zip(path, slots, strict=True)
    )


def _as_levels(slots: Sequence[Slot], path: Path, *, is_sure: bool) -> Levels:
    cols = tuple(slot.col for slot in slots)[: len(path)]
    return Levels(cols, path, is_sure=is_sure)
