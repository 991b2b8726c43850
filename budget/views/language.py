"""What the browser is told of every page: language, figures, tables a key can scroll, no raw files."""

import json
from functools import cache

import streamlit as st
from babel import Locale

from budget.locale.words import Language

# Streamlit writes the numbers of a table by the browser's language; we, by the page's. Chromium
# knows no Kazakh numbers, so digits are grouped by Babel's rules, and the minus is a minus. What
# is not nought is never written as nought, but with two digits.
# Of what Streamlit offers above a chart or table, the files and the table of raw fields are taken
# away: they name no unit, source or day, and the foot has those that do.
# The script is read again where the language changes.
_SCRIPT = """
<script>
{
    window.writtenNumbers ??= Intl.NumberFormat
    const Written = window.writtenNumbers
    const { language, signs } = TOLD
    const ours = (_, options) => {
        const writer = new Written("en", options)
        const small = new Written("en", { ...options, maximumSignificantDigits: 2 }).format
        const format = writer.format
        const seen = (number, text) => !number || /[1-9]/.test(text) ? text : small(number)
        const value = number =>
            seen(number, format(number)).replace(/[-,.%]/g, sign => signs[sign])
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
    if (!window.tablesWatched) {
        const style = document.createElement("style")
        style.textContent = HIDDEN
        document.head.append(style)
        window.tablesWatched = new MutationObserver(soon)
        window.tablesWatched.observe(document.body, { childList: true, subtree: true })
        addEventListener("resize", soon)
    }
    soon()
    document.documentElement.lang = language
    Intl.NumberFormat = new Proxy(Written, {
        construct: (_, asked) => ours(...asked),
        apply: (_, __, asked) => ours(...asked),
    })
}
</script>
"""


_UNTOLD = ("Show data", "Download as", "Copy ")
_HIDDEN = ", ".join(
    f'[data-testid=stElementToolbarButton]:has(button[aria-label^="{name}"])'
    for name in _UNTOLD
)


def tell(language: Language) -> None:
    """Set `lang` of the page, which Streamlit leaves at English, and the signs of its numbers."""
    st.html(_script(language), unsafe_allow_javascript=True)


@cache
def _script(language: Language) -> str:
    symbols = Locale(language.value).number_symbols["latn"]
    signs = {
        "-": "\N{MINUS SIGN}",
        ",": symbols["group"],
        ".": symbols["decimal"],
        "%": "%" if language is Language.EN else "\N{NO-BREAK SPACE}%",
    }
    told = json.dumps({"language": language.value, "signs": signs})
    hidden = json.dumps(f"{_HIDDEN} {{ display: none }}")
    return _SCRIPT.replace("TOLD", told).replace("HIDDEN", hidden)
