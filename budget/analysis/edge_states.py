"""What may be said of the two sides of an edge, and why one of them is silent?"""

import polars as pl

from budget.analysis.tiers import depth_of
from budget.model.enums import BudgetLevel, TransferKind

ROUNDING_KZT = 1_000  # a figure in thousands against one in tenths of thousands
MATCHED, ROUNDING, DIFFERS = "matched", "rounding", "differs"
PAYER_ONLY, PAYEE_ONLY, NOT_PUBLISHED = "payer_only", "payee_only", "not_published"
STATES = [MATCHED, ROUNDING, DIFFERS, PAYER_ONLY, PAYEE_ONLY, NOT_PUBLISHED]
REASONS = [
    "other_not_held",
    "other_silent",
    "other_headline_only",
    "other_not_split_by_kind",
    "not_split_by_unit",
    "set_by_akimat",
    "not_split_by_direction",
    "national_fund_inside",
    "sender_not_split_by_unit",
    "amount_not_published",
]
_SILENT = ("other_not_held", "other_silent")
# decisions name their purposes and leave the amounts by district to a resolution of the akimat
_BY_RESOLUTION = (
    TransferKind.TARGETED_CURRENT.value,
    TransferKind.TARGETED_DEVELOPMENT.value,
)
_UNSPECIFIED = TransferKind.UNSPECIFIED.value
_REPUBLIC = BudgetLevel.REPUBLIC.value


def with_states(edges: pl.DataFrame) -> pl.DataFrame:
    """Edges with `state` and `reason`.

    Args:
        edges: `payer_id`, `payee_id`, `payer_level`, `payee_level`, `kind`, `payer_says_kzt`,
            `payee_says_kzt`, `residual_kzt`, `payer_held`, `payee_held` (depth of the budget
            held; null: none), `payer_has_total`, `payee_has_total` (the side prints all kinds as
            one figure).

    Returns:
        `edges` with both: a difference below one printed thousand is `rounding`; a silent side is
        `payer_only` or `payee_only` where its document is not held or could say and does not, and
        `not_published` where no document says at the depth printed.
    """
    return edges.with_columns(reason=_reason()).with_columns(state=_state())


def _state() -> pl.Expr:
    residual = pl.col("residual_kzt")
    return (
        pl.when(residual == 0)
        .then(pl.lit(MATCHED))
        .when(residual.abs() <= ROUNDING_KZT)
        .then(pl.lit(ROUNDING))
        .when(residual.is_not_null())
        .then(pl.lit(DIFFERS))
        .when(~pl.col("reason").is_in(list(_SILENT)))
        .then(pl.lit(NOT_PUBLISHED))
        .when(pl.col("payer_says_kzt").is_not_null())
        .then(pl.lit(PAYER_ONLY))
        .otherwise(pl.lit(PAYEE_ONLY))
    )


def _reason() -> pl.Expr:
    """Why a side says nothing: it is not held, is silent, or cannot say at its depth."""
    is_payer = pl.col("payer_says_kzt").is_not_null()
    held = pl.when(is_payer).then("payee_held").otherwise("payer_held")
    has_total = pl.when(is_payer).then("payee_has_total").otherwise("payer_has_total")
    is_tier = pl.any_horizontal(pl.col(["payer_id", "payee_id"]).is_null())
    is_total = pl.col("kind") == _UNSPECIFIED
    is_down = depth_of("payer_level") < depth_of("payee_level")
    return (
        pl.when(pl.col("residual_kzt").is_not_null())
        .then(None)
        .when(pl.col("payer_says_kzt").is_null() & pl.col("payee_says_kzt").is_null())
        .then(pl.lit("amount_not_published"))
        .when(pl.col("payer_level").is_null() & (pl.col("payee_level") == _REPUBLIC))
        .then(pl.lit("national_fund_inside"))
        .when(pl.col("payer_level").is_null())
        .then(pl.lit("not_split_by_direction"))
        .when(is_tier & is_down & pl.col("kind").is_in(list(_BY_RESOLUTION)))
        .then(pl.lit("set_by_akimat"))
        .when(is_tier)
        .then(pl.lit("not_split_by_unit"))
        .when(has_total.fill_null(value=False))
        .then(pl.lit("other_not_split_by_kind"))
        .when(held.is_null())
        .then(pl.lit("other_not_held"))
        .when(held == "headline")
        .then(pl.lit("other_headline_only"))
        .when(is_total & is_down & ~is_payer)
        .then(pl.lit("sender_not_split_by_unit"))
        .otherwise(pl.lit("other_silent"))
    )
