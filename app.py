"""The app: page config, language, pages. No data, no arithmetic."""

import streamlit as st

from budget.locale.words import words
from budget.views import ICON, address

spoken = words(address.language())
page = st.navigation(address.pages(spoken), position="top")
st.set_page_config(
    page_title=f"{page.title} · {spoken.gettext('Budgets of Kazakhstan')}",
    page_icon=ICON,
    layout="wide",
)
page.run()
