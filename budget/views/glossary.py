"""Terms of the Budget Code in one or two sentences; `?term=` opens one."""

import streamlit as st

from budget.locale.glossary import TOPICS, Term, source, terms
from budget.locale.words import LANGUAGE_NAMES
from budget.views import address
from budget.views.page import Page, guarded

_ALL = ""


def render(page: Page) -> None:
    """A chosen term, then all of them by topic."""
    spoken = page.spoken
    known = terms(page.language)
    st.title(spoken.gettext("Glossary"), anchor=False)
    st.markdown(
        spoken.gettext(
            "Words of budgets in a sentence or two of our own. The names are those of the Budget "
            "Code of 15 March 2025; the Code itself has the last word."
        )
    )
    names = {_ALL: spoken.gettext("All terms")} | {
        key: _capital(term.name) for key, term in known.items()
    }
    chosen = address.pick(
        "term", spoken.gettext("Term"), list(names), names.__getitem__, default=_ALL
    )
    if chosen:
        _card(known[chosen], page)
    for topic, title in TOPICS.items():
        st.header(spoken.gettext(title), anchor=False)
        for term in known.values():
            if term.topic is topic:
                st.markdown(f"**{_capital(term.name)}.** {_explained(term, page)}")


def _card(term: Term, page: Page) -> None:
    """The term that the address asks for, with its names in the other languages."""
    with st.container(border=True, key="term"):
        st.header(_capital(term.name), anchor=False)
        st.markdown(_explained(term, page))
        st.caption(
            " · ".join(
                f"{LANGUAGE_NAMES[language]}: {name}"
                for language, name in term.names.items()
                if language is not page.language
            )
        )


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _explained(term: Term, page: Page) -> str:
    law = source(term, page.spoken)
    return f"{term.explanation} _{law}._" if law else term.explanation


if __name__ == "__main__":
    guarded(render)
