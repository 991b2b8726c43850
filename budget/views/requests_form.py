"""The fields of a request, and what they say: the first six are what it needs."""

import streamlit as st

from budget.errors import RegisterError
from budget.locale import requests as said
from budget.locale.words import N_
from budget.model.enums import BudgetLevel
from budget.model.requests import Channel, ReplyLaw, RequestKind
from budget.register.cells import CellError, count_of
from budget.register.facts import NewRequest
from budget.register.register import Register
from budget.views.page import Page
from budget.views.requests_fields import DAY, line, listed, tapped
from budget.views.requests_words import amount_typed, day_typed, misread, options
from budget.views.terms import explained

FORM = "add_request"
_TIERS = {
    BudgetLevel.DISTRICT.value: N_("District or city"),
    BudgetLevel.OBLAST.value: N_("Oblast"),
    BudgetLevel.REPUBLIC.value: N_("Republic"),
}
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
    with_turn = f"{FORM}_{{}}_{turn}"
    facts = _needed(with_turn, unit_id, register, page)
    with st.expander(page.spoken.gettext("More: number, protocol, supporters, law")):
        return facts | _more(with_turn, register, page)


def _needed(key: str, unit_id: str, register: Register, page: Page) -> Fields:
    """What a request needs: six fields, two of them a tap."""
    spoken = page.spoken
    before = register.requests().filter(unit_id=unit_id)["office"].to_list()
    example = spoken.gettext("Repair of a street, 1.2 km")
    return {
        "title": line(key.format("title"), _TITLE, page, placeholder=example),
        "kind": tapped(
            key.format("kind"), spoken.gettext("What for"), options(said.KINDS, page)
        ),
        "amount_asked_kzt": line(
            key.format("amount"), _AMOUNT, page,
            placeholder=spoken.gettext("12 500 000 or 12.5 million"),
        ),
        "office": line(
            key.format("office"), _OFFICE, page, value=before[-1] if before else "",
            told=explained("akim_apparatus", page),
        ),
        "tier": tapped(
            key.format("tier"), spoken.gettext("Tier of the office"), options(_TIERS, page),
            default=BudgetLevel.DISTRICT.value, told=explained("tiers", page),
        ),
        "sent_on": line(key.format("sent"), _SENT, page, placeholder=DAY),
    }  # fmt: skip


def _more(key: str, register: Register, page: Page) -> Fields:
    """What makes it stronger and may wait."""
    spoken = page.spoken
    year = str(register.today.year + 1)
    assembly = explained("community_assembly", page)
    return {
        "year": line(key.format("year"), _YEAR, page, value=year),
        "sent_by": listed(
            spoken.gettext("How it was sent"), options(said.CHANNELS, page), is_empty=True
        ),
        "incoming_number": line(key.format("number"), N_("Incoming number"), page),
        "law": listed(spoken.gettext("Reply is due by"), options(said.LAWS, page)),
        "purpose": st.text_area(
            spoken.gettext("Purpose, in your own words"), key=key.format("purpose")
        ),
        "people_served": line(key.format("people"), _PEOPLE, page),
        "supporters": line(key.format("supporters"), _SUPPORTERS, page),
        "protocol_date": line(
            key.format("protocol"), _PROTOCOL, page, placeholder=DAY, told=assembly
        ),
        "protocol_number": line(
            key.format("protocolno"), N_("Protocol of the assembly, number"), page
        ),
        "is_participatory": st.checkbox(
            spoken.gettext("Project of the people's participation budget")
        ),
        "is_promise": st.checkbox(spoken.gettext("Promised in a programme")),
    }


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

    amount = amount_typed(text("amount_asked_kzt"), spoken.gettext(_AMOUNT), page)
    _refuse_empty(text("kind"), text("tier"))
    sent_by, year = text("sent_by"), number("year", _YEAR)
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
        amount_asked_kzt=amount,
        protocol_date=day_typed(text("protocol_date"), spoken.gettext(_PROTOCOL), page),
        protocol_number=text("protocol_number") or None,
        supporters=number("supporters", _SUPPORTERS),
        sent_on=day_typed(text("sent_on"), spoken.gettext(_SENT), page),
        sent_by=Channel(sent_by) if sent_by else None,
        incoming_number=text("incoming_number") or None,
        law=ReplyLaw(text("law")),
    )


def _refuse_empty(kind: str, tier: str) -> None:
    """A tap that was forgotten."""
    if not kind:
        raise RegisterError(N_("Tap what the request is for."))
    if not tier:
        raise RegisterError(N_("Tap the tier of the office asked."))
