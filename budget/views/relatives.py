"""The units above a place and inside it, each with what is held of it."""

import polars as pl
import streamlit as st

from budget import tables
from budget.model.names import kazakh_sort_key
from budget.views import address, held
from budget.views.page import Page, place_label


def breadcrumb(unit: pl.DataFrame, page: Page, leads_to: str = address.PLACE) -> None:
    """Links to the units above on a page, and the name of this one."""
    *above, (_, own) = _path(str(unit["unit_id"].item()), page)
    with st.container(horizontal=True, gap="xsmall", key="breadcrumb"):
        for unit_id, label in above:
            address.link(leads_to, label, place=unit_id)
    st.title(own, anchor=False)


@tables.remembered("units")
def _path(unit_id: str, page: Page) -> list[tuple[str, str]]:
    """Codes and labels of the units above a unit, the republic first, and of the unit itself."""
    units = pl.concat([held.units_above(unit_id), held.unit(unit_id)])
    return [
        (str(row["unit_id"]), place_label(row, page)) for row in units.iter_rows(named=True)
    ]


def relatives(unit: pl.DataFrame, page: Page) -> None:
    """Units inside, those that are held first, each part by the alphabet."""
    spoken = page.spoken
    labelled = _inside(str(unit["unit_id"].item()), page)
    if not labelled:
        return
    years = held.years_held()
    st.header(spoken.gettext("Inside"), anchor=False)
    key = f"inside_{unit['unit_id'].item()}"
    asked = st.pills(  # one part of the page; a link each would be half of what a click costs
        spoken.gettext(
            "A budget is held of {held} of {all} units.",
            held=sum(unit_id in years for unit_id in labelled),
            all=len(labelled),
        ),
        list(labelled),
        format_func=lambda inside: address.option(labelled[inside]),
        key=key,
    )
    if asked:
        address.go(address.PLACE, place=asked)


@tables.remembered("units", "budget_lines")
def _inside(unit_id: str, page: Page) -> dict[str, str]:
    """Codes and labels of the units inside, in the order they are shown."""
    years = held.years_held()
    labelled = sorted(
        (
            (place_label(row, page), str(row["unit_id"]))
            for row in held.units_inside(unit_id).iter_rows(named=True)
        ),
        key=lambda entry: (entry[1] not in years, kazakh_sort_key(entry[0])),
    )
    return {
        inside: f"**{label}** · {span(years[inside])}" if inside in years else label
        for label, inside in labelled
    }


def span(years: list[int]) -> str:
    """Years, newest first, as one year or as the first and the last."""
    return str(years[0]) if len(years) == 1 else f"{years[-1]}–{years[0]}"
