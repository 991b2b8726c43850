"""A request in two minutes: village, what for, how much, of whom; everything else may wait."""

import polars as pl
import streamlit as st

from budget.errors import RegisterError
from budget.model.enums import BudgetLevel
from budget.register.register import Register
from budget.register.sample import SAMPLE_UNITS
from budget.views import address, held
from budget.views.draft import draft_kept
from budget.views.page import Page, place_label
from budget.views.requests_fields import documents_asked, documents_attached
from budget.views.requests_form import FORM, request_fields, request_of
from budget.views.requests_words import refused, village_name
from budget.views.saving import saves
from budget.views.search import SPELLED, places_searched

_FOUND = 6
_OTHER = "request_village_other"


def add_shown(register: Register, page: Page) -> None:
    """The form; what is typed survives a dropped line and a reload."""
    spoken, known = page.spoken, saves()
    if recorded_id := known.just_saved(FORM):  # by the press before this one
        address.put(request=recorded_id, view="", village="")
        st.rerun()
    unit_id = _village(register, page)
    if unit_id is None:
        return
    turn = known.turn(FORM)
    draft_kept(FORM, turn, register.register_id)
    with st.container(key=FORM), st.form(f"{FORM}_{turn}"):
        new = request_fields(unit_id, turn, register, page)
        documents = documents_asked(
            spoken.gettext("Scan or photo of the letter (may be added later)")
        )
        if not st.form_submit_button(
            spoken.gettext("Save the request"), icon=":material/check:"
        ):
            return
    try:
        request = request_of(new, unit_id, page)
        files = [(file.getvalue(), file.name) for file in documents]
        with known.alone(FORM, turn):
            recorded = register.add_request(request)
            known.saved(FORM, recorded.request_id)
    except RegisterError as error:
        refused(error, page)
        return
    documents_attached(register, recorded.request_id, files, page)
    address.put(request=recorded.request_id, view="", village="")
    st.rerun()


def _village(register: Register, page: Page) -> str | None:
    """The village that asks: the one of the address, one of the register's, or another found."""
    spoken = page.spoken
    recorded = register.requests().sort("event_no")["unit_id"].to_list()
    known = list(dict.fromkeys(reversed(recorded)))  # the village of the last request first
    if register.is_sample:
        known = list(dict.fromkeys([*known, *SAMPLE_UNITS]))
    asked = st.query_params.get("village")
    if asked is not None and not register.is_sample and _is_village(asked):
        known = list(dict.fromkeys([asked, *known]))
    if not known or st.session_state.get(_OTHER):
        found = _searched(page)
        if found is not None:
            st.session_state[_OTHER] = False
            address.put(village=found)
            st.rerun()
        return None
    names = {unit_id: village_name(unit_id, page) for unit_id in known}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = address.pick(
            "village", spoken.gettext("Village"), known, names.__getitem__,
            default=known[0], width=320,
        )  # fmt: skip
        if not register.is_sample and st.button(spoken.gettext("Another village")):
            st.session_state[_OTHER] = True
            st.rerun()
    return chosen


def _is_village(unit_id: str) -> bool:
    return unit_id.isascii() and unit_id.isdigit() and len(unit_id) == len("150000000")


def _searched(page: Page) -> str | None:
    spoken = page.spoken
    found = places_searched(
        spoken.gettext("Find your village, rural okrug or town"), "request_place", 50, page
    )
    if found is None:
        return None
    rural = found.filter(pl.col("budget_level").cast(pl.String) == BudgetLevel.RURAL.value)
    spelled = rural.filter(pl.col("score") >= SPELLED)
    for unit_id in (spelled if spelled.height else rural)["unit_id"].head(_FOUND):
        name = " · ".join([village_name(unit_id, page), *_lies_in(unit_id, page)])
        if st.button(name, key=f"village_{unit_id}", wrap=True):
            return str(unit_id)
    return None


def _lies_in(unit_id: str, page: Page) -> list[str]:
    """District and oblast of a village."""
    above = held.units_above(unit_id).iter_rows(named=True)
    return list(reversed([place_label(unit, page) for unit in above][1:]))
