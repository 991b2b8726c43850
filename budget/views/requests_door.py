"""The door of the register: which one, its lock, and who may come in from another machine.

An opened register keeps no connection between two clicks, only the key in this visit's memory; it is
let go with the visit, half an hour after the tab is closed.
"""

import tempfile
from pathlib import Path

import streamlit as st

from budget import paths
from budget.register.engine import answers, is_locked
from budget.register.opening import open_register
from budget.register.place import Place, place_of
from budget.register.register import Register
from budget.register.sample import make_sample
from budget.views import address
from budget.views.page import Page
from budget.views.requests_start import started, unlocked

OWN, _SAMPLE = "own", "sample"
_KEY = "register_{which}"
SAMPLE_FILE = paths.OWN / "sample" / "register.sqlite"
_FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-Ip")  # a door-keeper stands before us


def register_opened(page: Page) -> Register | None:
    """The register of this visit; None while its door is shut, and the page says why."""
    which = _which(page)
    found: Register | None = st.session_state.get(_KEY.format(which=which))
    if found is not None and _opens(found):
        return found
    if which == _SAMPLE:
        return remembered(make_sample(str(_sample_file())), _SAMPLE)
    return _own(page)


def remembered(register: Register, which: str = OWN) -> Register:
    """Keep an opened register for this visit."""
    st.session_state[_KEY.format(which=which)] = register
    return register


def forgotten() -> None:
    """Let the user's own register go: its key too."""
    register: Register | None = st.session_state.pop(_KEY.format(which=OWN), None)
    if register is not None:
        register.close()


def _own(page: Page) -> Register | None:
    place = place_of()
    if is_locked(place):
        return unlocked(remembered, page)
    if not _is_at_the_machine():
        st.warning(
            page.spoken.gettext(
                "This register is not locked, so it opens only on the computer where it lies. Set a "
                "passphrase there first; then it opens from other devices too."
            )
        )
        return None
    if not _is_there(place):
        return started(remembered, page)
    return remembered(open_register())


def _is_at_the_machine() -> bool:
    """Whether the reader sits at the computer itself: no address, and nobody passed it on."""
    is_passed_on = any(name in st.context.headers for name in _FORWARDED)
    return st.context.ip_address is None and not is_passed_on


def _opens(register: Register) -> bool:
    """Whether the register still opens: another tab may have locked it, or moved it away."""
    file = register.place.file
    if file is not None and not file.is_file():
        return False
    if is_locked(register.place) != (register.folder.key is not None):
        return False
    return answers(register.engine)


def _which(page: Page) -> str:
    """The user's own register or the invented one, and a plain mark on the latter."""
    spoken = page.spoken
    names = {
        OWN: spoken.gettext("My register"),
        _SAMPLE: spoken.gettext("Sample with invented villages"),
    }
    which = address.pick(
        "register",
        spoken.gettext("Register"),
        list(names),
        names.__getitem__,
        default=OWN,
        resets=("request", "view", "village"),
        as_buttons=True,
    )
    if which == _SAMPLE:
        st.warning(
            spoken.gettext(
                "Invented villages, requests and replies: to try the pages, not facts."
            ),
            icon=":material/science:",
        )
    return which


def _is_there(place: Place) -> bool:
    return place.file is None or (place.file.is_file() and place.file.stat().st_size > 0)


def _sample_file() -> Path:
    """The sample of this machine; a reader from elsewhere gets one of his own."""
    if _is_at_the_machine():
        return SAMPLE_FILE
    return Path(_own_folder().name) / "register.sqlite"


@st.cache_resource(
    scope="session", show_spinner=False, on_release=lambda folder: folder.cleanup()
)
def _own_folder() -> "tempfile.TemporaryDirectory[str]":
    """A folder of this visit, gone with it."""
    return tempfile.TemporaryDirectory(prefix="sample-", ignore_cleanup_errors=True)
