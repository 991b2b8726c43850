"""The language of the page, told to the browser: screen readers, hyphenation, fonts and figures."""

import streamlit as st
from babel import Locale

from budget.locale.words import Language

# Streamlit writes the numbers of a table by the browser's language; we, by the page's. Chromium
# knows no Kazakh numbers, so digits are grouped by Babel's rules, and the minus is a minus.
_page_language = st.components.v2.component(
    "page_language",
    js="""
    window.writtenNumbers ??= Intl.NumberFormat  // kept once: this may be read again
    const Written = window.writtenNumbers
    let signs = {}
    const ours = (_, options) => {
        const writer = new Written("en", options)
        const format = writer.format
        const value = number => format(number).replace(/[-,.]/g, sign => signs[sign])
        return Object.defineProperty(writer, "format", { value })
    }
    export default function ({ data }) {
        document.documentElement.lang = data.language
        signs = data.signs
        Intl.NumberFormat = new Proxy(Written, {
            construct: (_, asked) => ours(...asked),
            apply: (_, __, asked) => ours(...asked),
        })
    }
    """,
)


def tell(language: Language) -> None:
    """Set `lang` of the page, which Streamlit leaves at English, and the signs of its numbers."""
    symbols = Locale(language.value).number_symbols["latn"]
    _page_language(
        key="page_language",
        data={
            "language": language.value,
            "signs": {"-": "\N{MINUS SIGN}", ",": symbols["group"], ".": symbols["decimal"]},
        },
        height=0,
    )
