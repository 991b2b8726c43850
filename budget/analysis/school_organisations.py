"""What schools of all owners spent, from all sources, as they report it to statistics."""

from collections.abc import Sequence

import polars as pl

from budget.analysis.comparison import HELD
from budget.analysis.school_measures import SchoolMeasure
from budget.analysis.school_spending import SchoolSpending
from budget.model.enums import BudgetLevel, Phase

NO_STATISTICS = "no_statistics"
_KEY = ["unit_id", "budget_year"]
_CELL = ["source_id", "table_no", "row_no", "cell", "printed", "stated_at"]


def organisations_spending(
    statistics: pl.DataFrame,
    units: pl.DataFrame,
    *,
    unit_ids: Sequence[str],
    measure: SchoolMeasure,
    years: Sequence[int],
) -> SchoolSpending:
    """Spending of organisations by region and year, in the shape of `school_spending`.

    Organisations are counted where they lie at the end of the year, so a region formed within
    the year has a figure of its own for all of it.

    Args:
        statistics: `statistics`.
        units: `units`.
        unit_ids: Regions wanted.
        measure: A measure whose lines are indicators.
        years: Years wanted.

    Returns:
        Rows and parts; `code` of a part is its indicator, `phase` is `executed`.
    """
    facts = units.unique("unit_id", keep="last", maintain_order=True).select(
        "unit_id", "parent_id", pl.col("kind").cast(pl.String)
    )
    stated = statistics.filter(pl.col("indicator").is_in(list(measure.lines))).select(
        "unit_id",
        budget_year=pl.col("period").str.slice(0, 4).cast(pl.Int64),
        code="indicator",
        amount_kzt=pl.col("value").round().cast(pl.Int64),
        value_status=pl.col("value_status").cast(pl.String),
        **{name: pl.col(name) for name in _CELL},
    )
    wanted = pl.DataFrame({"unit_id": list(unit_ids)}, schema={"unit_id": pl.String}).join(
        pl.DataFrame({"budget_year": list(years)}, schema={"budget_year": pl.Int64}),
        how="cross",
    )
    parts = wanted.join(stated, on=_KEY, how="inner", maintain_order="left").with_columns(
        is_in=pl.lit(value=True),
        is_rest=pl.lit(value=False),
        line=pl.col("code"),
        name_ru=pl.lit(None, pl.String),
        name_kk=pl.lit(None, pl.String),
        act_id=pl.lit(None, pl.String),
        edition_no=pl.lit(0, pl.Int64),
    )
    return SchoolSpending(_rows(wanted, parts, facts), parts)


def organisations_years(statistics: pl.DataFrame, measure: SchoolMeasure) -> tuple[int, ...]:
    """Years of which organisations' figures of a measure are published.

    Args:
        statistics: `statistics`.
        measure: A measure whose lines are indicators.

    Returns:
        Years in order.

    Examples:
        >>> from budget.analysis.school_measures import school_measure
        >>> spent = pl.DataFrame(
        ...     {"indicator": ["general_schooling_current_expenditure"], "period": ["2022"]}
        ... )
        >>> organisations_years(spent, school_measure("organisations"))
        (2022,)
    """
    periods = statistics.filter(pl.col("indicator").is_in(list(measure.lines)))["period"]
    return tuple(sorted({int(period[:4]) for period in periods}))


def _rows(wanted: pl.DataFrame, parts: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """A row a unit and year, in the columns of a comparison of budgets."""
    is_whole = pl.col("amount_kzt").is_not_null().all()
    sums = parts.group_by(_KEY).agg(
        pl.when(is_whole).then(pl.col("amount_kzt").sum()),
        *(pl.col(name).first() for name in _CELL),
        value_status=pl.col("value_status").first(),
    )
    no_text, no_day = pl.lit(None, pl.String), pl.lit(None, pl.Date)
    return (
        wanted.join(facts, on="unit_id", how="left", maintain_order="left")
        .join(sums, on=_KEY, how="left", maintain_order="left")
        .with_columns(
            budget_level=pl.lit(BudgetLevel.OBLAST.value),
            phase=pl.lit(Phase.EXECUTED.value),
            consolidation=pl.lit("netted"),
            status=pl.when(pl.col("amount_kzt").is_not_null())
            .then(pl.lit(HELD))
            .otherwise(pl.coalesce("value_status", pl.lit(NO_STATISTICS))),
            group_kzt=pl.lit(None, pl.Int64),
            is_latest=pl.lit(value=True),
            is_undivided=pl.lit(value=False),
            period_from=pl.col("budget_year"),
            edition_date=no_day,
            act_date=no_day,
            edition_no=pl.lit(0, pl.Int64),
            **dict.fromkeys(_NO_ACT, no_text),
        )
    )


_NO_ACT = [
    "act_id",
    "issuer",
    "act_number",
    "edition_number",
    "edition_basis",
    "url",
    "code",
    "name_ru",
    "name_kk",
]
