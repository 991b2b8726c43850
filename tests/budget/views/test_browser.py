"""The pages in a real browser: no sideways scrolling, no errors, nobody else is called."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from budget import paths

pytestmark = pytest.mark.browser

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
_STARTED = 60.0  # seconds a server may take on a busy machine
_WIDTHS = (1280, 390)
_VIEWS = (
    "/?lang=kk",
    "/place?lang=ru&place=150000000&year=2026&edition=0",
    "/coverage?lang=en",
)
# Streamlit asks below the page's path first and falls back to the root: its own probe.
_PROBE = re.compile(r"/(place|coverage)/_stcore/(health|host-config)$")


@dataclass
class Watched:
    """A page with what went wrong on it."""

    page: Page
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    """The app on a free port, reading the fixtures."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "BUDGET_DATA": str(built), "PORT": str(port)}
    with subprocess.Popen(
        [sys.executable, "-m", "budget.asgi"],
        cwd=paths.PROJECT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        base = f"http://127.0.0.1:{port}"
        try:
            _wait_for(base)
            yield base
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without connections of its own."""
    if _CHROMIUM is None:
        pytest.skip(
            "no chromium on this machine: `apt-get install chromium` to run browser tests"
        )
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS)
        yield chromium
        chromium.close()


def _wait_for(base: str) -> None:
    """Wait until the server answers.

    Raises:
        TimeoutError: It does not within a minute.
    """
    until = time.monotonic() + _STARTED
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{base}/_stcore/health", timeout=1):  # noqa: S310 -- loopback
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.2)
    message = f"{base} did not start"
    raise TimeoutError(message)


def _watched(browser: Browser, base: str, width: int) -> Watched:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="ru-RU")
    context.set_default_timeout(20_000)
    watched = Watched(context.new_page())
    allowed = (base, base.replace("http", "ws"), "data:", "blob:")
    watched.page.on(
        "request",
        lambda request: (
            None if request.url.startswith(allowed) else watched.foreign.append(request.url)
        ),
    )
    watched.page.on(
        "console",
        lambda said: (
            watched.errors.append(f"{said.text} {said.location.get('url', '')}")
            if said.type == "error" and not _PROBE.search(said.location.get("url", ""))
            else None
        ),
    )
    watched.page.on("pageerror", lambda error: watched.errors.append(str(error)))
    return watched


def _settled(page: Page) -> None:
    """Wait for the title and for the end of the script."""
    page.wait_for_selector("h1")
    page.wait_for_selector("[data-testid=stStatusWidget]", state="detached")
    page.wait_for_timeout(800)  # charts are drawn after the script has ended


@pytest.mark.parametrize("width", _WIDTHS)
@pytest.mark.parametrize("view", _VIEWS)
def test_a_page_fits_its_screen_and_calls_nobody(
    view: str, width: int, browser: Browser, address: str
) -> None:
    """390 px is a phone in a village; a request elsewhere would be a trace of its reader."""
    watched = _watched(browser, address, width)

    watched.page.goto(address + view)
    _settled(watched.page)

    widths = watched.page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMain], html')]"
        ".map(part => [part.scrollWidth, part.clientWidth])"
    )
    assert all(content <= screen for content, screen in widths), widths
    assert not watched.errors
    assert not watched.foreign


@pytest.mark.parametrize("width", _WIDTHS)
def test_from_a_search_to_the_printed_cell(width: int, browser: Browser, address: str) -> None:
    """«ойыл» in Kazakh letters, the district, one click on a figure: the cell that prints it."""
    watched = _watched(browser, address, width)
    page = watched.page

    page.goto(f"{address}/?lang=kk")
    _settled(page)
    page.locator("input").first.press_sequentially("ойыл", delay=60)
    page.get_by_role("link", name=re.compile("Ойыл ауданы")).first.click()
    page.wait_for_selector("[data-testid=stMetric]")
    _settled(page)
    page.locator("[data-testid=stDataFrame] .dvn-scroller").first.click(
        position={"x": 60, "y": 55}
    )
    page.wait_for_selector(".st-key-printed")

    assert "155200000" in page.url
    assert "SHA-256" in page.locator(".st-key-printed").inner_text()
    assert not watched.errors


def test_a_click_on_a_bar_opens_its_line_and_the_link_opens_it_again(
    browser: Browser, address: str
) -> None:
    """The address is the view."""
    watched = _watched(browser, address, 1280)
    watched.page.goto(f"{address}/place?lang=en&place=150000000&year=2026&edition=0")
    _settled(watched.page)
    watched.page.locator("[data-testid=stVegaLiteChart] svg").first.click(
        position={"x": 100, "y": 20}
    )
    watched.page.wait_for_url(re.compile("code=04"))

    other = _watched(browser, address, 1280)
    other.page.goto(watched.page.url)
    _settled(other.page)

    path = other.page.locator(".st-key-path").inner_text()
    assert "Education" in path


def test_the_first_load_is_compressed(address: str) -> None:
    """Streamlit sends 5.5 MB of its own plain; gzip makes it less than 2.1 MB."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310 -- loopback
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 -- loopback
        assert answer.headers["Content-Encoding"] == "gzip"
