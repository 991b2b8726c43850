"""A comparison as bars, as tiles of the regions, or as lines over the years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl
import streamlit as st

from budget.analysis.comparability import Judgement, Verdict
from budget.charts.comparison import COLUMNS, comparison_bars
from budget.charts.export import Panel
from budget.charts.over_time import comparison_lines, runs, with_last_texts
from budget.charts.rows import PICKED
from budget.charts.theme import Spec
from budget.views.compare_choices import Choice
from budget.views.compare_notes import change_marks
from budget.views.compare_values import Values
from budget.views.drawn import names_of_lines, takeaway, tiles
from budget.views.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What a chart of a comparison needs."""

    values: Values
    judgement: Judgement
    choice: Choice

    @property
    def is_ranked(self) -> bool:
        """Whether values may be put in order: only where they compare."""
        return self.judgement.verdict is Verdict.COMPARABLE


def chart_shown(drawing: Drawing, page: Page) -> pl.DataFrame:
    """The chart of the view chosen.

    Returns:
        The row that was clicked, or none.
    """
    drawn, specification = _drawn(drawing, page, is_dark=page.is_dark)
    event = st.vega_lite_chart(
        drawn,
        specification,
        theme=None,
        key=f"compare_{drawing.choice.key}",
        on_select="rerun",
        alt=takeaway(drawing.values.rows, page, is_ranked=drawing.is_ranked),
    )
    return _picked(event["selection"].get(PICKED, []), drawing.values.rows)


def chart_panel(drawing: Drawing, page: Page) -> Panel:
    """The same chart on white, for a picture."""
    return Panel(*_drawn(drawing, page, is_dark=False))


def _drawn(drawing: Drawing, page: Page, *, is_dark: bool) -> tuple[pl.DataFrame, Spec]:
    rows, title = drawing.values.rows, page.spoken.gettext("Exact")
    if drawing.choice.view == "years":
        return _lines(drawing, page, is_dark=is_dark)
    if drawing.choice.view == "tiles":
        return tiles(rows, page, is_dark=is_dark, is_tinted=drawing.is_ranked)
    ordered = (
        rows.sort("shown", descending=True, nulls_last=True) if drawing.is_ranked else rows
    )
    return comparison_bars(
        ordered.with_columns(exact_text=pl.coalesce("exact_text", "missing_text")).select(
            COLUMNS
        ),
        page.language,
        is_dark=is_dark,
        exact_title=title,
    )


def _lines(drawing: Drawing, page: Page, *, is_dark: bool) -> tuple[pl.DataFrame, Spec]:
    rows, years = drawing.values.rows, drawing.choice.years
    names = names_of_lines(rows)
    points = with_last_texts(
        runs(rows.filter(pl.col("name").is_in(names))), "number_text"
    ).with_columns(pl.col("shown") / drawing.values.scale)
    return comparison_lines(
        points,
        change_marks(rows, drawing.choice, page).unique(
            "mark_at", keep="first", maintain_order=True
        ),
        (years[0], years[-1]),
        names,
        page.language,
        is_dark=is_dark,
        is_share=drawing.choice.per == "share",
        exact_title=page.spoken.gettext("Exact"),
    )


def _picked(picks: Sequence[Mapping[str, object]], rows: pl.DataFrame) -> pl.DataFrame:
    if not picks:
        return rows.clear()
    pick = picks[0]
    found = rows.filter(pl.col("unit_id") == str(pick["unit_id"]))
    year = pick.get("budget_year")
    return found.filter(pl.col("budget_year") == year).head(1) if year else found.head(1)
