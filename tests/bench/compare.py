"""Whether both ways found the same amounts in the same cells, and the same sums that fail."""

from pathlib import Path

import polars as pl

_PLACE = ["file", "table_no", "row_no", "column_no", "amount_kzt"]
_SUM = ["file", "table_no", "row_no"]


def differing_lines(out: Path) -> pl.DataFrame:
    """Amounts that only one of both found."""
    ours = pl.read_parquet(out / "ours" / "lines.parquet", columns=_PLACE).with_columns(
        by=pl.lit("ours")
    )
    plain = pl.read_parquet(out / "plain" / "lines.parquet", columns=_PLACE).with_columns(
        by=pl.lit("plain")
    )
    return pl.concat(
        [
            ours.join(plain, on=_PLACE, how="anti"),
            plain.join(ours, on=_PLACE, how="anti"),
        ]
    )


def failing_sums(out: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows whose parts do not add up, as this project and as the plain loop found them."""
    checks = pl.read_parquet(out / "ours" / "checks.parquet")
    ours = checks.filter(~pl.col("holds")).select(
        "file",
        pl.col("grid").cast(pl.Int64).alias("table_no"),
        pl.col("row").cast(pl.Int64).alias("row_no"),
    )
    plain = pl.read_parquet(out / "plain" / "failing.parquet", columns=_SUM)
    return ours.unique().sort(_SUM), plain.unique().sort(_SUM)
