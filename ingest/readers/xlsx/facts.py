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


def facts_by_search(head: bytes, rows: bytes, tail: bytes) -> SheetFacts | None:
    """Return the facts of a plainly written sheet; null when it is not that plain."""
    facts = SheetFacts()
    if b"hidden=" in head:
        for attributes in _COL.findall(head):
            if _HIDDEN.search(attributes):
                ends = {name: int(at) for name, at in _FROM_TO.findall(attributes)}
                facts.hidden_cols.append((ends.get(b"min", 1), ends.get(b"max", MAX_COL)))
    if b"hidden=" in rows:
        for attributes in _ROW.findall(rows):
            if _HIDDEN.search(attributes):
                number = _NUMBER.search(attributes)
                if number is None:
                    return None
                facts.hidden_rows.append(int(number[1]))
    if b"mergeCell" in tail:
        for attributes in _MERGE.findall(tail):
            if (ref := _REF.search(attributes)) is not None:
                first, top, last, bottom = ref.groups()
                facts.merges.append((int(top), column(first), int(bottom), column(last)))
    return facts


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
