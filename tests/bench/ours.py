"""The way of this project: printed cells of many files as one frame, then lines, checks and Parquet."""

import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.annex.filling import with_found
from ingest.pipeline import read_files


def main(files: Sequence[Path], out: Path) -> None:
    """Read workbooks and write their lines, with cells, and their checks."""
    batch = read_files(files)
    names = batch.documents.select("doc", "file")
    for name, rows in (("lines", batch.tables.lines), ("checks", batch.tables.checks)):
        with_found(rows, names, ["doc"]).write_parquet(out / f"{name}.parquet")


if __name__ == "__main__":
    main(sorted(Path(sys.argv[1]).glob("*.xlsx"))[: int(sys.argv[3])], Path(sys.argv[2]))
