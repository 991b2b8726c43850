"""Regions of the bulletin against the table of all local budgets."""

import polars as pl

from ingest.releases.bulletin_heads import COUNTRY

WITHIN = 0.02
"""Share of the national amount by which the regions may differ from it in print."""
_KEY = ["doc", "budget_year", "months", "phase", "section", "line_level", "code"]


def country_sums(lines: pl.DataFrame) -> pl.DataFrame:
    """Every line of the national table against the sum of the regions.

    Args:
        lines: `bulletin.LINES` that are known, those of the country among them.

    Returns:
        One row a line of the national table: `doc`, `grid`, `row` of it, `unit_id`, `year`,
        `code`, `identity`, `expected` (as printed), `found` (sum of the regions), tenge,
        `residual`, and `holds`: the difference is within two per cent.
    """
    is_country = pl.col("unit_id") == COUNTRY
    regions = pl.col("unit_id").filter(~is_country)
    return (
        lines.group_by(_KEY, maintain_order=True)
        .agg(
            pl.col("grid", "row").filter(is_country).first(),
            expected=pl.col("amount_kzt").filter(is_country).first(),
            found=pl.col("amount_kzt").filter(~is_country).sum(),
            regions=regions.n_unique(),
        )
        .filter(pl.col("expected").is_not_null())
        .with_columns(
            unit_id=pl.lit(COUNTRY),
            year="budget_year",
            residual=pl.col("found") - pl.col("expected"),
            identity=pl.format(
                "all local budgets = sum of {} regions (within 2 %), {} {}, months 1–{}",
                "regions",
                "phase",
                "budget_year",
                "months",
            ),
        )
        .with_columns(holds=pl.col("residual").abs() <= pl.col("expected").abs() * WITHIN)
        .with_columns(code=pl.when(pl.col("code") == "").then("section").otherwise("code"))
    )
