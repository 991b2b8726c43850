"""Bars of one measure in several places: name and value above the bar, or why there is none."""

from copy import deepcopy
from functools import cache

import altair as alt
import polars as pl

from budget.charts.theme import Spec, chart_frame, palette, themed
from budget.locale.words import Language

PICKED = "picked"
COLUMNS = ["unit_id", "name", "shown", "shown_text", "exact_text", "missing_text"]
HATCH = "/" * 12
_VALUE = 132  # pixels kept for the value beside the name
_STEP = 50  # pixels a place: a finger hits it


def comparison_bars(
    places: pl.DataFrame, language: Language, *, is_dark: bool, exact_title: str
) -> tuple[pl.DataFrame, Spec]:
    """Horizontal bars from nought in the order of the rows; a click answers with the unit.

    Args:
        places: Rows with `COLUMNS`: `shown` is null where nothing is held, and `missing_text`
            then says why; such a row is hatched, and has no bar.
        language: Language of numbers.
        is_dark: Theme of the reader.
        exact_title: Heading of the exact value in the tooltip.
    """
    hatched = pl.concat_str(pl.lit(f"{HATCH} "), "missing_text")
    drawn = chart_frame(
        places.select(COLUMNS).with_row_index("place").with_columns(hatched.alias("hatched"))
    )
    return drawn, deepcopy(_specification(language, is_dark, exact_title))


@cache
def _specification(language: Language, is_dark: bool, exact_title: str) -> Spec:  # noqa: FBT001 -- a cache key
    colours = palette(is_dark=is_dark)
    row = alt.Y("place:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    base = alt.Chart(height=alt.Step(_STEP)).encode(y=row)
    length = alt.X("shown:Q", axis=None, scale=alt.Scale(nice=False, zero=True))
    bars = base.mark_bar(height=12, yOffset=10, color=colours.mark).encode(x=length)
    nought = base.mark_rule(color=colours.muted, strokeWidth=1).encode(x=alt.datum(0))
    names = base.mark_text(
        align="left",
        dy=-9,
        fontSize=14,
        color=colours.text,
        limit=alt.expr(f"width - {_VALUE}"),
    ).encode(x=alt.value(0), text="name:N")
    values = (
        base.transform_filter("datum.shown !== null")
        .mark_text(align="right", dy=-9, fontSize=14, fontWeight="bold", color=colours.text)
        .encode(x=alt.value("width"), text="shown_text:N")
    )
    hatches = (
        base.transform_filter("datum.shown === null")
        .mark_text(
            align="left", dy=10, fontSize=13, color=colours.muted, limit=alt.expr("width")
        )
        .encode(x=alt.value(0), text="hatched:N")
    )
    whole_rows = (
        base.mark_rect(opacity=0, cursor="pointer")
        .encode(
            x=alt.value(0),
            x2=alt.value("width"),
            tooltip=[
                alt.Tooltip("name:N", title=" "),
                alt.Tooltip("exact_text:N", title=exact_title),
            ],
        )
        .add_params(alt.selection_point(PICKED, fields=["unit_id"], on="click", empty=False))
    )
    return themed(
        alt.layer(bars, nought, names, values, hatches, whole_rows), language, colours
    )
