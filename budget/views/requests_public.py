"""Public copies of other registers."""

import streamlit as st

from budget.errors import BudgetError
from budget.reports.public_copy import kept, loaded, public_folder
from budget.views.page import Page
from budget.views.requests_words import refused


def public_shown(page: Page) -> None:
    """Public copies of other registers: packs cite what they say was approved elsewhere."""
    spoken = page.spoken
    st.header(spoken.gettext("Public copies of other registers"), anchor=False)
    file = st.file_uploader(
        spoken.gettext("Public copy (.zip) that another village published"),
        key="copy",
    )
    if file is None:
        return
    try:
        copy = loaded(file.getvalue(), file.name)
        kept(file.getvalue(), public_folder(), file.name)
    except BudgetError as error:
        refused(error, page)
        return
    st.success(
        spoken.gettext(
            "Kept: {count} requests, mark {mark}.", count=copy.requests.height, mark=copy.mark
        )
    )
