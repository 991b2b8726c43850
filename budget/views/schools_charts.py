"""What a pupil gets as bars with their spans, as tiles of the regions, or over the years."""

from dataclasses import replace

import polars as pl
import streamlit as st

from budget.analysis.judgement import Judgement
from budget.charts.export import Panel
from budget.charts.over_time import comparison_lines, runs, with_last_texts
from budget.charts.rows import PICKED
from budget.charts.schools import COLUMNS, per_person_bars
from budget.charts.theme import Spec
from budget.views.drawn import names_of_lines, newest_first, takeaway, tiles
from budget.views.page import Page
from budget.views.schools_choices import SchoolChoice
from budget.views.schools_notes import school_changes
from budget.views.schools_values import SchoolValues


def school_chart(
    values: SchoolValues, judgement: Judgement, choice: SchoolChoice, page: Page
) -> str | None:
    """The chart of the view chosen.

    Returns:
        The unit that was clicked, or none.
    """
    drawn, specification = drawn_chart(values, judgement, choice, page, is_dark=page.is_dark)
    event = st.vega_lite_chart(
        drawn,
        specification,
        theme=None,
        key=f"schools_{choice.key}",
        on_select="rerun",
        alt=takeaway(values.rows, page, is_ranked=judgement.is_ranked),
    )
    picks = event["selection"].get(PICKED, [])
    return str(picks[0]["unit_id"]) if picks else None


def school_panel(
    values: SchoolValues, judgement: Judgement, choice: SchoolChoice, page: Page, bars: int
) -> Panel:
    """The chart on white, for a picture that has room for so many bars.

    Bars of regions with a figure only: the coverage below says of how many. Where they are more
    than there is room for, all regions as tiles.
    """
    known = values.rows.filter(pl.any_horizontal(pl.col("shown", "least").is_not_null()))
    if choice.view != "bars" or known.is_empty():
        return Panel(*drawn_chart(values, judgement, choice, page, is_dark=False))
    pictured = replace(choice, view="tiles") if known.height > bars else choice
    rows = values.rows if known.height > bars else known
    return Panel(
        *drawn_chart(replace(values, rows=rows), judgement, pictured, page, is_dark=False)
    )


def drawn_chart(
    values: SchoolValues,
    judgement: Judgement,
    choice: SchoolChoice,
    page: Page,
    *,
    is_dark: bool,
) -> tuple[pl.DataFrame, Spec]:
    """Rows and specification; in order of size only where the figures compare."""
    spoken, rows = page.spoken, values.rows
    title = spoken.gettext("Exact")
    if choice.view == "years":
        return _lines(values, choice, page, is_dark=is_dark)
    if choice.view == "tiles":
        told = rows.with_columns(number_text=pl.coalesce("number_text", "least_number"))
        return tiles(told, page, is_dark=is_dark, is_tinted=judgement.is_ranked)
    return per_person_bars(
        ordered(rows, judgement)
        .with_columns(exact_text=pl.coalesce("exact_text", "missing_text"))
        .select(COLUMNS),
        page.language,
        is_dark=is_dark,
        exact_title=title,
        span_title=spoken.gettext("The count allows"),
    )


def in_order(values: SchoolValues, judgement: Judgement, choice: SchoolChoice) -> SchoolValues:
    """The values in the order of the table: that of the bars, or the newest year first.

    Args:
        values: The values.
        judgement: The verdict.
        choice: The view.
    """
    is_series = choice.view == "years"
    rows = newest_first(values.rows) if is_series else ordered(values.rows, judgement)
    return replace(values, rows=rows)


def ordered(rows: pl.DataFrame, judgement: Judgement) -> pl.DataFrame:
    """Largest first where figures compare; else by name, those with a figure before the others.

    Between the two stand regions of which only a least figure is known.

    Args:
        rows: Rows of values.
        judgement: The verdict.
    """
    if judgement.is_ranked:
        return rows.sort("shown", descending=True, nulls_last=True)
    is_known = pl.col("shown").is_not_null()
    return rows.sort(~is_known, ~is_known & pl.col("least").is_null(), maintain_order=True)


def _lines(
    values: SchoolValues, choice: SchoolChoice, page: Page, *, is_dark: bool
) -> tuple[pl.DataFrame, Spec]:
    rows, years = values.rows, choice.asked.years
    names = names_of_lines(rows)
    points = with_last_texts(
        runs(rows.filter(pl.col("name").is_in(names))), "number_text"
    ).with_columns(pl.col("shown") / values.scale)
    marks = school_changes(rows, choice, page)
    return comparison_lines(
        points,
        marks.unique("mark_at", keep="first", maintain_order=True),
        (years[0], years[-1]),
        names,
        page.language,
        is_dark=is_dark,
        is_share=False,
        exact_title=page.spoken.gettext("Exact"),
    )
