"""Requests of the same kind that were approved elsewhere: what a pack sets beside a refusal."""

import polars as pl

_MOST = 8  # rows beside one request: the nearest in size say enough
_APPROVED = ["approved_full", "approved_part"]
COMPARABLE_COLUMNS = {
    "request_id": pl.String,
    "unit_id": pl.String,
    "year": pl.Int64,
    "purpose": pl.String,
    "amount_kzt": pl.Int64,
    "other_id": pl.String,
}


def approved_elsewhere(requests: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    """Approved requests of other villages, of the same kind, the nearest in amount first.

    Args:
        requests: `requests` that are compared.
        others: Requests with where they stand: `request_id`, `unit_id`, `year`, `kind`, `title`,
            `state`, `approved_kzt`; of this register, or of public copies.

    Returns:
        At most eight rows a request: `request_id`, and of the other `unit_id`, `year`, `purpose`,
        `amount_kzt` approved, `other_id`. No measure of need: amounts differ with lengths,
        numbers of people and prices.
    """
    approved = others.filter(
        pl.col("state").cast(pl.String).is_in(_APPROVED), pl.col("approved_kzt") > 0
    ).select(
        pl.col("kind").cast(pl.String),
        "unit_id",
        "year",
        purpose="title",
        amount_kzt="approved_kzt",
        other_id="request_id",
    )
    asked = requests.select(
        "request_id",
        pl.col("kind").cast(pl.String),
        "amount_asked_kzt",
        asking_id="unit_id",
    )
    return (
        asked.join(approved, on="kind", how="inner")
        .filter(pl.col("unit_id") != pl.col("asking_id"))
        .sort(
            "request_id",
            (pl.col("amount_kzt") - pl.col("amount_asked_kzt")).abs(),
            "other_id",
            nulls_last=True,
        )
        .group_by("request_id", maintain_order=True)
        .head(_MOST)
        .select(pl.col(name).cast(dtype) for name, dtype in COMPARABLE_COLUMNS.items())
    )
