"""How much of what should be held is held: the sentence under a chart or table."""

import polars as pl

from budget import tables
from budget.analysis.comparison import HELD
from budget.analysis.coverage import coverage, held_units, years_shown
from budget.locale import numbers
from budget.views import held
from budget.views.page import Page


@tables.remembered("units", "budget_lines")
def tier_covered(unit_id: str, year: int, page: Page) -> str:
    """Budgets of the tier of a place: how many there should be in a year, and how many are held.

    Args:
        unit_id: The place.
        year: Budget year.
        page: Language.
    """
    tier = str(held.unit(unit_id)["budget_level"].item())
    return page.spoken.gettext(
        "Coverage of this tier in {year}: units {all}, held down to programmes {full}, as headline "
        "figures {headline}, not held {missing}.",
        year=year,
        **_counts(_of_tier(tier, year), page),
    )


def all_covered(counts: pl.DataFrame, page: Page) -> str:
    """Budgets of all tiers and years.

    Args:
        counts: Rows of `coverage`.
        page: Language.
    """
    return page.spoken.gettext(
        "Coverage of all tiers and years: budgets {all}, held down to programmes {full}, as headline "
        "figures {headline}, not held {missing}.",
        **_counts(counts, page),
    )


def comparison_covered(rows: pl.DataFrame, page: Page) -> str:
    """Figures of a comparison.

    Args:
        rows: Rows of `comparison`.
        page: Language.
    """
    return page.spoken.gettext(
        "Coverage: figures asked for {all}, held {held}.",
        all=numbers.whole(rows.height, page.language),
        held=numbers.whole(rows.filter(pl.col("status") == HELD).height, page.language),
    )


@tables.remembered("units", "budget_lines")
def units_covered() -> pl.DataFrame:
    """Rows of `held_units`: every unit and every year shown."""
    lines = held.all_lines()
    return held_units(lines, tables.read("units"), years_shown(lines))


@tables.remembered("units", "budget_lines")
def tiers_covered() -> pl.DataFrame:
    """Rows of `coverage`: every tier and every year shown."""
    return coverage(units_covered())


@tables.remembered("units", "budget_lines")
def _of_tier(tier: str, year: int) -> pl.DataFrame:
    """One row of `coverage`."""
    lines = held.all_lines().filter(pl.col("budget_year") == year)
    units = tables.read("units").filter(pl.col("budget_level").cast(pl.String) == tier)
    return coverage(held_units(lines, units, [year]))


def _counts(counts: pl.DataFrame, page: Page) -> dict[str, str]:
    return {
        name: numbers.whole(int(counts[f"{column}_count"].sum()), page.language)
        for name, column in (
            ("all", "unit"),
            ("full", "full"),
            ("headline", "headline"),
            ("missing", "missing"),
        )
    }
