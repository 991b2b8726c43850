"""First sight of a page in Chromium on a slow line, and what came over the wire."""

import shutil
from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_SLOW = {
    "offline": False,
    "latency": 300,  # milliseconds
    "downloadThroughput": 750_000 / 8,  # bytes a second
    "uploadThroughput": 750_000 / 8,
}
_PATIENCE = 60_000  # milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """Seconds from the address to the figures of the page, and bytes received by then."""

    seconds: float
    again_seconds: float
    received: int


def first_sight(url: str, seen: str) -> Sight:
    """Open an address on a line of 750 kbit/s and 300 ms until something is seen; then once more.

    Args:
        url: The address.
        seen: Selector of what a reader comes for.
    """
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        page = chromium.new_page()
        line = page.context.new_cdp_session(page)
        received: list[int] = []
        _count(line, received)
        line.send("Network.emulateNetworkConditions", _SLOW)
        seconds = _opened(page, url, seen)
        by_then = sum(received)
        again = _opened(page, url, seen)
        chromium.close()
    return Sight(seconds=seconds, again_seconds=again, received=by_then)


def _opened(page: Page, url: str, seen: str) -> float:
    """Seconds from the address to the sight."""
    page.goto(url, wait_until="commit", timeout=_PATIENCE)
    page.locator(seen).first.wait_for(timeout=_PATIENCE)
    return float(page.evaluate("performance.now()")) / 1000


def _count(line: CDPSession, received: list[int]) -> None:
    """Note the bytes of files as they came, compressed, and of messages as they were before it."""
    line.send("Network.enable")
    line.on(
        "Network.loadingFinished", lambda event: received.append(event["encodedDataLength"])
    )
    line.on(
        "Network.webSocketFrameReceived",
        lambda event: received.append(len(event["response"]["payloadData"]) * 3 // 4),  # base64
    )
