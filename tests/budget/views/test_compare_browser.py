"""The page that compares on a phone and at a desk, in a real browser."""

import re

import pytest
from playwright.sync_api import Browser

from tests.budget.views.watching import settled, watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_PLACES = "places=155200000,234000000&measure=revenues&phase=revised"


@pytest.mark.parametrize("view", ["bars", "tiles", "years"])
def test_every_view_fits_a_phone(view: str, browser: Browser, address: str) -> None:
    """390 px: nothing scrolls sideways, nobody else is called, nothing goes wrong."""
    found = watched(browser, address, 390)
    found.page.goto(f"{address}/compare?lang=kk&{_PLACES}&view={view}&per=head")
    settled(found.page)
    found.page.wait_for_selector("[data-testid=stVegaLiteChart] svg")

    wide = found.page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMain], html')]"
        ".filter(part => part.scrollWidth > part.clientWidth).length"
    )
    assert wide == 0
    assert found.errors == []
    assert found.foreign == []
    found.page.context.close()


def test_a_click_on_a_bar_leads_to_the_printed_cell_and_to_the_place(
    browser: Browser, address: str
) -> None:
    """Uil district 2025: the bar, the cell that prints its revenues, the page of the place."""
    found = watched(browser, address)
    page = found.page
    page.goto(f"{address}/compare?lang=en&{_PLACES}&year=2025&view=bars")
    settled(page)
    page.locator("[data-testid=stVegaLiteChart] svg").first.click(position={"x": 60, "y": 30})
    page.get_by_text("SHA-256").first.wait_for()

    page.get_by_role("link", name=re.compile("Open: Uil District")).click()
    page.wait_for_url(re.compile(r"place\?.*place=155200000"))
    assert found.errors == []
    page.context.close()
