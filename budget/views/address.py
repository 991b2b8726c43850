"""The address holds every choice: a copied link opens the same view. The pages and links to them."""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from functools import cache
from typing import Literal, NoReturn

import streamlit as st

from budget.locale.words import LANGUAGE_NAMES, Language, Words, words

HOME = "budget/views/home.py"
PLACE = "budget/views/place.py"
COVERAGE = "budget/views/coverage.py"
COMPARE = "budget/views/compare.py"
TRACE = "budget/views/trace.py"
REQUESTS = "budget/views/requests.py"
SCHOOLS = "budget/views/schools.py"
GLOSSARY = "budget/views/glossary.py"
PAGES = (
    HOME,
    PLACE,
    TRACE,
    COMPARE,
    SCHOOLS,
    REQUESTS,
    COVERAGE,
    GLOSSARY,
)  # addressed by stem, but for the first
_LANGUAGES = set(Language)


def language() -> Language:
    """The language of the address, else of this visit, else of the browser, else Russian."""
    asked = st.query_params.get("lang")
    if asked not in _LANGUAGES:
        browser = (st.context.locale or "").split("-")[0]
        known = [code for code in (st.session_state.get("lang"), browser) if code in _LANGUAGES]
        asked = known[0] if known else Language.RU.value
        st.query_params["lang"] = asked
    st.session_state["lang"] = asked
    return Language(asked)


def pages(spoken: Words) -> list[st.Page]:
    """The pages of the bar at the top, for one run of the script: it marks the one it opens."""
    return [copy(page) for page in _named(spoken).values()]


@cache
def _named(spoken: Words) -> dict[str, st.Page]:
    """The pages under their names; each is looked for on the disk, so that is done once."""
    return {
        HOME: st.Page(
            HOME, title=spoken.gettext("Find a place"), url_path="home", default=True
        ),
        PLACE: st.Page(PLACE, title=spoken.gettext("Place"), url_path="place"),
        TRACE: st.Page(TRACE, title=spoken.gettext("Trace"), url_path="trace"),
        COMPARE: st.Page(COMPARE, title=spoken.gettext("Compare"), url_path="compare"),
        SCHOOLS: st.Page(SCHOOLS, title=spoken.gettext("Schools"), url_path="schools"),
        REQUESTS: st.Page(REQUESTS, title=spoken.gettext("Requests"), url_path="requests"),
        COVERAGE: st.Page(COVERAGE, title=spoken.gettext("Coverage"), url_path="coverage"),
        GLOSSARY: st.Page(GLOSSARY, title=spoken.gettext("Glossary"), url_path="glossary"),
    }


def language_switch(chosen: Language, label: str) -> None:
    """The three languages, at the top of every page."""

    def speak() -> None:
        st.query_params["lang"] = st.session_state["language_switch"]

    st.session_state["language_switch"] = chosen.value
    st.segmented_control(
        label,
        [code.value for code in Language],
        format_func=lambda code: option(LANGUAGE_NAMES[Language(code)]),
        key="language_switch",
        on_change=speak,
        required=True,
        label_visibility="collapsed",
    )


def option(text: str) -> str:
    """The text of a button, a space first: Streamlit looks for an emoji before the first space."""
    return f" {text}"


def chosen(name: str, options: Sequence[str], default: str) -> str:
    """The value of a parameter of the address if it is among the options, else the default."""
    asked = st.query_params.get(name, default)
    return asked if asked in options else default


def put(**choices: str) -> None:
    """Write choices into the address; an empty one is taken out."""
    for name, value in choices.items():
        if value:
            if st.query_params.get(name) != value:  # each writing is a message to the browser
                st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]


def pick(  # noqa: PLR0913 -- a choice has this many parts
    name: str,
    label: str,
    options: Sequence[str],
    shown: Callable[[str], str],
    *,
    default: str,
    resets: Sequence[str] = (),
    as_buttons: bool = False,
    told: str | None = None,
    width: int | Literal["stretch"] = "stretch",
) -> str:
    """A choice that lives in the address: buttons for a few options, else a list.

    Args:
        name: Parameter of the address.
        label: What is chosen.
        options: Values.
        shown: Value → text.
        default: Value where the address has none, or one that is not offered.
        resets: Parameters that lose their meaning when this one changes.
        as_buttons: Show all options at once.
        told: What the choice is about, on hover or focus.
        width: Of a list, in pixels.
    """
    key = f"pick_{name}"

    def write() -> None:
        put(**{name: str(st.session_state[key]), **dict.fromkeys(resets, "")})

    asked = st.query_params.get(name)
    value = asked if asked is not None and asked in options else default
    if asked != value:
        put(**{name: value})
    st.session_state[key] = value
    if as_buttons:
        st.segmented_control(
            label,
            options,
            format_func=lambda value: option(shown(value)),
            key=key,
            on_change=write,
            required=True,
            help=told,
        )
    else:
        st.selectbox(
            label, options, format_func=shown, key=key, on_change=write, help=told, width=width
        )
    return value


def typed(name: str, label: str, placeholder: str) -> str:
    """A search as one types, its text kept in the address."""
    key = f"typed_{name}"
    st.session_state.setdefault(key, st.query_params.get(name, ""))
    text = st.text_input(label, type="search", live=True, key=key, placeholder=placeholder)
    put(**{name: text or ""})
    return text or ""


def go(page: str, **choices: str) -> NoReturn:
    """Open a view in the language of this visit."""
    st.switch_page(page, query_params={**choices, "lang": str(st.session_state["lang"])})


def link(
    page: str, label: str, *, icon: str | None = None, told: str | None = None, **choices: str
) -> None:
    """A link to a view in the language of this visit; `told` is its explanation on hover."""
    spoken = words(Language(st.session_state["lang"]))
    query: Mapping[str, str] = {**choices, "lang": spoken.language.value}
    st.page_link(
        _named(spoken)[page], label=label, icon=icon, help=told, query_params=dict(query)
    )
