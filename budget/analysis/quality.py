"""Which identities does a budget fail, and by how much?"""

import polars as pl


def checks_of_edition(checks: pl.DataFrame, edition: pl.DataFrame) -> pl.DataFrame:
    """Checks of one edition of one unit's budget, the failing ones first.

    Args:
        checks: `checks`.
        edition: One row of `held_editions`.

    Returns:
        Rows of `checks`; those that concern no single unit or year are among them. Failing first,
        the largest residual first.

    Examples:
        >>> checks = pl.DataFrame(
        ...     {
        ...         "unit_id": ["150000000", None],
        ...         "budget_year": [2026, 2026],
        ...         "act_id": ["298", "298"],
        ...         "edition_no": [0, 0],
        ...         "residual": [0, -100],
        ...         "holds": [True, False],
        ...     }
        ... )
        >>> edition = checks.head(1).select("unit_id", "budget_year", "act_id", "edition_no")
        >>> checks_of_edition(checks, edition)["holds"].to_list()
        [False, True]
    """
    concerned = checks.join(
        edition.select(
            "act_id", "edition_no", wanted_unit="unit_id", wanted_year="budget_year"
        ),
        on=["act_id", "edition_no"],
        how="inner",
        maintain_order="left",
    )
    return (
        concerned.filter(
            pl.col("unit_id").is_null() | (pl.col("unit_id") == pl.col("wanted_unit")),
            pl.col("budget_year").is_null() | (pl.col("budget_year") == pl.col("wanted_year")),
        )
        .drop("wanted_unit", "wanted_year")
        .sort("holds", -pl.col("residual").abs(), nulls_last=True, maintain_order=True)
    )
