"""The units above a place and inside it, each with what is held of it."""

import polars as pl
import streamlit as st

from budget import tables
from budget.model.names import kazakh_sort_key
from budget.views import address, held
from budget.views.page import Page, place_label


def breadcrumb(unit: pl.DataFrame, page: Page) -> None:
    """Links to the units above, and the name of this one."""
    above = held.units_above(str(unit["unit_id"].item()))
    with st.container(horizontal=True, gap="xsmall", key="breadcrumb"):
        for row in above.iter_rows(named=True):
            address.link(address.PLACE, place_label(row, page), place=row["unit_id"])
    st.title(place_label(unit.row(0, named=True), page))


def relatives(unit: pl.DataFrame, page: Page) -> None:
    """Units inside, those that are held first, each part by the alphabet."""
    spoken = page.spoken
    labelled = _inside(str(unit["unit_id"].item()), page)
    if not labelled:
        return
    years = held.years_held()
    count = sum(unit_id in years for _, unit_id in labelled)
    st.header(spoken.gettext("Inside"))
    st.caption(
        spoken.gettext(
            "A budget is held of {held} of {all} units.", held=count, all=len(labelled)
        )
    )
    with st.container(horizontal=True, key="inside"):
        for label, unit_id in labelled:
            held_years = years.get(unit_id)
            address.link(
                address.PLACE,
                f"**{label}** · {span(held_years)}" if held_years else label,
                place=unit_id,
            )


@tables.remembered("units", "budget_lines")
def _inside(unit_id: str, page: Page) -> list[tuple[str, str]]:
    """Names and codes of the units inside, in the order they are shown."""
    years = held.years_held()
    return sorted(
        (
            (place_label(row, page), str(row["unit_id"]))
            for row in held.units_inside(unit_id).iter_rows(named=True)
        ),
        key=lambda entry: (entry[1] not in years, kazakh_sort_key(entry[0])),
    )


def span(years: list[int]) -> str:
    """Years, newest first, as one year or as the first and the last."""
    return str(years[0]) if len(years) == 1 else f"{years[-1]}–{years[0]}"
