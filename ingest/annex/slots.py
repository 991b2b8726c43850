"""Columns of codes, and blank ones headed as if they were, with the level that is said above each."""

from collections.abc import Sequence
from typing import NamedTuple

from budget.model.enums import LineLevel
from ingest.annex.columns import Column
from ingest.annex.headings import (
    Heading,
    is_amount_heading,
    is_name_heading,
    joined,
    level_named,
)


class Slot(NamedTuple):
    """A column of codes, or one headed as if it were: the level said, and its widest code."""

    col: int
    said: LineLevel | None
    widest: int  # 0 where the column is empty
    is_headed: bool  # by words of its own


def levels_said(headings: Sequence[Heading]) -> list[tuple[int, list[LineLevel]]]:
    """Columns with the levels said above them.

    There are several where cells that cover the same columns stand one below the other.
    """
    found = []
    for col, text in joined(headings):
        wide = [h for h in headings if h.col == col < h.last_col]
        each = [level for h in wide if (level := level_named(h.text))]
        whole = level_named(text)
        found.append((col, each if len(set(each)) > 1 else [whole] if whole else []))
    return found


def slots_of(
    codes: Sequence[Column], blank: Sequence[int], headings: Sequence[Heading]
) -> list[Slot]:
    """Columns of codes and blank ones with what is said above each, from left to right.

    A heading may begin left of its codes, above columns that hold none.
    """
    texts = dict(joined(headings))
    said = dict(levels_said(headings))
    held = {one.col for one in codes}
    widths = dict.fromkeys(blank, 0) | {one.col: one.widest for one in codes}
    slots = []
    for col, width in sorted(widths.items()):
        start = max((h.col for h in headings if h.col < col <= h.last_col), default=col)
        above = said.get(col) or (said.get(start, []) if start not in held else [])
        is_headed = _is_headed(texts.get(col, "")) and len(above) <= 1
        if width or is_headed:
            slots.append(Slot(col, above[0] if len(above) == 1 else None, width, is_headed))
    return slots


def _is_headed(text: str) -> bool:
    """Words that may name a level: not those of names or amounts."""
    return bool(text.strip()) and not is_name_heading(text) and not is_amount_heading(text)


def slots_told(slots: Sequence[Slot], headings: Sequence[Heading]) -> str:
    """Columns with their headings and digits, for the message."""
    texts = dict(joined(headings))
    return "; ".join(
        f"column {slot.col}: «{texts.get(slot.col, '').strip()}»"
        + (f", {slot.widest} digits" if slot.widest else "")
        for slot in slots
    )
