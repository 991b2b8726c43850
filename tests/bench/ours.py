"""The way of this project: printed cells of many files as one frame, then lines, checks and Parquet."""

import sys
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from ingest.pipeline import read_files

TOGETHER = 250  # files in one frame: enough to be fast, few enough for a small machine


def main(files: Sequence[Path], out: Path) -> None:
    """Read workbooks and write their lines, with cells, and their checks."""
    lines, checks = [], []
    for start in range(0, len(files), TOGETHER):
        batch = read_files(files[start : start + TOGETHER])
        names = batch.documents.select("doc", "file")
        lines.append(batch.tables.lines.join(names, on="doc", maintain_order="left"))
        checks.append(batch.tables.checks.join(names, on="doc", maintain_order="left"))
    pl.concat(lines).write_parquet(out / "lines.parquet")
    pl.concat(checks).write_parquet(out / "checks.parquet")


if __name__ == "__main__":
    main(sorted(Path(sys.argv[1]).glob("*.xlsx"))[: int(sys.argv[3])], Path(sys.argv[2]))
