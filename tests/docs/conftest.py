"""All tables, built from the bundled documents: what a reader of the documents has before them."""

from pathlib import Path

import pytest

from budget import paths
from ingest.build import build_tables


@pytest.fixture(scope="session")
def built_from_raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder whose `data/tables` are built from `data/raw`; takes seconds, once."""
    project = tmp_path_factory.mktemp("project")
    tables = project / "data" / "tables"
    tables.mkdir(parents=True)
    build_tables(paths.RAW, tables)
    return project


@pytest.fixture
def project(built_from_raw: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The reader stands in that folder, and the program reads its tables."""
    monkeypatch.setattr(paths, "TABLES", built_from_raw / "data" / "tables")
    monkeypatch.chdir(built_from_raw)
    return built_from_raw
