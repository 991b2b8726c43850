"""The unit of measure of each table: heading, line above, table before, text of the decision."""

import polars as pl

from ingest.annex.filling import with_found
from ingest.annex.headings import FIELD, PART
from ingest.measures import units_said

_NEAR = 10  # lines or rows; farther above, a unit is said of something else
_IN_SIGHT = (
    40  # lines or rows; so far above, and below the table before, two units are in conflict
)
_ONE = "expected one: write it once, in the heading or in the line above the table"
TWO_UNITS = (
    f"two units of measure: the heading says {{}} tenge, the line above {{}} tenge; {_ONE}"
)
SEVERAL = f"two units of measure for one table: {{}}; {_ONE}"
UNCLEAR = "the unit of measure «{}» is not understood; expected for example «тыс. тенге»"


def with_measure(tables: pl.DataFrame, around: pl.DataFrame) -> pl.DataFrame:
    """Tables with `multiplier` (tenge in one printed unit; null: not said) and `two_units`.

    Args:
        tables: Tables with `heading`, `position` and what is said above them.
        around: As `lines_around` returns them.

    Returns:
        The tables; `two_units` says why no unit can hold: heading and lines above say two, or one
        that is not understood.
    """
    told = (
        tables.join(_in_headings(tables), on="heading", how="left", maintain_order="left")
        .join(_right_above(tables, around), on="table", how="left", maintain_order="left")
        .join(_stated(around), on="doc", how="left", maintain_order="left")
    )
    return (
        told.with_columns(
            _problem().alias("two_units"),
            pl.coalesce("in_heading", "multiplier").alias("multiplier"),
        )
        .with_columns(
            pl.coalesce(
                "multiplier", pl.col("multiplier").forward_fill().over("doc"), "stated"
            ).alias("multiplier")
        )
        .drop("in_heading", "units", "unclear_heading", "above", "stated")
    )


def _problem() -> pl.Expr:
    """Why a table has no unit that can be told."""
    is_near = pl.col("multiplier_at") > pl.col("position") - _NEAR
    two = (pl.col("in_heading") != pl.col("multiplier")) & is_near
    is_unclear = pl.col("in_heading").is_null() & (
        pl.col("unclear_at") > pl.col("position") - _NEAR
    )
    return (
        pl.when(pl.col("unclear_heading").is_not_null())
        .then(pl.format(UNCLEAR, "unclear_heading"))
        .when(pl.col("units").str.contains(","))
        .then(pl.format(SEVERAL, "units"))
        .when(two)
        .then(pl.format(TWO_UNITS, "in_heading", "multiplier"))
        .when(is_unclear)
        .then(pl.format(UNCLEAR, "unclear"))
        .when(pl.col("in_heading").is_null() & pl.col("above").is_not_null())
        .then(pl.format(SEVERAL, "above"))
    )


def _in_headings(tables: pl.DataFrame) -> pl.DataFrame:
    """What headings say: `in_heading`, `units` (all that differ), `unclear_heading`; by `heading`.

    The words of a column stand together: «тыс.» may stand a row above «тенге».
    """
    cells = (
        tables.select("heading")
        .unique()
        .with_columns(pl.col("heading").str.split(PART).alias("cell"))
        .explode("cell", empty_as_null=True, keep_nulls=True)
    )
    parts = pl.col("cell").str.splitn(FIELD, 3).struct
    text = pl.col("text")
    columns = (
        cells.select("heading", parts.field("field_0").alias("col"), parts.field("field_2"))
        .group_by("heading", "col", maintain_order=True)
        .agg(pl.col("field_2").str.join(" ").alias("text"))
    )
    said = (
        columns.select("text")
        .unique()
        .with_columns(units_said(text).struct.unnest())
        .select(
            "text",
            unit="multiplier",
            unclear_heading=pl.when("is_unclear").then("text"),
        )
    )
    return (
        with_found(columns, said, ["text"], nulls_equal=True)
        .group_by("heading", maintain_order=True)
        .agg(
            pl.col("unit").drop_nulls().first().alias("in_heading"),
            _differing("unit").alias("units"),
            pl.col("unclear_heading").drop_nulls().first(),
        )
    )


def _right_above(tables: pl.DataFrame, around: pl.DataFrame) -> pl.DataFrame:
    """Units that lines above a table name, where they name several: `above`, by `table`."""
    said = around.filter(pl.col("multiplier").is_not_null()).select(
        "doc", "position", "multiplier"
    )
    below = tables.select("doc", "position", "table", at="position").sort("doc", "position")
    return (
        said.join_asof(
            below, on="position", by="doc", strategy="forward", check_sortedness=False
        )
        .filter(pl.col("position") > pl.col("at") - _IN_SIGHT)
        .group_by("table", maintain_order=True)
        .agg(_differing("multiplier").alias("above"))
        .filter(pl.col("above").str.contains(","))
    )


def _differing(unit: str) -> pl.Expr:
    """Different units in words, one after the other: «1000 tenge, 1 tenge»."""
    units = pl.col(unit).drop_nulls().unique(maintain_order=True)
    return pl.format("{} tenge", units.cast(pl.String)).str.join(", ")


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
