"""Real acts and releases, compared with what other programs read in them."""

from pathlib import Path

import openpyxl
import polars as pl
import pytest
import python_calamine

from ingest.readers import read_documents
from ingest.readers.digits import exact_digits
from ingest.readers.edges import EDGES


@pytest.mark.parametrize("folder", ["acts", "spreadsheets"])
def test_openpyxl_reads_the_same_cells_in_real_workbooks(real: Path, folder: str) -> None:
    """Every cell, in both directions: none differs, none is missing, none is extra."""
    paths = sorted((real / folder).glob("*.xlsx"))

    cells = read_documents(paths).cells

    assert dict(_places(cells)) == {
        (doc, grid, cell.row, cell.column): _text(cell.value)
        for doc, path in enumerate(paths, 1)
        for grid, sheet in enumerate(openpyxl.load_workbook(path, data_only=True).worksheets, 1)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and _text(cell.value)
    }


def _places(cells: pl.DataFrame) -> list[tuple[tuple[int, ...], str]]:
    known = cells.filter(pl.col("kind") != "formula_uncached")
    return [(row[:4], row[4]) for row in known.select(pl.nth(0, 1, 2, 3, 4)).iter_rows()]


def _text(value: object) -> str | None:
    return (
        exact_digits(repr(value)) if isinstance(value, int | float) else str(value).strip(EDGES)
    )


def test_calamine_reads_the_same_cells_in_the_release_of_2022(real: Path) -> None:
    """Bureau of National Statistics, education finance 2022: 75 sheets, 10,803 cells."""
    path = real / "spreadsheets" / "bns-education-finance-2022.xls"

    cells = read_documents([path]).cells

    workbook = python_calamine.CalamineWorkbook.from_path(path)
    expected = {
        (1, grid, row, col): _text(value)
        for grid, name in enumerate(workbook.sheet_names, 1)
        for row, values in enumerate(workbook.get_sheet_by_name(name).to_python(skip_empty_area=False), 1)
        for col, value in enumerate(values, 1)
        if _text(value)
    }  # fmt: skip
    assert len(expected) == 10_803
    assert dict(_places(cells)) == expected


@pytest.mark.parametrize(
    "act",
    ["aktobe-2025-ed4-rus", "aktobe-2026-ed5-rus", "pavlodar-2025-rus", "turkistan-2025-rus"],
)
def test_an_act_prints_the_same_codes_and_names_in_markdown_and_in_a_workbook(
    real: Path, act: str
) -> None:
    """The workbook has three title lines more; amounts are numbers there and text here."""
    printed = read_documents([real / "acts" / f"{act}.md", real / "acts" / f"{act}.xlsx"])

    counts = printed.cells.group_by("doc").len().sort("doc")["len"].to_list()
    words = pl.col("text").filter(pl.col("text").str.contains(r"\p{L}"))
    names = printed.cells.group_by("doc", maintain_order=True).agg(words)["text"].to_list()
    assert counts[1] - counts[0] == 3
    assert names[1][3:] == names[0]


def test_an_amount_is_found_at_its_cell(real: Path) -> None:
    """Aktobe 2025, fourth edition: revenues of 540 507 748,1 thousand tenge."""
    name = "aktobe-2025-ed4-rus"
    cells = read_documents([real / "acts" / f"{name}.md", real / "acts" / f"{name}.xlsx"]).cells

    revenues = cells.filter(pl.col("text").is_in(["540 507 748,1", "540507748.1"]))

    assert revenues.select("doc", "grid", "row", "col", "text", "kind").rows() == [
        (1, 1, 4, 5, "540 507 748,1", "text"),
        (2, 1, 8, 5, "540507748.1", "number"),
    ]
