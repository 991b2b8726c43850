"""HTML: running text and tables in the order of the page.

The parser writes the page out again in full, every element closed and every sign escaped; that
text is cut at its tags, which is exact and ten times faster than asking for node after node. Tables
that the page writes out in full itself are cut as they stand.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from html import escape

from selectolax.lexbor import LexborHTMLParser

from ingest.readers.encodings import decoded
from ingest.readers.footnotes import Tag, may_hold_marks, with_marks
from ingest.readers.full_tables import are_in, with_full_tables, without_full_tables
from ingest.readers.nesting import refuse_nesting
from ingest.readers.pages import Pages
from ingest.readers.placement import PLAIN, Manner, Table, place, span

_ATTRIBUTES = r"(?: [^\s=]+=\"[^\"]*\")*"
_NEXT = "</td><td>"
_TAG = re.compile(
    rf"(<tr><td>[^<]*(?:{_NEXT}[^<]*)*)</td></tr>[^<]*"  # a row of plain cells, as most are
    rf"|<(/?[^ >/]+(?=[ >])|)({_ATTRIBUTES})>?([^<]*)(?:</t[dhr]>[^<]*)*"  # spaces end a cell
)
_OF_CELL = re.compile(r"<(t[dr])( [^<>]*)>")
_GAPS = ("<tr> <td", "</td> <td", "</td> </tr", "</tr> <tr")
_CUT = re.compile(
    r"<!--.*?-->|<\?[^>]*>"
    rf"|<(script|style|iframe|noembed|noframes){_ATTRIBUTES}>.*?</\1>"
    rf"|(<xmp{_ATTRIBUTES}>)(.*?)(?=</xmp>)|(<plaintext{_ATTRIBUTES}>)(.*)(?=</plaintext>)",
    re.DOTALL,
)
_MAY_BE_CUT = ("<!--", "<?", "</s", "<iframe", "<no", "<xmp", "<plaintext")
_ATTRIBUTE = re.compile(r' ([^\s=]+)="([^"]*)"')
_UNSEEN = frozenset({"noscript", "template", "svg", "math"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "section", "article", "main",
    "header", "footer", "nav", "aside", "address", "pre", "form", "fieldset", "figure", "body",
    "center", "details", "summary",
}  # fmt: skip
_BREAKS = _BLOCKS | {f"/{name}" for name in _BLOCKS} | {"br", "hr", "table"}
_PARTS = frozenset(
    {"tbody", "/tbody", "thead", "/thead", "tfoot", "/tfoot", "col", "colgroup", "/colgroup"}
)
_SAMPLE = 2**15  # signs of a page in which they are looked for
_FEW = 64  # ways of writing a cell's attributes; a page that was saved by a program has few
_SPACES = re.compile(r"[ \t\r\n\f]+")  # those HTML folds; a no-break space stays
_BREAK = "\0"  # a line break while spaces are folded


def webpage_pages(file: str, data: bytes) -> Pages:
    """Return the tables and the running text of a web page.

    Raises:
        UnusableFileError: No text, or elements inside each other without end.
    """
    pages = Pages()
    add_markup(file, decoded(file, data), pages)
    return pages


def add_markup(file: str, markup: str, pages: Pages) -> None:
    """Add what a piece of HTML prints to the pages of a document."""
    rest, tables = without_full_tables(markup)
    tags = _parsed(file, rest)
    if tables and not are_in(tags, tables):
        tags, tables = _parsed(file, markup), []
    if tables:
        tags = [*with_full_tables(tags, _cut("".join(tables)))]
    _Walk(file, pages).through(_read(tags))


def _parsed(file: str, markup: str) -> list[Tag]:
    """Return a page's tags as the parser writes them."""
    refuse_nesting(file, markup)
    body = LexborHTMLParser(markup).body
    html = (body and body.html) or ""
    return _cut(_CUT.sub(_left, html) if any(one in html for one in _MAY_BE_CUT) else html)


def _cut(html: str) -> list[Tag]:
    """Cut what is written out in full at its tags, spaces folded."""
    for space in "\t\r\n\f":
        html = html.replace(space, " ")
    while "  " in html:
        html = html.replace("  ", " ")
    tags: list[Tag] = _TAG.findall(_bare(html))
    return tags


def _read(tags: list[Tag]) -> list[Tag]:
    """Leave out what is not shown, and tell marks of footnotes from digits."""
    if not _UNSEEN.isdisjoint(tag[1] for tag in tags):
        tags = list(_shown(tags))
    return list(with_marks(tags)) if may_hold_marks(tags) else tags


def _left(cut: re.Match[str]) -> str:
    """Leave nothing, but of an element whose text is shown with its tags this, escaped."""
    _, xmp, of_xmp, plaintext, of_plaintext = cut.groups(default="")
    return xmp + plaintext + escape(of_xmp + of_plaintext, quote=False)


def _bare(html: str) -> str:
    """Drop what says nothing about cells: widths and colours, spaces between them.

    Signs inside texts and attributes are written as escapes, so these are always tags.
    """
    counts = Counter(_OF_CELL.findall(html, 0, _SAMPLE))
    for (name, attributes), _ in counts.most_common(_FEW):
        if _manner(attributes) == PLAIN:
            html = html.replace(f"<{name}{attributes}>", f"<{name}>")
    if "> <" in html:
        for gap in _GAPS:
            html = html.replace(gap, gap.replace(" ", ""))
    return html


def _shown(tags: list[Tag]) -> Iterator[Tag]:
    """Yield tags without the elements that are not shown, and what is inside them.

    Of a formula only its text is taken: its tags may bear the names of cells and are none.
    """
    inside, depth = "", 0
    for row, name, attributes, text in tags:
        if not depth and name in _UNSEEN:
            inside, depth = name, 1
        elif not depth:
            yield row, name, attributes, text
        elif name.strip("/") == inside:
            depth += -1 if name.startswith("/") else 1
        if inside == "math" or (inside and not depth):
            yield "", "", "", row.removeprefix("<tr><td>").replace(_NEXT, " ") + text
        inside = inside if depth else ""


class _Written:
    """A table while its tags are read; `_more` goes on with the cell that is open."""

    def __init__(self, grid: int) -> None:
        self.grid, self.table = grid, Table()
        self._more: list[str] = []
        self._caption: list[str] | None = None  # its words while it is open
        self._is_hidden = False  # the row

    def add_row(self, row: str) -> None:
        """Add a row of plain cells."""
        if self._more:
            self._end_cell()
        self._is_hidden = False
        texts = row.removeprefix("<tr><td>").split(_NEXT)
        self.table.rows.append([*map(_unescaped, texts)] if "&" in row else texts)

    def begin_row(self, attributes: str) -> None:
        self._end_cell()
        self._is_hidden = bool(attributes) and _manner(attributes).is_hidden
        self.table.rows.append([])

    def begin_cell(self, attributes: str, text: str) -> None:
        if self._more:
            self._end_cell()
        if "&" in text:
            text = _unescaped(text)
        if attributes or self._is_hidden:
            manner = _manner(attributes)
            is_hidden = manner.is_hidden or self._is_hidden
            self.table.add(text, manner._replace(is_hidden=is_hidden))
        else:
            self.table.rows[-1].append(text)

    def go_on(self, name: str, text: str) -> None:
        """Add what follows a tag inside the caption or the open cell."""
        words = self._more if self._caption is None else self._caption
        if name in _BREAKS:
            words.append(_BREAK)
        words.append(_unescaped(text))

    def begin_caption(self, text: str) -> None:
        self._caption = [_unescaped(text)]

    def caption(self) -> str:
        """Return the caption, which ends here."""
        words, self._caption = self._caption or [], None
        return _lines("".join(words))

    def end(self) -> Table:
        self._end_cell()
        return self.table

    def _end_cell(self) -> None:
        more = "".join(self._more)
        self._more.clear()
        if more and self.table.rows and self.table.rows[-1]:
            row = self.table.rows[-1]
            row[-1] = _lines(row[-1] + more)


class _Walk:
    """One pass over a page: text gathers until a block ends, tables become grids."""

    def __init__(self, file: str, pages: Pages) -> None:
        self._file, self._pages = file, pages
        self._words: list[str] = []  # of running text
        self._styles = ["text"]  # of the blocks that are open
        self._tables: list[_Written] = []  # those open, each inside a cell of the one before

    def through(self, tags: list[Tag]) -> None:
        """Follow the tags of a page from its first to its last."""
        for row, name, attributes, text in tags:
            if not self._tables:
                self._in_text(name, text)
            elif row:
                self._tables[-1].add_row(row)
            elif name in {"td", "th"}:
                self._tables[-1].begin_cell(attributes, text)
            else:
                self._in_table(name, attributes, text)
        self._end_line()

    def _in_text(self, name: str, text: str) -> None:
        if name in _BREAKS:
            self._end_line()
        if name == "table":
            self._begin_table()
        elif name in _BLOCKS:
            outer = "quote" if name == "blockquote" else self._styles[-1]
            self._styles.append("heading" if name in _HEADINGS else outer)
        elif name.removeprefix("/") in _BLOCKS and len(self._styles) > 1:
            self._styles.pop()
        self._words.append(_unescaped(text))

    def _in_table(self, name: str, attributes: str, text: str) -> None:
        written = self._tables[-1]
        if name == "tr":
            written.begin_row(attributes)
        elif name == "table":
            self._begin_table()
        elif name == "/table":
            self._end_table(text)
        elif name == "caption":
            written.begin_caption(text)
        elif name == "/caption":
            if caption := written.caption():
                self._pages.name_grid(written.grid, caption)
        elif name not in _PARTS:
            written.go_on(name, text)

    def _begin_table(self) -> None:
        grid = self._pages.add_grid(self._pages.caption(), is_markup=True)
        self._tables.append(_Written(grid))

    def _end_table(self, text: str) -> None:
        written = self._tables.pop()
        place(self._file, written.end(), self._pages, written.grid)
        if self._tables:
            self._tables[-1].go_on("", text)
        else:
            self._words.append(_unescaped(text))

    def _end_line(self) -> None:
        self._pages.add_line("".join(self._words), self._styles[-1])
        self._words.clear()


@lru_cache(maxsize=4096)
def _manner(attributes: str) -> Manner:
    """Return the spans of a cell, and whether it or its row is hidden."""
    found = dict(reversed(_ATTRIBUTE.findall(attributes)))  # of one name the first counts
    down = found.get("rowspan")
    style = found.get("style", "").replace(" ", "").lower()
    return Manner(
        0 if down is not None and down.strip() == "0" else span(down) or 1,
        span(found.get("colspan")),
        "hidden" in found or "display:none" in style,
    )


def _lines(text: str) -> str:
    """Return text with its spaces folded; breaks and blocks are line ends."""
    lines = _SPACES.sub(" ", text).split(_BREAK)
    return "\n".join(line for line in (line.strip(" ") for line in lines) if line)


def _unescaped(text: str) -> str:
    """Undo the four escapes that the parser writes, the sign itself last."""
    if "&" not in text:
        return text
    for written, sign in (("&nbsp;", "\u00a0"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(written, sign)
    return text
