"""The pages of the app under their names, in the order of the bar at the top."""

from copy import copy
from functools import cache

import streamlit as st

from budget.locale.words import Words
from budget.views import address


def pages(spoken: Words) -> list[st.Page]:
    """The pages for one run of the script: it marks the one it opens, so every run has its own."""
    return [copy(page) for page in _named(spoken)]


@cache
def _named(spoken: Words) -> list[st.Page]:
    """The pages in a language; each is looked for on the disk, so that is done once."""
    return [
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
    ]
