"""`build --if-changed`: tables are made again when what they are made of is newer."""

import os
from pathlib import Path

import pytest

from ingest.outdated import is_outdated

_YEAR_2100 = 4_102_444_800  # in seconds since 1970


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Return a folder of tables that were built after all documents, codes and readers."""
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "manifest.json").write_text("{}")
    _dated(folder / "manifest.json", _YEAR_2100)
    return folder


def _dated(file: Path, seconds: int) -> None:
    os.utime(file, (seconds, seconds))


def test_a_folder_without_a_manifest_is_outdated(tmp_path: Path) -> None:
    """Nothing was ever built there, or the building was broken off."""
    assert is_outdated(tmp_path, tmp_path)


def test_tables_newer_than_all_they_are_made_of_are_kept(tables: Path, tmp_path: Path) -> None:
    """A second start waits for nothing."""
    raw = tmp_path / "raw"
    raw.mkdir()
    assert not is_outdated(tables, raw)


def test_a_document_newer_than_the_tables_makes_them_outdated(
    tables: Path, tmp_path: Path
) -> None:
    """Also one that lies deep in a folder."""
    document = tmp_path / "raw" / "acts" / "annex.xlsx"
    document.parent.mkdir(parents=True)
    document.write_bytes(b"")
    _dated(document, _YEAR_2100 + 1)
    assert is_outdated(tables, tmp_path / "raw")


def test_a_reader_newer_than_the_tables_makes_them_outdated(
    tables: Path, tmp_path: Path
) -> None:
    """An update of the program may read the same document better."""
    _dated(tables / "manifest.json", 0)
    assert is_outdated(tables, tmp_path)


@pytest.mark.parametrize("folder", [".", "acts"])
def test_a_document_that_is_gone_makes_the_tables_outdated(
    tables: Path, tmp_path: Path, folder: str
) -> None:
    """Its figures must leave with it; the folder that held it tells, deep or not."""
    held = tmp_path / "raw" / folder
    held.mkdir(parents=True)
    _dated(held, _YEAR_2100 + 1)
    assert is_outdated(tables, tmp_path / "raw")
