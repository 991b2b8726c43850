"""HTML: running text and tables in the order of the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.readers.encodings import decoded
from ingest.readers.pages import Pages
from ingest.readers.placement import Written, placed, span

_UNSEEN = frozenset({"script", "style", "head", "noscript", "template", "svg", "-comment"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "section", "article", "main",
    "header", "footer", "nav", "aside", "address", "pre", "form", "fieldset", "figure", "hr",
    "body", "center", "details", "summary",
}  # fmt: skip
_SPACES = re.compile(r"[ \t\r\n\f]+")  # those HTML folds; a no-break space stays
_BREAK = "\0"  # a line break while spaces are folded


@dataclass(slots=True)
class _Table:
    rows: list[list[Written]] = field(default_factory=list)
    inner: list[LexborNode] = field(default_factory=list)
    caption: str = ""


def webpage_pages(file: str, data: bytes) -> Pages:
    """Return the tables and the running text of a web page."""
    pages = Pages()
    add_markup(file, decoded(file, data), pages)
    return pages


def add_markup(file: str, markup: str, pages: Pages) -> None:
    """Add what a piece of HTML prints to the pages of a document."""
    body = LexborHTMLParser(markup).body
    if body is not None:
        _Walk(file, pages).through(body)


class _Walk:
    """One pass over a page: text gathers until a block ends, tables become grids."""

    def __init__(self, file: str, pages: Pages) -> None:
        self._file, self._pages = file, pages
        self._words: list[str] = []
        self._styles = ["text"]  # of the blocks that are open

    def through(self, body: LexborNode) -> None:
        """Visit every node; a stack of our own, since pages nest deeper than Python may."""
        stack: list[tuple[LexborNode, bool]] = [(body, False)]
        while stack:
            node, is_end = stack.pop()
            tag = node.tag or ""
            if is_end or tag in _BLOCKS or tag in {"br", "table"}:
                self._end_line()
            if is_end:
                self._styles.pop()
            elif tag == "table":
                self._add_table(node)
            elif tag == "-text":
                self._words.append(node.text_content or "")
            elif tag not in _UNSEEN:
                self._enter(node, tag, stack)
        self._end_line()

    def _enter(self, node: LexborNode, tag: str, stack: list[tuple[LexborNode, bool]]) -> None:
        if tag in _BLOCKS:
            outer = "quote" if tag == "blockquote" else self._styles[-1]
            self._styles.append("heading" if tag in _HEADINGS else outer)
            stack.append((node, True))
        stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))

    def _end_line(self) -> None:
        self._pages.add_line("".join(self._words), self._styles[-1])
        self._words.clear()

    def _add_table(self, node: LexborNode) -> None:
        waiting = [node]
        while waiting:
            table = _written_table(waiting.pop(0))
            self._place(table)
            waiting[:0] = table.inner

    def _place(self, table: _Table) -> None:
        pages = self._pages
        grid = pages.add_grid(table.caption or pages.caption(), is_markup=True)
        for cell in placed(self._file, table.rows, len(table.rows)):
            pages.add_cell(
                grid, cell.row, cell.col, cell.written.text,
                row_span=cell.row_span, col_span=cell.col_span, is_hidden=cell.written.is_hidden,
            )  # fmt: skip


def _written_table(table: LexborNode) -> _Table:
    """Return a table's own rows, and the tables that stand inside its cells."""
    written = _Table()
    for child in table.iter():
        if child.tag == "caption":
            written.caption = _text(child, [])
        parts = child.iter() if child.tag in {"thead", "tbody", "tfoot"} else [child]
        written.rows.extend(_row(row, written.inner) for row in parts if row.tag == "tr")
    return written


def _row(row: LexborNode, inner: list[LexborNode]) -> list[Written]:
    is_hidden = _is_hidden(row.attributes)
    return [
        _cell(cell, inner, is_hidden=is_hidden)
        for cell in row.iter()
        if cell.tag in {"td", "th"}
    ]


def _cell(cell: LexborNode, inner: list[LexborNode], *, is_hidden: bool) -> Written:
    text = _text(cell, inner)
    attributes = cell.attributes
    if not attributes:
        return Written(text, is_hidden=is_hidden)
    down = attributes.get("rowspan")
    return Written(
        text,
        0 if down == "0" else span(down),
        span(attributes.get("colspan")),
        is_hidden or _is_hidden(attributes),
    )


def _is_hidden(attributes: Mapping[str, str | None]) -> bool:
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style


def _text(cell: LexborNode, inner: list[LexborNode]) -> str:
    """Return a cell's text: breaks and blocks are line ends, inner tables stand elsewhere."""
    only = cell.first_child
    if only is None or (only.is_text_node and only.next is None):  # as most cells are
        return "" if only is None else _SPACES.sub(" ", only.text_content or "").strip(" ")
    words: list[str] = []
    stack = [cell]
    while stack:
        node = stack.pop()
        tag = node.tag or ""
        if tag == "-text":
            words.append(node.text_content or "")
        elif tag == "table":
            inner.append(node)
        elif tag == "br":
            words.append(_BREAK)
        elif tag not in _UNSEEN:
            if tag in _BLOCKS:
                words.append(_BREAK)
            stack.extend(reversed(list(node.iter(include_text=True))))
    lines = _SPACES.sub(" ", "".join(words)).split(_BREAK)
    return "\n".join(line for line in (line.strip(" ") for line in lines) if line)
