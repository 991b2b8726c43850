"""Word documents (.docx): running text and tables in their order."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml import etree

from ingest.readers.docx_runs import Runs
from ingest.readers.package import Package
from ingest.readers.pages import Pages
from ingest.readers.placement import Manner, Table, place
from ingest.readers.trees import attribute, local, tree

_PART = "word/document.xml"
_UNSEEN = frozenset({"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "Fallback"})
_CHARACTERS = {"tab": "\t", "noBreakHyphen": "-", "br": "\n", "cr": "\n"}
_TEXTUAL = ("{*}p", "{*}t", "{*}tab", "{*}noBreakHyphen", "{*}br", "{*}cr")
_MAX_GRID = 16_384


class _Cell(NamedTuple):
    """A cell of a row; `merge` is `restart`, `continue` or nothing of a merge down."""

    text: str
    width: int = 1
    merge: str = ""
    is_hidden: bool = False


def docx_pages(package: Package) -> Pages:
    """Return the tables and paragraphs of a Word document; deleted text is not shown."""
    xml = package.part(_PART)
    root = tree(package.file, _PART, xml)
    is_plain = not _has(root, "moveFrom", "Fallback")
    reading = _Reading(package.file, Runs(package, xml), is_plain=is_plain)
    body = next((child for child in root if local(child) == "body"), None)
    if body is not None:
        reading.through(body)
    return reading.pages


class _Reading:
    """One pass over the blocks of a document."""

    def __init__(self, file: str, runs: Runs, *, is_plain: bool) -> None:
        self._file, self._runs, self._is_plain = file, runs, is_plain
        self.pages = Pages()

    def through(self, body: etree._Element) -> None:
        """Add paragraphs and tables; content controls and text boxes are looked into."""
        waiting = list(reversed(body))
        while waiting:
            block = waiting.pop()
            name = local(block)
            if name == "p":
                for line in _text(block, self._runs, []).split("\n"):
                    self.pages.add_line(line, _style(block))
            elif name == "tbl":
                self._add_table(block)
            elif name not in _UNSEEN:
                waiting.extend(reversed(block))

    def _add_table(self, outer: etree._Element) -> None:
        waiting = [outer]
        while waiting:
            inner: list[etree._Element] = []
            table = waiting.pop(0)
            is_plain = self._is_plain and not _has(table, "tbl")
            found = None if is_plain else inner
            rows = [list(_cells(row, self._runs, found)) for row in _rows(table)]
            grid = self.pages.add_grid(self.pages.caption(), is_markup=True)
            place(self._file, _merged_down(rows), self.pages, grid)
            waiting[:0] = inner


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return (row for row in table.iterchildren("{*}tr", "{*}sdt") for row in _within(row, "tr"))


def _within(element: etree._Element, name: str) -> list[etree._Element]:
    """Return the element itself, or what a content control around it holds."""
    if local(element) == name:
        return [element]
    return list(element.iterfind(f"{{*}}sdtContent/{{*}}{name}"))


def _has(element: etree._Element, *names: str) -> bool:
    """Say whether an element of one of the names stands inside."""
    tags = [f"{{*}}{name}" for name in names]
    return any(inside is not element for inside in islice(element.iter(*tags), 2))


def _cells(
    row: etree._Element, runs: Runs, inner: list[etree._Element] | None
) -> Iterator[_Cell]:
    """Yield the cells of a row; without a list for inner tables there are none."""
    before = _value(row, "trPr/gridBefore")
    if before and before.isdigit() and int(before):
        yield _Cell("", min(int(before), _MAX_GRID))
    is_hidden = row.find("{*}trPr/{*}hidden") is not None
    for child in row.iterchildren("{*}tc", "{*}sdt"):
        for cell in _within(child, "tc"):
            text = _plain_text(cell, runs) if inner is None else _text(cell, runs, inner)
            yield _Cell(text, *_merging(cell), is_hidden)


def _merging(cell: etree._Element) -> tuple[int, str]:
    """Return how many columns a cell takes, and its part in a merge down."""
    width, merge = 1, ""
    for properties in cell.iterchildren("{*}tcPr"):
        for found in properties.iterchildren("{*}gridSpan", "{*}vMerge"):
            written = attribute(found, "val") or ""
            if local(found) == "vMerge":
                merge = written or "continue"
            elif written.isdigit():
                width = min(int(written), _MAX_GRID)
    return width, merge


def _merged_down(rows: list[list[_Cell]]) -> Table:
    """Return the table in which a merge down is a row span at its first cell, and nothing below."""
    starts = [_columns(row) for row in rows]
    below: list[dict[int, int]] = [{} for _ in rows]  # column → rows that go on under it
    for at in range(len(rows) - 2, -1, -1):
        going_on = {col for col, cell in starts[at + 1].items() if cell.merge == "continue"}
        below[at] = {col: 1 + below[at + 1].get(col, 0) for col in going_on}
    table = Table()
    for at, row in enumerate(starts):
        table.rows.append([])
        for col, cell in row.items():
            if cell.merge != "continue" or not _goes_on(starts, at, col):
                down = 1 + (below[at].get(col, 0) if cell.merge else 0)
                table.add(cell.text, Manner(down, cell.width, cell.is_hidden))
    return table


def _goes_on(starts: list[dict[int, _Cell]], at: int, col: int) -> bool:
    """Say whether a merged cell stands above, so that this one only goes on with it."""
    above = starts[at - 1].get(col) if at else None
    return above is not None and bool(above.merge)


def _columns(row: list[_Cell]) -> dict[int, _Cell]:
    columns, col = {}, 1
    for cell in row:
        columns[col] = cell
        col += cell.width
    return columns


def _value(element: etree._Element, path: str) -> str | None:
    found = element.find("/".join(f"{{*}}{name}" for name in path.split("/")))
    return None if found is None else attribute(found, "val")


def _style(paragraph: etree._Element) -> str:
    style = (_value(paragraph, "pPr/pStyle") or "").lower()
    is_heading = style.startswith(("heading", "title", "1", "2", "3", "заголовок"))
    outline = paragraph.find("{*}pPr/{*}outlineLvl") is not None
    return "heading" if is_heading or outline else "quote" if "quote" in style else "text"


def _text(block: etree._Element, runs: Runs, inner: list[etree._Element]) -> str:
    """Return the text of a paragraph or a cell; paragraphs and breaks are line ends."""
    words = [""]
    waiting = [block]
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name == "tbl":
            inner.append(element)
        elif name in _CHARACTERS:
            words.append(_CHARACTERS[name])
        elif name == "t":
            words.append(
                element.text or "" if runs.are_level else runs.text(element, words[-1])
            )
        elif name not in _UNSEEN:
            if name == "p":
                words.append("\n")
            waiting.extend(reversed(element))
    return _lines(words)


def _plain_text(cell: etree._Element, runs: Runs) -> str:
    """Return the same text of a cell in which nothing is to be left out."""
    words = [""]
    for element in cell.iter(*_TEXTUAL):
        name = local(element)
        if name == "t":
            words.append(
                element.text or "" if runs.are_level else runs.text(element, words[-1])
            )
        elif name == "p":
            words.append("\n")
        elif not _is_stop(element):
            words.append(_CHARACTERS[name])
    return _lines(words)


def _is_stop(element: etree._Element) -> bool:
    """Say whether this is a place where tabs stop, and no tab itself."""
    above = element.getparent()
    return above is not None and local(above) == "tabs"


def _lines(words: list[str]) -> str:
    text = "".join(words).strip()
    if "\n" not in text:
        return text
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
