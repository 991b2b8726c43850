"""How much of a sector's money does a budget pass on to the tier below?

Targeted transfers do not stand in group 15: they are programmes 113 and 114 of every sector. A
trace that reads group 15 alone misses most of what an oblast sends down.
"""

import polars as pl

from budget.analysis.editions import EDITION
from budget.analysis.figures import one_line_a_figure
from budget.model.enums import LineLevel, Section

_TRANSFERS = "15"


def passed_on(lines: pl.DataFrame, ledger: pl.DataFrame, edition: pl.DataFrame) -> pl.DataFrame:
    """What each functional group of one edition spends, and how much of it is passed down.

    Args:
        lines: `budget_lines`; those of other editions are left aside.
        ledger: Rows of `transfer_ledger`.
        edition: One row with `unit_id`, `budget_year`, `act_id`, `edition_no`, `phase`, as of
            `tier_budgets.speaking`.

    Returns:
        One row a group in the order of the classification: `code`, `name_ru`, `name_kk`,
        `amount_kzt` (the group), `passed_on_kzt` (programmes 113, 114 and their kin; in group 15
        what goes to the tier below), `share` (of the group, 0 to 1), `programme_codes`. Empty
        where the edition is not held down to programmes.
    """
    key = edition.select(pl.col(EDITION)).with_columns(pl.col("phase").cast(pl.String))
    is_group = (pl.col("section").cast(pl.String) == Section.EXPENDITURES.value) & (
        pl.col("line_level").cast(pl.String) == LineLevel.GROUP.value
    )
    groups = one_line_a_figure(
        lines.with_columns(pl.col("phase").cast(pl.String))
        .filter(is_group)
        .join(key, on=EDITION, how="semi")
    )
    sent = (
        ledger.filter(pl.col("depth") == "programme", pl.col("payee_id").is_null())
        .join(key, on=EDITION, how="semi")
        .group_by(group=pl.col("code").str.slice(0, 2))
        .agg(passed_on_kzt=pl.col("amount_kzt").sum(), programme_codes=pl.col("code").sort())
    )
    return (
        groups.select("code", "name_ru", "name_kk", "amount_kzt")
        .join(sent, left_on="code", right_on="group", how="left", maintain_order="left")
        .with_columns(pl.col("passed_on_kzt").fill_null(0))
        .with_columns(
            share=pl.when(pl.col("amount_kzt") > 0).then(
                pl.col("passed_on_kzt") / pl.col("amount_kzt")
            )
        )
        .sort("code")
    )


def sent_down(ledger: pl.DataFrame, edition: pl.DataFrame) -> pl.DataFrame:
    """What one edition sends to the tier below, by kind of transfer.

    Args:
        ledger: Rows of `transfer_ledger`.
        edition: As in `passed_on`.

    Returns:
        `kind`, `amount_kzt`, `programme_count`, `is_in_group_15`: subventions stand there,
        targeted transfers do not. By the annex's programmes, not by lists.

    Examples:
        >>> ledger = pl.DataFrame(
        ...     {
        ...         **{name: ["x"] * 2 for name in EDITION},
        ...         "depth": ["programme"] * 2,
        ...         "payee_id": [None, None],
        ...         "kind": ["subvention", "targeted_current"],
        ...         "code": ["15.1.257.007", "07.2.279.113"],
        ...         "amount_kzt": [10, 80],
        ...     }
        ... )
        >>> sent_down(ledger, ledger.head(1)).select("kind", "amount_kzt").rows()
        [('targeted_current', 80), ('subvention', 10)]
    """
    key = edition.select(pl.col(EDITION)).with_columns(pl.col("phase").cast(pl.String))
    return (
        ledger.filter(pl.col("depth") == "programme", pl.col("payee_id").is_null())
        .join(key, on=EDITION, how="semi")
        .group_by("kind", is_in_group_15=pl.col("code").str.slice(0, 2) == _TRANSFERS)
        .agg(pl.col("amount_kzt").sum(), programme_count=pl.len().cast(pl.Int64))
        .select("kind", "amount_kzt", "programme_count", "is_in_group_15")
        .sort("amount_kzt", descending=True)
    )
