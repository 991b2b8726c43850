"""Bars of one measure in several places: name and value above the bar, or why there is none."""

from functools import cache

import altair as alt
import polars as pl

from budget.charts.rows import rows_base, whole_rows
from budget.charts.theme import Spec, chart_frame, palette, themed
from budget.locale.words import Language

COLUMNS = ["unit_id", "name", "shown", "shown_text", "exact_text", "missing_text"]
HATCH = "/" * 12
_VALUE = 132  # pixels kept for the value beside the name
_STEP = 50  # pixels a place: a finger hits it


def comparison_bars(
    places: pl.DataFrame, language: Language, *, is_dark: bool, exact_title: str
) -> tuple[pl.DataFrame, Spec]:
    """Horizontal bars from nought in the order of the rows; a click answers with the unit.

    The specification is shared between readers: it must not be changed in place.

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
    return drawn, _specification(language, is_dark, exact_title)


@cache
def _specification(language: Language, is_dark: bool, exact_title: str) -> Spec:  # noqa: FBT001 -- a cache key
    colours = palette(is_dark=is_dark)
    base = rows_base(_STEP)
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
    whole = whole_rows(base, "unit_id", exact_title)
    return themed(alt.layer(bars, nought, names, values, hatches, whole), language, colours)
