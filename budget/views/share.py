"""A view for somebody else: its link, the button of the phone, messengers, a code to scan."""

import re
from urllib.parse import quote, urlencode

import streamlit as st

from budget.charts.qr import qr_svg
from budget.locale.words import Language
from budget.views.amounts import BY_SIZE
from budget.views.page import Page

_HTML = """
<button type="button"></button><span role="status"></span>
"""
_CSS = """
button {
  font: inherit; color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
  padding: 0.35rem 0.75rem; min-height: 2.5rem; cursor: pointer;
}
button:hover, button:focus-visible { border-color: var(--st-primary-color); }
span { margin-left: 0.5rem; }
"""
# The phone's own sharing first; it and the clipboard need https or this very machine.
_JS = """
export default function (component) {
  const { data, parentElement } = component
  const button = parentElement.querySelector("button")
  const told = parentElement.querySelector("span")
  button.textContent = data.label
  button.onclick = async () => {
    try {
      if (navigator.share) {
        await navigator.share({ title: data.title, text: data.title, url: data.link })
      } else {
        await navigator.clipboard.writeText(data.title + " " + data.link)
        told.textContent = data.copied
      }
    } catch (error) {
      told.textContent = error.name === "AbortError" ? "" : data.refused
    }
  }
}
"""
_button = st.components.v2.component("share_view", html=_HTML, css=_CSS, js=_JS)


def permalink(language: Language | None = None) -> str:
    """The address of this view as the reader's browser has it; in another language if asked.

    Empty where there is no browser.
    """
    url = st.context.url
    if not url:
        return ""
    query = st.query_params.to_dict() | ({"lang": language.value} if language else {})
    said = {name: value for name, value in query.items() if (name, value) != BY_SIZE}
    return f"{url}?{urlencode(said)}"


def share_shown(title: str, link: str, key: str, page: Page) -> None:
    """Every way to hand the view on; nothing is sent before the reader sends it."""
    spoken = page.spoken
    _button(
        key="share-button-" + re.sub(r"\W|_", "-", key),  # Streamlit refuses __ in it
        data={
            "label": spoken.gettext("Share this view"),
            "copied": spoken.gettext("Title and link are copied."),
            "refused": spoken.gettext("The browser did not allow it: copy the link below."),
            "title": title,
            "link": link,
        },
    )
    st.code(link, language=None, wrap_lines=True)
    with st.container(horizontal=True):
        telegram = urlencode({"url": link, "text": title}, quote_via=quote)
        st.link_button("Telegram", f"https://t.me/share/url?{telegram}")
        message = urlencode({"text": f"{title} {link}"}, quote_via=quote)
        st.link_button("WhatsApp", f"https://wa.me/?{message}")
    scanned = spoken.gettext("Scan to open this view on a phone")
    st.image(qr_svg(link), caption=scanned, width=180, alt=scanned)
