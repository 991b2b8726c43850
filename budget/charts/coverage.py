"""Of how many units a budget is held: one row a tier, one bar a year."""

import altair as alt
import polars as pl

from budget.charts.theme import Spec, chart_frame, palette, themed
from budget.locale.words import Language

KINDS = ["full", "headline", "missing"]


def coverage_bars(
    counts: pl.DataFrame, tiers: list[str], kinds: list[str], language: Language, *, is_dark: bool
) -> tuple[pl.DataFrame, Spec]:
    """Stacked shares of the units that should have a budget.

    Args:
        counts: `tier`, `kind` (both as shown), `rank` (order in the stack), `budget_year`,
            `unit_count` and `share`; one row a tier, year and kind.
        tiers: Tiers as shown, in order.
        kinds: Kinds as shown, in the order full, headline, missing.
        language: Language of numbers.
        is_dark: Theme of the reader.
    """
    colours = palette(is_dark=is_dark)
    fill = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=kinds, range=[colours.mark, colours.second, colours.absent]),
        legend=alt.Legend(title=None, orient="top", columns=1, symbolType="square"),
    )
    bars = (
        alt
        .Chart(height=70, width="container")
        .mark_bar()
        .encode(
            x=alt.X("budget_year:O", title=None, axis=alt.Axis(labelAngle=0)),
            y=alt.Y("share:Q", title=None, stack=True, axis=alt.Axis(format="%", tickCount=2), scale=alt.Scale(domain=[0, 1])),
            color=fill,
            order="rank:O",
            tooltip=[
                alt.Tooltip("budget_year:O", title=" "),
                alt.Tooltip("kind:N", title=" "),
                alt.Tooltip("unit_count:Q", title=" ", format=","),
            ],
        )
        .facet(row=alt.Row("tier:N", sort=tiers, title=None, header=alt.Header(labelOrient="top", labelAnchor="start", labelLimit=340)))
    )
    return chart_frame(counts), themed(bars, language, colours)
