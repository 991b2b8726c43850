"""Which tier pays for a function, and does that change between the figures compared?"""

from collections.abc import Iterator, Sequence

import polars as pl

from budget.analysis.judgement import Reason
from budget.model.enums import UnitKind

_ALWAYS, _NEVER = 0, 9999  # years before and after all that are held


def responsible_tiers(responsibilities: pl.DataFrame, codes: Sequence[str]) -> pl.DataFrame:
    """Functions under some codes that passed from one tier to another, with the years of each tier.

    Args:
        responsibilities: `responsibilities`.
        codes: Functional codes: a group, a subgroup, a programme.

    Returns:
        `function`, `budget_level`, `from_year` and `to_year` (whole years), `covers_all` (the
        codes lie wholly inside the function), of those functions that a law moved; a function
        whose beginning alone is known says nothing of the years before.

    Examples:
        >>> import datetime as dt
        >>> table = pl.DataFrame(
        ...     {
        ...         "function": ["schooling"] * 2,
        ...         "budget_level": ["district", "oblast"],
        ...         "valid_from": [None, dt.date(2021, 1, 1)],
        ...         "valid_to": [dt.date(2020, 12, 31), None],
        ...         "codes": ["04.2"] * 2,
        ...     }
        ... )
        >>> responsible_tiers(table, ["04.2"]).select("budget_level", "to_year").rows()
        [('district', 2020), ('oblast', 9999)]
    """
    wanted = pl.DataFrame({"asked": list(codes)}, schema={"asked": pl.String})
    own, asked = pl.col("code") + ".", pl.col("asked") + "."
    is_moved = pl.col("valid_to").is_not_null().any().over("function")
    return (
        responsibilities.filter(is_moved)
        .with_columns(code=pl.col("codes").str.split(" "))
        .explode("code")
        .join(wanted, how="cross")
        .filter(own.str.starts_with(asked) | asked.str.starts_with(own))
        .with_columns(
            budget_level=pl.col("budget_level").cast(pl.String),
            # a tier that pays from the middle of a year pays whole years from the next one on
            from_year=pl.col("valid_from").dt.offset_by("-1d").dt.year().cast(pl.Int64) + 1,
            to_year=pl.col("valid_to").dt.offset_by("1d").dt.year().cast(pl.Int64) - 1,
            covers_all=asked.str.starts_with(own),
        )
        .select(
            "function",
            "budget_level",
            pl.col("from_year").fill_null(_ALWAYS),
            pl.col("to_year").fill_null(_NEVER),
            "covers_all",
        )
        .unique(maintain_order=True)
    )


def tier_reasons(
    held: pl.DataFrame,
    codes: Sequence[str],
    responsibilities: pl.DataFrame,
    breaks: pl.DataFrame,
) -> Iterator[Reason]:
    """Refusals where the tier compared pays for a function in some of the years only, or in none.

    A city of republican significance has no districts with budgets of their own: it pays for its
    schools in every year.

    Args:
        held: Rows of a comparison that hold a figure.
        codes: Functional codes compared.
        responsibilities: `responsibilities`.
        breaks: `breaks`; the row of the day of the change is named.

    Yields:
        `tier_changed` or `tier_not_paying`, each once for all functions.
    """
    tiers = responsible_tiers(responsibilities, codes)
    rows = held.filter(pl.col("kind") != UnitKind.REPUBLICAN_CITY.value).select(
        "unit_id", "budget_level", "budget_year"
    )
    if rows.is_empty() or tiers.is_empty():
        return
    told: dict[str, list[Reason]] = {}
    for (function,), years in tiers.group_by("function", maintain_order=True):
        within = pl.col("budget_year").is_between(pl.col("from_year"), pl.col("to_year"))
        paid = (
            rows.join(years.drop("function"), on="budget_level", how="left")
            .group_by("unit_id", "budget_year", maintain_order=True)
            .agg(pays=within.any().fill_null(value=False))
        )
        key = _tier_key(paid["pays"], covers_all=bool(years["covers_all"].all()))
        if key:
            found = _reason(key, str(function), paid, years, breaks)
            told.setdefault(key, []).append(found)
    yield from (_together(reasons) for reasons in told.values())


def _tier_key(pays: pl.Series, *, covers_all: bool) -> str | None:
    if pays.n_unique() > 1:
        return "tier_changed"
    return "tier_not_paying" if covers_all and not pays.any() else None


def _together(reasons: list[Reason]) -> Reason:
    """One refusal for all functions that a law moved."""
    first = reasons[0]
    return Reason(
        first.key,
        refuses=True,
        unit_ids=tuple(sorted({unit for reason in reasons for unit in reason.unit_ids})),
        years=tuple(sorted({year for reason in reasons for year in reason.years})),
        break_id=first.break_id,
    )


def _reason(
    key: str, function: str, paid: pl.DataFrame, years: pl.DataFrame, breaks: pl.DataFrame
) -> Reason:
    """The refusal, with the last year before the change, the first after it, and its break."""
    changed = [year for year in years["from_year"] if year != _ALWAYS]
    topics = pl.col("touches").str.split(" ")
    met = breaks.filter(
        pl.col("unit_id").is_null(),
        pl.col("break_date").dt.year().is_in(changed),
        topics.list.contains("education") | topics.list.contains(function),
    )
    return Reason(
        key,
        refuses=True,
        unit_ids=tuple(sorted(set(paid.filter(~pl.col("pays"))["unit_id"]))),
        years=tuple(sorted({year for first in changed for year in (first - 1, first)})),
        break_id=next(iter(met["break_id"].to_list()), None),
    )
