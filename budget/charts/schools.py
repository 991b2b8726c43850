"""Bars of spending per person, each with the span that a rounded count of people leaves."""

from copy import deepcopy
from functools import cache

import altair as alt
import polars as pl

from budget.charts.comparison import HATCH
from budget.charts.rows import PICKED
from budget.charts.theme import Palette, Spec, chart_frame, palette, themed
from budget.locale.words import Language

COLUMNS = [
    "unit_id",
    "name",
    "shown",
    "low",
    "high",
    "shown_text",
    "exact_text",
    "span_text",
    "missing_text",
    "least",
    "least_text",
]
_VALUE = 132  # pixels kept for the value beside the name
_STEP = 50  # pixels a place: a finger hits it
_CLEAR = 5  # pixels between the line at nought and what is written beside it


def per_person_bars(
    places: pl.DataFrame,
    language: Language,
    *,
    is_dark: bool,
    exact_title: str,
    span_title: str,
) -> tuple[pl.DataFrame, Spec]:
    """Horizontal bars from nought in the order of the rows; a click answers with the unit.

    Args:
        places: Rows with `COLUMNS`: `low` and `high` are the bounds of a rounded count, null where
            it is not rounded; `shown` is null where there is no figure, and `missing_text` then
            says why; such a row is hatched, and has no bar. `least`: what the figure is at the
            least, where only this is known: the bar is then an outline.
        language: Language of numbers.
        is_dark: Theme of the reader.
        exact_title: Heading of the exact value in the tooltip.
        span_title: Heading of the bounds in the tooltip.
    """
    hatched = pl.concat_str(pl.lit(f"{HATCH} "), "missing_text")
    has_values = bool(places["shown"].is_not_null().any())
    has_spans = places.filter(pl.col("low") < pl.col("high")).height > 0
    has_gaps = places.filter(pl.col("shown").is_null(), pl.col("least").is_null()).height > 0
    has_least = bool(places["least"].is_not_null().any())
    drawn = places.select(COLUMNS).with_row_index("place").with_columns(hatched=hatched)
    return chart_frame(drawn), deepcopy(
        _specification(
            language,
            is_dark,
            exact_title,
            span_title,
            (has_values, has_spans, has_gaps, has_least),
        )
    )


@cache
def _specification(
    language: Language,
    is_dark: bool,  # noqa: FBT001 -- a cache key
    exact_title: str,
    span_title: str,
    drawn: tuple[bool, bool, bool, bool],
) -> Spec:
    """The chart of the marks that there is something for: an empty mark has no name to be read."""
    colours = palette(is_dark=is_dark)
    has_values, has_spans, has_gaps, has_least = drawn
    row = alt.Y("place:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    base = alt.Chart(height=alt.Step(_STEP)).encode(y=row)
    names = base.mark_text(
        align="left",
        dx=_CLEAR,
        dy=-9,
        fontSize=14,
        color=colours.text,
        limit=alt.expr(f"width - {_VALUE}"),
    ).encode(x=alt.value(0), text="name:N")
    layers = [
        *(_bars(base, colours) if has_values else []),
        *(_spans(base, colours) if has_spans else []),
        *(_outlines(base, colours) if has_least else []),
        names,
        *([_hatches(base, colours)] if has_gaps else []),
        _whole_rows(base, exact_title, span_title),
    ]
    return themed(alt.layer(*layers), language, colours)


def _bars(base: alt.Chart, colours: Palette) -> list[alt.Chart]:
    """Bars from nought, and the value at the end of the line above."""
    known = base.transform_filter("datum.shown !== null")
    bars = known.mark_bar(height=12, yOffset=10, color=colours.mark).encode(x=_length("shown"))
    # by its place: a datum beside spans is more than the drawing library can merge
    nought = base.mark_rule(color=colours.muted, strokeWidth=1).encode(x=alt.value(0))
    values = known.mark_text(
        align="right", dy=-9, fontSize=14, fontWeight="bold", color=colours.text
    ).encode(x=alt.value("width"), text="shown_text:N")
    return [bars, nought, values]


def _spans(base: alt.Chart, colours: Palette) -> list[alt.Chart]:
    """How far a rounded count lets the figure be: a pale line between two ticks."""
    rounded = base.transform_filter("datum.low !== null && datum.high > datum.low")
    line = rounded.mark_rule(strokeWidth=4, yOffset=10, color=colours.second).encode(
        x=_length("low"), x2="high:Q"
    )
    ends = [
        rounded.mark_tick(thickness=2, size=16, yOffset=10, color=colours.text).encode(
            x=_length(end)
        )
        for end in ("low", "high")
    ]
    return [line, *ends]


def _outlines(base: alt.Chart, colours: Palette) -> list[alt.Chart]:
    """Bars up to what a figure is at the least: dashed outlines, open to the right."""
    known = base.transform_filter("datum.least !== null")
    bars = known.mark_bar(
        height=12,
        yOffset=10,
        fill=None,
        stroke=colours.mark,
        strokeWidth=1.5,
        strokeDash=[4, 3],
    ).encode(x=_length("least"))
    values = known.mark_text(align="right", dy=-9, fontSize=14, color=colours.text).encode(
        x=alt.value("width"), text="least_text:N"
    )
    return [bars, values]


def _hatches(base: alt.Chart, colours: Palette) -> alt.Chart:
    """Why a region has no bar."""
    hatches: alt.Chart = (
        base.transform_filter("datum.shown === null && datum.least === null")
        .mark_text(
            align="left",
            dx=_CLEAR,
            dy=10,
            fontSize=13,
            color=colours.muted,
            limit=alt.expr("width"),
        )
        .encode(x=alt.value(0), text="hatched:N")
    )
    return hatches


def _whole_rows(base: alt.Chart, exact_title: str, span_title: str) -> alt.Chart:
    """What a finger hits: all of a region's row."""
    rows: alt.Chart = (
        base.mark_rect(opacity=0, cursor="pointer")
        .encode(
            x=alt.value(0),
            x2=alt.value("width"),
            tooltip=[
                alt.Tooltip("name:N", title=" "),
                alt.Tooltip("exact_text:N", title=exact_title),
                alt.Tooltip("span_text:N", title=span_title),
            ],
        )
        .add_params(alt.selection_point(PICKED, fields=["unit_id"], on="click", empty=False))
    )
    return rows


def _length(field: str) -> alt.X:
    return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(nice=False, zero=True))
