"""The first page: one question, one search box, three doors."""

import polars as pl
import streamlit as st

from budget import tables
from budget.locale import numbers
from budget.unknown_path import ASKED
from budget.views import address, held
from budget.views.page import Page, guarded, place_label
from budget.views.plain import plain
from budget.views.relatives import span
from budget.views.search import SPELLED, places_searched

_ARROW = ":material/arrow_forward:"
_NAMED = 60  # characters of a name that is none
_FOUND = 8  # places that fit a phone without scrolling


def render(page: Page) -> None:
    """Promise, search, doors, what is held."""
    spoken = page.spoken
    st.title(spoken.gettext("Where Kazakhstan's public money goes"), anchor=False)
    st.markdown(
        spoken.gettext(
            "Budgets of the republic, oblasts, districts and villages, read from the decisions that "
            "approved them. Every figure leads to the document, table and cell that print it."
        )
    )
    if asked := st.query_params.get(ASKED):
        st.info(
            spoken.gettext(
                "There is no page «{name}» here; this is the first page.",
                name=plain(asked[:_NAMED]),
            )
        )
    years = held.years_held()
    _search(years, page)
    _doors(page)
    _amount_held(years, page)


def _search(years: dict[str, list[int]], page: Page) -> None:
    """Places by any spelling, in Kazakh, Russian or Latin letters, as one types."""
    spoken = page.spoken
    found = places_searched(
        spoken.gettext("Find an oblast, district, city or village"), "place_query", _FOUND, page
    )
    if found is None:
        return
    spelled = found.filter(pl.col("score") >= SPELLED)
    for unit_id in (spelled if spelled.height else found)["unit_id"]:
        name = place_label(held.unit(unit_id).row(0, named=True), page)
        with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
            address.link(address.PLACE, f"**{name}**", place=unit_id)
            st.caption(_told(unit_id, years, page))  # a line of its own where a phone needs it


def _told(unit_id: str, years: dict[str, list[int]], page: Page) -> str:
    """«2019–2025 · Ойыл ауданы · Ақтөбе облысы»: what is held of a place, and what it lies in."""
    held_years = years.get(unit_id)
    state = span(held_years) if held_years else page.spoken.gettext("nothing held")
    above = held.units_above(unit_id).iter_rows(named=True)
    return " · ".join([state, *reversed([place_label(unit, page) for unit in above][1:])])


def _doors(page: Page) -> None:
    """Three people, three first steps."""
    spoken = page.spoken
    doors = st.columns(3, border=True)
    with doors[0]:
        st.header(spoken.gettext("Journalist"), anchor=False)
        st.markdown(
            spoken.gettext(
                "Put places side by side, with a verdict on whether they compare; or open an oblast's "
                "budget, down to the programme. Click a figure and quote the cell that prints it."
            )
        )
        address.link(address.COMPARE, spoken.gettext("Compare places"), icon=_ARROW)
        address.link(
            address.TRACE, spoken.gettext("Follow the money through the tiers"), icon=_ARROW
        )
        address.link(address.SCHOOLS, spoken.gettext("What a pupil gets"), icon=_ARROW)
        st.caption(spoken.gettext("Budgets held down to programmes") + ":")
        with st.container(horizontal=True, gap="xxsmall"):  # side by side on a phone too
            for unit_id, label in _in_full(page):
                address.link(address.PLACE, label, place=unit_id)
    with doors[1]:
        st.header(spoken.gettext("Village akim"), anchor=False)
        st.markdown(
            spoken.gettext(
                "See what the decision gives your village and what the district itself receives."
            )
        )
        address.link(
            address.COVERAGE,
            spoken.gettext("Villages whose budgets are held"),
            icon=_ARROW,
            tier="rural",
            state="held",
        )
        address.link(
            address.REQUESTS, spoken.gettext("Write down a request"), icon=_ARROW, view="add"
        )
    with doors[2]:
        st.header(spoken.gettext("Student"), anchor=False)
        st.markdown(
            spoken.gettext(
                "Take the long table with every line and its source, and see first what is missing from it."
            )
        )
        address.link(
            address.COVERAGE, spoken.gettext("What is held and what is missing"), icon=_ARROW
        )
        address.link(address.GLOSSARY, spoken.gettext("Glossary"), icon=_ARROW)
        st.code(
            "python -m budget lines 150000000 --year 2026 --csv",
            language=None,  # colours of a shell are too pale to read
            wrap_lines=True,
        )


def _in_full(page: Page) -> list[tuple[str, str]]:
    """Oblasts whose spending is held down to programmes."""
    units = tables.read("units").filter(
        pl.col("unit_id").is_in(held.units_in_full().implode()), pl.col("valid_to").is_null()
    )
    return [
        (str(row["unit_id"]), place_label(row, page)) for row in units.iter_rows(named=True)
    ]


def _amount_held(years: dict[str, list[int]], page: Page) -> None:
    spoken, language = page.spoken, page.language
    st.caption(
        spoken.gettext(
            "Held now: {figures} figures of {units} units, budget years {years}.",
            figures=numbers.whole(held.line_count(), language),
            units=numbers.whole(len(years), language),
            years=span(
                sorted(
                    {year for held_years in years.values() for year in held_years}, reverse=True
                )
            ),
        )
        if years
        else spoken.gettext("No budget is held yet.")
    )


if __name__ == "__main__":
    guarded(render)
