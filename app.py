"""The app: page config, language, pages. No data, no arithmetic."""

import streamlit as st

from budget.locale.words import words
from budget.views import ICON, address, menu

spoken = words(address.language())
st.set_page_config(
    page_title=spoken.gettext("Budgets of Kazakhstan"), page_icon=str(ICON), layout="wide"
)
st.navigation(menu.pages(spoken), position="top").run()
