"""Amounts without a unit of measure: one sentence a table, since one word mends them all."""

import polars as pl

from ingest.annex.amounts import NO_UNIT

_TABLE = ["doc", "grid"]


def unitless_once(rejects: pl.DataFrame) -> pl.DataFrame:
    """Rejects in which those for want of a unit are one a sheet or table, at the first of them.

    Args:
        rejects: In the order of their places, with the columns of `amounts.REJECTS`.

    Returns:
        The rejects; one that stands for several says of how many amounts.
    """
    is_unitless = pl.col("reason") == NO_UNIT
    if rejects.filter(is_unitless).is_empty():
        return rejects
    count = is_unitless.sum().over(_TABLE)
    for_all = pl.format(
        "{}; all {} amounts of the table without one wait for it", "reason", count
    )
    told = rejects.with_columns(
        pl.when(is_unitless & (count > 1)).then(for_all).otherwise("reason").alias("reason")
    )
    is_again = is_unitless & (is_unitless.cum_sum().over(_TABLE) > 1)
    return told.filter(~rejects.select(is_again).to_series())
