"""One place and year: the chain of budgets above it, and both sides of every transfer."""

import streamlit as st

from budget.locale import labels
from budget.model.enums import BudgetLevel, Phase, UnitKind
from budget.views import address, held, traced
from budget.views.amounts import amounts_switch
from budget.views.page import Page, guarded, place_label
from budget.views.relatives import breadcrumb
from budget.views.search import places_searched
from budget.views.terms import explained
from budget.views.trace_chain import chain_shown
from budget.views.trace_edges import edges_shown
from budget.views.trace_one_sided import one_sided_shown
from budget.views.trace_origin import origin_shown
from budget.views.trace_sectors import sectors_shown
from budget.views.trace_totals import totals_shown
from budget.views.trace_years import years_shown
from budget.views.traced import Asked
from budget.views.unheld import unknown_place, year_told

_EXAMPLE = "155230000"  # Uil rural okrug: its chain of 2025 is held from the republic down
_FOUND = 6
_PHASES = ("latest", Phase.APPROVED.value, Phase.REVISED.value)
_WITH_TIERS_BELOW = {BudgetLevel.OBLAST.value, BudgetLevel.DISTRICT.value}


def render(page: Page) -> None:
    """The place of the address; without one, the question and a first example."""
    if not st.query_params.get("place"):
        _asked_for(page)
        return
    unit = held.unit(st.query_params["place"])
    if unit.is_empty():
        unknown_place(page)
        return
    unit_id = str(unit["unit_id"].item())
    breadcrumb(unit, page, leads_to=address.TRACE)
    years = traced.years(unit_id)
    if not years:
        _nothing_stated(unit_id, page)
        return
    _view(unit_id, years, page)


def _asked_for(page: Page) -> None:
    spoken = page.spoken
    st.title(spoken.gettext("Follow the money through the tiers"), anchor=False)
    st.markdown(
        spoken.gettext(
            "What leaves one budget, what the next says it received, and where a village's tenge "
            "comes from in the end. Start from a village upwards, or from an oblast downwards."
        )
    )
    found = places_searched(
        spoken.gettext("Find an oblast, district, city or village"), "trace_query", _FOUND, page
    )
    ids = [_EXAMPLE] if found is None else found["unit_id"].to_list()
    for unit_id in ids:
        unit = held.unit(unit_id).row(0, named=True)
        above = (
            held.units_above(unit_id).slice(1).reverse().iter_rows(named=True)
        )  # a phone is narrow
        names = [f"**{place_label(unit, page)}**", *(place_label(row, page) for row in above)]
        address.link(address.TRACE, " · ".join(names), place=unit_id)


def _nothing_stated(unit_id: str, page: Page) -> None:
    st.info(
        page.spoken.gettext(
            "No budget of this place is held, and no transfer list names it. That is missing here, "
            "not nought."
        )
    )
    address.link(address.PLACE, page.spoken.gettext("What is known of it"), place=unit_id)


def _view(unit_id: str, years: list[int], page: Page) -> None:
    spoken, asked_year = page.spoken, st.query_params.get("year")
    views = _views(unit_id, page)
    is_series = address.chosen("view", list(views), "chain") == "years"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        year = _year(unit_id, years, page, is_series=is_series)
        names = {"latest": spoken.gettext("latest edition of each")} | {
            phase: labels.label(labels.PHASES, phase, spoken) for phase in _PHASES[1:]
        }
        phase = address.pick(
            "phase",
            spoken.gettext("Phase"),
            _PHASES,
            names.__getitem__,
            default="latest",
            told=explained("edition", page),
            width=300,
        )
        amounts_switch(page)
    if not is_series:
        year_told(asked_year, year, page)
    asked = Asked(unit_id, int(year), Phase(phase) if phase != "latest" else None)
    view = address.pick(
        "view",
        spoken.gettext("View"),
        list(views),
        views.__getitem__,
        default="chain",
        as_buttons=True,
    )
    _shown(view, asked, page)


def _year(unit_id: str, years: list[int], page: Page, *, is_series: bool) -> str:
    """The year of a view; all years together ask for none and keep that of the address."""
    options, newest = [str(year) for year in years], traced.newest_held(unit_id)
    default = str(newest or years[0])
    if is_series:
        return address.chosen("year", options, default)
    return address.pick(
        "year", page.spoken.gettext("Budget year"), options, str, default=default, width=140
    )


def _views(unit_id: str, page: Page) -> dict[str, str]:
    """Views that this tier has."""
    spoken = page.spoken
    unit = held.unit(unit_id).row(0, named=True)
    tier, is_alone = str(unit["budget_level"]), unit["kind"] == UnitKind.REPUBLICAN_CITY.value
    views = {
        "chain": spoken.gettext("The chain"),
        "years": spoken.gettext("Over the years"),
    }
    if tier in _WITH_TIERS_BELOW and not is_alone:
        views["sectors"] = spoken.gettext("What sectors pass on")
        views["total"] = spoken.gettext("Together with the tiers below")
    if tier != BudgetLevel.RURAL.value and not is_alone:
        views["unconfirmed"] = spoken.gettext("Said by one side only")
    return views


def _shown(view: str, asked: Asked, page: Page) -> None:
    if view == "chain":
        chain_shown(asked, page)
        edges_shown(asked, page)
        origin_shown(asked, page)
    elif view == "years":
        years_shown(asked, page)
    elif view == "sectors":
        sectors_shown(asked, page)
    elif view == "total":
        totals_shown(asked, page)
    else:
        one_sided_shown(asked, page)


if __name__ == "__main__":
    guarded(render)
