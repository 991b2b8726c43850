"""Building all tables: the same bytes every time, or one sentence and nothing written."""

import json
import shutil
from pathlib import Path

import polars as pl
import pytest

from budget.errors import BudgetError, CorrectionError, MissingTableError, UnusableFileError
from budget.model import TABLES
from budget.paths import RAW
from ingest.build import MANIFEST, build_tables, failing_checks
from ingest.corrections import COLUMNS

ACT = "maslikhat-aktobe-2026-e4"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A copy of the raw data that a test may spoil."""
    return shutil.copytree(RAW, tmp_path / "raw")


def test_two_builds_give_the_same_bytes(tmp_path: Path, raw: Path) -> None:
    """Also from a copy in another folder: no day, no path, no order of files goes in."""
    first = build_tables(RAW, tmp_path / "first")
    second = build_tables(raw, tmp_path / "second")

    assert first == second
    names = sorted([*(f"{name}.parquet" for name in TABLES), MANIFEST])
    assert sorted(file.name for file in (tmp_path / "second").iterdir()) == names
    for name in names:
        assert (tmp_path / "first" / name).read_bytes() == (
            tmp_path / "second" / name
        ).read_bytes()


def test_the_manifest_names_tables_and_inputs_with_their_hashes(tmp_path: Path) -> None:
    """A reader can tell by it which documents the tables came from."""
    steps: list[tuple[str, int, int]] = []

    build_tables(RAW, tmp_path, progress=lambda *step: steps.append(step))

    manifest = json.loads((tmp_path / MANIFEST).read_text(encoding="utf-8"))
    assert list(manifest) == ["built_from", "tables"]
    assert set(manifest["tables"]) == set(TABLES)
    assert {"raw/headline/figures.csv", "codes/units.csv"} <= set(manifest["built_from"])
    assert [done for _, done, _ in steps] == list(range(steps[0][2]))


def test_a_changed_byte_in_a_document_stops_the_build(tmp_path: Path, raw: Path) -> None:
    """The hash in `origin.json` no longer agrees; the old tables stay."""
    figures = raw / "headline" / "figures.csv"
    figures.write_bytes(figures.read_bytes().replace(b"454088615", b"454088616", 1) + b"\n")
    out = tmp_path / "tables"
    out.mkdir()

    with pytest.raises(UnusableFileError, match=r"figures\.csv: SHA-256 .* restore the file"):
        build_tables(raw, out)

    assert list(out.iterdir()) == []


@pytest.mark.parametrize(
    "broken",
    ["maslikhat", "headline", "transfers/origin.json", "headline/figures.csv"],
)
def test_a_missing_document_is_one_sentence(tmp_path: Path, raw: Path, broken: str) -> None:
    """A folder, an origin or a file is gone."""
    gone = raw / broken
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()

    with pytest.raises(BudgetError):
        build_tables(raw, tmp_path / "tables")

    assert not (tmp_path / "tables").exists()


def test_an_origin_that_is_no_json_is_one_sentence(tmp_path: Path, raw: Path) -> None:
    """Cut short by an editor."""
    (raw / "headline" / "origin.json").write_text('{"source_id": ', encoding="utf-8")

    with pytest.raises(UnusableFileError, match="cannot be read"):
        build_tables(raw, tmp_path / "tables")


def test_downloads_beside_a_transcription_change_nothing(tmp_path: Path, raw: Path) -> None:
    """`fetch` keeps the published page in a folder of its own."""
    page = raw / "maslikhat" / "aktobe-2026-e4" / "published" / "rus.md"
    page.parent.mkdir()
    page.write_text("# page", encoding="utf-8")

    assert build_tables(raw, tmp_path / "a") == build_tables(RAW, tmp_path / "b")


def correction(folder: Path, printed: str, corrected: str) -> Path:
    """A folder with one correction of the first amount of Aktobe 2026."""
    folder.mkdir()
    row = f'{ACT},1,3,5,"{printed}","{corrected}",invented for this test,nowhere,2026-11-20'
    (folder / "act.csv").write_text(",".join(COLUMNS) + f"\n{row}\n", encoding="utf-8")
    return folder


def test_a_correction_changes_the_amount_and_stays_visible(tmp_path: Path) -> None:
    """Line: corrected amount, printed text. Cell: as printed. Check: does not hold, says why."""
    wanted = correction(tmp_path / "corrections", "471 108 125,6", "471 108 125,7")

    build_tables(RAW, tmp_path / "tables", corrections_in=wanted)

    read = {name: pl.read_parquet(tmp_path / "tables" / f"{name}.parquet") for name in TABLES}
    here = (pl.col("source_id") == ACT, pl.col("table_no") == 1, pl.col("row_no") == 3)
    line = read["budget_lines"].filter(*here).row(0, named=True)
    cell = read["printed_cells"].filter(*here, pl.col("column_no") == 5)
    failing = failing_checks(tmp_path / "tables").filter(pl.col("source_id") == ACT)
    why = "invented for this test (nowhere, reviewed 2026-11-20)"
    assert (line["amount_kzt"], line["printed"]) == (471_108_125_700, "471 108 125,6")
    assert cell["printed"].item() == "471 108 125,6"
    assert failing["unit"].unique().to_list() == ["Актюбинская область"]
    assert sorted(failing["identity"]) == [
        "balance = revenues − expenditures − net lending − financial assets",
        f"printed «471 108 125,6» is corrected to «471 108 125,7»: {why}",
        "revenues = sum of categories",
        "text = annex: revenues",
    ]


def test_a_correction_that_no_longer_fits_stops_the_build(tmp_path: Path) -> None:
    """The publisher mended the slip."""
    wanted = correction(tmp_path / "corrections", "471 108 125,5", "471 108 125,6")

    with pytest.raises(CorrectionError, match="if the publisher mended it"):
        build_tables(RAW, tmp_path / "tables", corrections_in=wanted)


def test_checks_of_tables_that_are_not_built_say_what_to_do(tmp_path: Path) -> None:
    """The sentence names the command."""
    with pytest.raises(MissingTableError, match="python -m ingest build"):
        failing_checks(tmp_path)
