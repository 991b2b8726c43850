"""The twenty regions as tiles that lie roughly where the regions do: every region equally large."""

from copy import deepcopy
from functools import cache
from typing import Literal

import altair as alt
import polars as pl

from budget.charts.theme import Spec, chart_frame, palette, themed
from budget.locale.words import Language

PICKED = "picked"
COLUMNS = ["unit_id", "name", "short_name", "shown", "shown_text", "exact_text"]
# column, row: the west on the left, the south below; a schema, not a map
POSITIONS = {
    "390000000": (1, 0), "590000000": (2, 0), "550000000": (4, 0),
    "270000000": (0, 1), "150000000": (1, 1), "110000000": (2, 1),
    "710000000": (3, 1), "100000000": (4, 1), "630000000": (5, 1),
    "230000000": (0, 2), "620000000": (2, 2), "350000000": (3, 2), "330000000": (5, 2),
    "470000000": (0, 3), "430000000": (1, 3), "610000000": (2, 3),
    "310000000": (3, 3), "190000000": (4, 3),
    "790000000": (2, 4), "750000000": (4, 4),
}  # fmt: skip
_COLUMNS, _ROWS = 6, 5
_GAP = 0.03
_HEIGHT = 72  # pixels a row
_TINTS = {False: ["#e6eff9", "#93bce6"], True: ["#1f3047", "#2f5f94"]}
_NARROW = 520  # pixels below which letters shrink


def region_tiles(
    regions: pl.DataFrame,
    language: Language,
    *,
    is_dark: bool,
    is_tinted: bool,
    exact_title: str,
) -> tuple[pl.DataFrame, Spec]:
    """A tile a region with its name and value; a region without a value is hatched.

    Args:
        regions: Rows with `COLUMNS`; `shown` is null where nothing is held. A unit that has no
            place in the schema is left out.
        language: Language of numbers.
        is_dark: Theme of the reader.
        is_tinted: Colour by value, which ranks: only where the values compare.
        exact_title: Heading of the exact value in the tooltip.
    """
    places = pl.DataFrame(
        [(unit_id, float(column), float(row)) for unit_id, (column, row) in POSITIONS.items()],
        schema={"unit_id": pl.String, "column": pl.Float64, "row": pl.Float64},
        orient="row",
    )
    drawn = (
        regions.select(COLUMNS).join(places, on="unit_id", how="inner").sort("row", "column")
    )
    specification = _specification(language, is_dark, is_tinted, exact_title)
    return chart_frame(drawn), deepcopy(specification)


@cache
def _specification(
    language: Language,
    is_dark: bool,  # noqa: FBT001 -- a cache key
    is_tinted: bool,  # noqa: FBT001 -- a cache key
    exact_title: str,
) -> Spec:
    colours = palette(is_dark=is_dark)
    low, high = _TINTS[is_dark]
    base = alt.Chart(height=_HEIGHT * _ROWS)
    tint = alt.Color("shown:Q", scale=alt.Scale(range=[low, high]), legend=None)
    tiles = _tile(
        base.transform_filter("datum.shown !== null").mark_rect(cornerRadius=4)
    ).encode(color=tint if is_tinted else alt.value(low))
    empty = _tile(
        base.transform_filter("datum.shown === null").mark_rect(
            cornerRadius=4, fillOpacity=0, stroke=colours.muted, strokeDash=[3, 3]
        )
    )
    whole = _tile(base.mark_rect(opacity=0, cursor="pointer")).encode(
        tooltip=[
            alt.Tooltip("name:N", title=" "),
            alt.Tooltip("exact_text:N", title=exact_title),
        ]
    )
    picked = alt.selection_point(PICKED, fields=["unit_id"], on="click", empty=False)
    return themed(
        alt.layer(
            tiles,
            empty,
            _hatches(base, colours.absent),
            _text(base, "short_name", 0.36, "normal", colours.text),
            _text(base, "shown_text", 0.68, "bold", colours.text),
            whole.add_params(picked),
        ),
        language,
        colours,
    )


def _tile(mark: alt.Chart) -> alt.Chart:
    """The corners of a tile."""
    tile: alt.Chart = mark.transform_calculate(
        left=f"datum.column + {_GAP}",
        right=f"datum.column + {1 - _GAP}",
        top=f"datum.row + {_GAP}",
        bottom=f"datum.row + {1 - _GAP}",
    ).encode(x=_across("left"), x2="right:Q", y=_down("top"), y2="bottom:Q")
    return tile


def _hatches(base: alt.Chart, colour: str) -> alt.Chart:
    """Slanting lines over the tiles of which nothing is held."""
    size = 1 - 2 * _GAP
    hatches: alt.Chart = (
        base.transform_filter("datum.shown === null")
        .transform_calculate(step="sequence(0.25, 2, 0.25)")
        .transform_flatten(["step"])
        .transform_calculate(
            x_from=f"datum.column + {_GAP} + {size} * max(0, datum.step - 1)",
            y_from=f"datum.row + {_GAP} + {size} * min(1, datum.step)",
            x_to=f"datum.column + {_GAP} + {size} * min(1, datum.step)",
            y_to=f"datum.row + {_GAP} + {size} * max(0, datum.step - 1)",
        )
        .mark_rule(color=colour, strokeWidth=1.5)
        .encode(x=_across("x_from"), x2="x_to:Q", y=_down("y_from"), y2="y_to:Q")
    )
    return hatches


def _text(
    base: alt.Chart, field: str, down: float, weight: Literal["normal", "bold"], colour: str
) -> alt.Chart:
    """A line of text in the middle of each tile."""
    small = alt.expr(f"width < {_NARROW} ? 10 : 15")
    text: alt.Chart = (
        base.transform_calculate(middle="datum.column + 0.5", line=f"datum.row + {down}")
        .mark_text(
            fontSize=small, fontWeight=weight, color=colour, limit=alt.expr("width / 6 - 3")
        )
        .encode(x=_across("middle"), y=_down("line"), text=f"{field}:N")
    )
    return text


def _across(field: str) -> alt.X:
    return alt.X(
        f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, _COLUMNS], nice=False, zero=False)
    )


def _down(field: str) -> alt.Y:
    return alt.Y(
        f"{field}:Q",
        axis=None,
        scale=alt.Scale(domain=[0, _ROWS], nice=False, zero=False, reverse=True),
    )
