"""The unit of measure of each table: heading, line above, table before, text of the decision."""

import polars as pl

from ingest.numbers import unit_multipliers

_NEAR = 10  # lines or rows; farther above, a unit is said of something else
TWO_UNITS = (
    "two units of measure: the heading says {} tenge, the line above {} tenge; expected one"
)


def with_measure(tables: pl.DataFrame, around: pl.DataFrame) -> pl.DataFrame:
    """Tables with `multiplier` (tenge in one printed unit; null: not said) and `two_units`.

    Args:
        tables: Tables with `heading`, `position` and the `multiplier` said above them.
        around: As `lines_around` returns them.

    Returns:
        The tables; `two_units` says why the heading and the line above cannot both hold.
    """
    in_heading = unit_multipliers(pl.col("heading"))
    is_near = pl.col("multiplier_at") > pl.col("position") - _NEAR
    two = (pl.col("in_heading") != pl.col("multiplier")) & is_near
    told = tables.join(_stated(around), on="doc", how="left", maintain_order="left")
    return (
        told.with_columns(in_heading.alias("in_heading"))
        .with_columns(
            pl.when(two)
            .then(pl.format(TWO_UNITS, "in_heading", "multiplier"))
            .alias("two_units"),
            pl.coalesce("in_heading", "multiplier").alias("multiplier"),
        )
        .with_columns(
            pl.coalesce(
                "multiplier", pl.col("multiplier").forward_fill().over("doc"), "stated"
            ).alias("multiplier")
        )
        .drop("in_heading", "stated")
    )


def _stated(around: pl.DataFrame) -> pl.DataFrame:
    """The one unit that lines of a document name, or else that its sections are stated in."""
    told = [
        around.filter(pl.col(name).is_not_null())
        .group_by("doc")
        .agg(pl.when(pl.col(name).n_unique() == 1).then(pl.col(name).first()).alias(name))
        for name in ("multiplier", "stated_in")
    ]
    return (
        told[0]
        .join(told[1], on="doc", how="full", coalesce=True)
        .select("doc", pl.coalesce("multiplier", "stated_in").alias("stated"))
    )
