"""Tables for the app: those that are built, and the same with the lines of a country around them."""

import shutil
from pathlib import Path

import polars as pl

from budget import paths

LINES = 12_600_000  # all lines of a country over its years: what the goals were measured with


def made(folder: Path) -> Path:
    """The built tables with invented lines of all other units beside the real ones; the folder.

    A unit of which nothing is held gets the printed lines of a real annex over and over, for as many
    years as fill the number wanted: places that are held show exactly what they show without them.
    """
    data = folder / "country"
    shutil.copytree(paths.TABLES, data / "tables")
    file = data / "tables" / "budget_lines.parquet"
    real = pl.read_parquet(file)
    units = pl.scan_parquet(data / "tables" / "units.parquet").select("unit_id").unique()
    others = units.filter(~pl.col("unit_id").is_in(real["unit_id"].unique().implode()))
    annex = _longest(real)
    years = max(1, round(LINES / (annex.height * others.collect().height)))
    invented = (
        pl.LazyFrame({"budget_year": range(2027, 2027 + years)})
        .cast(pl.Int64)
        .join(others.sort("unit_id"), how="cross", maintain_order="left_right")
        .join(
            annex.lazy().drop("unit_id", "budget_year"),
            how="cross",
            maintain_order="left_right",
        )
        .select(real.columns)
    )
    pl.concat(
        [real.lazy().sort("budget_year", "unit_id", maintain_order=True), invented]
    ).sink_parquet(file, row_group_size=128_000)
    return data


def line_count(data: Path) -> int:
    """Lines of a folder of tables."""
    lines = pl.scan_parquet(data / "tables" / "budget_lines.parquet")
    return int(lines.select(pl.len()).collect().item())


def _longest(lines: pl.DataFrame) -> pl.DataFrame:
    """Lines of the edition that prints most of them."""
    edition = ["unit_id", "budget_year", "act_id", "edition_no", "phase"]
    longest = lines.group_by(edition).len().sort("len").tail(1)
    return lines.join(longest, on=edition, how="semi", nulls_equal=True)
