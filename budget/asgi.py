"""The app as an ASGI server: compressed, and quick because the collector leaves the start-up alone.

`python -m budget.asgi` starts it on 127.0.0.1; `PORT` chooses the port. `streamlit run app.py`
starts the same pages, without compression.
"""

import gc
import os
from importlib import import_module
from pkgutil import iter_modules

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from budget import views
from budget.paths import PROJECT

HOST = "127.0.0.1"

app = st.App(PROJECT / "app.py", middleware=[Middleware(GZipMiddleware)])


def main() -> None:
    """Start the server and say where it is."""
    port = int(os.environ.get("PORT", "8501"))
    for module in iter_modules(views.__path__, f"{views.__name__}."):
        import_module(module.name)  # now, and not while the first reader waits
    gc.collect()
    gc.freeze()  # a pass over the libraries' objects after every click costs 100 ms
    print(f"Open http://{HOST}:{port}  (Ctrl-C stops)", flush=True)  # noqa: T201 -- a command line prints
    uvicorn.run(app, host=HOST, port=port, log_level="warning", access_log=False)


if __name__ == "__main__":
    main()
