"""Before the register: its first start, its way back from a locked file, its passphrase."""

from collections.abc import Callable

import streamlit as st

from budget.errors import BudgetError, LockedRegisterError
from budget.register.keeping import restore
from budget.register.opening import open_register
from budget.register.register import Register
from budget.views.page import Page
from budget.views.requests_words import refused

SHORTEST = 8  # letters of a passphrase


def unlocked(remembered: Callable[[Register], Register], page: Page) -> Register | None:
    """Ask for the passphrase of a locked register."""
    spoken = page.spoken
    with st.form("unlock"):
        given = st.text_input(spoken.gettext("Passphrase"), type="password")
        if not st.form_submit_button(spoken.gettext("Open"), icon=":material/check:"):
            return None
    try:
        remembered(open_register(passphrase=given))
    except LockedRegisterError as error:
        refused(error, page)
        return None
    st.rerun()


def started(remembered: Callable[[Register], Register], page: Page) -> Register | None:
    """The first visit: what the register is, whether it gets a lock, or what is brought back."""
    spoken = page.spoken
    st.markdown(
        spoken.gettext(
            "Here a village writes down what it asked for, when, of whom, and what came back. "
            "Entries are sealed one after another and never changed: a copied receipt proves later "
            "what stood here on a day. Nothing leaves this computer unless you send it."
        )
    )
    with st.form("start"):
        given = _new_passphrase(page, "start_passphrase")
        asked = st.form_submit_button(
            spoken.gettext("Start the register"), icon=":material/check:"
        )
    if asked and is_long_enough(given, page):
        remembered(open_register(passphrase=given or None))
        st.rerun()
    with st.expander(spoken.gettext("Bring a register back from a locked file")):
        _back(remembered, page)
    return None


def is_long_enough(passphrase: str, page: Page) -> bool:
    """Whether a passphrase can be one, or is none; the page says what it needs."""
    if passphrase and len(passphrase) < SHORTEST:
        st.error(
            page.spoken.gettext("A passphrase has at least {least} letters.", least=SHORTEST)
        )
        return False
    return True


def _new_passphrase(page: Page, key: str) -> str:
    spoken = page.spoken
    return st.text_input(
        spoken.gettext("Passphrase (recommended)"),
        type="password",
        key=key,
        help=spoken.gettext(
            "Without it anyone at this computer can read the register. Nobody can restore a "
            "forgotten passphrase."
        ),
    )


def _back(remembered: Callable[[Register], Register], page: Page) -> None:
    """A locked file becomes the register, where there is none: it replaces nothing."""
    spoken = page.spoken
    with st.form("restore"):
        file = st.file_uploader(spoken.gettext("Locked file"))
        key = st.text_input(
            spoken.gettext("Passphrase of the file"), type="password", key="restore_key"
        )
        given = _new_passphrase(page, "restore_passphrase")
        if not st.form_submit_button(spoken.gettext("Bring it back")):
            return
    if file is None:
        st.warning(spoken.gettext("Choose a file first."))
        return
    if not is_long_enough(given, page):
        return
    try:
        remembered(
            restore(file.getvalue(), passphrase=given or None, backup_passphrase=key or None)
        )
    except BudgetError as error:
        refused(error, page)
        return
    st.rerun()
