"""Bars of what a section is made of: the name above the bar, the amount at its end."""

from functools import cache

import altair as alt
import polars as pl

from budget.charts.rows import rows_base, whole_rows
from budget.charts.theme import Spec, chart_frame, palette, themed
from budget.locale.words import Language

COLUMNS = ["code", "name", "amount_kzt", "amount_text", "exact_text"]
_AMOUNT = 130  # pixels right of the longest bar, for its amount
_STEP = 46  # pixels a line: a finger hits it


def structure_bars(
    lines: pl.DataFrame, language: Language, *, is_dark: bool, exact_title: str
) -> tuple[pl.DataFrame, Spec]:
    """Horizontal bars in the order of the rows; a click answers with the line's code.

    The specification is shared between readers: it must not be changed in place.

    Args:
        lines: Rows with `COLUMNS`; a null amount keeps its row and gets no bar.
        language: Language of numbers.
        is_dark: Theme of the reader.
        exact_title: Heading of the exact amount in the tooltip.
    """
    drawn = chart_frame(lines.select(COLUMNS).with_row_index("place"))
    has_length = (lines["amount_kzt"] != 0).any()
    return drawn, _specification(language, is_dark, exact_title, has_length)


@cache
def _specification(
    language: Language,
    is_dark: bool,  # noqa: FBT001 -- a cache key
    exact_title: str,
    has_length: bool,  # noqa: FBT001 -- a cache key
) -> Spec:
    colours = palette(is_dark=is_dark)
    base = rows_base(_STEP)
    names = base.mark_text(
        align="left", dy=-9, fontSize=14, color=colours.text, limit=alt.expr("width")
    ).encode(x=alt.value(0), text="name:N")
    length = alt.X(
        "amount_kzt:Q",
        axis=None,
        scale=alt.Scale(range=[0, alt.expr(f"width - {_AMOUNT}")], nice=False, zero=True)
        if has_length
        else alt.Scale(range=[0, 1], domain=[0, 1]),  # bars of noughts begin at the left too
    )
    bars = base.mark_bar(height=10, yOffset=9, color=colours.mark).encode(x=length)
    amounts = base.mark_text(
        align="left", dx=6, dy=9, fontSize=14, fontWeight="bold", color=colours.text
    ).encode(x=length, text="amount_text:N")
    whole = whole_rows(base, "code", exact_title)
    return themed(alt.layer(bars, names, amounts, whole), language, colours)
