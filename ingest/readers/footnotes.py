"""Marks of footnotes on a web page: digits above or below the line are no digits of a figure."""

import re
from collections.abc import Iterable, Iterator

from ingest.readers.digits import LOWERED, RAISED

Tag = tuple[str, str, str, str]
"""A row of plain cells, or: name, attributes, the text that follows."""

_DIGITS = {"sup": RAISED, "super": RAISED, "sub": LOWERED}
_ALIGNED = re.compile(r"vertical-align: ?(super|sub)", re.IGNORECASE)
_INLINE = frozenset({"span", "font", "a", "b", "i", "u", "em", "strong", "small", "big"})
_STARTS = frozenset({"td", "th", "caption", "/table", "br", "p", "div", "li"})


def may_hold_marks(tags: Iterable[Tag]) -> bool:
    """Say whether anything on a page stands off the line, or leads to a note."""
    written = {(name, attributes) for _, name, attributes, _ in tags}
    return any(
        name in _DIGITS or ' href="#' in attributes or _ALIGNED.search(attributes)
        for name, attributes in written
    )


def with_marks(tags: Iterable[Tag]) -> Iterator[Tag]:
    """Yield tags, digits above or below the line as such digits.

    So is a number right after a digit that leads to a place of the same page.
    """
    inside, depth, before = "", 0, ""
    digits: dict[int, int] = {}
    for row, name, attributes, text in tags:
        if not depth or name == "table":
            found = _digits(name, attributes, before)
            inside, depth, digits = name, int(found is not None), found or {}
        elif name.strip("/") == inside:
            depth += -1 if name.startswith("/") else 1
        yield row, name, attributes, text.translate(digits) if depth else text
        before = text[-1:] or ("" if row or name in _STARTS else before)


def _digits(name: str, attributes: str, before: str) -> dict[int, int] | None:
    """Return what an element makes of digits; null where it leaves them as they are."""
    if name in {"sup", "sub"}:
        return _DIGITS[name]
    if name not in _INLINE or not attributes:
        return None
    if name == "a" and before.isdigit() and ' href="#' in attributes:
        return RAISED
    aligned = _ALIGNED.search(attributes)
    return _DIGITS[aligned[1].lower()] if aligned else None
