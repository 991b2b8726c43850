"""Where money comes from, on a phone."""

import pytest
from playwright.sync_api import Browser

from tests.budget.views.watching import settled

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_PHONE = (
    "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/120.0 Mobile Safari/537.36"
)


def test_a_phone_gets_the_flow_as_a_list(browser: Browser, address: str) -> None:
    """Five columns with their names overlap on 390 px: each flow is a line with its share."""
    context = browser.new_context(viewport={"width": 390, "height": 900}, user_agent=_PHONE)
    page = context.new_page()
    page.goto(f"{address}/trace?lang=en&place=155230000&year=2025&picture=flow")
    settled(page)

    flows = page.get_by_test_id("stTable").first.inner_text()

    assert "Uil District → Uil Rural Okrug" in flows
    assert "82.0%" in flows
    assert "its own revenues → Uil Rural Okrug" in flows
    assert "Share in the revenues: Uil Rural Okrug" in flows
    context.close()
