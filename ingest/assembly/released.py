"""Releases of statistics beside the budgets of a batch: kept apart, then told together."""

from dataclasses import replace

import polars as pl

from ingest.assembly import Assembled
from ingest.readers.printed import Printed
from ingest.releases import ReadReleases


def beside_releases(printed: Printed, releases: ReadReleases) -> Printed:
    """All documents, those that are releases without what they print: it is no budget."""
    docs = releases.documents
    if docs.is_empty():
        return printed

    def others(rows: pl.DataFrame) -> pl.DataFrame:
        return rows.join(docs, on="doc", how="anti", maintain_order="left")

    return replace(
        printed,
        grids=others(printed.grids),
        cells=others(printed.cells),
        paragraphs=others(printed.paragraphs),
    )


def with_releases(
    tables: Assembled, documents: pl.DataFrame, releases: ReadReleases
) -> Assembled:
    """Rows of budgets, and those that releases state.

    Args:
        tables: Rows of the other documents.
        documents: All documents.
        releases: What the releases say.
    """
    if releases.documents.is_empty():
        return tables
    keys = documents.select(
        "doc", act_id=pl.format("file:{}", pl.col("sha256").str.slice(0, 16))
    )
    checks = releases.sums.join(keys, on="doc", maintain_order="left").with_columns(
        annex=pl.lit(""), edition_no=pl.lit(0, pl.Int64)
    )
    return replace(
        tables,
        lines=_both(tables.lines, releases.lines),
        rejects=_both(tables.rejects, releases.rejects),
        checks=_both(tables.checks, checks),
    )


def _both(rows: pl.DataFrame, more: pl.DataFrame) -> pl.DataFrame:
    """Rows, and more with those of their columns that these have."""
    fitting = more.select(name for name in rows.columns if name in more.columns)
    both: pl.DataFrame = pl.concat([rows, fitting], how="diagonal_relaxed")
    return both.select(rows.columns)
