"""Both sides of one edge as two editions of the reader's choice state it."""

import polars as pl

from budget.analysis.reconciliation import reconciliation


def compared(ledger: pl.DataFrame, budgets: pl.DataFrame, pair: pl.DataFrame) -> pl.DataFrame:
    """The edge between two budgets, each by one edition of one act.

    Args:
        ledger: Rows of `transfer_ledger` of one year.
        budgets: Rows of `tier_budgets` of the same year.
        pair: One row: `payer_id`, `payee_id`, `payer_act_id`, `payer_edition_no`,
            `payee_act_id`, `payee_edition_no`, as of `statements.edition_pairs`.

    Returns:
        Rows of `reconciliation`, one a kind; statements of other acts and editions are left aside.
    """
    own = ledger.with_row_index("statement_no")
    chosen = [
        own.join(
            pair.select(
                "payer_id",
                "payee_id",
                pl.lit(side).alias("side"),
                pl.col(f"{side}_act_id").alias("act_id"),
                pl.col(f"{side}_edition_no").alias("edition_no"),
            ),
            on=["payer_id", "payee_id", "side", "act_id", "edition_no"],
            how="semi",
        )
        for side in ("payer", "payee")
    ]
    said = pl.concat(chosen).sort("statement_no").drop("statement_no")
    return reconciliation(said, budgets)


def positions(edges: pl.DataFrame, unit_id: str) -> pl.DataFrame:
    """In which years a unit is given a subvention, and in which money is withdrawn from it.

    Args:
        edges: Rows of `reconciliation` with `budget_year`.
        unit_id: The unit.

    Returns:
        One row a year in which either is named, in order: `budget_year`, `subvention_kzt`,
        `withdrawal_kzt` (tenge, as the payee says, else the payer; null: not named), `position`
        (`receiver`, `payer`, `both`) and `is_changed` (another than in the year named before).

    Examples:
        >>> edges = pl.DataFrame(
        ...     {
        ...         "budget_year": [2026, 2027],
        ...         "payer_id": ["15", "1534"],
        ...         "payee_id": ["1534", "15"],
        ...         "kind": ["subvention", "withdrawal"],
        ...         "is_whole": [False, False],
        ...         "payer_says_kzt": [321, None],
        ...         "payee_says_kzt": [None, 777],
        ...     }
        ... )
        >>> positions(edges, "1534").select("budget_year", "position", "is_changed").rows()
        [(2026, 'receiver', False), (2027, 'payer', True)]
    """
    said = pl.coalesce("payee_says_kzt", "payer_says_kzt")
    given = (pl.col("kind") == "subvention") & (pl.col("payee_id") == unit_id)
    taken = (pl.col("kind") == "withdrawal") & (pl.col("payer_id") == unit_id)

    def total(is_it: pl.Expr) -> pl.Expr:
        amounts = said.filter(is_it).drop_nulls()
        return pl.when(amounts.sum() > 0).then(amounts.sum())

    has_both = pl.col("subvention_kzt").is_not_null() & pl.col("withdrawal_kzt").is_not_null()
    return (
        edges.filter(~pl.col("is_whole"), given | taken)
        .group_by("budget_year")
        .agg(subvention_kzt=total(given), withdrawal_kzt=total(taken))
        .sort("budget_year")
        .with_columns(
            position=pl.when(has_both)
            .then(pl.lit("both"))
            .when(pl.col("subvention_kzt").is_not_null())
            .then(pl.lit("receiver"))
            .when(pl.col("withdrawal_kzt").is_not_null())
            .then(pl.lit("payer"))
        )
        .drop_nulls("position")
        .with_columns(
            is_changed=(pl.col("position") != pl.col("position").shift(1)).fill_null(
                value=False
            )
        )
    )
