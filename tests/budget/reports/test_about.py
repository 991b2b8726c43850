"""A file says of itself what the page said of it."""

import hashlib
from pathlib import Path

import polars as pl
import pytest

from budget import paths
from budget.locale.words import Language, words
from budget.reports.about import Facts, about_lines
from budget.reports.version import data_version

_FACTS = Facts(
    title="Aktobe Region: budget for 2026",
    unit="tenge",
    sources=[("Maslikhat, № 298", "https://adilet.zan.kz/rus/docs/V25R0000298")],
    version="39fb17dc58d9",
)


def test_the_sheet_names_source_version_and_every_column() -> None:
    """What is empty is left out; a column of the model is told in the model's words."""
    rows = pl.DataFrame({"amount_kzt": [1], "share": [0.5], "made_up": [1]})

    lines = about_lines(rows, _FACTS, words(Language.EN))

    told = {line[0]: line[1:] for line in lines if line}
    assert told["Source"] == ("Maslikhat, № 298",)
    assert told["Data version"] == ("39fb17dc58d9",)
    assert "Verdict" not in told
    assert told["amount_kzt"] == (
        "Amount",
        "tenge",
        "Exact; null with its reason in `value_status`",
    )
    assert told["share"] == ("Share", "0 to 1", "Part of the line above")
    assert told["made_up"] == ("made_up", "", "")


@pytest.mark.usefixtures("held")
def test_the_sheet_lists_files_with_their_terms() -> None:
    """Every file the rows were read from, its hash, its publisher and its licence."""
    source = pl.read_parquet(paths.TABLES / "sources.parquet").head(1)

    lines = about_lines(source.select("source_id"), _FACTS, words(Language.RU))

    told = {line[0]: line[1] for line in lines if len(line) == 2}
    assert source["sha256"].item() in told["Файл"]
    assert told["Условия использования"] == source["licence"].item()


def test_the_version_is_the_beginning_of_the_manifests_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anyone who has the tables can check it with sha256sum."""
    monkeypatch.setattr(paths, "TABLES", tmp_path)
    assert data_version() is None

    (tmp_path / "manifest.json").write_bytes(b"{}\n")

    assert data_version() == hashlib.sha256(b"{}\n").hexdigest()[:12]
