"""Which places are compared: any spelling finds one, and a rule proposes places like it."""

from collections import Counter
from collections.abc import Iterable

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.peers import MOST, WITHIN_SHARE, peers
from budget.locale import numbers
from budget.locale.regions import REGIONS
from budget.model.enums import BudgetLevel
from budget.model.names import kazakh_sort_key
from budget.views import address, held
from budget.views.page import Page, place_label
from budget.views.search import places_searched

_FOUND = 5  # places that a search may offer
_PARAMETER = "places"


def place_names(unit_ids: Iterable[str], page: Page) -> dict[str, str]:
    """Units with their names; of units that share a name, with the unit they lie in.

    Args:
        unit_ids: Units wanted; those not in the classifier are left out.
        page: Language.
    """
    every = tables.read("units").unique("unit_id", keep="last", maintain_order=True)
    wanted = every.filter(pl.col("unit_id").is_in(list(unit_ids)))
    above = every.filter(pl.col("unit_id").is_in(wanted["parent_id"].drop_nulls().implode()))
    names = {
        str(row["unit_id"]): place_label(row, page)
        for row in pl.concat([above, wanted]).iter_rows(named=True)
    }
    shared = {
        name
        for name, times in Counter(names[one] for one in wanted["unit_id"]).items()
        if times > 1
    }
    return {
        unit_id: f"{names[unit_id]}, {names[parent_id]}"
        if names[unit_id] in shared
        else names[unit_id]
        for unit_id, parent_id in wanted.select("unit_id", "parent_id").iter_rows()
    }


def places_chosen(page: Page) -> tuple[list[str], dict[str, str]]:
    """The places of the address, and the ways to change them.

    Returns:
        The places chosen, and the names of all that a comparison may show.
    """
    spoken = page.spoken
    offered = _offered(_asked())
    names = place_names([*offered, *REGIONS], page)
    places = [unit_id for unit_id in _asked() if unit_id in names]
    address.put(places=",".join(places))
    st.session_state["pick_places"] = places
    st.multiselect(
        spoken.gettext("Places"),
        _by_alphabet(offered, names),
        format_func=lambda unit_id: names[unit_id],
        key="pick_places",
        on_change=lambda: _put(st.session_state["pick_places"]),
        placeholder=spoken.gettext("Choose places"),
    )
    _search(places, page)
    _peers(places, names, page)
    return places, names


def _asked() -> list[str]:
    """Units of the address; at first the oblasts held in full."""
    asked = st.query_params.get(_PARAMETER)
    return (
        list(held.units_in_full()) if asked is None else list(dict.fromkeys(asked.split(",")))
    )


def _put(places: list[str]) -> None:
    # an empty choice is a choice: the parameter stays in the address
    st.query_params[_PARAMETER] = ",".join(places)


def _offered(places: list[str]) -> list[str]:
    """Regions, districts and cities; villages that are held; and what is chosen already."""
    units = tables.read("units").filter(pl.col("valid_to").is_null())
    is_rural = pl.col("budget_level").cast(pl.String) == BudgetLevel.RURAL.value
    with_budget = pl.col("unit_id").is_in(list(held.years_held()))
    offered = units.filter(~is_rural | with_budget)["unit_id"].unique(maintain_order=True)
    return list(dict.fromkeys([*offered, *places]))


def _by_alphabet(unit_ids: Iterable[str], names: dict[str, str]) -> list[str]:
    """The republic and its regions, then all others, each part by the alphabet."""
    first = {"KZ", *REGIONS}
    return sorted(
        (unit_id for unit_id in unit_ids if unit_id in names),
        key=lambda unit_id: (unit_id not in first, kazakh_sort_key(names[unit_id])),
    )


def _search(places: list[str], page: Page) -> None:
    """A place by any spelling; a click adds it."""
    spoken = page.spoken
    found = places_searched(
        spoken.gettext("Add a place by any spelling"), "compare_query", _FOUND, page
    )
    if found is None:
        return
    names = place_names(found["unit_id"], page)
    with st.container(horizontal=True):
        for unit_id in found["unit_id"]:
            st.button(
                names[unit_id],
                key=f"add_{unit_id}",
                icon=":material/add:",
                on_click=_put,
                args=([*places, unit_id],),
                disabled=unit_id in places,
            )


def _peers(places: list[str], names: dict[str, str], page: Page) -> None:
    """Places like the first one, and the rule that found them."""
    if not places:
        return
    spoken = page.spoken
    found = peers(places[0], tables.read("units"), tables.read("statistics"))
    rule = peers_rule(page)
    if found.is_empty():
        none = spoken.gettext("No place is like this one: {place}.", place=names[places[0]])
        st.caption(f"{none} {rule}")
        return
    st.button(
        spoken.gettext("Add places like this one: {place}", place=names[places[0]]),
        icon=":material/group_add:",
        on_click=_put,
        args=(list(dict.fromkeys([*places, *found["unit_id"].to_list()])),),
    )
    st.caption(f"{rule} {peers_counted(found, page)}")


def peers_rule(page: Page) -> str:
    """The rule that finds similar places, printed wherever its answer is."""
    return page.spoken.gettext(
        "The rule: the same tier and kind, population within {share}, the nearest {most}; districts "
        "of the same oblast first.",
        share=numbers.percent(WITHIN_SHARE, page.language),
        most=MOST,
    )


def peers_counted(found: pl.DataFrame, page: Page) -> str:
    """Of which year the populations are, and how many places were found.

    Args:
        found: Rows of `peers`.
        page: Language.
    """
    return page.spoken.gettext(
        "Population of {year}; {number} found.",
        year=int(found["persons_year"].to_list()[0]),
        number=found.height,
    )
