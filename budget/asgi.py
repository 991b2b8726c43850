"""The app as an ASGI server: compressed, and quick because the collector leaves the start-up alone.

`python -m budget.asgi` starts it on 127.0.0.1; `PORT` chooses the port. `streamlit run app.py`
starts the same pages, without compression.
"""

import asyncio
import gc
import logging
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from streamlit.testing.v1 import AppTest
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory

from budget import views
from budget.locale.words import Language
from budget.own_host import OwnHostOnly
from budget.paths import PROJECT
from budget.unknown_path import KnownPagesOnly
from budget.views import address, page

if sys.platform != "win32":
    import uvloop  # it is not made for Windows

HOST = "127.0.0.1"
_PATIENCE = 600.0  # seconds a page may take before anybody reads it
_KNOWN = "150000000"  # a place of the classifier, whether or not a budget of it is held


def served(script: Path) -> st.App:
    """A script behind the compression of files; its faults are told in the reader's language."""
    first, *names = [Path(page).stem for page in address.PAGES]
    before = [
        Middleware(GZipMiddleware),
        Middleware(OwnHostOnly),
        Middleware(KnownPagesOnly, first=first, names=names),
    ]
    return st.App(script, middleware=before, on_script_error=page.fault_told)


app = served(PROJECT / "app.py")


class Line(WebSocketsSansIOProtocol):
    """The line to a browser, on which a click sends little of what it has already sent.

    Uvicorn compresses by the last 4 kB, and a page is 30: by the last 32 kB a click costs a line
    3 kB in place of 12, and the server less time; a higher level than 4 saves half a kB, and takes
    half as long again. A reader takes 150 kB of memory.
    """

    def __init__(
        self,
        config: uvicorn.Config,
        server_state: ServerState,
        app_state: dict[str, object],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        """As uvicorn makes it, but for the compression."""
        super().__init__(config, server_state, app_state, _loop)
        self.conn.available_extensions = [
            ServerPerMessageDeflateFactory(
                client_max_window_bits=12, compress_settings={"memLevel": 5, "level": 4}
            )
        ]


def main() -> None:
    """Start the server and say where it is."""
    port = int(os.environ.get("PORT", "8501"))
    for module in iter_modules(views.__path__, f"{views.__name__}."):
        import_module(module.name)  # now, and not while the first reader waits
    settings = uvicorn.Config(
        app, host=HOST, port=port, ws=Line, log_level="warning", access_log=False
    )
    settings.load()
    _visit()
    gc.collect()
    gc.freeze()  # a pass over the libraries' objects after every click costs 100 ms
    print(f"Open http://{HOST}:{port}  (Ctrl-C stops)", flush=True)  # noqa: T201 -- a command line prints
    with suppress(KeyboardInterrupt), asyncio.Runner(loop_factory=_loop()) as runner:
        runner.run(uvicorn.Server(settings).serve())


def _visit() -> None:
    """Read the pages once: what libraries load late would be gone through after every click."""
    logging.disable(logging.WARNING)  # Streamlit warns that there is no browser
    visit = AppTest.from_file(PROJECT / "app.py", default_timeout=_PATIENCE)
    for language in Language:
        visit.query_params.update({"lang": language.value, "place": _KNOWN})
        visit.run()
        visit.switch_page(address.PLACE).run()
    logging.disable(logging.NOTSET)


def _loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """The loop of the server: uvloop is woken once for many messages; None: Python's own."""
    return None if sys.platform == "win32" else uvloop.new_event_loop


if __name__ == "__main__":
    main()
