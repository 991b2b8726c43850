"""The address holds every choice: a copied link opens the same view."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NoReturn

import streamlit as st

from budget.locale.words import LANGUAGE_NAMES, Language

HOME = "budget/views/home.py"
PLACE = "budget/views/place.py"
COVERAGE = "budget/views/coverage.py"
COMPARE = "budget/views/compare.py"
TRACE = "budget/views/trace.py"
REQUESTS = "budget/views/requests.py"
SCHOOLS = "budget/views/schools.py"
GLOSSARY = "budget/views/glossary.py"


def language() -> Language:
    """The language of the address, else of this visit, else of the browser, else Russian."""
    browser = (st.context.locale or "").split("-")[0]
    asked = [st.query_params.get("lang"), st.session_state.get("lang"), browser]
    known = [Language(code) for code in asked if code in set(Language)]
    chosen = known[0] if known else Language.RU
    st.session_state["lang"] = chosen.value
    put(lang=chosen.value)
    return chosen


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

    value = chosen(name, options, default)
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
    query: Mapping[str, str] = {**choices, "lang": str(st.session_state["lang"])}
    st.page_link(page, label=label, icon=icon, help=told, query_params=dict(query))
