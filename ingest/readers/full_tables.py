"""Tables that a page writes out in full: every tag closed, every sign escaped, nothing but text in cells.

They say what a parser would write, so they are cut at their tags as they stand; the parser gets
the rest of the page, with an empty table in the place of each. The acts of the public mirror that
tests read print no others.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.readers.footnotes import Tag

_MARK = "\ue000"  # an attribute of the empty tables; no act prints this sign
_SIGNS = {
    "&quot;": '"',
    "&#39;": "'",
    "&#x27;": "'",
    "&laquo;": "«",
    "&raquo;": "»",
}
"""Escapes that a parser undoes; it keeps those of `&`, `<`, `>` and the no-break space."""
_GAP = r"[ \t\n\f]*+"
_ATTRIBUTES = r"(?: [a-z][a-z0-9-]*+=\"[^\"<>&\u00a0]*+\")*+"  # the parser escapes the others
_TEXT = rf"[^<>&]*+(?:(?:&amp;|&lt;|&gt;|&nbsp;|{'|'.join(_SIGNS)})[^<>&]*+)*+"
_CELL = rf"<td{_ATTRIBUTES}>{_TEXT}</td>{_GAP}|<th{_ATTRIBUTES}>{_TEXT}</th>{_GAP}"
_ROW = rf"<tr{_ATTRIBUTES}>{_GAP}(?:{_CELL})*+</tr>{_GAP}"
_TABLE = re.compile(
    rf"<table{_ATTRIBUTES}>{_GAP}(?:<tbody>{_GAP})?+(?:{_ROW})*+(?:</tbody>{_GAP})?+</table>"
)


def without_full_tables(markup: str) -> tuple[str, list[str]]:
    """Return a page with empty tables for those it writes out in full, and these in their order.

    Examples:
        >>> page, tables = without_full_tables("<p>1<table><tr><td>&laquo;2</td></tr></table>")
        >>> page.replace("\ue000", "n"), tables
        ('<p>1<table n="0"></table>', ['<table><tr><td>«2</td></tr></table>'])
    """
    tables: list[str] = []

    def keep(found: re.Match[str]) -> str:
        tables.append(found[0])
        return f'<table {_MARK}="{len(tables) - 1}"></table>'

    if _MARK in markup:
        return markup, []
    rest = _TABLE.sub(keep, markup)
    return rest, [*map(_with_signs, tables)]


def are_in(tags: Sequence[Tag], tables: Sequence[str]) -> bool:
    """Say whether the tags of a page hold, empty, all tables that were taken out of it.

    One in a comment or a list of choices is none, and what is in it belongs to these.
    """
    return sorted(map(_number, filter(_is_empty, tags))) == [*range(len(tables))]


def with_full_tables(tags: Sequence[Tag], of_tables: Sequence[Tag]) -> Iterator[Tag]:
    """Yield the tags of a page with those of its tables in their places.

    Args:
        tags: Of the page without them.
        of_tables: Of all of them, one after the other.
    """
    ends = [at for at, (_, name, _, _) in enumerate(of_tables) if name == "/table"]
    starts = [0, *(end + 1 for end in ends)]
    for tag in tags:
        if _is_empty(tag):  # its own end follows
            number = _number(tag)
            yield from of_tables[starts[number] : ends[number]]
        else:
            yield tag


def _is_empty(tag: Tag) -> bool:
    return tag[1] == "table" and tag[2].startswith(f" {_MARK}=")


def _number(tag: Tag) -> int:
    return int(tag[2].split('"')[1])


def _with_signs(table: str) -> str:
    if "&" in table:
        for escape, sign in _SIGNS.items():
            table = table.replace(escape, sign)
    return table
