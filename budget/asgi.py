"""The app as an ASGI server: compressed, and quick because the collector leaves the start-up alone.

`python -m budget.asgi` starts it on 127.0.0.1; `PORT` chooses the port. `streamlit run app.py`
starts the same pages, without compression.
"""

import gc
import os
from importlib import import_module

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from budget.paths import PROJECT

HOST = "127.0.0.1"
_PAGES = ("home", "place", "coverage", "glossary")

app = st.App(PROJECT / "app.py", middleware=[Middleware(GZipMiddleware)])


def main() -> None:
    """Start the server and say where it is."""
    port = int(os.environ.get("PORT", "8501"))
    for page in _PAGES:
        import_module(f"budget.views.{page}")  # now, and not while the first reader waits
    gc.collect()
    gc.freeze()  # a pass over the libraries' objects after every click costs 100 ms
    print(f"Open http://{HOST}:{port}  (Ctrl-C stops)", flush=True)  # noqa: T201 -- a command line prints
    uvicorn.run(app, host=HOST, port=port, log_level="warning", access_log=False)


if __name__ == "__main__":
    main()
