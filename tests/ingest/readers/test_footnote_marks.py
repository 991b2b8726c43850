"""The mark of a footnote beside a figure is no digit of it, whatever file prints it."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import openpyxl
import polars as pl
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from ingest.annex import read_annexes
from ingest.readers import read_documents

W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
M = "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
TITLE = "Бюджет области на 2026 год, тыс. тенге"
HEADING = ["Функциональная группа", "Администратор", "Программа", "Наименование", "Сумма"]
ROWS = [  # what stands after «^» is printed above the line
    ["", "", "", "II. Затраты", "13 450^1"],
    ["01", "", "", "Государственные услуги общего характера^2", "13 450^*"],
    ["", "110", "", "Аппарат маслихата области", "1 234^5)"],
    ["", "120", "", "Аппарат акима области", "12 216 ^14"],
]
TABLE = [[text.partition("^") for text in row] for row in [HEADING, *ROWS]]


def _page(folder: Path) -> Path:
    return _written(folder / "act.html", f"<meta charset=utf-8><p>{TITLE}</p>{_html()}")


def _mirror(folder: Path) -> Path:
    return _written(folder / "act.md", f"# {TITLE}\n{_html()}")


def _pipes(folder: Path) -> Path:
    rows = [" | ".join(f"{text}<sup>{mark}</sup>" for text, _, mark in row) for row in TABLE]
    rule = "|".join(["---"] * len(HEADING))
    return _written(folder / "act.md", "\n".join([f"# {TITLE}", "", rows[0], rule, *rows[1:]]))


def _html() -> str:
    rows = [
        "".join(f"<td>{text}<sup><a href='#n'>{mark}</a></sup></td>" for text, _, mark in row)
        for row in TABLE
    ]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _written(file: Path, text: str) -> Path:
    file.write_text(text, "utf-8")
    return file


def _word(folder: Path) -> Path:
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(len(TABLE), len(HEADING))
    for cells, row in zip(table.rows, TABLE, strict=True):
        for cell, (text, _, mark) in zip(cells.cells, row, strict=True):
            cell.paragraphs[0].add_run(text)
            cell.paragraphs[0].add_run(mark).font.superscript = True
    document.save(str(folder / "act.docx"))
    return folder / "act.docx"


def _workbook(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([TITLE])
    raised = InlineFont(vertAlign="superscript")
    for row in TABLE:
        sheet.append(
            [
                CellRichText(text, TextBlock(raised, mark)) if mark else text
                for text, _, mark in row
            ]
        )
    book.save(folder / "act.xlsx")
    return folder / "act.xlsx"


def _old_workbook(folder: Path) -> Path:
    """The same table as Excel 97-2003 saves it: the marks are runs of a raised font."""
    file = Path(__file__).parents[2] / "fixtures" / "workbooks" / "footnote-marks.xls"
    return Path(shutil.copy(file, folder / "act.xls"))


@pytest.mark.parametrize("write", [_page, _mirror, _pipes, _word, _workbook, _old_workbook])
def test_marks_stand_in_print_and_change_no_amount(
    tmp_path: Path, write: Callable[[Path], Path]
) -> None:
    """«1 234» with a mark 5 above the line is 1 234 thousand tenge, and printed with its mark."""
    rows = read_annexes(read_documents([write(tmp_path)]))

    assert rows.rejects.is_empty()
    assert rows.lines.select("code", pl.col("amount_kzt") // 1000, "printed").rows() == [
        ("", 13450, "13 450¹"),
        ("01", 13450, "13 450*"),
        ("01.110", 1234, "1 234⁵)"),
        ("01.120", 12216, "12 216 ¹⁴"),
    ]
    assert rows.lines["name"][1] == "Государственные услуги общего характера²"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("1 234<SUP class=x>5</SUP>", "1 234⁵"),
        ("1 234<sup><a href='#n'><b><font size=1>5</font></b></a></sup>", "1 234⁵"),
        ("1 234<a href='V2500000186#z5'><sup>5</sup></a>,6", "1 234⁵,6"),
        ("1 234<span style='font-size: 7pt; vertical-align: super'>5</span>", "1 234⁵"),
        ("1 234<font STYLE='Vertical-Align:super'><i>5</i></font>", "1 234⁵"),
        ("1 234<a href='#note5'>5</a>", "1 234⁵"),
        ("254<sub>1</sub>", "254₁"),
        ("<a href='#z5'>1 234</a>", "1 234"),
        ("пункт <a href='#z5'>5</a>", "пункт 5"),
        ("<img style='vertical-align: super'>1 234", "1 234"),
        ("<sup>5<table><tr><td>1 234</table>", "⁵"),
    ],
)
def test_what_stands_off_the_line_of_a_web_page_is_a_mark(
    tmp_path: Path, cell: str, text: str
) -> None:
    """By its element, by its style, or as a link from a digit to a place of the same page."""
    page = f"<meta charset=utf-8><table><tr><td>{cell}</td><td>7</td></tr></table>"

    cells = read_documents([_written(tmp_path / "act.html", page)]).cells

    assert cells.filter(pl.col("grid") == 1)["text"].to_list() == [text, "7"]
    assert cells.filter(pl.col("grid") == 2)["text"].to_list() == ["1 234"] * ("table" in cell)


RUN = "<w:r><w:t>1 234</w:t></w:r>"
NOTE = "<w:r><w:rPr><w:rStyle w:val='NoteBased'/>{}</w:rPr><w:t>5</w:t></w:r>"
HIGH = "<w:r><w:rPr><w:position w:val='6'/></w:rPr><w:t>{}</w:t></w:r>"
LINK = "<w:hyperlink w:anchor='n'><w:r><w:t>5</w:t></w:r></w:hyperlink>"
FORMULA = "<m:sSup><m:sup><m:r><m:t>5</m:t></m:r></m:sup></m:sSup>"
AUTOMATIC = "<w:r><w:footnoteReference w:id='2'/></w:r>"


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        pytest.param([RUN, NOTE.format("")], "1 234⁵", id="style"),
        pytest.param(
            [RUN, NOTE.format("<w:vertAlign w:val='baseline'/>")], "1 2345", id="level again"
        ),
        pytest.param([RUN, HIGH.format(5)], "1 234⁵", id="lifted by hand"),
        pytest.param([HIGH.format("1 2"), HIGH.format("34")], "1 234", id="all lifted"),
        pytest.param([RUN, LINK], "1 234⁵", id="link to a place of the document"),
        pytest.param([RUN, AUTOMATIC], "1 234", id="automatic: its number is not stored"),
        pytest.param([RUN, FORMULA], "1 234⁵", id="formula"),
    ],
)
def test_what_stands_off_the_line_of_a_word_document_is_a_mark(
    tmp_path: Path, pieces: Sequence[str], text: str
) -> None:
    """By its own setting or its style's, lifted by hand, as a link or in a formula."""
    document = docx.Document()
    note = document.styles.add_style("Note", WD_STYLE_TYPE.CHARACTER)
    note.font.superscript = True
    document.styles.add_style("Note Based", WD_STYLE_TYPE.CHARACTER).base_style = note
    paragraph = document.add_table(1, 1).cell(0, 0).paragraphs[0]
    for piece in pieces:
        element = parse_xml(piece.replace(">", f" {W} {M}>", 1))
        paragraph._p.append(element)  # noqa: SLF001 - no other way to write these
    document.save(str(tmp_path / "act.docx"))

    assert read_documents([tmp_path / "act.docx"]).cells["text"].to_list() == [text]


def test_a_shared_string_of_several_runs_keeps_its_mark_above_the_line(
    book: Callable[..., Path],
) -> None:
    """Workbooks keep texts apart from their cells; the setting of a run is found there too."""
    raised = '<r><rPr><vertAlign val="superscript"/><sz val="8"/></rPr><t>5</t></r>'
    strings = f"<si><r><t>1 234</t></r>{raised}</si><si><t>1 2345</t></si><si>{raised}</si>"
    row = "".join(f'<c r="{col}1" t="s"><v>{at}</v></c>' for at, col in enumerate("ABC"))

    cells = read_documents([book(f'<row r="1">{row}</row>', strings=strings)]).cells

    assert cells["text"].to_list() == ["1 234⁵", "1 2345", "⁵"]


def test_a_mark_in_running_text_is_no_digit_of_the_figure_before_it(tmp_path: Path) -> None:
    """Point 1 of a decision states figures too."""
    text = "1) доходы – 1030<sup>5</sup> тысяч тенге; затраты – 7[2](#n2) тысяч тенге"
    expected = ["1) доходы – 1030⁵ тысяч тенге; затраты – 7² тысяч тенге"]
    page = f"<meta charset=utf-8><p>{text.replace('[2](#n2)', '<sup>2</sup>')}</p>"

    printed = read_documents(
        [_written(tmp_path / "act.md", text), _written(tmp_path / "act.html", page)]
    )

    assert printed.paragraphs["text"].to_list() == expected * 2
