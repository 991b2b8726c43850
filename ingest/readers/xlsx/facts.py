"""What a sheet says about its cells from outside them: hidden rows and columns, merged ranges."""

import re
from dataclasses import dataclass, field

MAX_ROW, MAX_COL = 1_048_576, 16_384
_ROW = re.compile(rb"<row ([^<>]*)>")
_NUMBER = re.compile(rb'(?:^| )r="(\d+)"')
_COL = re.compile(rb"<col ([^<>]*)>")
_FROM_TO = re.compile(rb'(?:^| )(min|max)="(\d+)"')
_HIDDEN = re.compile(rb'(?:^| )hidden="(?:1|true)"')
_MERGE = re.compile(rb"<mergeCell ([^<>]*)>")
_REF = re.compile(rb'(?:^| )ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"')


@dataclass(slots=True)
class SheetFacts:
    """Rows and columns from 1; ranges with both ends."""

    hidden_rows: list[int] = field(default_factory=list)
    hidden_cols: list[tuple[int, int]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)  # row, col, row, col


def facts_around(head: bytes, tail: bytes) -> SheetFacts:
    """Return the facts that a plainly written sheet states before and after its rows."""
    ends = [dict(_FROM_TO.findall(cols)) for cols in _hidden(_COL, head)]
    refs = (
        [_REF.search(merge) for merge in _MERGE.findall(tail)] if b"mergeCell" in tail else []
    )
    return SheetFacts(
        hidden_cols=[(int(end.get(b"min", 1)), int(end.get(b"max", MAX_COL))) for end in ends],
        merges=[
            (int(ref[2]), column(ref[1]), int(ref[4]), column(ref[3])) for ref in refs if ref
        ],
    )


def hidden_rows(rows: bytes) -> list[int] | None:
    """Return the hidden ones of plainly written rows; null when one has no number."""
    numbers = [_NUMBER.search(row) for row in _hidden(_ROW, rows)]
    found = [int(number[1]) for number in numbers if number]
    return found if len(found) == len(numbers) else None


def _hidden(element: re.Pattern[bytes], xml: bytes) -> list[bytes]:
    """Return the attributes of those elements that are hidden; most sheets have none."""
    if b"hidden=" not in xml:
        return []
    return [written for written in element.findall(xml) if _HIDDEN.search(written)]


def column(letters: bytes) -> int:
    """Return a column's number.

    Examples:
        >>> column(b"A"), column(b"AA"), column(b"XFD")
        (1, 27, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def letters(number: int) -> str:
    """Return a column's letters.

    Examples:
        >>> letters(1), letters(27), letters(16384)
        ('A', 'AA', 'XFD')
    """
    written = ""
    while number:
        number, letter = divmod(number - 1, 26)
        written = chr(65 + letter) + written
    return written
