"""Of how many units do we hold a budget, and which are missing?"""

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.coverage import coverage, held_units, years_shown
from budget.charts.coverage import KINDS, coverage_bars
from budget.locale import labels, numbers
from budget.views import held
from budget.views.coverage_list import units_listed
from budget.views.page import Page, guarded
from budget.views.terms import explained

_KIND_LABELS = {"full": "full", "headline": "headline", "missing": "nothing"}


def render(page: Page) -> None:
    """Counts by tier and year, then the list behind them."""
    spoken = page.spoken
    st.title(
        spoken.gettext("What is held and what is missing"), help=explained("coverage", page)
    )
    st.markdown(
        spoken.gettext(
            "A figure that is missing here is not nought: nobody has read it in yet, or it was never "
            "published. Compare places only where both are held."
        )
    )
    lines = held.all_lines()
    years = years_shown(lines)
    if not years:
        st.info(spoken.gettext("No budget is held yet."))
        return
    units = held_units(lines, tables.read("units"), years)
    counts = coverage(units)
    for number, tier in enumerate(labels.TIERS):
        _tier_bars(
            counts.filter(pl.col("budget_level") == tier), tier, page, has_legend=not number
        )
    _table(counts, page)
    units_listed(units, years, page)


def _tier_bars(counts: pl.DataFrame, tier: str, page: Page, *, has_legend: bool) -> None:
    """One tier: shares of its units that are held in full, as totals, or not."""
    spoken = page.spoken
    title = labels.label(labels.TIERS, tier, spoken)
    kinds = [labels.label(labels.HELD, _KIND_LABELS[kind], spoken) for kind in KINDS]
    long = (
        counts.select(
            "budget_year",
            "unit_count",
            *(
                pl.col(f"{kind}_count").alias(shown)
                for kind, shown in zip(KINDS, kinds, strict=True)
            ),
        )
        .unpivot(
            index=["budget_year", "unit_count"],
            on=kinds,
            variable_name="kind",
            value_name="count",
        )
        .filter(pl.col("unit_count") > 0)
        .with_columns(
            share=pl.col("count") / pl.col("unit_count"),
            rank=pl.col("kind").replace_strict(
                {kind: place for place, kind in enumerate(kinds)}
            ),
        )
    )
    drawn, specification = coverage_bars(
        long,
        kinds,
        counts["budget_year"].to_list(),
        page.language,
        is_dark=page.is_dark,
        has_legend=has_legend,
    )
    fullest = (
        counts.sort(pl.col("full_count") + pl.col("headline_count"), "budget_year")
        .tail(1)
        .row(0, named=True)
    )
    takeaway = spoken.gettext(
        "{year}: {held} of {all}",
        year=fullest["budget_year"],
        held=numbers.whole(fullest["full_count"] + fullest["headline_count"], page.language),
        all=numbers.whole(fullest["unit_count"], page.language),
    )
    st.markdown(f"**{title}** · {takeaway}")
    st.vega_lite_chart(
        drawn, specification, theme=None, key=f"coverage_{tier}", alt=f"{title}. {takeaway}"
    )


def _table(counts: pl.DataFrame, page: Page) -> None:
    """The numbers behind the bars."""
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
        pl.Series(
            "share",
            [
                "" if share is None else numbers.percent(share, page.language)
                for share in counts["held_share"]
            ],
            dtype=pl.String,
        ),
    )
    with st.expander(spoken.gettext("The numbers behind the bars")):
        st.dataframe(
            shown,
            hide_index=True,
            alt=spoken.gettext("Units with a budget held, by tier and year"),
            column_config={
                "tier": spoken.gettext("Tier"),
                "budget_year": spoken.gettext("Budget year"),
                "unit_count": spoken.gettext("Units"),
                "full_count": spoken.gettext("Down to programmes"),
                "headline_count": spoken.gettext("Headline figures"),
                "missing_count": spoken.gettext("Missing"),
                "share": st.column_config.TextColumn(spoken.gettext("Held"), alignment="right"),
            },
        )


if __name__ == "__main__":
    guarded(render)
