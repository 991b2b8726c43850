"""What happened to a request: a reply and what it lacks, a new state, its scan."""

import polars as pl
import streamlit as st

from budget.errors import RegisterError
from budget.locale import requests as said
from budget.locale.words import N_
from budget.model.requests import COMPUTED_STATES, Evasion, Observer, ReplyKind, RequestState
from budget.register.facts import NewEvent
from budget.register.register import Register
from budget.views.draft import draft_kept
from budget.views.page import Page
from budget.views.requests_fields import (
    DAY,
    documents_asked,
    documents_attached,
    line,
    listed,
    tapped,
)
from budget.views.requests_words import amount_typed, day_typed, options, refused
from budget.views.saving import saves
from budget.views.terms import explained

FORM = "add_event"
_STAYS = ""
_HAPPENED, _UNTIL = N_("Day it happened"), N_("Extended until (only for an extension)")
_AMOUNT = N_("Amount approved or included in the draft, ₸")
_REFUSALS = {ReplyKind.REFUSED_WITH_REASON, ReplyKind.REFUSED_WITHOUT_REASON}

Fields = dict[str, str | None]


def event_shown(register: Register, request: pl.DataFrame, page: Page) -> None:
    """The form of an event."""
    spoken, known = page.spoken, saves()
    request_id = str(request["request_id"].item())
    form = f"{FORM}_{request_id}"
    turn = known.turn(form)
    draft_kept(form, turn, register.register_id)
    with st.container(key=form), st.form(f"{form}_{turn}"):
        typed, evasions = _fields(f"{form}_{{}}_{turn}", register, page)
        documents = documents_asked(spoken.gettext("Scan or photo of the reply"))
        if not st.form_submit_button(spoken.gettext("Save the event"), icon=":material/check:"):
            return
    try:
        event = _event(typed, evasions, register, page)
        files = [(file.getvalue(), file.name) for file in documents]
        with known.alone(form, turn):
            recorded = register.add_event(request_id, event)
            known.saved(form, request_id)
    except RegisterError as error:
        refused(error, page)
        return
    documents_attached(register, request_id, files, page, about=recorded.event_no)
    st.rerun()


def _fields(key: str, register: Register, page: Page) -> tuple[Fields, list[str]]:
    """What is typed; the reply first, the rest may wait."""
    typed = _reply(key, register, page)
    evasions = _lacks(key, page)
    with st.expander(page.spoken.gettext("More: office, number, extension, note")):
        return typed | _more(key, page), evasions


def _reply(key: str, register: Register, page: Page) -> Fields:
    """The day, what the reply says, and what follows from it."""
    spoken = page.spoken
    states = {_STAYS: spoken.gettext("as the reply says, else it stays")} | {
        state: text
        for state, text in options(said.STATES, page).items()
        if state not in set(COMPUTED_STATES) | {RequestState.UNKNOWN}
    }
    return {
        "day": line(key.format("day"), _HAPPENED, page, value=f"{register.today:%d.%m.%Y}"),
        "reply": tapped(
            key.format("reply"),
            spoken.gettext("What the reply says"),
            options(said.REPLIES, page),
            told=spoken.gettext("Leave it untapped where no reply came in this event."),
        ),
        "reason": st.text_area(
            spoken.gettext("Reason, word for word as the reply gives it"),
            key=key.format("reason"),
        ),
        "state": listed(spoken.gettext("New state"), states),
        "amount": line(
            key.format("amount"), _AMOUNT, page, placeholder="8 000 000",
            told=explained("approved", page),
        ),
    }  # fmt: skip


def _lacks(key: str, page: Page) -> list[str]:
    """What an evasive reply lacks: the criteria stand on the page."""
    spoken = page.spoken
    lacks = options(said.EVASIONS, page)
    return st.pills(
        spoken.gettext("What an evasive reply lacks"),
        list(lacks),
        format_func=lacks.__getitem__,
        selection_mode="multi",
        key=key.format("lacks"),
        help=spoken.gettext(
            "A reply is evasive when it has no decision, no reason, no date or no named office: mark "
            "what it lacks."
        ),
    )


def _more(key: str, page: Page) -> Fields:
    """What may wait, or is rare."""
    spoken = page.spoken
    return {
        "office": line(
            key.format("office"), N_("Office that answered, or it was passed on to"), page
        ),
        "number": line(key.format("number"), N_("Number of the letter"), page),
        "until": line(key.format("until"), _UNTIL, page, placeholder=DAY),
        "observer": listed(spoken.gettext("Observed by"), options(said.OBSERVERS, page)),
        "note": st.text_area(spoken.gettext("Note"), key=key.format("note")),
    }


def _event(typed: Fields, evasions: list[str], register: Register, page: Page) -> NewEvent:
    """The fields understood; a misread one is a `RegisterError` that names it."""
    spoken = page.spoken

    def text(name: str) -> str | None:
        return (typed[name] or "").strip() or None

    reply = ReplyKind(typed["reply"]) if typed["reply"] else None
    state = RequestState(typed["state"]) if typed["state"] else None
    if state is None and reply in _REFUSALS:
        state = RequestState.REFUSED
    return NewEvent(
        happened_on=day_typed(typed["day"], spoken.gettext(_HAPPENED), page) or register.today,
        observed_by=Observer(str(typed["observer"])),
        state=state,
        reply=reply,
        evasions=frozenset(Evasion(lack) for lack in evasions),
        reason=text("reason"),
        amount_kzt=amount_typed(typed["amount"], spoken.gettext(_AMOUNT), page),
        office=text("office"),
        until_on=day_typed(typed["until"], spoken.gettext(_UNTIL), page),
        incoming_number=text("number"),
        note=text("note"),
    )
