"""Of how many units do we hold a budget, and which are missing?"""

import polars as pl
import streamlit as st

from budget.analysis.coverage import years_shown
from budget.locale import labels
from budget.views import held
from budget.views.amounts import as_percents
from budget.views.coverage_bars import coverage_panels, tier_bars
from budget.views.coverage_list import units_listed
from budget.views.covered import all_covered, tiers_covered, units_covered
from budget.views.foot import Figure, foot
from budget.views.page import Page, guarded
from budget.views.terms import explained


def render(page: Page) -> None:
    """Counts by tier and year, then the list behind them."""
    spoken = page.spoken
    st.title(
        spoken.gettext("What is held and what is missing"),
        help=explained("coverage", page),
        anchor=False,
    )
    st.markdown(
        spoken.gettext(
            "A figure that is missing here is not nought: nobody has read it in yet, or it was never "
            "published. Compare places only where both are held."
        )
    )
    years = years_shown(held.all_lines())
    if not years:
        st.info(spoken.gettext("No budget is held yet."))
        return
    counts = tiers_covered()
    for number, tier in enumerate(labels.TIERS):
        tier_bars(
            counts.filter(pl.col("budget_level") == tier), tier, page, has_legend=not number
        )
    foot(
        Figure(
            key="coverage",
            titled=lambda words: words.gettext("What is held and what is missing"),
            unit=spoken.gettext("units of the classifier of territories, and their shares"),
            rows=counts,
            coverage=all_covered(counts, page),
            pictured=lambda _: coverage_panels(counts, page),
            behind=_numbers(counts, page),
        ),
        page,
    )
    units_listed(units_covered(), years, page)


def _numbers(counts: pl.DataFrame, page: Page) -> pl.DataFrame:
    """The numbers behind the bars, headed in the language."""
    spoken = page.spoken
    shown = counts.select(
        pl.col("budget_level")
        .cast(pl.String)
        .replace_strict({tier: spoken.gettext(text) for tier, text in labels.TIERS.items()})
        .alias("tier"),
        pl.col("budget_year").cast(pl.String),
        "unit_count",
        "full_count",
        "headline_count",
        "missing_count",
        (as_percents(counts["held_share"]) * 100).round(2).alias("share"),
    )
    return shown.rename(
        {
            "tier": spoken.gettext("Tier"),
            "budget_year": spoken.gettext("Budget year"),
            "unit_count": spoken.gettext("Units"),
            "full_count": spoken.gettext("Down to programmes"),
            "headline_count": spoken.gettext("Headline figures"),
            "missing_count": spoken.gettext("Missing"),
            "share": f"{spoken.gettext('Held')}, %",
        }
    )


if __name__ == "__main__":
    guarded(render)
