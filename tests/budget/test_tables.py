"""Built tables are opened in one place, validated, and missed in words."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from budget import paths, tables
from budget.errors import MissingTableError


def test_a_table_is_read_once_until_it_is_rebuilt(
    held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page asks for the same frame at every click."""
    copy = tmp_path / "units.parquet"
    copy.write_bytes((held / "tables" / "units.parquet").read_bytes())
    monkeypatch.setattr(paths, "TABLES", tmp_path)
    first = tables.read("units")

    assert tables.read("units") is first

    first.head(1).write_parquet(copy)
    assert tables.read("units").height == 1


@pytest.mark.usefixtures("held")
def test_a_scan_reads_only_what_is_asked_for() -> None:
    """Aktobe oblast adopted revenues of 454,088,615 thousand tenge for 2026."""
    revenues = (
        tables.scan("budget_lines")
        .filter(
            pl.col("unit_id") == "150000000",
            pl.col("edition_no") == 0,
            pl.col("section").cast(pl.String) == "revenues",
            pl.col("line_level").cast(pl.String) == "section",
        )
        .select("amount_kzt")
        .collect()
    )

    assert set(revenues["amount_kzt"]) == {454_088_615_000}


@pytest.mark.parametrize("opened", [tables.read, tables.scan])
def test_a_table_that_is_not_built_says_how_to_build_it(
    opened: Callable[[str], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stranger's first click comes before the first build."""
    monkeypatch.setattr(paths, "TABLES", tmp_path)

    with pytest.raises(MissingTableError, match="make run"):
        opened("units")


def test_a_table_of_another_version_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old Parquet under new code must not be read as if nothing had changed."""
    pl.DataFrame({"unit": ["150000000"]}).write_parquet(tmp_path / "units.parquet")
    monkeypatch.setattr(paths, "TABLES", tmp_path)

    with pytest.raises(MissingTableError, match="another version"):
        tables.scan("units")


def test_an_answer_is_worked_out_once_until_its_tables_are_rebuilt(
    held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A click asks for what the click before asked for; a rebuilt table is read anew."""
    copy = tmp_path / "units.parquet"
    copy.write_bytes((held / "tables" / "units.parquet").read_bytes())
    monkeypatch.setattr(paths, "TABLES", tmp_path)
    worked_out: list[str] = []

    @tables.remembered("units")
    def height(asked: str) -> int:
        worked_out.append(asked)
        return tables.read("units").height

    assert height("a") == height("a") > 1
    assert worked_out == ["a"]

    tables.read("units").head(1).write_parquet(copy)

    assert height("a") == 1
    assert worked_out == ["a", "a"]
