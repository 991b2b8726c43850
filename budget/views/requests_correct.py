"""Documents added later, a fact stated anew, an entry taken back: nothing is ever changed."""

import polars as pl
import streamlit as st

from budget.errors import EvidenceError, RegisterError
from budget.locale import failures
from budget.locale import requests as said
from budget.register.chain import Value
from budget.register.register import Register
from budget.views.page import Page
from budget.views.requests_words import amount_typed, day_typed, options, refused
from budget.views.saving import saves

_DAY = "05.03.2026"
_FIXED = ("recorded", "retracted")  # kinds of entries that stay


def attach_shown(register: Register, request_id: str, page: Page) -> None:
    """The form of a document: its hash is sealed with the entry."""
    spoken, known = page.spoken, saves()
    form = f"attach_{request_id}"
    with st.form(f"{form}_{known.turn(form)}"):
        files = st.file_uploader(
            spoken.gettext("Scans, photos, letters: at most 20 MB each"),
            accept_multiple_files=True,
        )
        day = st.text_input(spoken.gettext("Day of the document"), placeholder=_DAY)
        note = st.text_input(spoken.gettext("Note"))
        if not st.form_submit_button(
            spoken.gettext("Add the document"), icon=":material/check:"
        ):
            return
    if not files:
        st.warning(spoken.gettext("Choose a file first."))
        return
    try:
        happened = day_typed(day, spoken.gettext("Day of the document"), page)
    except RegisterError as error:
        refused(error, page)
        return
    taken = [(file.getvalue(), file.name) for file in files]
    known.saved(form, request_id)
    for content, name in taken:
        try:
            register.attach(
                request_id, content, name, happened_on=happened, note=note.strip() or None
            )
        except EvidenceError as error:
            known.refused.append(f"{name}: {failures.sentence(error, spoken)}")
    st.rerun()


def correct_shown(register: Register, request: pl.DataFrame, page: Page) -> None:
    """A fact of the request anew; the old one stays to be seen. An entry taken back."""
    spoken, known = page.spoken, saves()
    request_id = str(request["request_id"].item())
    st.caption(
        spoken.gettext("Entries are never changed: a mistake is set right by a new entry.")
    )
    names = {
        "title": spoken.gettext("What is asked, in a line"),
        "purpose": spoken.gettext("Purpose, in your own words"),
        "office": spoken.gettext("Asked of (office, not a person)"),
        "incoming_number": spoken.gettext("Incoming number"),
        "amount_asked_kzt": spoken.gettext("Amount, ₸"),
        "sent_on": spoken.gettext("Sent on"),
    }
    form = f"correct_{request_id}"
    with st.form(f"{form}_{known.turn(form)}"):
        field = st.selectbox(
            spoken.gettext("Fact to correct"), list(names), format_func=names.__getitem__
        )
        value = st.text_input(spoken.gettext("What is right"))
        note = st.text_input(spoken.gettext("Why it is corrected"))
        asked = st.form_submit_button(spoken.gettext("Save the correction"))
    if asked:
        try:
            right = _right(field, value, names[field], page)
            register.correct_request(request_id, {field: right}, note=note)
            known.saved(form, request_id)
        except RegisterError as error:
            refused(error, page)
            return
        st.rerun()
    _retracted(register, request_id, page)


def _right(field: str, value: str, name: str, page: Page) -> Value:
    """The value of a field as its kind is read."""
    if field == "amount_asked_kzt":
        return amount_typed(value, name, page)
    if field == "sent_on":
        return day_typed(value, name, page)
    return value.strip() or None


def _retracted(register: Register, request_id: str, page: Page) -> None:
    """Take back an entry recorded by mistake."""
    spoken, known = page.spoken, saves()
    rows = register.events(request_id).filter(
        pl.col("is_current"), ~pl.col("kind").cast(pl.String).is_in(_FIXED)
    )
    if rows.is_empty():
        return
    kinds = options(said.EVENT_KINDS, page)
    names = {
        number: f"{number} · {day:%d.%m.%Y} · {kinds[kind]}"
        for number, day, kind in rows.select("event_no", "happened_on", "kind").iter_rows()
    }
    form = f"retract_{request_id}"
    with st.form(f"{form}_{known.turn(form)}"):
        number = st.selectbox(
            spoken.gettext("Entry recorded by mistake"),
            list(names),
            format_func=names.__getitem__,
        )
        why = st.text_input(spoken.gettext("Why it is taken back"))
        if not st.form_submit_button(spoken.gettext("Take it back")):
            return
    try:
        register.retract(number, note=why)
        known.saved(form, request_id)
    except RegisterError as error:
        refused(error, page)
        return
    st.rerun()
