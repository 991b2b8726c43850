"""Any sheet, element by element: slower than plain.py, and right for every legal way to write."""

import io
import re
from collections.abc import Iterator

import polars as pl
from lxml import etree

from ingest.readers.digits import RAISED
from ingest.readers.trees import broken, entities, has_doctype, local
from ingest.readers.xlsx.facts import MAX_COL, SheetFacts, column
from ingest.readers.xlsx.stored import STORED, Row, stored_frame

_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_COUNT = re.compile(r"[0-9]{1,7}")
_YES = frozenset({"1", "true"})
_TAGS = ("{*}row", "{*}c", "{*}col", "{*}mergeCell")
_AT_ONCE = 200_000  # cells held as Python objects


def exact_sheet(
    file: str, part: str, sheet: int, xml: bytes
) -> tuple[pl.DataFrame, SheetFacts]:
    """Return the stored cells and the facts of one sheet.

    Raises:
        UnusableFileError: The part is no well-formed XML, or declares entities.
    """
    facts = SheetFacts()
    frames = [pl.DataFrame(schema=STORED)]
    rows: list[Row] = []
    try:
        for row in _cells(file, part, sheet, xml, facts):
            rows.append(row)
            if len(rows) >= _AT_ONCE:
                frames.append(stored_frame(rows))
                rows = []
    except etree.XMLSyntaxError as problem:
        raise broken(file, part) from problem
    cells = pl.concat([*frames, stored_frame(rows)])
    return cells.unique(["row", "col"], keep="last", maintain_order=True).sort(
        "row", "col"
    ), facts


def _cells(file: str, part: str, sheet: int, xml: bytes, facts: SheetFacts) -> Iterator[Row]:
    """Yield a sheet's cells, and gather its facts on the way."""
    row, col = 0, 0
    events = etree.iterparse(
        io.BytesIO(xml), events=("start", "end"), tag=_TAGS, resolve_entities=False,
        no_network=True, load_dtd=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    for event, element in events:
        name = local(element)
        if event == "start" and name == "row":
            if not row and has_doctype(element):
                raise entities(file, part)
            row, col = _row_number(element, row), 0
            if element.get("hidden") in _YES:
                facts.hidden_rows.append(row)
        elif event == "end" and name == "c" and row:
            row, col = _place(element, row, col)
            yield _stored(element, sheet, row, col)
        elif event == "end" and name == "row":
            _forget(element)
        elif event == "end":
            _add_fact(name, element, facts)


def _row_number(element: etree._Element, last: int) -> int:
    written = element.get("r", "")
    return int(written) if _COUNT.fullmatch(written) else last + 1


def _add_fact(name: str, element: etree._Element, facts: SheetFacts) -> None:
    if name == "col" and element.get("hidden") in _YES:
        ends = [element.get("min", "1"), element.get("max", str(MAX_COL))]
        if all(_COUNT.fullmatch(end) for end in ends):
            facts.hidden_cols.append((int(ends[0]), int(ends[1])))
    elif name == "mergeCell":
        _add_merge(element.get("ref", ""), facts)


def _place(cell: etree._Element, row: int, col: int) -> tuple[int, int]:
    """Return a cell's place: its own reference, else the next after the last cell."""
    place = _PLACE.fullmatch(cell.get("r", ""))
    if place is None:
        return row, col + 1
    return int(place[2]), column(place[1].upper().encode())


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _add_merge(ref: str, facts: SheetFacts) -> None:
    first, _, last = ref.partition(":")
    begin, end = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
    if begin and end:
        left, right = (column(place[1].upper().encode()) for place in (begin, end))
        facts.merges.append((int(begin[2]), left, int(end[2]), right))


def _stored(cell: etree._Element, sheet: int, row: int, col: int) -> Row:
    value = formula = shared = None
    for child in cell:
        name = local(child)
        if name == "v":
            value = child.text
        elif name == "is":
            value = rich_text(child)
        elif name == "f":
            formula = child.text or ""
            shared = child.get("si") if child.get("t") == "shared" else None
    style = cell.get("s", "0")
    return (
        sheet, row, col, int(style) if _COUNT.fullmatch(style) else 0, cell.get("t", "n"),
        value, formula, int(shared) if shared and _COUNT.fullmatch(shared) else None,
    )  # fmt: skip


def rich_text(element: etree._Element) -> str:
    """Return the text of a string with its runs joined; phonetic guides are left out."""
    words = []
    for child in element:
        if local(child) == "t":
            words.append(child.text or "")
        elif local(child) == "r":
            text = "".join(part.text or "" for part in child if local(part) == "t")
            words.append(text.translate(RAISED) if _is_raised(child) else text)
    return "".join(words)


def _is_raised(run: etree._Element) -> bool:
    """Whether a run is set above the line, as the mark of a footnote is."""
    return any(
        local(part) == "vertAlign" and part.get("val") == "superscript" for part in run.iter()
    )
