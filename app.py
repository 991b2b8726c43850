"""The app: page config, language, pages. No data, no arithmetic."""

import streamlit as st

from budget.locale.words import words
from budget.views import ICON, address

spoken = words(address.language())
st.set_page_config(
    page_title=spoken.gettext("Budgets of Kazakhstan"), page_icon=str(ICON), layout="wide"
)
st.navigation(
    [
        st.Page(
            address.HOME, title=spoken.gettext("Find a place"), url_path="home", default=True
        ),
        st.Page(address.PLACE, title=spoken.gettext("Place"), url_path="place"),
        st.Page(address.TRACE, title=spoken.gettext("Trace"), url_path="trace"),
        st.Page(address.COMPARE, title=spoken.gettext("Compare"), url_path="compare"),
        st.Page(address.SCHOOLS, title=spoken.gettext("Schools"), url_path="schools"),
        st.Page(address.REQUESTS, title=spoken.gettext("Requests"), url_path="requests"),
        st.Page(address.COVERAGE, title=spoken.gettext("Coverage"), url_path="coverage"),
        st.Page(address.GLOSSARY, title=spoken.gettext("Glossary"), url_path="glossary"),
    ],
    position="top",
).run()
