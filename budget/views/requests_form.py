"""The fields of a request, and what they say: the first six are what it needs."""

import streamlit as st

from budget.errors import RegisterError
from budget.locale import labels
from budget.locale import requests as said
from budget.locale.words import N_
from budget.model.enums import BudgetLevel
from budget.model.requests import Channel, ReplyLaw, RequestKind
from budget.register.cells import CellError, count_of
from budget.register.facts import NewRequest
from budget.register.register import Register
from budget.views.page import Page
from budget.views.requests_words import amount_typed, day_typed, misread, options

FORM = "add_request"
DAY = "05.03.2026"
_TIERS = (BudgetLevel.DISTRICT.value, BudgetLevel.OBLAST.value, BudgetLevel.REPUBLIC.value)
_TITLE = N_("What is asked, in a line")
_AMOUNT = N_("Amount, ₸")
_OFFICE = N_("Asked of (office, not a person)")
_SENT = N_("Sent on (leave empty while it is a draft)")
_YEAR = N_("Budget year asked for")
_PEOPLE = N_("People served")
_SUPPORTERS = N_("Supporters: signatures or votes, a number only")
_PROTOCOL = N_("Protocol of the assembly, date")

Fields = dict[str, str | bool | None]


def request_fields(unit_id: str, turn: int, register: Register, page: Page) -> Fields:
    """The fields of the form as typed."""
    spoken = page.spoken
    kinds = options(said.KINDS, page)
    tiers = {tier: spoken.gettext(labels.TIERS[tier]) for tier in _TIERS}
    before = register.requests().filter(unit_id=unit_id)["office"].to_list()

    def line(name: str, title: str, value: str = "", placeholder: str = "") -> str | None:
        return st.text_input(
            spoken.gettext(title),
            value=value,
            key=f"{FORM}_{name}_{turn}",
            placeholder=placeholder,
        )

    facts: Fields = {
        "title": line(
            "title", _TITLE, placeholder=spoken.gettext("Repair of a street, 1.2 km")
        ),
        "kind": st.selectbox(
            spoken.gettext("What for"), list(kinds), format_func=kinds.__getitem__
        ),
        "amount_asked_kzt": line("amount", _AMOUNT, placeholder="12 500 000"),
        "office": line("office", _OFFICE, before[-1] if before else ""),
        "tier": st.selectbox(
            spoken.gettext("Tier of the office"), list(tiers), format_func=tiers.__getitem__
        ),
        "sent_on": line("sent", _SENT, placeholder=DAY),
    }
    with st.expander(spoken.gettext("More: number, protocol, supporters, law")):
        channels, laws = options(said.CHANNELS, page), options(said.LAWS, page)
        facts |= {
            "year": line("year", _YEAR, str(register.today.year + 1)),
            "sent_by": st.selectbox(
                spoken.gettext("How it was sent"),
                list(channels),
                index=None,
                format_func=channels.__getitem__,
                placeholder="—",
            ),
            "incoming_number": line("number", N_("Incoming number")),
            "law": st.selectbox(
                spoken.gettext("Reply is due by"), list(laws), format_func=laws.__getitem__
            ),
            "purpose": st.text_area(
                spoken.gettext("Purpose, in your own words"), key=f"{FORM}_purpose_{turn}"
            ),
            "people_served": line("people", _PEOPLE),
            "supporters": line("supporters", _SUPPORTERS),
            "protocol_date": line("protocol", _PROTOCOL, placeholder=DAY),
            "protocol_number": line("protocolno", N_("Protocol of the assembly, number")),
            "is_participatory": st.checkbox(
                spoken.gettext("Project of the people's participation budget")
            ),
            "is_promise": st.checkbox(spoken.gettext("Promised in a programme")),
        }
    return facts


def request_of(facts: Fields, unit_id: str, page: Page) -> NewRequest:
    """The fields understood; a misread one is a `RegisterError` that names it."""
    spoken = page.spoken

    def text(name: str) -> str:
        return str(facts[name] or "").strip()

    def number(name: str, field: str) -> int | None:
        try:
            return count_of(text(name))
        except CellError as error:
            raise misread(spoken.gettext(field), text(name), error, page) from None

    sent_by = text("sent_by")
    year = number("year", _YEAR)
    if year is None:
        raise RegisterError(N_("A request needs its budget year."))
    return NewRequest(
        unit_id=unit_id,
        year=year,
        title=text("title"),
        kind=RequestKind(text("kind")),
        office=text("office"),
        tier=BudgetLevel(text("tier")),
        purpose=text("purpose") or None,
        is_participatory=bool(facts["is_participatory"]),
        is_promise=bool(facts["is_promise"]),
        people_served=number("people_served", _PEOPLE),
        amount_asked_kzt=amount_typed(text("amount_asked_kzt"), spoken.gettext(_AMOUNT), page),
        protocol_date=day_typed(text("protocol_date"), spoken.gettext(_PROTOCOL), page),
        protocol_number=text("protocol_number") or None,
        supporters=number("supporters", _SUPPORTERS),
        sent_on=day_typed(text("sent_on"), spoken.gettext(_SENT), page),
        sent_by=Channel(sent_by) if sent_by else None,
        incoming_number=text("incoming_number") or None,
        law=ReplyLaw(text("law")),
    )
