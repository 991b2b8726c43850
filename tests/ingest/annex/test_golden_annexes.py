"""Annexes of thirteen other layouts, cut from real acts, against lines typed by hand.

The first line of each file names the act; LAYOUT facts stand in the expected tables beside them.
"""

from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from ingest.annex import AnnexRows, read_annexes, unknown_codes
from ingest.readers import read_documents
from ingest.readers.printed import PARAGRAPHS, Printed

FOLDER = Path(__file__).parents[2] / "fixtures" / "annexes"
NAMES = sorted(file.stem for file in FOLDER.glob("*.md"))
# said in point 1 of the act, which the cut leaves out: Shymkent, № 31/275-VIII of 12.12.2025
POINT_1 = {"shymkent-city-districts-2026-2028-kaz": "1) кірістер – 840 701 325 мың теңге"}
# rows of figures that are no line: the operating balance of the Code of 2004
REJECTED = {"mangystau-district-2008-kaz": [(2, 72)]}


def read(name: str) -> AnnexRows:
    """The annex of a fixture, under point 1 of its act where the cut lacks it."""
    printed = read_documents([FOLDER / f"{name}.md"])
    said = [(1, 0, POINT_1[name], "text", 1)] if name in POINT_1 else []
    point = pl.DataFrame(said, schema=PARAGRAPHS, orient="row")
    return read_annexes(
        Printed(
            documents=printed.documents,
            grids=printed.grids,
            cells=printed.cells,
            paragraphs=pl.concat([point, printed.paragraphs]),
        )
    )


def comparable(lines: pl.DataFrame) -> pl.DataFrame:
    """Lines row by row; a section and an item have no code in the expected tables."""
    has_code = ~pl.col("line_level").is_in(["section", "item"])
    return lines.with_columns(
        pl.when(has_code).then("code").otherwise(pl.lit("")).alias("code")
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_printed_row_is_the_line_typed_by_hand(name: str) -> None:
    """The act named in the file's first line, row by row."""
    expected = pl.read_csv(FOLDER / f"{name}.expected.csv", infer_schema=False).with_columns(
        pl.col("table_no", "row_no", "amount_kzt", "budget_year").cast(pl.Int64),
        pl.col("code").fill_null(""),
    )

    rows = read(name)

    found = rows.lines.sort("grid", "row", "col").select(
        pl.col("grid").cast(pl.Int64).alias("table_no"),
        pl.col("row").cast(pl.Int64).alias("row_no"),
        "section",
        "line_level",
        "code",
        "amount_kzt",
        budget_year="year",
    )
    assert_frame_equal(comparable(found), comparable(expected))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_line_has_its_reason(name: str) -> None:
    """Every row with a figure becomes a line or a reject; page numbers are no figures."""
    rows = read(name)

    assert rows.rejects.select("grid", "row").rows() == REJECTED.get(name, [])


@pytest.mark.parametrize("name", NAMES)
def test_all_codes_of_the_fixtures_are_in_the_classification(name: str) -> None:
    """Orders of the Ministry of Finance of 04.04.2025; groups and categories are a closed list."""
    assert unknown_codes(read(name).lines).is_empty()


def test_without_any_unit_of_measure_nothing_but_noughts_is_read() -> None:
    """Shymkent, annex 5: «2026 жыл» heads the amounts, and no unit is printed near them."""
    printed = read_documents([FOLDER / "shymkent-city-districts-2026-2028-kaz.md"])

    rows = read_annexes(printed)

    assert rows.lines.filter(pl.col("amount_kzt") != 0).is_empty()
    assert rows.rejects.height == 120
    assert rows.rejects.select("grid", "row", "col").is_unique().all()
    assert rows.rejects["reason"].str.contains("unit of measure").all()


def test_a_list_of_districts_with_the_unit_in_each_cell_is_read_as_transfers() -> None:
    """Kyzylorda, point 3 of № 130 of 09.12.2024: «Аральский район | 4 619 513 тысяч тенге;»."""
    rows = read("kyzylorda-oblast-2025-rus")

    assert rows.transfers.height == 8
    assert rows.transfers.select("unit_words", "amount_kzt").row(0) == (
        "Аральский район",
        4_619_513_000,
    )
