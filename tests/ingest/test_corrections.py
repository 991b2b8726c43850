"""Corrections as data: they expect what is printed, and never go unseen."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from budget.errors import CorrectionError
from ingest.corrections import (
    COLUMNS,
    as_printed,
    corrected,
    correction_checks,
    corrections,
    refuse_elsewhere,
)

HEADING = ",".join(COLUMNS)
ROW = "act,1,7,5,60,61,a slip,point 1 of the act,2026-11-20"
WANTED = pl.DataFrame(
    [("act", 1, 7, 5, "60", "61", "a slip", "point 1 of the act", date(2026, 11, 20))],
    schema=COLUMNS,
    orient="row",
)
CELLS = pl.DataFrame(
    [("act", 1, 7, 5, "60"), ("act", 1, 8, 5, "60")],
    schema={
        "source_id": pl.String,
        "grid": pl.UInt32,
        "row": pl.UInt32,
        "col": pl.UInt32,
        "text": pl.String,
    },
    orient="row",
)


def test_corrections_are_read_from_every_csv_of_the_folder(tmp_path: Path) -> None:
    """The README beside them is no correction; no file is no correction."""
    assert corrections(tmp_path).is_empty()

    (tmp_path / "act.csv").write_text(f"{HEADING}\n{ROW}\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("text", encoding="utf-8")

    assert corrections(tmp_path).equals(WANTED)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a,b\n1,2\n",
        f"{HEADING}\n{ROW.replace('a slip', '')}\n",
        f"{HEADING}\n{ROW.replace(',7,', ',seven,')}\n",
        f"{HEADING}\n{ROW}\n{ROW}\n",
    ],
)
def test_a_correction_without_reason_or_place_is_refused(tmp_path: Path, text: str) -> None:
    """Every field is needed for a review; a cell is corrected once."""
    (tmp_path / "act.csv").write_text(text, encoding="utf-8")

    with pytest.raises(CorrectionError):
        corrections(tmp_path)


def test_a_correction_changes_its_cell_and_no_other() -> None:
    """The cell below prints the same and keeps it."""
    assert corrected(CELLS, WANTED)["text"].to_list() == ["61", "60"]


def test_a_mended_document_stops_the_build() -> None:
    """The publisher prints 61 now: the correction has done its work."""
    mended = CELLS.with_columns(text=pl.lit("61"))

    with pytest.raises(CorrectionError, match="expects «60», the document prints «61»"):
        corrected(mended, WANTED)


def test_a_correction_of_what_is_not_read_is_refused() -> None:
    """It would be believed to have changed something."""
    tables = pl.DataFrame({"source_id": ["act"], "table_no": [1]})

    refuse_elsewhere(WANTED, tables)
    with pytest.raises(CorrectionError, match="no table of an annex"):
        refuse_elsewhere(WANTED, tables.with_columns(table_no=pl.lit(2)))


def test_the_line_keeps_the_printed_text() -> None:
    """The amount is the corrected one, the citation shows what the document prints."""
    lines = pl.DataFrame(
        {"source_id": "act", "table_no": 1, "row_no": [7, 8], "column_no": 5, "printed": "61"}
    )

    assert as_printed(lines, WANTED)["printed"].to_list() == ["60", "61"]


def test_every_correction_is_a_check_that_does_not_hold() -> None:
    """Both texts, the reason and the evidence stand where failing sums stand."""
    [row] = correction_checks(WANTED).to_dicts()

    assert row["holds"] is False
    assert row["identity"] == (
        "printed «60» is corrected to «61»: a slip (point 1 of the act, reviewed 2026-11-20)"
    )
    assert (row["grid"], row["row"]) == (1, 7)
