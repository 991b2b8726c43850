"""One server and one browser for all browser tests; they skip, and say why, where neither can be."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from budget import paths

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_STARTED = 120.0  # seconds a server may take on a busy machine


@pytest.fixture(scope="session")
def address(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a free port, reading the fixtures; its registers lie in a folder of its own."""
    with served(built, tmp_path_factory.mktemp("home")) as base:
        yield base


@contextmanager
def served(built: Path, home: Path) -> Iterator[str]:
    """A server of the app: its address. What it says goes to `server.log` beside the registers."""
    if _CHROMIUM is None:
        pytest.skip(
            "no chromium on this machine: `apt-get install chromium` to run browser tests"
        )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "BUDGET_DATA": str(built),
        "BUDGET_HOME": str(home),
        "PORT": str(port),
    }
    with (
        (home / "server.log").open("wb") as log,
        subprocess.Popen(
            [sys.executable, "-m", "budget.asgi"],
            cwd=paths.PROJECT,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        ) as server,
    ):
        base = f"http://127.0.0.1:{port}"
        try:
            _wait_for(base, server)
            yield base
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without connections of its own.

    It lives for one module: while it is there, its event loop stands in the way of others.
    """
    if _CHROMIUM is None:
        pytest.skip(
            "no chromium on this machine: `apt-get install chromium` to run browser tests"
        )
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS)
        yield chromium
        chromium.close()


def _wait_for(base: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers.

    Raises:
        TimeoutError: It has ended, or does not within two minutes.
    """
    until = time.monotonic() + _STARTED
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{base}/_stcore/health", timeout=1):  # noqa: S310 -- loopback
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.2)
    message = f"{base} did not start"
    raise TimeoutError(message)
