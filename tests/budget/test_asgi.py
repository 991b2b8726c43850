"""The server: what it sends over a weak line, and what it says where something fails."""

import asyncio
import random
from string import ascii_letters

import uvicorn
from streamlit.testing.v1 import AppTest
from uvicorn.server import ServerState
from websockets.frames import Frame, Opcode

from budget import asgi
from budget.locale import failures
from budget.locale.words import Language, words

_PAGE = 28_000  # bytes of the messages of a page


def test_a_click_sends_little_of_what_the_click_before_has_sent() -> None:
    """A browser leaves the size of the window to the server: the whole of the page before fits."""
    page = "".join(random.Random(3).choices(ascii_letters, k=_PAGE)).encode()  # noqa: S311 - the same each time
    loop = asyncio.new_event_loop()
    line = asgi.Line(uvicorn.Config(asgi.app), ServerState(), {}, loop)
    loop.close()
    (offered,) = line.conn.available_extensions or []
    _, compression = offered.process_request_params([("client_max_window_bits", None)], [])

    first, again = (len(compression.encode(Frame(Opcode.BINARY, page)).data) for _ in "12")

    assert first > _PAGE / 2
    assert again < _PAGE / 100


def _fails() -> None:
    """Something fails in a part of a part of a page, and goes up through the page."""
    from streamlit.errors import FragmentHandledException  # noqa: PLC0415 - a script of its own

    from budget.views.page import fault_told  # noqa: PLC0415 - a script of its own

    fault = ValueError("/home/somebody/budget.db")
    fault_told(fault)
    fault_told(FragmentHandledException(fault))
    fault_told(FragmentHandledException(FragmentHandledException(fault)))


def test_a_fault_is_told_once_in_the_language_of_the_page_and_without_paths() -> None:
    """Streamlit's own box is English; ours stands in its place wherever a script fails."""
    app = AppTest.from_function(_fails)
    app.query_params["lang"] = "kk"

    app.run()

    assert [box.value for box in app.error] == [words(Language.KK).gettext(failures.UNEXPECTED)]


def test_tables_that_are_not_built_are_no_fault() -> None:
    """The reader is told what to run, wherever on a page a table is asked for."""

    def unbuilt() -> None:
        from budget.errors import MissingTableError  # noqa: PLC0415 - a script of its own
        from budget.views.page import fault_told  # noqa: PLC0415 - a script of its own

        fault_told(MissingTableError("units"))

    app = AppTest.from_function(unbuilt)
    app.query_params["lang"] = "en"

    app.run()

    assert not app.error
    assert "make run" in app.warning[0].value
