"""Annexes that list units and what each gets or gives: one block in all, then a block a purpose."""

from dataclasses import dataclass

import polars as pl

from budget.model.enums import TransferKind
from ingest import words
from ingest.annex.layout import TABLE
from ingest.annex.rows import ROW
from ingest.checks import FOUND

_KINDS = (
    (r"изъят|алып\w*қою|алыпқою", TransferKind.WITHDRAWAL),
    (r"субвенц", TransferKind.SUBVENTION),
    (r"целев\w*трансферт\w*общегохарактера|жалпысипаттағынысаналытрансферт", TransferKind.TARGETED_GENERAL),
    (r"целев\w*текущ|ағымдағынысаналы", TransferKind.TARGETED_CURRENT),
    (r"целев\w*\w*наразвитие|дамытуға\w*нысаналы", TransferKind.TARGETED_DEVELOPMENT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRows:
    """Stated transfers (`doc`, `grid`, `row`, `year`, `kind`, `unit_words`, …) and their checks."""

    stated: pl.DataFrame
    checks: pl.DataFrame


def read_unit_rows(cells: pl.DataFrame) -> UnitRows:
    """Transfers by unit from amount cells of tables of kind `units`.

    Args:
        cells: One row an amount: ROW, `segment`, `annex`, `caption`, `year`, `name`, `title`,
            `has_counter` (the row is numbered), `printed`, `amount_kzt`, `value_status`.

    Returns:
        The first block, which holds each unit once, as stated transfers; later blocks split it by
        purpose and only serve as checks: they are parts of it, not more money.
    """
    is_total = pl.col("title").str.contains(words.TOTAL)
    blocks = (
        cells.with_columns((is_total | ~pl.col("has_counter")).alias("heads"))
        .with_columns(pl.col("row").filter("heads").n_unique().over(TABLE).alias("head_count"))
        .with_columns(
            pl.col("heads").cast(pl.UInt32).rle_id().over(TABLE).alias("stretch"),
        )
        .with_columns(
            ((pl.col("stretch") + pl.col("heads").first().over(TABLE).not_().cast(pl.UInt32)) // 2)
            .alias("block")
        )
    )
    kind = pl.lit(TransferKind.UNSPECIFIED.value)
    said = words.squeezed(pl.col("caption").fill_null(""))
    for pattern, value in reversed(_KINDS):
        kind = pl.when(said.str.contains(pattern)).then(pl.lit(value.value)).otherwise(kind)
    units = blocks.filter(~pl.col("heads"))
    stated = units.filter(pl.col("block") == pl.col("block").min().over(TABLE)).with_columns(
        kind.alias("kind"), pl.col("name").alias("unit_words")
    )
    return UnitRows(
        stated=stated.select(*ROW, "col", "annex", "caption", "year", "kind", "unit_words", "printed", "amount_kzt", "value_status"),
        checks=pl.concat([_sums_of_units(blocks), _sums_of_purposes(blocks)]),
    )


def _sums_of_units(blocks: pl.DataFrame) -> pl.DataFrame:
    """The printed total of each block against its units."""
    totals = blocks.filter("heads").group_by(*TABLE, "block", "year", maintain_order=True).agg(
        pl.col("annex", "row", "amount_kzt").last()
    )
    sums = blocks.filter(~pl.col("heads")).group_by(*TABLE, "block", "year").agg(
        pl.col("amount_kzt").sum().alias("found")
    )
    return totals.join(sums, on=[*TABLE, "block", "year"], maintain_order="left", nulls_equal=True).select(
        "doc",
        "annex",
        "year",
        pl.lit(None, dtype=pl.String).alias("phase"),
        pl.lit("printed total = sum of units").alias("identity"),
        "grid",
        "row",
        pl.lit("").alias("code"),
        pl.col("amount_kzt").alias("expected"),
        "found",
    ).cast(dict(FOUND))


def _sums_of_purposes(blocks: pl.DataFrame) -> pl.DataFrame:
    """Each unit of the first block against the sum of its purposes."""
    first = blocks.filter(
        ~pl.col("heads") & (pl.col("block") == pl.col("block").min().over(TABLE))
    )
    later = (
        blocks.filter(~pl.col("heads") & (pl.col("block") > pl.col("block").min().over(TABLE)))
        .group_by(*TABLE, "year", "title")
        .agg(pl.col("amount_kzt").sum().alias("found"))
    )
    return first.join(later, on=[*TABLE, "year", "title"], maintain_order="left", nulls_equal=True).select(
        "doc",
        "annex",
        "year",
        pl.lit(None, dtype=pl.String).alias("phase"),
        pl.lit("unit in all = sum of purposes").alias("identity"),
        "grid",
        "row",
        pl.lit("").alias("code"),
        pl.col("amount_kzt").alias("expected"),
        "found",
    ).cast(dict(FOUND))
