"""Writing tables: validated, each figure once, whole or not at all."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from budget.errors import ReconciliationError, UnusableFileError
from budget.model import TABLES
from budget.paths import RAW
from ingest.output import (
    model_tables,
    refuse_unwritable,
    replaced,
    unplaced,
    write_batch,
    write_table,
)
from ingest.pipeline import Told, read_files
from ingest.report import file_reports, summary

Decision = Callable[..., Path]

NAMES = ["budget_lines", "checks", "rejects", "transfers"]
FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "annexes"


def written(folder: Path) -> list[str]:
    """Names in a folder, hidden ones too."""
    return sorted(file.name for file in folder.iterdir())


def test_the_four_tables_of_the_contract_are_written(
    decision: Decision, tmp_path: Path
) -> None:
    """Every one of them is what its declaration says."""
    out = tmp_path / "out"

    write_batch(read_files([decision()]), out)

    assert written(out) == [f"{name}.parquet" for name in NAMES]
    for name in NAMES:
        table = TABLES[name]
        assert table.is_valid(pl.read_parquet(out / f"{name}.parquet"))


def test_a_budget_of_an_ambiguous_name_is_refused_with_all_candidates(tmp_path: Path) -> None:
    """There are three Жамбылские districts: nothing is written, and each is named with its code."""
    annex = tmp_path / "annex.csv"
    annex.write_text(
        "Бюджет Жамбылского района на 2026 год\n"
        "Категория,Класс,Подкласс,Наименование,Сумма (тыс. тенге)\n"
        ",,,I. Доходы,300\n1,,,Налоговые поступления,300\n",
        encoding="utf-8",
    )
    batch = read_files([annex])

    (refusal,) = unplaced(batch).values()
    (report,) = file_reports(batch)

    assert "may be 3 units" in str(refusal)
    assert "Жамбылский район, Северо-Казахстанская область (594600000)" in str(refusal)
    codes = [one["unit_id"] for one in report["unit_candidates"]]
    assert codes == ["194200000", "314000000", "594600000"]
    assert all(code in next(summary([report])) for code in codes)


def test_a_line_knows_its_source_table_row_and_cell(decision: Decision) -> None:
    """The source is the beginning of the file's SHA-256; cells of a text are R12C5."""
    batch = read_files([decision()])

    lines = model_tables(batch)["budget_lines"].filter(
        pl.col("code") == "1", pl.col("table_no") > 0
    )

    assert lines.select("table_no", "row_no", "cell", "printed").rows() == [
        (1, 3, "R3C5", "60")
    ]
    assert lines["source_id"].item() == batch.documents["sha256"].item()[:16]


def test_cells_of_a_workbook_are_named_as_in_the_workbook() -> None:
    """Pavlodar 2025: «I. Доходы» stands in the sixth row of the sheet, its amount in column E."""
    batch = read_files([RAW / "maslikhat" / "pavlodar-2025-e4" / "annex-1.xlsx"])

    lines = model_tables(batch)["budget_lines"].filter(pl.col("section") == "revenues")
    first = lines.row(0, named=True)

    assert (first["printed"], first["cell"], first["row_no"]) == ("459 887 769", "E6", 6)


def test_the_same_file_twice_is_written_once(decision: Decision, tmp_path: Path) -> None:
    """A figure has one line, however often its document is given."""
    file = decision()

    write_batch(read_files([file]), tmp_path / "once")
    write_batch(read_files([file, file]), tmp_path / "twice")

    once, twice = (
        pl.read_parquet(tmp_path / n / "budget_lines.parquet") for n in ("once", "twice")
    )
    assert once.equals(twice)


@pytest.mark.parametrize("file", sorted(FIXTURES.glob("*.md")), ids=lambda file: file.stem)
def test_every_printed_layout_can_be_written(file: Path, tmp_path: Path) -> None:
    """Annexes of eleven units, with misprints, cuts and rows that are rejected."""
    batch = read_files([file], told=Told(unit_id="150000000", year=2025))

    if batch.documents["error"].item() is None:
        write_batch(batch, tmp_path / "out")

        assert written(tmp_path / "out") == [f"{name}.parquet" for name in NAMES]


def test_what_has_no_year_or_unit_is_not_written_and_says_which_option_helps(
    decision: Decision,
) -> None:
    """A figure of an unknown place or year is no figure."""
    annex = {"head": "", "title": "", "points": (), "caption": "Приложение"}

    [of_unit] = unplaced(read_files([decision(**annex)])).values()
    [of_year] = unplaced(
        read_files([decision(**annex)], told=Told(unit_id="155230000"))
    ).values()

    assert str(of_unit).endswith("tell it with --unit KATO.")
    assert str(of_year).endswith("tell it with --year YYYY.")
    assert unplaced(read_files([decision()])) == {}


def test_rows_that_break_the_declaration_are_one_sentence(tmp_path: Path) -> None:
    """Two different figures at one place of one act."""
    line = TABLES["rejects"].create_empty()
    row = {
        "source_id": "s",
        "table_no": 1,
        "row_no": 1,
        "cell": "A1",
        "printed": "",
        "reason": "",
    }
    twice = pl.concat([line, pl.DataFrame([row, row], schema=line.schema)])

    with pytest.raises(ReconciliationError, match="Table rejects was not written"):
        write_table("rejects", twice, tmp_path / "rejects.parquet")


def test_files_take_their_places_together(tmp_path: Path) -> None:
    """Files of the same names are replaced, others stay."""
    (tmp_path / "a").write_text("old")
    (tmp_path / "mine").write_text("mine")

    with replaced(tmp_path) as fresh:
        (fresh / "a").write_text("new")

    assert {name: (tmp_path / name).read_text() for name in written(tmp_path)} == {
        "a": "new",
        "mine": "mine",
    }


@pytest.mark.parametrize("stop", [KeyboardInterrupt, RuntimeError])
def test_a_stop_leaves_everything_as_it_was(tmp_path: Path, stop: type[BaseException]) -> None:
    """Ctrl-C or a failure in mid-writing; a folder made for it goes again."""
    (tmp_path / "a").write_text("old")

    for folder in (tmp_path, tmp_path / "new" / "deep"):
        with pytest.raises(stop), replaced(folder) as fresh:  # noqa: PT012 - what is stopped
            (fresh / "a").write_text("half")
            raise stop

    assert written(tmp_path) == ["a"]
    assert (tmp_path / "a").read_text() == "old"


def test_a_file_in_place_of_the_folder_is_refused_before_any_work(tmp_path: Path) -> None:
    """Nothing is made, nothing is replaced."""
    file = tmp_path / "file"
    file.write_text("mine")

    for folder in (file, file / "below"):
        with pytest.raises(UnusableFileError, match="the folder cannot be written"):
            refuse_unwritable(folder)
    refuse_unwritable(tmp_path / "new")

    assert written(tmp_path) == ["file"]
