"""The few words that Streamlit's own widgets say, in the language of the page.

A file that is too large is answered by Streamlit in the browser, in English, and only to a mouse
that points at it: here the answer is shown, in words of the reader.
"""

import streamlit as st
from babel import Locale

from budget.views.page import Page

_words_of_widgets = st.components.v2.component(
    "words_of_widgets",
    js="""
    const PARTS = "[data-testid=stFileUploader], [data-testid=InputInstructions], "
        + "[data-testid=stTooltipHoverTarget]"
    const SHOWN = "position:static;width:auto;height:auto;margin:0 0.5rem;clip:auto;"
        + "clip-path:none;overflow:visible;white-space:normal"
    const told = (words, text) => {
        const rule = words.find(([pattern]) => RegExp(pattern).test(text))
        return rule ? text.replace(RegExp(rule[0]), rule[1]) : text
    }
    const say = (words) => document.querySelectorAll(PARTS).forEach((part) => {
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
        for (let node; (node = walker.nextNode());) {
            const text = told(words, node.nodeValue)
            if (text !== node.nodeValue) node.nodeValue = text
        }
        part.querySelectorAll("[aria-label]").forEach((named) => {
            const text = told(words, named.ariaLabel)
            if (text !== named.ariaLabel) named.ariaLabel = text
        })
        part.querySelectorAll("[data-testid=stFileChip] [role=alert]").forEach((alert) => {
            if (alert.style.position) return
            alert.style.cssText = SHOWN
            alert.closest("[data-testid=stFileChip]").style.cssText =
                "max-width:100%;height:auto;flex-wrap:wrap"
        })
    })
    export default function ({ data }) {
        const widgets = window.wordsOfWidgets ??= {}
        widgets.watcher?.disconnect()
        let waits = false
        const soon = () => {
            if (waits) return
            waits = true
            requestAnimationFrame(() => { waits = false; say(data.words) })
        }
        widgets.watcher = new MutationObserver(soon)
        widgets.watcher.observe(document.body, { childList: true, subtree: true })
        soon()
        return () => widgets.watcher.disconnect()
    }
    """,
)


def widgets_told(page: Page, too_large: str | None = None) -> None:
    """Say the words of file pickers and of the hints below text boxes in the page's language.

    Args:
        page: Language.
        too_large: What is said of a file above the limit, `$1` in MB; None: of a paper or a photo.
    """
    spoken = page.spoken
    too_large = too_large or spoken.gettext(
        "Not taken: larger than {size} MB. Photograph it smaller, or split it.", size="$1"
    )
    decimal = Locale(spoken.language.value).number_symbols["latn"]["decimal"]
    words = {
        "^Upload$": spoken.gettext("Choose a file"),
        r"^([0-9]+) ?MB per file$": spoken.gettext("at most {size} MB each", size="$1"),
        "^([0-9]+)([.][0-9])?B$": spoken.gettext("{number} bytes", number="$1"),
        "^([0-9]+)[.]([0-9])KB$": spoken.gettext("{size} KB", size=f"$1{decimal}$2"),
        "^([0-9]+)[.]([0-9])MB$": spoken.gettext("{size} MB", size=f"$1{decimal}$2"),
        "^Error: $": "",
        "^(?:Error: )?File must be ([0-9]+)([.]0)? ?MB or smaller[.]$": too_large,
        "^(?:Error: )?Only one file.*$": spoken.gettext("Not taken: one file only."),
        "^Drag and drop (a file|files) here$": spoken.gettext("Drop it here"),
        "^Add files$": spoken.gettext("Choose another file"),
        "^file upload$": spoken.gettext("Choose a file"),
        "^Remove (.+)$": spoken.gettext("Take out {file}", file="$1"),
        "^Help for (.+)$": spoken.gettext("Explanation: {name}", name="$1"),
        "^Press (.*)Enter to (apply|submit form)$": spoken.gettext(
            "{keys}: done", keys="$1Enter"
        ),
    }
    _words_of_widgets(key="words_of_widgets", data={"words": list(words.items())}, height=0)
