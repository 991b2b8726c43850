"""How requests fare: asked, answered, approved, by number and by money; never a person's rank.

Frames in, frames out. What is published is suppressed where fewer than five requests stand behind
a figure; where one group alone would be, or a few that hold fewer than five together, the next
smallest goes with them, so that none can be had by subtraction.
"""

from collections.abc import Sequence

import polars as pl

from budget.model.requests import (
    FEWEST_PUBLISHED,
    UNSENT_STATES,
    ReplyKind,
    RequestState,
)

FEWEST = FEWEST_PUBLISHED
_KEY = ["register_id", "request_id"]
_APPROVED = [RequestState.APPROVED_FULL.value, RequestState.APPROVED_PART.value]
_REFUSED = [RequestState.REFUSED.value, RequestState.NOT_FUNDED_LISTED.value]
_NOT_SENT = [state.value for state in UNSENT_STATES]
_DECIDED = [*_APPROVED, *_REFUSED, RequestState.DEFERRED_NEXT_YEAR.value]
_ANSWERS = [
    ReplyKind.SUBSTANCE.value,
    ReplyKind.REFUSED_WITH_REASON.value,
    ReplyKind.REFUSED_WITHOUT_REASON.value,
]


def totals(
    requests: pl.DataFrame,
    standings: pl.DataFrame,
    by: Sequence[str] = (),
    *,
    suppress: bool = False,
) -> pl.DataFrame:
    """Requests counted and summed, by any of their facts.

    Args:
        requests: `Requests`, perhaps with columns of `placed`.
        standings: `Standings` of the same requests on one day.
        by: Columns of `requests`: `kind`, `office`, `tier`, `year`, `unit_id`, `district_id` …
        suppress: Whether the figures are to be published.

    Returns:
        One row a group, the largest first: `asked_count`, without those not sent;
        `replied_count`, anything came; `answered_count`, a decision, an answer in substance or
        a refusal; `approved_count`, in full or in part; `refused_count`; `evasive_count`,
        evaded and nothing decided since; `overdue_count`, the reply late or missing past its
        day; `unknown_count`; `asked_kzt` and `approved_kzt`, sums of what is known;
        `approved_share`, 0 to 1, of requests where both are known; `median_days_to_reply`;
        `evasive_share` of the replied; `overdue_share` of those with a due day;
        `is_suppressed`.
    """
    facts = standings.drop("asked_kzt", strict=False).with_columns(
        pl.col("state", "described_state", "reply").cast(pl.String)
    )
    rows = requests.select(*dict.fromkeys([*_KEY, *by]), asked_kzt="amount_asked_kzt").join(
        facts, on=_KEY, how="inner", maintain_order="left"
    )
    has_begun = pl.col("state_on").is_not_null()
    is_sent = pl.col("counted_on").is_not_null() | (
        has_begun & ~pl.col("state").is_in(_NOT_SENT)
    )
    rows = rows.filter(is_sent)
    counted = (rows.group_by(by, maintain_order=True).agg if by else rows.select)(*_figures())
    told = counted.with_columns(is_suppressed=pl.lit(value=False))
    if suppress:
        told = _suppressed(told, by)
    return told.sort(
        "asked_count", *by, descending=[True, *(False for _ in by)], nulls_last=True
    )


def placed(requests: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """The units above each village.

    Args:
        requests: `Requests`.
        units: `units` of the tables.

    Returns:
        The rows with `district_id` and `oblast_id`; null for an invented village.
    """
    parents = units.select("unit_id", "parent_id").unique("unit_id", keep="last")
    above = parents.select(
        pl.col("unit_id").alias("district_id"), pl.col("parent_id").alias("oblast_id")
    )
    return requests.join(
        parents.rename({"parent_id": "district_id"}),
        on="unit_id",
        how="left",
        maintain_order="left",
    ).join(above, on="district_id", how="left", maintain_order="left")


def within(requests: pl.DataFrame, unit_id: str, units: pl.DataFrame) -> pl.DataFrame:
    """The requests of a village, of all villages of a district, or of an oblast."""
    is_in = pl.any_horizontal(pl.col("unit_id", "district_id", "oblast_id") == unit_id)
    return requests.filter(
        placed(requests, units).select(is_in.fill_null(value=False)).to_series()
    )


def _figures() -> list[pl.Expr]:
    """The counts, sums and shares of a group."""
    state, reply = pl.col("state"), pl.col("reply")
    is_decided = state.is_in(_DECIDED)
    replied = pl.col("replied_on").is_not_null()
    evasive = (reply == ReplyKind.EVASIVE.value).fill_null(value=False) & ~is_decided
    late = pl.col("is_overdue") | (
        replied & (pl.col("overdue_days") > 0).fill_null(value=False)
    )
    asked, approved = pl.col("asked_kzt"), pl.col("approved_kzt")
    has_both = asked.is_not_null() & approved.is_not_null()
    return [
        pl.len().cast(pl.Int64).alias("asked_count"),
        _count(replied, "replied_count"),
        _count(is_decided | reply.is_in(_ANSWERS).fill_null(value=False), "answered_count"),
        _count(state.is_in(_APPROVED), "approved_count"),
        _count(state.is_in(_REFUSED), "refused_count"),
        _count(evasive, "evasive_count"),
        _count(late, "overdue_count"),
        _count(state == RequestState.UNKNOWN.value, "unknown_count"),
        _sum(asked, "asked_kzt"),
        _sum(approved, "approved_kzt"),
        _share(approved.filter(has_both).sum(), asked.filter(has_both).sum(), "approved_share"),
        pl.col("days_to_reply").median().alias("median_days_to_reply"),
        _share(evasive.sum(), replied.sum(), "evasive_share"),
        _share(late.sum(), pl.col("due_on").is_not_null().sum(), "overdue_share"),
    ]


def _count(condition: pl.Expr, name: str) -> pl.Expr:
    return condition.sum().cast(pl.Int64).alias(name)


def _sum(amount: pl.Expr, name: str) -> pl.Expr:
    """A sum of what is known; null where nothing is: missing is not zero."""
    return pl.when(amount.is_not_null().any()).then(amount.sum()).alias(name)


def _share(part: pl.Expr, whole: pl.Expr, name: str) -> pl.Expr:
    return pl.when(whole > 0).then(part / whole).alias(name)


def _suppressed(told: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """Figures with too few requests behind them taken out."""
    order = told.with_row_index("place").sort("asked_count", "place")
    few = (
        order["place"]
        .head(_hidden(order["asked_count"].to_list(), is_grouped=bool(by)))
        .to_list()
    )
    figures = [name for name in told.columns if name not in {*by, "is_suppressed"}]
    hidden = pl.col("place").is_in(few)
    return (
        told.with_row_index("place")
        .with_columns(
            *(pl.when(~hidden).then(name).alias(name) for name in figures), is_suppressed=hidden
        )
        .drop("place")
    )


def _hidden(counts: Sequence[int], *, is_grouped: bool) -> int:
    """How many groups, the smallest first, keep their figures for themselves.

    Examples:
        >>> _hidden([1, 6, 9], is_grouped=True), _hidden([1, 2, 9], is_grouped=True)
        (2, 3)
        >>> _hidden([2, 4, 9], is_grouped=True), _hidden([5, 9], is_grouped=True)
        (2, 0)
    """
    number = sum(count < FEWEST for count in counts)
    if number and is_grouped:
        while number < len(counts) and (number == 1 or sum(counts[:number]) < FEWEST):
            number += 1
    return number
