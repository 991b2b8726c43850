"""Are the tables older than what they are made of? What `build --if-changed` asks."""

from collections.abc import Iterator
from pathlib import Path

from budget.paths import CODES, CORRECTIONS, PROJECT

_MANIFEST = "manifest.json"
_READERS = (PROJECT / "ingest", PROJECT / "budget" / "model")


def is_outdated(tables: Path, raw: Path) -> bool:
    """Say whether a document, a code list, a correction or a reader is newer than the tables.

    Args:
        tables: Folder of the tables; one without a manifest is outdated.
        raw: Documents as data.
    """
    manifest = tables / _MANIFEST
    if not manifest.is_file():
        return True
    built = manifest.stat().st_mtime_ns
    return any(file.stat().st_mtime_ns > built for file in _made_of(raw))


def _made_of(raw: Path) -> Iterator[Path]:
    """Files and folders the tables are made of; a folder is newer when a file of it is gone."""
    for folder in (raw, CODES, CORRECTIONS):
        yield from ([folder, *folder.rglob("*")] if folder.is_dir() else [])
    for folder in _READERS:
        yield from folder.rglob("*.py")
