"""One measure over the years, with the days on which the law or a border changed."""

from copy import deepcopy
from functools import cache

import altair as alt
import polars as pl

from budget.charts.theme import Spec, chart_frame, palette, themed
from budget.locale.words import Language

PICKED = "picked"
COLUMNS = ["unit_id", "name", "budget_year", "shown", "last_text", "exact_text", "run"]
MARK_COLUMNS = ["mark_at", "mark_text"]
# Hues that keep a contrast of 3 on white and on the dark ground, also for the colour-blind when
# told apart by the shape of their points.
_LIGHT = [
    "#0b5cad",
    "#b3401a",
    "#2f7d4f",
    "#7a4fa3",
    "#8a6d00",
    "#b0306a",
    "#00757f",
    "#5b6169",
]
_DARK = ["#6fb1ff", "#ff9a70", "#7ccf9b", "#c5a2ea", "#e3c24d", "#f08cb6", "#58cbd6", "#a9b0ba"]
_SHAPES = [
    "circle",
    "square",
    "triangle-up",
    "diamond",
    "cross",
    "triangle-down",
    "stroke",
    "wedge",
]
MOST_LINES = len(_SHAPES)
_HEIGHT = 340
_TEXT = 0.08  # part of the height that the text above a point takes


def runs(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with `run`: years of one unit that a line may join.

    A line joins years that follow one another inside one set of borders; a missing year or a
    change of borders breaks it, and a year divided between two sets of borders stands alone.

    Args:
        rows: `unit_id`, `budget_year`, `shown`, `territory`, `is_divided_year`.
    """
    year = pl.col("budget_year")
    before = pl.struct("territory", "is_divided_year").shift(1)
    is_new = (
        (year.diff() != 1)
        | pl.col("is_divided_year")
        | (pl.struct("territory", "is_divided_year") != before)
    )
    return (
        rows.filter(pl.col("shown").is_not_null())
        .sort("unit_id", "budget_year")
        .with_columns(step=is_new.fill_null(value=True).cum_sum().over("unit_id"))
        .with_columns(run=pl.concat_str("unit_id", "step", separator="·"))
        .drop("step")
    )


def with_last_texts(points: pl.DataFrame, text: str) -> pl.DataFrame:
    """Points with `last_text`: the last of each place carries its value.

    One that has another point of its year right above it carries none: texts would overlap.

    Args:
        points: `unit_id`, `budget_year`, `shown`, and the text.
        text: Column of the values in words.

    Returns:
        The points in order of years and size.
    """
    is_last = pl.col("budget_year") == pl.col("budget_year").max().over("unit_id")
    room = (pl.col("shown").shift(-1) - pl.col("shown")).over("budget_year")
    is_clear = room.is_null() | (room > _TEXT * pl.col("shown").abs().max())
    return points.sort("budget_year", "shown").with_columns(
        last_text=pl.when(is_last & is_clear).then(text)
    )


def comparison_lines(  # noqa: PLR0913 -- points, marks, order, language and theme
    points: pl.DataFrame,
    marks: pl.DataFrame,
    years: tuple[int, int],
    names: list[str],
    language: Language,
    *,
    is_dark: bool,
    is_share: bool,
    exact_title: str,
) -> tuple[pl.DataFrame, Spec]:
    """Points of every place and year held, joined only inside one run.

    Args:
        points: Rows with `COLUMNS`, at most `MOST_LINES` places; `shown` in the unit of the axis,
            `last_text` at the points that carry their value.
        marks: `MARK_COLUMNS`: where on the axis of years a change lies, and its day as text.
        years: First and last year of the axis.
        names: Names of the places in the order of the legend.
        language: Language of numbers.
        is_dark: Theme of the reader.
        is_share: Values are shares from 0 to 1.
        exact_title: Heading of the exact value in the tooltip.
    """
    drawn = pl.concat(
        [points.select(COLUMNS), marks.select(MARK_COLUMNS)], how="diagonal_relaxed"
    )
    specification = _specification(
        years, tuple(names), language, is_dark, is_share, exact_title
    )
    return chart_frame(drawn), deepcopy(specification)


@cache
def _specification(  # noqa: PLR0913, PLR0917 -- all of it is the cache's key
    years: tuple[int, int],
    names: tuple[str, ...],
    language: Language,
    is_dark: bool,  # noqa: FBT001 -- a cache key
    is_share: bool,  # noqa: FBT001 -- a cache key
    exact_title: str,
) -> Spec:
    colours = palette(is_dark=is_dark)
    first, last = years
    axis = alt.Axis(
        values=list(range(first, last + 1)), format="d", grid=False, labelOverlap="greedy"
    )
    scale = alt.Scale(domain=[first - 0.6, last + 0.6], nice=False, zero=False)
    across = alt.X("budget_year:Q", title=None, axis=axis, scale=scale)
    up = alt.Y(
        "shown:Q", title=None, axis=alt.Axis(format="%" if is_share else ",f", tickCount=5)
    )
    base = alt.Chart(height=_HEIGHT)
    is_point = "isValid(datum.budget_year)"
    palette_of_lines = (_DARK if is_dark else _LIGHT)[: len(names)]
    colour = alt.Color(
        "name:N",
        scale=alt.Scale(domain=list(names), range=palette_of_lines),
        legend=alt.Legend(title=None, orient="top", direction="vertical", columns=1),
    )
    lines = (
        base.transform_filter(is_point)
        .mark_line(strokeWidth=2.5)
        .encode(x=across, y=up, color=colour, detail="run:N")
    )
    points = (
        base.transform_filter(is_point)
        .mark_point(filled=True, size=110, opacity=1, cursor="pointer")
        .encode(
            x=across,
            y=up,
            color=colour,
            shape=alt.Shape(
                "name:N",
                scale=alt.Scale(domain=list(names), range=_SHAPES[: len(names)]),
            ),
            tooltip=[
                alt.Tooltip("name:N", title=" "),
                alt.Tooltip("budget_year:Q", title=" ", format="d"),
                alt.Tooltip("exact_text:N", title=exact_title),
            ],
        )
        .add_params(
            alt.selection_point(
                PICKED, fields=["unit_id", "budget_year"], on="click", empty=False
            )
        )
    )
    values = (
        base.transform_filter("isValid(datum.last_text)")
        .mark_text(dy=-14, fontSize=12, color=colours.text)
        .encode(x=across, y=up, text="last_text:N")
    )
    return themed(
        alt.layer(*_marks(base, scale, colours.muted), lines, values, points), language, colours
    )


def _marks(base: alt.Chart, scale: alt.Scale, colour: str) -> tuple[alt.Chart, alt.Chart]:
    """A dashed line on the day of a change, its date beside it."""
    marked = base.transform_filter("isValid(datum.mark_at)").encode(
        x=alt.X("mark_at:Q", scale=scale)
    )
    rules = marked.mark_rule(color=colour, strokeDash=[4, 4])
    dates = marked.mark_text(
        angle=270, align="right", baseline="bottom", dy=-3, fontSize=12, color=colour
    ).encode(y=alt.value(4), text="mark_text:N")
    return rules, dates
