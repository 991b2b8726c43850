"""A browser page with a note of all that goes wrong on it."""

import re
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Browser, Page

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
    context.set_default_timeout(20_000)
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


def settled(page: Page) -> None:
    """Wait for the title and for the end of the script."""
    page.wait_for_selector("h1")
    page.wait_for_selector("[data-testid=stStatusWidget]", state="detached")
    page.wait_for_timeout(700)  # charts are drawn after the script has ended
