"""The language of the page, told to the browser: screen readers, hyphenation and fonts go by it."""

import streamlit as st

from budget.locale.words import Language

_page_language = st.components.v2.component(
    "page_language",
    js="""
    export default function ({ data }) {
        document.documentElement.lang = data.language
    }
    """,
)


def tell(language: Language) -> None:
    """Set `lang` of the page; Streamlit leaves it at English."""
    _page_language(key="page_language", data={"language": language.value}, height=0)
