"""What a cell of a workbook prints, for every way its XML may store it."""

from collections.abc import Callable
from datetime import date
from hashlib import shake_256
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from openpyxl.styles import PatternFill

from ingest.readers import read_documents

WriteBook = Callable[..., Path]
STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="000"/><numFmt numFmtId="165" formatCode="00"/>'
    '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/>'
    '<xf numFmtId="14"/><xf numFmtId="4"/></cellXfs>'
)


def _cells(path: Path) -> pl.DataFrame:
    printed = read_documents([path])
    assert printed.documents["error"].to_list() == [None]
    return printed.cells


@pytest.mark.parametrize(
    ("cell", "text", "kind"),
    [
        ('<c r="A1"><v>454088615</v></c>', "454088615", "number"),
        ('<c r="A1" t="n"><v>540507748.10000002</v></c>', "540507748.1", "number"),
        ('<c r="A1"><v>1.2345E+9</v></c>', "1234500000", "number"),
        ('<c r="A1"><v>7.0</v></c>', "7", "number"),
        ('<c r="A1"><v>-27210712</v></c>', "-27210712", "number"),
        ('<c r="A1"><v>9007199254740993</v></c>', "9007199254740993", "number"),
        ('<c r="A1" s="1"><v>1</v></c>', "001", "number"),
        ('<c r="A1" s="2"><v>261</v></c>', "261", "number"),
        ('<c r="A1" s="2"><v>1.5</v></c>', "1.5", "number"),
        ('<c r="A1" s="3"><v>45658</v></c>', "2025-01-01", "date"),
        ('<c r="A1" t="d"><v>2025-01-01</v></c>', "2025-01-01", "date"),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE", "bool"),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!", "error"),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!", "error"),
        ('<c r="A1"><f>SUM(B1:B2)</f></c>', "=SUM(B1:B2)", "formula_uncached"),
        ('<c r="A1"><f>B1&amp;"&lt;"</f><v></v></c>', '=B1&"<"', "formula_uncached"),
        ('<c r="A1" t="str"><f>B1</f><v>итого &amp; всё</v></c>', "итого & всё", "text"),
        ('<c r="A1" t="inlineStr"><is><t>&#1048;&#x442;&amp;#1086;</t></is></c>', "Ит&#1086;", "text"),
        ('<c r="A1" t="inlineStr"><is><r><t>Ите</t></r><r><t>м</t></r></is></c>', "Итем", "text"),
        (
            ('<c r="A1" t="inlineStr"><is><r><t>10</t></r><r><rPr><vertAlign val="superscript"/>'
            "</rPr><t>1</t></r></is></c>"), "10¹", "text",
        ),
        ('<c t="s" r="A1"><v>0</v></c>', "Доходы", "text"),
        ('<c r="A1" t="s" s="1"><v>1</v></c>', "Затраты", "text"),
        ('<c r="A1" t="s"><v>9</v></c>', "#STRING 9?", "error"),
        ("<c><v>5</v></c>", "5", "number"),
        ('<c r="A1" t="inlineStr"><is><t>a_x000D_b_x0041_</t></is></c>', "a\rbA", "text"),
        ('<c r="A1"><v>n/a</v></c>', "n/a", "error"),
        ('<c r="A1" t="str"><f>B1</f><v>a & b</v></c>', "a & b", "text"),
        ('<c r="A1" t="inlineStr"><f>B1</f><is><t>Итого</t></is></c>', "Итого", "text"),
    ],
)  # fmt: skip
def test_a_cell_prints_its_exact_value_and_its_kind(
    book: WriteBook, cell: str, text: str, kind: str
) -> None:
    """Digits are those of the file; errors and formulas without a value are not empty."""
    strings = (
        "<si><t>Доходы</t></si><si><r><t>Зат</t></r><r><t>раты</t></r><rPh><t>x</t></rPh></si>"
    )

    cells = _cells(book(f'<row r="1">{cell}</row>', strings=strings, styles=STYLES))

    assert cells.select("row", "col", "text", "kind").rows() == [(1, 1, text, kind)]


_SCALES = {
    "#,##0,": "1234.567", "#,##0.0,": "1234.567", '#,##0.0,,\\ "млн"': "1.234567",
    "#,##0,.0;(#,##0,.0)": "1234.567", "0%": "123456700%", "0.0%;-0.0%": "123456700%",
    "[>=1000000]0.0,,;[>=1000]0.0,;0": "1.234567", "[<1000000]0;0,": "1234.567",
    "#,##0": "1234567", '0" %"': "1234567", "#\\,": "1234567", "0,000": "1234567",
}  # fmt: skip


@pytest.mark.parametrize("number_format", _SCALES)
def test_a_number_shown_as_thousands_or_a_percentage_is_the_one_shown(
    tmp_path: Path, number_format: str
) -> None:
    """ECMA-376, 18.8.31: a comma after the digits divides by a thousand; no digit is rounded."""
    workbook = openpyxl.Workbook()
    cell = workbook.create_sheet()["A1"]
    cell.value, cell.number_format = 1234567, number_format
    workbook.save(tmp_path / "book.xlsx")

    assert _cells(tmp_path / "book.xlsx").select("text", "kind", "number_format").rows() == [
        (_SCALES[number_format], "number", number_format)
    ]


@pytest.mark.parametrize(
    "edge", ["\u00a0", "\u202f", "\u2009", "\u200b", "\u200d", "\ufeff", " "]
)
def test_what_does_not_show_around_a_text_is_no_part_of_it(book: WriteBook, edge: str) -> None:
    """Word and web pages put it around codes; inside a text it stays."""
    texts = (f"{edge}04{edge} ", f"1{edge}000", edge)
    rows = "".join(
        f'<c r="{letter}1" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
        for letter, text in zip("ABC", texts, strict=True)
    )

    cells = _cells(book(f'<row r="1">{rows}</row>'))

    assert cells["text"].to_list() == ["04", f"1{edge}000"]


@pytest.mark.parametrize("empty", ['<c r="A1"/>', '<c r="A1" s="1"/>', '<c r="A1"><v/></c>',
    '<c r="A1" t="s"/>', '<c r="A1" t="inlineStr"><is><t> </t></is></c>', '<c r="A1" t="b"/>',
    '<c t="b"/>',
    '<c r="A1" t="str"><f>B1</f><v></v></c>'])  # fmt: skip
def test_a_cell_that_prints_nothing_is_not_there(book: WriteBook, empty: str) -> None:
    """Styled, blank and emptied cells are not kept."""
    assert _cells(book(f'<row r="1">{empty}</row>', styles=STYLES)).is_empty()


def test_hidden_rows_columns_and_places_under_a_merge_are_marked(book: WriteBook) -> None:
    """Nothing stored is dropped: what a reader of the sheet does not see is marked."""
    rows = (
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c><c r="D2"><v>4</v></c></row>'
        '<row r="3" hidden="1"><c r="A3"><v>5</v></c></row>'
    )
    path = book(
        rows, head='<cols><col min="4" max="9" hidden="1"/></cols>',
        tail='<mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>',
    )  # fmt: skip

    cells = _cells(path)

    assert cells.select("row", "col", "text", "row_span", "col_span", "is_hidden").rows() == [
        (2, 1, "1", 1, 2, False),
        (2, 2, "2", 1, 1, True),
        (2, 4, "4", 1, 1, True),
        (3, 1, "5", 1, 1, True),
    ]


@pytest.mark.parametrize("beyond", ['<c r="XFE1"><v>1</v></c>', "<c><v>1</v></c>" * 33_000])
def test_cells_beyond_the_last_column_take_no_span_from_others(
    book: WriteBook, beyond: str
) -> None:
    """No program shows them, a file may store them all the same."""
    rows = f'<row r="1">{beyond}</row><row r="2"><c r="A2"><v>2</v></c></row>'
    path = book(rows, tail='<mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>')

    wide = _cells(path).filter(pl.col("col_span") > 1)

    assert wide.select("row", "col", "text", "col_span").rows() == [(2, 1, "2", 2)]


def test_a_long_sheet_that_goes_back_keeps_its_spans(book: WriteBook) -> None:
    """Its rows are looked at some 24 MB at a time, and only within those is their order seen."""
    text = shake_256(b"does not shrink").hexdigest(525_000)  # a bit more than 1 MB
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="str"><v>{text}</v></c>{beside}</row>'
        for row, beside in [*((row, "") for row in range(2, 30)), (1, '<c r="B1"><v>2</v></c>')]
    )
    path = book(rows, tail='<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>')

    cells = _cells(path)

    assert cells["row"].is_sorted()
    assert cells.head(2).select("row", "col", "col_span", "is_hidden").rows() == [
        (1, 1, 2, False),
        (1, 2, 1, True),
    ]


def test_a_hidden_sheet_is_read_and_marked(tmp_path: Path) -> None:
    """The grid and every cell of it say that the sheet is hidden."""
    workbook = openpyxl.Workbook()
    workbook.create_sheet("первый").append([1])
    other = workbook.create_sheet("скрытый")
    other.append([2])
    other.sheet_state = "veryHidden"
    workbook.save(tmp_path / "two.xlsx")

    printed = read_documents([tmp_path / "two.xlsx"])

    assert printed.grids.select("grid", "name", "is_hidden").rows() == [
        (1, "Sheet", False), (2, "первый", False), (3, "скрытый", True),
    ]  # fmt: skip
    assert printed.cells.select("grid", "text", "is_hidden").rows() == [
        (2, "1", False), (3, "2", True),
    ]  # fmt: skip


def test_a_shared_formula_is_written_out_for_every_cell(book: WriteBook) -> None:
    """The file holds it once; relative references move, absolute ones stay."""
    rows = (
        '<row r="1"><c r="C1"><f t="shared" ref="C1:C2" si="0">A1+$B$1</f><v>3</v></c></row>'
        '<row r="2"><c r="C2"><f t="shared" si="0"/></c></row>'
    )

    assert _cells(book(rows)).select("text", "kind", "formula").rows() == [
        ("3", "number", "=A1+$B$1"),
        ("=A2+$B$1", "formula_uncached", "=A2+$B$1"),
    ]


def test_a_cell_written_twice_counts_as_its_last(book: WriteBook) -> None:
    """Spreadsheet programs show the later one."""
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="A1"><v>3</v></c></row>'

    assert _cells(book(rows)).select("col", "text").rows() == [(1, "3"), (2, "2")]


@pytest.mark.parametrize("odd", [
    "<x:worksheet xmlns:x={ns}><x:sheetData><x:row r='1'><x:c r='B1'><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>",
    "<worksheet xmlns={ns}><sheetData>\n <row r='1'>\n <c r='B1'><v>5</v></c></row></sheetData></worksheet>",
    '<worksheet xmlns={ns}><sheetData><row r="1"><c r="B1"><v><![CDATA[5]]></v></c></row></sheetData></worksheet>',
    "<worksheet xmlns={ns}><sheetData><row><c/><c><v>5</v></c></row></sheetData></worksheet>",
    '<worksheet xmlns={ns}><sheetData><!-- <c r="A1"><v>9</v></c> --><row r="1"><c r="B1"><v>5</v></c></row></sheetData></worksheet>',
])  # fmt: skip
def test_unusual_but_legal_xml_reads_the_same(book: WriteBook, odd: str) -> None:
    """Prefixes, spaces, CDATA, comments and missing references are all legal."""
    space = '"http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

    cells = _cells(book("", sheet=odd.replace("{ns}", space)))

    assert cells.select("row", "col", "text").rows() == [(1, 2, "5")]


def test_openpyxl_agrees_on_a_workbook_of_everything(tmp_path: Path) -> None:
    """Values, formats, merges and hidden parts written by another program come back."""
    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet()
    sheet["B2"], sheet["C2"], sheet["D2"] = "Ұлт & <b>", 1, 0.1 + 0.2
    sheet["C2"].number_format = "00"
    sheet["B4"], sheet["C4"] = date(2026, 6, 24), True
    sheet["D4"], sheet["E4"] = "=SUM(C2:D2)", "#N/A"
    sheet["B6"].fill = PatternFill("solid", "FFFF00")
    sheet.merge_cells("B7:D9")
    sheet["B7"] = "  тысяч\n тенге "
    workbook.save(tmp_path / "all.xlsx")

    cells = _cells(tmp_path / "all.xlsx")

    assert cells.select("row", "col", "text", "kind", "number_format", "row_span").rows() == [
        (2, 2, "Ұлт & <b>", "text", None, 1),
        (2, 3, "01", "number", "00", 1),
        (2, 4, "0.3", "number", None, 1),
        (4, 2, "2026-06-24", "date", "yyyy-mm-dd", 1),
        (4, 3, "TRUE", "bool", None, 1),
        (4, 4, "=SUM(C2:D2)", "formula_uncached", None, 1),
        (4, 5, "#N/A", "error", None, 1),
        (7, 2, "тысяч\n тенге", "text", None, 3),
    ]
