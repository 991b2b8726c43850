"""What the browser is told of every page: its language, its figures, and tables a key can scroll."""

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
    const focusable = () => document.querySelectorAll("[data-testid=stTable] table").forEach(
        ({ parentElement: box }) => box.scrollWidth > box.clientWidth
            ? box.setAttribute("tabindex", "0")  // arrow keys scroll what has the focus
            : box.removeAttribute("tabindex")
    )
    const soon = () => {
        cancelAnimationFrame(window.tablesWait)
        window.tablesWait = requestAnimationFrame(focusable)
    }
    export default function ({ data }) {
        if (!window.tablesWatched) {
            window.tablesWatched = new MutationObserver(soon)
            window.tablesWatched.observe(document.body, { childList: true, subtree: true })
            addEventListener("resize", soon)
        }
        soon()
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
