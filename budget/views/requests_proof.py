"""Whether the register is untouched, and its lock."""

import streamlit as st

from budget.errors import BudgetError
from budget.register.engine import is_locked
from budget.register.keeping import set_passphrase
from budget.register.opening import open_register
from budget.register.register import Register
from budget.register.verifying import LIMITS
from budget.views.draft import drafts_forgotten
from budget.views.page import Page
from budget.views.plain import plain
from budget.views.requests_door import forgotten, remembered
from budget.views.requests_start import SHORTEST, is_long_enough
from budget.views.requests_words import refused


def proof_shown(register: Register, page: Page) -> None:
    """The lock first, then the check of every entry, also against a receipt kept elsewhere."""
    spoken = page.spoken
    if not register.is_sample and register.place.file is not None:
        st.header(spoken.gettext("The lock"), anchor=False)
        _lock(register, page)
    st.header(spoken.gettext("Is the register untouched?"), anchor=False)
    with st.form("verify"):
        receipt = st.text_area(
            spoken.gettext("A receipt kept elsewhere (optional)"), placeholder="KZ-REQUEST-1:…"
        )
        if not st.form_submit_button(
            spoken.gettext("Check every entry"), icon=":material/check:"
        ):
            return
    try:
        findings = register.verify([receipt.strip()] if receipt.strip() else [])
    except BudgetError as error:
        refused(error, page)
        return
    for finding in findings:
        st.error(plain(finding.text(spoken)))
    if not findings:
        st.success(
            spoken.gettext(
                "Every entry carries its seal and every document its hash: no change was found."
            )
        )
    if not receipt.strip():
        st.caption(spoken.gettext(LIMITS))


def _lock(register: Register, page: Page) -> None:
    """Lock the page now; set a passphrase or change it."""
    spoken = page.spoken
    locked = is_locked(register.place)
    if locked and st.button(spoken.gettext("Lock now"), icon=":material/lock:"):
        drafts_forgotten()
        forgotten()
        st.success(spoken.gettext("Locked."))
        st.stop()
    if not locked:
        st.caption(
            spoken.gettext(
                "Without it anyone at this computer can read the register. Nobody can restore a "
                "forgotten passphrase."
            )
        )
    with st.form("passphrase", clear_on_submit=True):
        old = (
            st.text_input(spoken.gettext("Passphrase now"), type="password") if locked else None
        )
        new = st.text_input(spoken.gettext("New passphrase"), type="password")
        if not st.form_submit_button(spoken.gettext("Change the lock")):
            return
    if not new:
        st.error(spoken.gettext("A passphrase has at least {least} letters.", least=SHORTEST))
    elif is_long_enough(new, page):
        _changed(old, new, page)


def _changed(old: str | None, new: str, page: Page) -> None:
    try:
        set_passphrase(None, old, new)
    except BudgetError as error:
        refused(error, page)
        return
    forgotten()
    remembered(open_register(passphrase=new))
    st.success(page.spoken.gettext("The register is locked with the new passphrase."))
