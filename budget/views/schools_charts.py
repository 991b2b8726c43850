"""What a pupil gets as bars with their spans, as tiles of the regions, or over the years."""

import polars as pl
import streamlit as st

from budget.analysis.judgement import Judgement
from budget.charts.export import Panel
from budget.charts.over_time import MARK_COLUMNS, comparison_lines, runs
from budget.charts.rows import PICKED
from budget.charts.schools import COLUMNS, per_person_bars
from budget.charts.theme import Spec
from budget.views.drawn import names_of_lines, takeaway, tiles
from budget.views.page import Page
from budget.views.schools_choices import SchoolChoice
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
    values: SchoolValues, judgement: Judgement, choice: SchoolChoice, page: Page
) -> Panel:
    """The same chart on white, for a picture."""
    return Panel(*drawn_chart(values, judgement, choice, page, is_dark=False))


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
        return tiles(rows, page, is_dark=is_dark, is_tinted=judgement.is_ranked)
    return per_person_bars(
        ordered(rows, judgement)
        .with_columns(exact_text=pl.coalesce("exact_text", "missing_text"))
        .select(COLUMNS),
        page.language,
        is_dark=is_dark,
        exact_title=title,
        span_title=spoken.gettext("The count allows"),
    )


def ordered(rows: pl.DataFrame, judgement: Judgement) -> pl.DataFrame:
    """Largest first where figures compare; else by name, those with a figure before the others.

    Args:
        rows: Rows of values.
        judgement: The verdict.
    """
    if judgement.is_ranked:
        return rows.sort("shown", descending=True, nulls_last=True)
    return rows.sort(pl.col("shown").is_null(), maintain_order=True)


def _lines(
    values: SchoolValues, choice: SchoolChoice, page: Page, *, is_dark: bool
) -> tuple[pl.DataFrame, Spec]:
    rows, years = values.rows, choice.asked.years
    names = names_of_lines(rows)
    is_last = pl.col("budget_year") == pl.col("budget_year").max().over("unit_id")
    points = runs(rows.filter(pl.col("name").is_in(names))).with_columns(
        pl.col("shown") / values.scale,
        last_text=pl.when(is_last).then("number_text"),
    )
    marks = pl.DataFrame(schema=dict(zip(MARK_COLUMNS, (pl.Float64, pl.String), strict=True)))
    return comparison_lines(
        points,
        marks,
        (years[0], years[-1]),
        names,
        page.language,
        is_dark=is_dark,
        is_share=False,
        exact_title=page.spoken.gettext("Exact"),
    )
