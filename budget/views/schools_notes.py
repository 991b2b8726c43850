"""How to read the chart of schools, and where to go on."""

import polars as pl
import streamlit as st

from budget.analysis.borders import BOUNDARY
from budget.analysis.regrouping import Borders
from budget.analysis.school_measures import PRIVATE
from budget.analysis.schools import Schools
from budget.model.education import Basis, Denominator
from budget.views import address
from budget.views.compare_notes import changes_between, marks_told
from budget.views.page import Page
from budget.views.schools_choices import SchoolChoice
from budget.views.schools_values import SchoolValues


def chart_explained(values: SchoolValues, choice: SchoolChoice, page: Page) -> None:
    """How to read the chart."""
    spoken = page.spoken
    least = least_explained(values, choice, page)
    if least:
        st.caption(least)
    is_rounded = not values.rows.filter(pl.col("low") < pl.col("high")).is_empty()
    if choice.view == "bars" and is_rounded:
        st.caption(
            spoken.gettext(
                "The pale end of a bar, between two marks: how far the rounding of the count lets "
                "the figure be."
            )
        )
    if choice.view == "bars":
        st.caption(
            spoken.gettext(
                "Hatched: no figure, and why. Click a region to see its lines below."
            )
        )
    if choice.view == "years":
        marks_told(school_changes(values.rows, choice, page), page)
    if choice.view == "tiles":
        st.caption(
            spoken.gettext("A schema, not a map: every region is a tile of the same size.")
        )


def school_changes(rows: pl.DataFrame, choice: SchoolChoice, page: Page) -> pl.DataFrame:
    """Days on which law or borders changed between the years, of the regions that are drawn.

    Args:
        rows: Rows of values.
        choice: The question; in one set of borders no change of borders is between the years.
        page: Language.

    Returns:
        Rows of `compare_notes.changes_between`.
    """
    drawn = rows.filter(pl.col("shown").is_not_null())
    is_budget = choice.asked.measure.basis is Basis.BUDGET
    return changes_between(
        drawn if choice.borders is Borders.AS_THEY_WERE else drawn.clear(),
        choice.asked.years,
        [BOUNDARY, *(["education"] if is_budget else [])],
        page,
    )


def least_explained(values: SchoolValues, choice: SchoolChoice, page: Page) -> str:
    """What ≥ says, where one is drawn; else nothing."""
    if choice.view == "years" or values.rows["least"].drop_nulls().is_empty():
        return ""
    return page.spoken.gettext(
        "≥, an outlined bar: at least so much, and not known how much more. The money is for "
        "state schools, while only pupils of all schools are counted there, private ones too."
    )


def way_on(found: Schools, choice: SchoolChoice, page: Page) -> None:
    """Where only pupils of all schools are counted: the measure that is divided by them."""
    if choice.asked.denominator is not Denominator.PUPILS_STATE:
        return
    if not found.rows["at_least_kzt"].drop_nulls().is_empty():
        address.link(
            address.SCHOOLS,
            page.spoken.gettext("Show it by pupils of all schools"),
            icon=":material/arrow_forward:",
            measure=PRIVATE,
            year=str(choice.year),
        )
