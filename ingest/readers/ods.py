"""OpenDocument spreadsheets (.ods)."""

from collections.abc import Iterator, Mapping

from lxml import etree

from budget.errors import N_, UnusableFileError
from ingest.readers.digits import LOWERED, RAISED, exact_digits
from ingest.readers.package import Package
from ingest.readers.pages import MAX_COLUMNS, Pages
from ingest.readers.placement import span
from ingest.readers.scales import shown
from ingest.readers.trees import attribute, local, tree

_PART = "content.xml"
_MAX_CELLS = 5_000_000  # a written cell may claim to repeat a million times
_MAX_DIGITS = 8  # a longer number is no count of rows
_ERRORS = ("#", "Err:", "Ошибка:")
_COMMAS = {"1000": "0,", "1000000": "0,,"}
_OFF_LINE = {"super": RAISED, "sub": LOWERED}
_NUMBERS = frozenset({"float", "percentage", "currency"})


def ods_pages(package: Package) -> Pages:
    """Return the sheets of an OpenDocument spreadsheet.

    Formulas are given in the file's own notation; one without a value is uncached.
    """
    root = tree(package.file, _PART, package.part(_PART))
    pages = Pages()
    hidden = _hidden_styles(root)
    scales = _scales(root)
    marks = _styles_of_marks(root)
    for table in root.iter("{*}table"):
        if _owner(table) is None:
            is_hidden = attribute(table, "style-name") in hidden
            grid = pages.add_grid(
                attribute(table, "name") or "", is_markup=False, is_hidden=is_hidden
            )
            _Sheet(package.file, pages, grid, scales, marks, is_hidden=is_hidden).add(table)
    return pages


class _Sheet:
    """One sheet while its rows are counted."""

    def __init__(  # noqa: PLR0913 - where it goes, and the styles of the document
        self,
        file: str,
        pages: Pages,
        grid: int,
        scales: dict[str, str],
        marks: Mapping[str, dict[int, int]],
        *,
        is_hidden: bool,
    ) -> None:
        self._file, self._pages, self._grid, self._is_hidden = file, pages, grid, is_hidden
        self._hidden_cols: set[int] = set()
        self._scales, self._marks = scales, marks
        self._col_scales: dict[int, str] = {}

    def add(self, table: etree._Element) -> None:
        """Add the cells of all rows; repeats are counted, and written out where they print."""
        self._hidden_cols = _hidden_columns(table)
        self._col_scales = _column_scales(table, self._scales) if self._scales else {}
        row = 1
        for element in table.iter("{*}table-row"):
            if _owner(element) is not table:
                continue
            repeats = _repeats(element, "number-rows-repeated")
            cells = list(self._cells(element))
            self._limit(len(cells) * repeats)
            off = (
                self._is_hidden or (attribute(element, "visibility") or "visible") != "visible"
            )
            for below in range(repeats if cells else 0):
                for col, cell in cells:
                    self._add_cell(row + below, col, cell, is_hidden=off)
            row += repeats

    def _cells(self, row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
        col = 1
        for cell in row.iterchildren("{*}table-cell", "{*}covered-table-cell"):
            repeats = _repeats(cell, "number-columns-repeated")
            if _is_printed(cell):
                self._limit(repeats)
                last = min(col + repeats, MAX_COLUMNS + 1)
                yield from ((at, cell) for at in range(col, last))
            col += repeats

    def _limit(self, more: int) -> None:
        if len(self._pages.cells) + more > _MAX_CELLS:
            raise UnusableFileError(
                self._file, N_("its sheets repeat cells beyond {limit}"),
                N_("a table that a spreadsheet could hold"), N_("delete the unused rows and columns"),
                limit=_MAX_CELLS,
            )  # fmt: skip

    def _add_cell(self, row: int, col: int, cell: etree._Element, *, is_hidden: bool) -> None:
        text, kind = _content(cell, self._marks)
        if kind == "number":
            text = shown(text, self._scale(col, cell))
        is_covered = local(cell) == "covered-table-cell"
        self._pages.add_cell(
            self._grid, row, col, text, kind=kind,
            formula=_formula(cell),
            row_span=span(attribute(cell, "number-rows-spanned")) or 1,
            col_span=span(attribute(cell, "number-columns-spanned")) or 1,
            is_hidden=is_hidden or is_covered or col in self._hidden_cols,
        )  # fmt: skip

    def _scale(self, col: int, cell: etree._Element) -> str:
        """Return the number format, in words of other programs, by which a number is scaled."""
        if attribute(cell, "value-type") == "percentage":
            return "0%"
        style = attribute(cell, "style-name")
        return self._col_scales.get(col, "0") if style is None else self._scales.get(style, "0")


def _content(cell: etree._Element, marks: Mapping[str, dict[int, int]]) -> tuple[str, str]:
    """Return a cell's text and kind."""
    shown = "\n".join(_line(paragraph, marks) for paragraph in cell.iterchildren("{*}p"))
    kind, formula = attribute(cell, "value-type") or "", _formula(cell)
    if formula is not None and shown.startswith(_ERRORS):
        return shown, "error"
    if formula is not None and not kind and not shown:
        return formula, "formula_uncached"
    if kind in _NUMBERS:
        return _number(attribute(cell, "value") or "", shown)
    if kind == "date":
        return (attribute(cell, "date-value") or shown).replace("T", " "), "date"
    if kind == "boolean":
        return ("TRUE" if attribute(cell, "boolean-value") == "true" else "FALSE"), "bool"
    return shown or attribute(cell, "string-value") or "", "text"


def _formula(cell: etree._Element) -> str | None:
    """Return a formula without the name of its notation, which stands before a colon."""
    written = attribute(cell, "formula")
    if written is None or written.startswith("="):
        return written
    notation, _, formula = written.partition(":=")
    return f"={formula}" if formula else notation


def _number(stored: str, shown: str) -> tuple[str, str]:
    """Return a number's digits, padded with zeros where it is shown so."""
    digits = exact_digits(stored)
    if digits is None:
        return stored or shown, "error"
    is_padded = (
        shown.isdigit() and shown.startswith("0") and shown.lstrip("0") == digits.lstrip("0")
    )
    return (shown if is_padded else digits), "number"


def _line(paragraph: etree._Element, marks: Mapping[str, dict[int, int]]) -> str:
    """Return a paragraph of a cell; s stands for spaces, notes are not of the cell."""
    words = [paragraph.text or ""]
    for event, element in etree.iterwalk(paragraph, events=("start", "end")):
        name = local(element)
        if element is paragraph:
            continue
        if event == "end":
            words.append(_marked(element.tail or "", element.getparent(), marks))
        elif name == "s":
            words.append(" " * min(int(attribute(element, "c") or 1), 1000))
        elif name in {"tab", "line-break"}:
            words.append("\t" if name == "tab" else "\n")
        else:
            words.append(_marked(element.text or "", element, marks))
    return "".join(words)


def _marked(
    text: str, within: etree._Element | None, marks: Mapping[str, dict[int, int]]
) -> str:
    """Return a text, its digits above or below the line as such: marks of notes, not figures."""
    while marks and text and within is not None and local(within) != "p":
        digits = marks.get(attribute(within, "style-name") or "")
        if digits is not None:
            return text.translate(digits)
        within = within.getparent()
    return text


def _styles_of_marks(root: etree._Element) -> dict[str, dict[int, int]]:
    """Return the styles of letters above or below the line, with the digits they make."""
    return {
        attribute(style, "name") or "": _OFF_LINE[place]
        for style in root.iter("{*}style")
        for letters in style.iterchildren("{*}text-properties")
        if (place := (attribute(letters, "text-position") or "").partition(" ")[0]) in _OFF_LINE
    }


def _is_printed(cell: etree._Element) -> bool:
    return (
        len(cell) > 0
        or attribute(cell, "value-type") is not None
        or attribute(cell, "formula") is not None
    )


def _hidden_columns(table: etree._Element) -> set[int]:
    hidden: set[int] = set()
    col = 1
    for element in table.iter("{*}table-column"):
        repeats = _repeats(element, "number-columns-repeated")
        if (attribute(element, "visibility") or "visible") != "visible":
            hidden.update(range(col, min(col + repeats, MAX_COLUMNS + 1)))
        col += repeats
    return hidden


def _scales(root: etree._Element) -> dict[str, str]:
    """Return the styles of cells that show thousands or millions, as `0,` and `0,,`."""
    factors = {
        attribute(style, "name"): _COMMAS[factor]
        for style in root.iter("{*}number-style")
        for number in style.iterchildren("{*}number")
        if (factor := attribute(number, "display-factor")) in _COMMAS
    }
    return {
        name: factors[data]
        for style in (root.iter("{*}style") if factors else ())
        if (data := attribute(style, "data-style-name")) in factors
        and (name := attribute(style, "name")) is not None
    }


def _column_scales(table: etree._Element, scales: dict[str, str]) -> dict[int, str]:
    found: dict[int, str] = {}
    col = 1
    for element in table.iter("{*}table-column"):
        repeats = _repeats(element, "number-columns-repeated")
        scale = scales.get(attribute(element, "default-cell-style-name") or "")
        if scale is not None:
            found.update(dict.fromkeys(range(col, min(col + repeats, MAX_COLUMNS + 1)), scale))
        col += repeats
    return found


def _hidden_styles(root: etree._Element) -> set[str | None]:
    return {
        attribute(style, "name")
        for style in root.iter("{*}style")
        for properties in style.iterchildren("{*}table-properties")
        if attribute(properties, "display") == "false"
    }


def _owner(element: etree._Element) -> etree._Element | None:
    """Return the table around an element, null around a sheet itself."""
    parent = element.getparent()
    while parent is not None and local(parent) != "table":
        parent = parent.getparent()
    return parent


def _repeats(element: etree._Element, name: str) -> int:
    written = attribute(element, name) or "1"
    is_count = written.isascii() and written.isdigit() and len(written) <= _MAX_DIGITS
    return min(int(written), 2**20) if is_count else 1
