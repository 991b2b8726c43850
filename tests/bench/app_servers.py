"""Servers of the pages that are compared, each in a process of its own, on a free port."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from budget.paths import PROJECT

_HERE = Path(__file__).parent
_STARTED = 60.0  # seconds a server may take on a busy machine


@contextmanager
def ours(data: Path) -> Iterator[str]:
    """The app as `make run` serves it, over the tables of a folder; its address."""
    with _served([sys.executable, "-m", "budget.asgi"], PROJECT, data) as base:
        yield base


@contextmanager
def empty(data: Path) -> Iterator[str]:
    """An empty script on the same server."""
    with _served([sys.executable, "-m", "tests.bench.app_empty"], PROJECT, data) as base:
        yield base


@contextmanager
def plain(data: Path, folder: Path, held: str = "data") -> Iterator[str]:
    """The plain page by `streamlit run` with its own settings, in a folder that has none of ours.

    Args:
        data: Folder of the tables.
        folder: Where it is started.
        held: `data` or `resource`: which of Streamlit's two caches holds the tables.
    """
    command = [sys.executable, "-m", "streamlit", "run", str(_HERE / "app_plain.py")]
    quiet = ["--server.headless=true", "--server.address=127.0.0.1"]
    whole = [*command, *quiet, "--server.port={port}"]
    with _served(whole, folder, data, {"PLAIN_HELD": held}) as base:
        yield base


@contextmanager
def _served(
    command: list[str], folder: Path, data: Path, more: dict[str, str] | None = None
) -> Iterator[str]:
    """Start a server, wait until it answers, stop it at the end whatever happens.

    Raises:
        RuntimeError: It ended, or does not answer within a minute.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    with subprocess.Popen(  # noqa: S603 - our own modules
        [part.format(port=port) for part in command],
        cwd=folder,
        env={**os.environ, "BUDGET_DATA": str(data), "PORT": port, **(more or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            base = f"http://127.0.0.1:{port}"
            _wait_for(base, server)
            yield base
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


def _wait_for(base: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _STARTED
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{base}/_stcore/health", timeout=1):  # noqa: S310 - loopback
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.2)
    message = f"{base} did not start"
    raise RuntimeError(message)
