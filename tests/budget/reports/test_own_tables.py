"""A reader's table becomes cells, whatever program wrote it; what is no table is refused in words."""

import io
import random
import zipfile

import openpyxl
import polars as pl
import pytest

from budget.analysis.own_rows import Fault
from budget.locale.words import Language, words
from budget.reports.own_tables import (
    MOST_ROWS,
    OwnTable,
    own_table,
    refusal_told,
    template_bytes,
)

_CELLS = [(1, 1, "unit_id"), (1, 2, "year"), (2, 1, "150000000"), (2, 2, "2025")]


@pytest.mark.parametrize(
    "content",
    [
        b"unit_id,year\n150000000,2025\n",
        b"unit_id;year\r\n150000000;2025\r\n",
        "\N{ZERO WIDTH NO-BREAK SPACE}unit_id\tyear\n150000000\t2025\n".encode(),
    ],
)
def test_csv_of_any_usual_kind_is_read(content: bytes) -> None:
    """Commas, semicolons, tabulators; with or without a mark of its encoding."""
    assert own_table(content).cells.rows() == _CELLS


def test_csv_of_a_russian_spreadsheet_is_read() -> None:
    """Windows-1251 is what older programs write."""
    table = own_table("name;year\nАктюбинская область;2025\n".encode("cp1251"))

    assert table.cells["text"].to_list()[2] == "Актюбинская область"


def test_a_workbook_is_read_with_its_coordinates() -> None:
    """An empty row keeps its number, so that a fault names the cell that a reader sees."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["unit_id", "year"])
    sheet.append([])
    sheet.append(["150000000", 2025])
    file = io.BytesIO()
    workbook.save(file)

    assert own_table(file.getvalue()).cells.rows()[-1] == (3, 2, "2025")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"PK\x03\x04 broken", "no_table"),
        (b"\x00\x01\x02", "no_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_workbook"),
        (b"x" * (6 * 2**20), "too_large"),
        (b"150000000,2025\n" * (MOST_ROWS + 1), "too_many_rows"),
        (b'"' + b"a" * 200_000, "broken_csv"),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(content: bytes, fault: str) -> None:
    """Neither text nor a workbook, an old one, too large, too long, or with an open quote."""
    assert _fault(own_table(content)) == fault


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_workbook_is_refused_and_never_an_accident(seed: int) -> None:
    """Bytes changed at random: whatever its libraries raise, a reader is told in words."""
    content = bytearray(_workbook({"pupils": [["unit_id", "year"], ["150000000", 2025]]}))
    chance = random.Random(seed)  # noqa: S311 -- a seeded test, no secret
    for _ in range(40):
        content[chance.randrange(len(content))] = chance.randrange(256)

    table = own_table(bytes(content))

    assert table.faults or table.cells.rows() == _CELLS


def test_of_several_sheets_that_of_the_template_is_read() -> None:
    """Wherever it stands among them; else the first, and the message names the others."""
    sheets: dict[str, list[list[str | float]]] = {
        "Отчёт": [["2025"]],
        "pupils": [["unit_id", "year"], ["150000000", 2025]],
    }
    table = own_table(_workbook(sheets))

    assert (table.sheet, table.cells.rows()) == ("pupils", _CELLS)
    first = own_table(_workbook({"Отчёт": [["2025"]], "Данные": [["unit_id"]]}))
    assert (first.sheet, first.others) == ("Отчёт", ("Данные",))


@pytest.mark.parametrize(
    ("language", "file", "advice"),
    [
        (Language.KK, "«a.xlsx», «Лист1» парағы: файлдан ештеңе алынған жоқ.", "Оқылмағандары"),
        (Language.RU, "«a.xlsx», лист «Лист1»: из файла не взято ничего.", "Не прочитаны"),
        (Language.EN, "«a.xlsx», sheet «Лист1»: nothing of the file is used.", "Not read"),
    ],
)
def test_a_refusal_names_file_sheet_and_cell_in_the_language(
    language: Language, file: str, advice: str
) -> None:
    """The file and its sheet, every cell, and the sheets that were not read."""
    table = own_table(_workbook({"Лист1": [["Отчёт"]], "Лист2": [["unit_id"]]}))
    fault = Fault(key="formula", cell="C2", found="=A1", other="")

    told = refusal_told("a.xlsx", table, [fault], words(language))

    assert told[0] == file
    assert told[1].startswith("C2: «=A1»")
    assert advice in told[2]


def _fault(table: OwnTable) -> str:
    (fault,) = table.faults
    assert table.cells.is_empty()
    return fault.key


def _workbook(sheets: dict[str, list[list[str | float]]]) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def test_the_template_can_be_read_back() -> None:
    """Its headings are those that the checks know; its counts are empty."""
    rows = pl.DataFrame({"unit_id": ["150000000"], "year": [2025]})

    assert own_table(template_bytes(rows, [("unit_id", "code")])).cells.rows() == _CELLS


@pytest.mark.parametrize(
    "content",
    [
        b"sep=;\r\nunit_id;year\r\n150000000;2025\r\n",
        "unit_id\tyear\n150000000\t2025\n".encode("utf-16"),
    ],
)
def test_what_spreadsheets_write_for_themselves_is_read(content: bytes) -> None:
    """A line that names the separator, and «Unicode text»."""
    table = own_table(content)

    assert table.cells["text"].to_list() == [text for *_, text in _CELLS]


def test_a_formula_without_its_value_stands_as_it_is_written() -> None:
    """Nobody computes it here: the cell is named as one that is no number."""
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(["=100000+80000"])
    file = io.BytesIO()
    workbook.save(file)

    assert own_table(file.getvalue()).cells["text"].to_list() == ["=100000+80000"]


def test_an_archive_that_unpacks_to_a_great_size_is_refused_unread() -> None:
    """A small file of 60 million spaces."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)

    assert _fault(own_table(file.getvalue())) == "unpacks"


def test_a_whole_number_of_a_spreadsheet_is_written_without_a_fraction() -> None:
    """2025.0 is the year 2025, and 150000000.0 a code."""
    table = own_table(_workbook({"pupils": [["unit_id", "year"], [150000000.0, 2025.0]]}))

    assert table.cells.rows() == _CELLS
