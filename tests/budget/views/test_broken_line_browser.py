"""A broken line: what was chosen and opened is still there when the line comes back."""

import pytest
from playwright.sync_api import Browser, Page

from tests.budget.views.watching import door, settled, watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_CITED = "Актюбинская область: бюджет на 2026 год"
# Cutting the network leaves an open websocket open: it is closed as a lost line closes it.
_REMEMBER_SOCKETS = """
    window.sockets = []
    const Socket = window.WebSocket
    window.WebSocket = class extends Socket {
        constructor(...asked) {
            super(...asked)
            window.sockets.push(this)
        }
    }
"""


def _is_connected(page: Page, *, wanted: bool) -> None:
    """Wait until the page has its line, or has noticed that it has none."""
    page.wait_for_function(
        "wanted => (document.querySelector('[data-test-connection-state]')"
        "?.dataset.testConnectionState === 'CONNECTED') === wanted",
        arg=wanted,
    )


def test_a_view_outlives_a_broken_line(browser: Browser, address: str) -> None:
    """A section is chosen and a citation opened; the line breaks and comes back; both are there."""
    found = watched(browser, address)
    page, line = found.page, found.page.context
    line.add_init_script(_REMEMBER_SOCKETS)
    page.goto(f"{address}/place?lang=ru&place=150000000&year=2026&edition=0")
    settled(page)
    page.locator("[data-testid=stButtonGroup] button", has_text="Доходы").click()
    page.wait_for_url("**section=revenues**")
    settled(page)
    door(page, "Цитировать").click()
    page.locator("[data-testid=stCode]", has_text=_CITED).wait_for()
    before = page.url, page.locator("[data-testid=stMetric]").all_inner_texts()

    line.set_offline(True)
    page.evaluate("window.sockets.forEach(socket => socket.close())")
    _is_connected(page, wanted=False)
    line.set_offline(False)
    _is_connected(page, wanted=True)
    settled(page)

    assert (page.url, page.locator("[data-testid=stMetric]").all_inner_texts()) == before
    assert page.locator("[data-testid=stCode]", has_text=_CITED).is_visible()
    page.locator("[data-testid=stButtonGroup] button", has_text="Затраты").click()
    page.wait_for_url("**section=expenditures**")
    assert found.foreign == []
    page.context.close()
