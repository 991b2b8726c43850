"""Publications of statistics bundled with the project: the sums they must keep."""

import polars as pl

from budget.model.quality import Checks
from ingest.assembly.editions import numbered_checks
from ingest.checks.statistics import statistics_checks


def statistics_sums(statistics: pl.DataFrame) -> pl.DataFrame:
    """Sums that publications of statistics must keep, as rows of `checks`, in their own units.

    Args:
        statistics: `statistics`.
    """
    told = statistics.rename({"source_id": "source"})
    wholes = told.select(
        "source", "unit_id", "indicator", "period", grid="table_no", row="row_no"
    )
    asked = statistics_checks(told).join(
        wholes, on=["source", "unit_id", "indicator", "period"], maintain_order="left"
    )
    return Checks.validate(
        numbered_checks(
            asked.with_columns(
                pl.format("{}, {}", "identity", "period").alias("identity"),
                pl.col("expected", "found").round().cast(pl.Int64),
                source_id="source",
                act_id="source",
                edition_no=pl.lit(0),
                year=pl.col("period").str.slice(0, 4).cast(pl.Int64),
                code="indicator",
            ).with_columns(residual=pl.col("found") - pl.col("expected"))
        ).select(Checks.column_names()),
        cast=True,
    )
