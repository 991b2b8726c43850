"""How to read the chart of schools, and where to go on."""

import streamlit as st

from budget.analysis.school_measures import PRIVATE, school_measure
from budget.analysis.schools import Schools
from budget.model.education import Denominator
from budget.views import address
from budget.views.page import Page
from budget.views.schools_choices import SchoolChoice


def chart_explained(choice: SchoolChoice, page: Page) -> None:
    """How to read the chart."""
    spoken = page.spoken
    if choice.view == "bars":
        st.caption(
            spoken.gettext(
                "The pale end of a bar, between two marks: how far the rounding of the count lets "
                "the figure be. Hatched: no figure, and why. Click a region to see its lines."
            )
        )
    if choice.view == "tiles":
        st.caption(
            spoken.gettext("A schema, not a map: every region is a tile of the same size.")
        )


def way_on(found: Schools, choice: SchoolChoice, page: Page) -> None:
    """Where only pupils of all schools are counted: the measure that is divided by them."""
    if choice.asked.denominator is not Denominator.PUPILS_STATE:
        return
    if not found.rows["at_least_kzt"].drop_nulls().is_empty():
        other = school_measure(PRIVATE)
        address.link(
            address.SCHOOLS,
            page.spoken.gettext(
                "Pupils of all schools are counted for more regions: {measure}",
                measure=other.names[page.language.value],
            ),
            icon=":material/arrow_forward:",
            measure=other.key,
            year=str(choice.year),
        )
