"""What happened to a request: a reply and what it lacks, a new state, its scan."""

import polars as pl
import streamlit as st

from budget.errors import EvidenceError, RegisterError
from budget.locale import failures
from budget.locale import requests as said
from budget.locale.words import N_
from budget.model.requests import COMPUTED_STATES, Evasion, Observer, ReplyKind, RequestState
from budget.register.facts import NewEvent
from budget.register.register import Register
from budget.views.draft import draft_kept
from budget.views.page import Page
from budget.views.requests_words import amount_typed, day_typed, options, refused
from budget.views.saving import saves

FORM = "add_event"
_DAY = "05.03.2026"
_NOTHING = ""
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
        documents = st.file_uploader(
            spoken.gettext("Scan or photo of the reply"), accept_multiple_files=True
        )
        if not st.form_submit_button(spoken.gettext("Save the event"), icon=":material/check:"):
            return
    try:
        event = _event(typed, evasions, register, page)
        files = [(file.getvalue(), file.name) for file in documents]
        recorded = register.add_event(request_id, event)
        known.saved(form, request_id)
    except RegisterError as error:
        refused(error, page)
        return
    for content, name in files:
        try:
            register.attach(request_id, content, name, about=recorded.event_no)
        except EvidenceError as error:
            known.refused.append(f"{name}: {failures.sentence(error, spoken)}")
    st.rerun()


def _fields(key: str, register: Register, page: Page) -> tuple[Fields, list[str]]:
    """What is typed; the reply first, the rest may wait."""
    spoken = page.spoken
    none = {_NOTHING: spoken.gettext("no reply in this event")}
    replies = none | options(said.REPLIES, page)
    states = {_NOTHING: spoken.gettext("as the reply says, else it stays")} | {
        state: text
        for state, text in options(said.STATES, page).items()
        if state not in set(COMPUTED_STATES) | {RequestState.UNKNOWN}
    }
    lacks = options(said.EVASIONS, page)

    def line(name: str, title: str, value: str = "", placeholder: str = "") -> str | None:
        return st.text_input(
            spoken.gettext(title), value=value, key=key.format(name), placeholder=placeholder
        )

    def choice(title: str, choices: dict[str, str]) -> str | None:
        return st.selectbox(title, list(choices), format_func=choices.__getitem__)

    typed: Fields = {
        "day": line("day", _HAPPENED, f"{register.today:%d.%m.%Y}"),
        "reply": choice(spoken.gettext("What the reply says"), replies),
        "reason": st.text_area(
            spoken.gettext("Reason, word for word as the reply gives it"),
            key=key.format("reason"),
        ),
        "state": choice(spoken.gettext("New state"), states),
        "amount": line("amount", _AMOUNT, placeholder="8 000 000"),
    }
    evasions = st.multiselect(
        spoken.gettext("What an evasive reply lacks"),
        list(lacks),
        format_func=lacks.__getitem__,
        placeholder="—",
        help=spoken.gettext(
            "A reply is evasive when it has no decision, no reason, no date or no named office: mark "
            "what it lacks."
        ),
    )
    with st.expander(spoken.gettext("More: office, number, extension, note")):
        typed |= {
            "office": line("office", N_("Office that answered, or it was passed on to")),
            "number": line("number", N_("Number of the letter")),
            "until": line("until", _UNTIL, placeholder=_DAY),
            "observer": choice(spoken.gettext("Observed by"), options(said.OBSERVERS, page)),
            "note": st.text_area(spoken.gettext("Note"), key=key.format("note")),
        }
    return typed, evasions


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
