"""Annexes that list units and what each gets or gives: one block in all, then a block a purpose."""

from dataclasses import dataclass

import polars as pl

from budget.model.enums import TransferKind
from ingest import words
from ingest.annex.amounts import REJECTS, with_tenge
from ingest.annex.rows import ROW, TABLE
from ingest.checks import FOUND

_KINDS = (
    (r"изъят|алып.*қою|алыпқою", TransferKind.WITHDRAWAL),
    (r"субвенц", TransferKind.SUBVENTION),
    (
        r"целев.*трансферт.*общегохарактера|жалпысипаттағынысаналытрансферт",
        TransferKind.TARGETED_GENERAL,
    ),
    (r"целев.*текущ|ағымдағынысаналы", TransferKind.TARGETED_CURRENT),
    (r"целев.*наразвитие|дамытуға.*нысаналы", TransferKind.TARGETED_DEVELOPMENT),
)
_STATED = [
    *ROW,
    "col",
    "annex",
    "caption",
    "year",
    "kind",
    "unit_words",
    "printed",
    "amount_kzt",
    "value_status",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRows:
    """Stated transfers (`_STATED`), their checks, and amounts that cannot be read."""

    stated: pl.DataFrame
    checks: pl.DataFrame
    rejects: pl.DataFrame


def unit_cells(placed: pl.DataFrame, tables: pl.DataFrame) -> pl.DataFrame:
    """Amount cells of tables that list units, with the name of their row.

    Args:
        placed: As `placed_cells` returns them.
        tables: Tables with year, caption, subject and unit of measure.

    Returns:
        One row an amount: ROW, `col`, `segment`, `annex`, `caption`, `year`, `name`, `title`,
        `has_counter` (the row is numbered), `printed`, `amount_kzt`, `value_status`.
    """
    cells = placed.filter(pl.col("kind_of_table") == "units")
    is_before_name = pl.col("at") < pl.col("name_col")
    names = cells.group_by("rid", maintain_order=True).agg(
        pl.col("text").filter("is_name").first().alias("name"),
        pl.col("title").filter("is_name").first(),
        (pl.col("is_code") & is_before_name).any().alias("has_counter"),
    )
    about = tables.select(
        "table",
        "segment",
        "annex",
        "year",
        "multiplier",
        pl.coalesce("subject", "caption").alias("caption"),
    )
    found = (
        cells.filter(pl.col("amount_no").is_not_null(), ~pl.col("is_name"))
        .drop("title")
        .join(names, on="rid", maintain_order="left")
        .join(about, on="table", maintain_order="left")
        .rename({"text": "printed", "kind": "cell_kind"})
    )
    return with_tenge(found).with_columns(pl.coalesce("column_year", "year").alias("year"))


def read_unit_rows(cells: pl.DataFrame) -> UnitRows:
    """Transfers by unit from amount cells of tables of kind `units`.

    Args:
        cells: As `unit_cells` returns them.

    Returns:
        The first block, which holds each unit once, as stated transfers; later blocks split it by
        purpose and only serve as checks: they are parts of it, not more money.
    """
    said = words.squeezed(pl.col("caption").fill_null(""))
    kind = pl.lit(TransferKind.UNSPECIFIED.value)
    for pattern, value in reversed(_KINDS):
        kind = pl.when(said.str.contains(pattern)).then(pl.lit(value.value)).otherwise(kind)
    blocks = _blocks(cells)
    is_first = pl.col("block") == pl.col("block").min().over(TABLE)
    stated = (
        blocks.filter(~pl.col("heads"))
        .filter(is_first, pl.col("unread").is_null())
        .with_columns(kind.alias("kind"), pl.col("name").alias("unit_words"))
    )
    return UnitRows(
        stated=stated.select(_STATED),
        checks=pl.concat([_sums_of_units(blocks), _sums_of_purposes(blocks)]),
        rejects=cells.filter(pl.col("unread").is_not_null()).select(
            *REJECTS[:-1], pl.col("unread").alias("reason")
        ),
    )


def _blocks(cells: pl.DataFrame) -> pl.DataFrame:
    """Cells with `heads` (a total or a purpose) and the `block` of rows they belong to."""
    is_total = pl.col("title").str.contains(words.TOTAL).fill_null(value=False)
    is_bare = pl.col("has_counter") | ~pl.col("has_counter").any().over(TABLE)
    starts_bare = pl.col("heads").first().over(TABLE).not_().cast(pl.UInt32)
    return (
        cells.with_columns((is_total | ~is_bare).alias("heads"))
        .with_columns(pl.col("heads").rle_id().over(TABLE).alias("stretch"))
        .with_columns(((pl.col("stretch") + starts_bare) // 2).alias("block"))
    )


def _sums_of_units(blocks: pl.DataFrame) -> pl.DataFrame:
    """The printed total of each block against its units."""
    of_block = [*TABLE, "block", "year"]
    totals = (
        blocks.filter("heads")
        .group_by(of_block, maintain_order=True)
        .agg(pl.col("annex", "row", "amount_kzt").last())
    )
    sums = (
        blocks.filter(~pl.col("heads"))
        .group_by(of_block)
        .agg(pl.col("amount_kzt").sum().alias("found"))
    )
    joined = totals.join(sums, on=of_block, maintain_order="left", nulls_equal=True)
    return _asked(joined, "printed total = sum of units")


def _sums_of_purposes(blocks: pl.DataFrame) -> pl.DataFrame:
    """Each unit of the first block against the sum of its purposes."""
    of_unit = [*TABLE, "year", "title"]
    units = blocks.filter(~pl.col("heads"))
    is_first = pl.col("block") == pl.col("block").min().over(TABLE)
    marked = units.with_columns(is_first.alias("is_first"))
    later = (
        marked.filter(~pl.col("is_first"))
        .group_by(of_unit)
        .agg(pl.col("amount_kzt").sum().alias("found"))
    )
    joined = marked.filter("is_first").join(
        later, on=of_unit, maintain_order="left", nulls_equal=True
    )
    return _asked(joined, "unit in all = sum of purposes")


def _asked(sums: pl.DataFrame, identity: str) -> pl.DataFrame:
    """Sums as identities that are asked, in the columns of `FOUND`."""
    return sums.with_columns(
        pl.lit(None, dtype=pl.String).alias("phase"),
        pl.lit(identity).alias("identity"),
        pl.lit("").alias("code"),
        pl.col("amount_kzt").alias("expected"),
    ).select(pl.col(name).cast(dtype) for name, dtype in FOUND.items())
