"""Every entry of a request in order, with its seal: lines of text that a phone can read."""

import streamlit as st

from budget.locale import requests as said
from budget.register.register import Register
from budget.views.page import Page
from budget.views.plain import plain
from budget.views.requests_words import amount_shown, day_shown, options


def timeline_shown(register: Register, request_id: str, page: Page) -> None:
    """The entries; one taken back stays and is marked."""
    spoken = page.spoken
    st.subheader(spoken.gettext("Timeline"), anchor=False)
    events, documents = register.events(request_id), register.evidence(request_id)
    names = dict(documents.select("event_no", "name").iter_rows())
    who = options(said.OBSERVERS, page)
    lines = [
        f"* **{day_shown(event['happened_on'], page)}** · "
        f"{_what(event, names.get(event['event_no']), page)}  \n"
        f"  :small[:gray[№ {event['event_no']} · {who[event['observed_by']]} · "
        f"`{event['hash'][:12]}`]]"
        for event in events.iter_rows(named=True)
    ]
    st.markdown("\n".join(lines))
    st.caption(
        spoken.gettext(
            "The last sign of an entry is its seal: it holds the entry and all before it."
        )
    )


def _what(event: dict[str, object], document: str | None, page: Page) -> str:
    """An entry in one line; what somebody typed is shown as text."""
    spoken = page.spoken
    parts = []
    if not event["is_current"]:
        parts.append(spoken.gettext("(corrected or taken back later)"))
    if event["state"]:
        parts.append(options(said.STATES, page)[str(event["state"])])
    elif event["kind"] != "observed":
        parts.append(options(said.EVENT_KINDS, page)[str(event["kind"])])
    if event["reply"]:
        parts.append(options(said.REPLIES, page)[str(event["reply"])])
    if event["evasions"]:
        lacks = options(said.EVASIONS, page)
        parts.append(", ".join(lacks[lack] for lack in str(event["evasions"]).split()))
    amount = event["amount_kzt"]
    if isinstance(amount, int):
        parts.append(amount_shown(amount, page))
    quoted = [f"«{event['reason']}»"] if event["reason"] else []
    rest = [event["office"], event["incoming_number"], event["source"], event["note"], document]
    return " · ".join([*parts, *(plain(str(part)) for part in [*quoted, *rest] if part)])
