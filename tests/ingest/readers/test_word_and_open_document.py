"""Word documents and OpenDocument spreadsheets."""

import zipfile
from pathlib import Path

import docx
import polars as pl

from ingest.readers import Printed, read_documents

_PLACE = pl.col("grid", "row", "col", "text", "row_span", "col_span")
_ODS = """<o:document-content xmlns:o="o" xmlns:t="t" xmlns:x="x" xmlns:s="s" xmlns:f="f">
<o:automatic-styles><s:style s:name="off"><s:table-properties t:display="false"/></s:style>
</o:automatic-styles><o:body><o:spreadsheet><t:table t:name="Лист">
<t:table-column t:number-columns-repeated="3"/><t:table-column t:visibility="collapse"/>
<t:table-row><t:table-cell o:value-type="string" t:number-columns-spanned="2"><x:p>Итого<x:s
x:c="2"/>всего</x:p></t:table-cell><t:covered-table-cell/>
<t:table-cell o:value-type="float" o:value="1"><x:p>01</x:p></t:table-cell>
<t:table-cell o:value-type="float" o:value="540507748.1"><x:p>540 507 748,1</x:p></t:table-cell>
</t:table-row><t:table-row t:number-rows-repeated="1048000"><t:table-cell
t:number-columns-repeated="1000"/></t:table-row>
<t:table-row t:visibility="filter"><t:table-cell t:number-columns-repeated="2"
o:value-type="date" o:date-value="2026-06-24"/>
<t:table-cell t:formula="of:=SUM([.A1])"/>
<t:table-cell t:formula="of:=1/0" o:value-type="string"><x:p>#DIV/0!</x:p></t:table-cell>
</t:table-row></t:table><t:table t:name="два" t:style-name="off"><t:table-row><t:table-cell
o:value-type="boolean" o:boolean-value="true"/></t:table-row></t:table>
</o:spreadsheet></o:body></o:document-content>"""


def _read(path: Path) -> Printed:
    printed = read_documents([path])
    assert printed.documents["error"].to_list() == [None]
    return printed


def test_a_word_document_gives_text_and_tables_in_their_order(tmp_path: Path) -> None:
    """Cells merged across and down stand once, at their first row and column."""
    document = docx.Document()
    document.add_heading("Областной бюджет", level=1)
    document.add_paragraph("тысяч тенге")
    table = document.add_table(3, 3)
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = str(at)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Код"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Сумма"
    document.add_paragraph("Подпись")
    document.save(str(tmp_path / "act.docx"))

    printed = _read(tmp_path / "act.docx")

    assert printed.grids["name"].to_list() == ["Областной бюджет"]
    assert printed.cells.select(_PLACE).rows() == [
        (1, 1, 1, "Код", 2, 1), (1, 1, 2, "Сумма", 1, 2),
        (1, 2, 2, "4", 1, 1), (1, 2, 3, "5", 1, 1),
        (1, 3, 1, "6", 1, 1), (1, 3, 2, "7", 1, 1), (1, 3, 3, "8", 1, 1),
    ]  # fmt: skip
    assert printed.paragraphs.select("text", "style", "next_grid").rows() == [
        ("Областной бюджет", "heading", 1), ("тысяч тенге", "text", 1), ("Подпись", "text", 2),
    ]  # fmt: skip


def test_a_table_inside_a_word_cell_is_a_grid_of_its_own(tmp_path: Path) -> None:
    """Layout tables around the real one are common in decisions."""
    document = docx.Document()
    outer = document.add_table(1, 1).cell(0, 0)
    outer.paragraphs[0].text = "снаружи"
    outer.add_table(1, 1).cell(0, 0).text = "внутри"
    document.save(str(tmp_path / "act.docx"))

    assert _read(tmp_path / "act.docx").cells.select("grid", "text").rows() == [
        (1, "снаружи"), (2, "внутри"),
    ]  # fmt: skip


def test_an_open_document_keeps_zeros_errors_formulas_and_hidden_parts(tmp_path: Path) -> None:
    """A million repeated empty rows are counted and not written out."""
    with zipfile.ZipFile(tmp_path / "book.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", _ODS)

    printed = _read(tmp_path / "book.ods")

    assert printed.grids.select("name", "is_hidden").rows() == [("Лист", False), ("два", True)]
    assert printed.cells.select(
        "row", "col", "text", "kind", "col_span", "is_hidden"
    ).rows() == [
        (1, 1, "Итого  всего", "text", 2, False),
        (1, 3, "01", "number", 1, False),
        (1, 4, "540507748.1", "number", 1, True),
        (1048002, 1, "2026-06-24", "date", 1, True),
        (1048002, 2, "2026-06-24", "date", 1, True),
        (1048002, 3, "=SUM([.A1])", "formula_uncached", 1, True),
        (1048002, 4, "#DIV/0!", "error", 1, True),
        (1, 1, "TRUE", "bool", 1, True),
    ]


def test_an_open_document_shows_thousands_and_percentages_as_they_are_printed(
    tmp_path: Path,
) -> None:
    """OpenDocument 1.3, part 3, 19.351.2: the number shown is the stored one by the factor."""
    content = """<o:document-content xmlns:o="o" xmlns:t="t" xmlns:s="s" xmlns:n="n">
    <n:number-style s:name="N1"><n:number n:display-factor="1000"/></n:number-style>
    <s:style s:name="ce1" s:data-style-name="N1"/><o:body><o:spreadsheet><t:table t:name="a">
    <t:table-column t:default-cell-style-name="ce1"/><t:table-row>
    <t:table-cell o:value-type="float" o:value="1234567"/>
    <t:table-cell t:style-name="ce1" o:value-type="float" o:value="1234567"/>
    <t:table-cell o:value-type="percentage" o:value="0.125"/>
    <t:table-cell o:value-type="float" o:value="1234567"/>
    </t:table-row></t:table></o:spreadsheet></o:body></o:document-content>"""
    with zipfile.ZipFile(tmp_path / "book.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)

    texts = _read(tmp_path / "book.ods").cells["text"].to_list()

    assert texts == ["1234.567", "1234.567", "12.5%", "1234567"]


def test_an_open_document_keeps_the_order_of_nested_texts_and_marks_above_the_line(
    tmp_path: Path,
) -> None:
    """OpenDocument 1.3, part 3, 20.405: `super` sets letters above the line, as marks of notes."""
    content = """<o:document-content xmlns:o="o" xmlns:t="t" xmlns:x="x" xmlns:s="s">
    <o:automatic-styles><s:style s:name="T1" s:family="text"><s:text-properties
    s:text-position="super 58%"/></s:style></o:automatic-styles><o:body><o:spreadsheet><t:table>
    <t:table-row><t:table-cell><x:p>1 234<x:span x:style-name="T1">5</x:span></x:p></t:table-cell>
    <t:table-cell><x:p><x:span>1<x:s/>234</x:span>,5<x:a><x:span x:style-name="T1">6</x:span>)</x:a>
    </x:p></t:table-cell></t:table-row></t:table></o:spreadsheet></o:body></o:document-content>"""
    with zipfile.ZipFile(tmp_path / "book.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)

    assert _read(tmp_path / "book.ods").cells["text"].to_list() == ["1 234⁵", "1 234,5⁶)"]
