"""Of how many units of one tier a budget is held: one bar a year."""

from copy import deepcopy
from functools import cache

import altair as alt
import polars as pl

from budget.charts.theme import Spec, chart_frame, palette, themed
from budget.locale.words import Language

_HEIGHT = 90  # pixels, the axis of years among them
_WITH_LEGEND = 165
KINDS = ["full", "headline", "missing"]


def coverage_bars(  # noqa: PLR0913 -- what is drawn, its words, and the reader's language and theme
    counts: pl.DataFrame,
    kinds: list[str],
    years: list[int],
    language: Language,
    *,
    is_dark: bool,
    has_legend: bool,
) -> tuple[pl.DataFrame, Spec]:
    """Stacked shares of the units that should have a budget.

    Args:
        counts: `kind` as shown, `rank` (order in the stack), `budget_year`, `count`, `share`; one
            row a year and kind.
        kinds: Kinds as shown, in the order of `KINDS`.
        years: Years of the axis; one of which nothing can be held stays empty.
        language: Language of numbers.
        is_dark: Theme of the reader.
        has_legend: Say what the colours mean.
    """
    specification = _specification(tuple(kinds), tuple(years), language, is_dark, has_legend)
    return chart_frame(counts), deepcopy(specification)


@cache
def _specification(
    kinds: tuple[str, ...],
    years: tuple[int, ...],
    language: Language,
    is_dark: bool,  # noqa: FBT001 -- a cache key
    has_legend: bool,  # noqa: FBT001 -- a cache key
) -> Spec:
    colours = palette(is_dark=is_dark)
    legend = alt.Legend(title=None, orient="top", direction="vertical", symbolType="square")
    bars = (
        alt.Chart(height=_WITH_LEGEND if has_legend else _HEIGHT)
        .mark_bar()
        .encode(
            x=alt.X(
                "budget_year:O",
                title=None,
                scale=alt.Scale(domain=list(years)),
                axis=alt.Axis(labelAngle=0, ticks=False, labelOverlap="greedy"),
            ),
            y=alt.Y(
                "share:Q",
                title=None,
                stack=True,
                axis=alt.Axis(format="%", values=[0, 0.5, 1]),
                scale=alt.Scale(domain=[0, 1]),
            ),
            color=alt.Color(
                "kind:N",
                scale=alt.Scale(
                    domain=list(kinds), range=[colours.mark, colours.second, colours.absent]
                ),
                legend=legend if has_legend else None,
            ),
            order="rank:Q",
            tooltip=[
                alt.Tooltip("budget_year:O", title=" "),
                alt.Tooltip("kind:N", title=" "),
                alt.Tooltip("count:Q", title=" ", format=","),
            ],
        )
    )
    return themed(bars, language, colours)
