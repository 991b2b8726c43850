"""Bars of what is held, one chart a tier: on the page, and as a picture."""

import polars as pl
import streamlit as st

from budget.charts.coverage import KINDS, coverage_bars
from budget.charts.export import Panel
from budget.charts.theme import Spec
from budget.locale import labels, numbers
from budget.views.page import Page

_KIND_LABELS = {"full": "full", "headline": "headline", "missing": "nothing"}


def tier_bars(counts: pl.DataFrame, tier: str, page: Page, *, has_legend: bool) -> None:
    """One tier: shares of its units that are held in full, as totals, or not."""
    spoken = page.spoken
    title = labels.label(labels.TIERS, tier, spoken)
    drawn, specification = _drawn(counts, page, is_dark=page.is_dark, has_legend=has_legend)
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


def coverage_panels(counts: pl.DataFrame, page: Page) -> list[Panel]:
    """All tiers one under another, for a picture."""
    return [
        Panel(
            *_drawn(
                counts.filter(pl.col("budget_level") == tier),
                page,
                is_dark=False,
                has_legend=not number,
            ),
            labels.label(labels.TIERS, tier, page.spoken),
        )
        for number, tier in enumerate(labels.TIERS)
    ]


def _drawn(
    counts: pl.DataFrame, page: Page, *, is_dark: bool, has_legend: bool
) -> tuple[pl.DataFrame, Spec]:
    """One tier as shares of its units, and how they are drawn."""
    spoken = page.spoken
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
    return coverage_bars(
        long,
        kinds,
        counts["budget_year"].to_list(),
        page.language,
        is_dark=is_dark,
        has_legend=has_legend,
    )
