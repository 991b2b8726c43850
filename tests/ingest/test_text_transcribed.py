"""The sheet of the project's own workbooks that transcribes a decision's text."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from budget.paths import RAW
from ingest.pipeline import Batch, Told, read_files

ACTS = RAW / "maslikhat"
NO_ANNEX = ("aktobe-2025-e1", "aktobe-2025-e2")


def batch(*names: str, unit: str | None = None) -> Batch:
    """Workbooks of bundled acts."""
    files = [next((ACTS / name).glob("*.xlsx")) for name in names]
    return read_files(files, told=Told(unit_id=unit))


def sheet(batch: Batch) -> int:
    """Number of the sheet «Текст»."""
    number: int = batch.printed.grids.filter(name="Текст")["grid"].item()
    return number


@pytest.mark.parametrize(
    ("name", "unit", "figures", "transfers", "compared"),
    [
        ("aktobe-2026-e4", "150000000", 19, 14, 20),
        ("pavlodar-2025-e4", "550000000", 15, 12, 14),
        ("turkistan-2025-e3", "610000000", 15, 17, 16),
    ],
)
def test_a_bundled_workbook_reads_by_itself(
    name: str, unit: str, figures: int, transfers: int, compared: int
) -> None:
    """Unit by the districts it lists, year by its figures; text and annex agree."""
    read = batch(name)

    lines = read.tables.lines
    assert read.tables.rejects.is_empty()
    assert read.tables.checks["holds"].all()
    assert lines["unit_id"].unique().to_list() == [unit]
    assert lines.filter(pl.col("table_no") == sheet(read)).height == figures
    assert read.tables.transfers.height == transfers
    assert read.tables.checks["identity"].str.starts_with("text = annex").sum() == compared


def test_every_figure_names_the_cell_that_prints_it() -> None:
    """Aktobe 2026, № 345 of 31.07.2026, point 1: затраты, sheet «Текст», D8."""
    read = batch("aktobe-2026-e4")
    spending = read.tables.lines.filter(
        pl.col("table_no") == sheet(read),
        section="expenditures",
        line_level="section",
    )

    assert spending.select("row_no", "column_no", "printed", "amount_kzt").rows() == [
        (8, 4, "471 655 092,1", 471_655_092_100)
    ]


def test_transfers_are_stated_unit_by_unit() -> None:
    """Aktobe 2026, point 3: «Байганинского района 1 803 042 тысяч тенге» goes up to the oblast."""
    transfers = batch("aktobe-2026-e4").tables.transfers

    assert transfers.filter(payer_id="153600000").select(
        "payee_id", "kind", "amount_kzt", "row_no", "column_no"
    ).rows() == [("150000000", "withdrawal", 1_803_042_000, 22, 4)]


@pytest.mark.parametrize("name", NO_ANNEX)
def test_a_decision_of_which_the_text_alone_is_held_is_read(name: str) -> None:
    """Point 1 of the first two editions of Aktobe 2025; its unit is told."""
    read = batch(name, unit="150000000")

    assert read.documents["error"].to_list() == [None]
    assert read.tables.rejects.is_empty()
    assert read.tables.lines["section"].n_unique() == len(("I", "II", "III", "IV", "V", "VI"))


def test_figures_of_texts_and_of_sheets_stand_in_the_order_of_the_files(
    decision: Callable[..., Path], tmp_path: Path
) -> None:
    """The first file that states a figure is the one that others are compared with."""
    sheet = tmp_path / "text.csv"
    sheet.write_text(
        "point;what;year;printed amount;unit;kind;unit_id\n1;доходы;2026;100;тысяч тенге;revenue;\n",
        encoding="utf-8",
    )
    text = decision(revenues=(), spending=())

    docs = [read_files(files).tables.lines["doc"] for files in ([sheet, text], [text, sheet])]

    assert [one.is_sorted() for one in docs] == [True, True]
    assert [one.n_unique() for one in docs] == [2, 2]


def test_a_kind_that_is_not_known_is_a_reject(tmp_path: Path) -> None:
    """Closed sets are closed: a new kind of figure is said, not passed over."""
    file = tmp_path / "text.csv"
    file.write_text(
        "point;what;year;printed amount;unit;kind;unit_id\n"
        "1;доходы;2026;100;тысяч тенге;revenue;\n"
        "2;прочее;2026;5;тысяч тенге;sundry;\n"
        "3;затраты;2026;7;;expenditure;\n",
        encoding="utf-8",
    )

    read = read_files([file])

    assert read.tables.rejects.select("row", "printed", "reason").rows() == [
        (3, "прочее – 5", "the kind «sundry» is none of those that a transcribed text holds"),
        (4, "затраты – 7", "no unit of money is printed"),
    ]
