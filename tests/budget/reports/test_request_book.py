"""The template of an import, somebody's workbook read, the register given out."""

import datetime as dt
import io
import random
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget.errors import UnusableFileError
from budget.locale.words import Language, words
from budget.register.cells import CellValue
from budget.register.columns import COLUMNS
from budget.register.headings import headings_of
from budget.register.intake import intake_of
from budget.register.opening import open_register
from budget.register.register import Register
from budget.reports.files import csv_bytes, excel_csv_bytes
from budget.reports.request_book import (
    faults_frame,
    register_book,
    register_table,
    sheet_of,
    template_bytes,
)
from tests.budget.reports.hostile import HOSTILE

_NOW = dt.datetime(2026, 11, 20, 7, tzinfo=dt.UTC)


@pytest.mark.parametrize("language", list(Language))
def test_the_template_is_read_by_the_import_in_any_language(language: Language) -> None:
    """Every heading is known, lists validate, and a sheet explains every column."""
    spoken = words(language)
    made = template_bytes(spoken)
    book = openpyxl.load_workbook(io.BytesIO(made))
    page = book.worksheets[0]

    headings = headings_of(sheet_of(made, "t.xlsx"), {}, {})

    assert [headings.columns[index] for index in range(len(COLUMNS))] == [
        column.field for column in COLUMNS
    ]
    assert {rule.type for rule in page.data_validations.dataValidation} >= {"list", "decimal"}
    assert book["lists"].sheet_state == "hidden"
    assert book.worksheets[1].max_row == len(COLUMNS) + 3


@pytest.mark.parametrize("language", list(Language))
def test_the_examples_of_the_template_are_taken(language: Language) -> None:
    """What the sheet of instructions shows is what an import takes."""
    spoken = words(language)
    book = openpyxl.load_workbook(io.BytesIO(template_bytes(spoken)))
    for index, column in enumerate(COLUMNS, start=1):
        example = spoken.gettext(column.example) if column.example else None
        book.worksheets[0].cell(2, index).value = example
    file = io.BytesIO()
    book.save(file)
    sheet = sheet_of(file.getvalue(), "t.xlsx")

    intake = intake_of(sheet, headings_of(sheet, {}, {}), {}, lambda name: name)

    assert faults_frame(list(intake.faults), spoken).rows() == []
    assert intake.taken[0].amount_asked_kzt == 18_450_000
    assert intake.taken[0].sent_on == dt.date(2026, 2, 10)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"name;sum\n", b"%PDF-1.4"])
def test_what_is_no_workbook_is_refused_in_a_sentence(content: bytes) -> None:
    """A sentence with what was expected and what to do."""
    with pytest.raises(UnusableFileError, match="xlsx"):
        sheet_of(content, "list.xlsx")


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_workbook_is_refused_in_a_sentence_or_read(seed: int) -> None:
    """Bytes changed at random: whatever its libraries raise, a reader is told in words."""
    content = bytearray(template_bytes(words(Language.RU)))
    chance = random.Random(seed)  # noqa: S311 -- a seeded test, no secret
    for _ in range(40):
        content[chance.randrange(len(content))] = chance.randrange(256)
    said = ""
    rows: Sequence[Sequence[CellValue]] = []
    try:
        rows = sheet_of(bytes(content), "requests.xlsx").rows
    except UnusableFileError as error:
        said = str(error)

    assert rows or said.startswith("requests.xlsx")


def _hostile_register(tmp_path: Path) -> Register:
    """A register whose every text is hostile, brought in by an import."""
    opened = open_register(str(tmp_path / "r.sqlite"), is_sample=True, clock=lambda: _NOW)
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append([column.field for column in COLUMNS])
    for row, text in enumerate(HOSTILE, start=2):
        facts: dict[str, str | int] = {
            "unit_id": "invented-01",
            "year": 2026,
            "title": text,
            "purpose": text,
            "kind": "roads",
            "office": text,
            "tier": "district",
            "protocol_number": text,
            "incoming_number": text,
        }
        for index, column in enumerate(COLUMNS, start=1):
            cell = page.cell(row, index)
            cell.value = facts.get(column.field)
            if isinstance(cell.value, str):
                cell.data_type = "s"
    file = io.BytesIO()
    book.save(file)
    sheet = sheet_of(file.getvalue(), "t.xlsx")
    intake = intake_of(sheet, headings_of(sheet, {}, {}), {}, lambda name: name)
    assert intake.faults == []
    opened.add_requests(intake.taken)
    return opened


def test_no_text_of_the_register_is_run_by_a_spreadsheet(tmp_path: Path) -> None:
    """In the workbook texts are texts; in CSV an apostrophe stands before = + - @ tab and CR."""
    with _hostile_register(tmp_path) as register:
        requests, standings = register.requests(), register.standings()

    book = openpyxl.load_workbook(
        io.BytesIO(register_book(requests, standings, words(Language.RU)))
    )
    rows = register_table(requests, standings)
    plain, excel = csv_bytes(rows).decode(), excel_csv_bytes(rows).decode("utf-8-sig")

    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}
    assert not [cell for cell in cells if cell.hyperlink]
    titles = {str(cell.value) for cell in book.worksheets[0]["E"]}
    assert "{{ 7*7 }} {% for x in [1] %}{{ x }}{% endfor %} {# note #}" in titles
    for text in (plain, excel):
        for start in ('"=', ",=", ";=", ",@", ";@", ',"@', ',"+7+', ",+7+", ";-2+"):
            assert start not in text


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_a_cell_of_any_text_never_begins_as_a_formula(text: str) -> None:
    """The first sign of a cell in either CSV is none that a spreadsheet runs."""
    rows = pl.DataFrame({"title": ["=" + text, "@" + text]})

    for line in csv_bytes(rows).decode().splitlines()[1:2]:
        assert line.lstrip('"')[:1] == "'"


def test_export_tells_what_every_column_means(tmp_path: Path) -> None:
    """The second sheet: title, unit and meaning of every column of the first."""
    with _hostile_register(tmp_path) as register:
        made = register_book(register.requests(), register.standings(), words(Language.EN))
    book = openpyxl.load_workbook(io.BytesIO(made))

    columns = [cell.value for cell in book.worksheets[0][1]]
    told = [row[0].value for row in book.worksheets[1].iter_rows(min_row=2)]

    assert told == columns
    assert "approved_kzt" in columns
