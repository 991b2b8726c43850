"""A small set of real tables: Aktobe 2026 and Uil 2025, cut from the built ones.

`tests/fixtures/tables` holds them as CSV, to be read in a diff: the first edition of the oblast's
budget for 2026 down to the programmes of its education office, the totals of the fifth, the Uil
district and one okrug in 2025, and the Inder district, whose deficit of 2024 does not add up.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from budget import paths
from budget.__main__ import main
from budget.model import TABLES

_FIXTURES = Path(__file__).parents[1] / "fixtures" / "tables"


def _as_declared(name: str) -> pl.DataFrame:
    """A fixture as its table, or the empty table where there is no fixture."""
    file = _FIXTURES / f"{name}.csv"
    empty = TABLES[name].create_empty()
    if not file.is_file():
        return empty
    texts = pl.read_csv(file, infer_schema=False)
    dates = [column for column, dtype in empty.schema.items() if dtype == pl.Date]
    flags = [column for column, dtype in empty.schema.items() if dtype == pl.Boolean]
    typed = texts.with_columns(
        pl.col(dates).str.to_date(), *(pl.col(flag) == "true" for flag in flags)
    )
    return TABLES[name].validate(typed, cast=True)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose `tables` hold the fixtures."""
    data = tmp_path_factory.mktemp("data")
    (data / "tables").mkdir()
    for name in TABLES:
        _as_declared(name).write_parquet(data / "tables" / f"{name}.parquet")
    return data


@pytest.fixture
def held(built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program reads the fixtures instead of the project's own tables."""
    monkeypatch.setattr(paths, "TABLES", built / "tables")
    return built


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run a command of the register; its exit code and what it printed."""
    monkeypatch.setattr(paths, "OWN", tmp_path / "own")
    monkeypatch.delenv("BUDGET_PASSPHRASE", raising=False)

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["budget", "requests", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return command
