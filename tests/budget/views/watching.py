"""A browser page with a note of all that goes wrong on it."""

import re
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Browser, Locator, Page

# Streamlit asks below the page's path first and falls back to the root: its own probe.
_PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")


@dataclass
class Watched:
    """A page, what it complained of, and whom else it called."""

    page: Page
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


def watched(
    browser: Browser,
    base: str,
    width: int = 1280,
    theme: Literal["light", "dark"] = "light",
) -> Watched:
    """A fresh visitor: own cache, own session."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, locale="ru-RU", color_scheme=theme
    )
    context.set_default_timeout(60_000)
    found = Watched(context.new_page())
    allowed = (base, base.replace("http", "ws"), "data:", "blob:")
    found.page.on(
        "request",
        lambda request: (
            None if request.url.startswith(allowed) else found.foreign.append(request.url)
        ),
    )
    found.page.on(
        "console",
        lambda said: (
            found.errors.append(f"{said.text} {said.location.get('url', '')}")
            if said.type == "error" and not _PROBE.search(said.location.get("url", ""))
            else None
        ),
    )
    found.page.on("pageerror", lambda error: found.errors.append(str(error)))
    return found


# Streamlit tells the state of its script and of its line; a table draws itself on a canvas and writes
# its cells beside it for screen readers; what is still shown of the run before is stale. All that
# has to hold for a moment: a table comes after the end of the script.
_CALM = """() => {
    const app = document.querySelector("[data-test-script-state]")?.dataset ?? {}
    const every = (part, inside) =>
        [...document.querySelectorAll(part)]
            .every(one => one.querySelector(inside) || one.closest("details:not([open])"))
    const isCalm = app.testScriptState === "notRunning"
        && app.testConnectionState === "CONNECTED"
        && document.querySelector("h1")
        && !document.querySelector("[data-testid=stSkeleton], [data-stale=true]")
        && every("[data-testid=stDataFrame]", "td, [aria-rowcount='1']")
        && every("[data-testid=stVegaLiteChart]", "svg, canvas")
    window.calm = isCalm ? (window.calm ?? 0) + 1 : 0
    return window.calm > 4
}"""


def settled(page: Page) -> None:
    """Wait for the end of the script, for every table and every chart."""
    page.evaluate("window.calm = 0")
    page.wait_for_function(_CALM, polling=50)


def door(page: Page, name: str) -> Locator:
    """The button of the last foot that opens what can be taken along."""
    return page.locator("[data-testid=stButtonGroup] button", has_text=name).last
