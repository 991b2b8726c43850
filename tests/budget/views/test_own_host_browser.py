"""An address may hold anything: nothing in it calls another host or becomes a link."""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from budget.views import address as address_of
from tests.budget.views.watching import settled, watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_CRAFTED = quote("![x](http://foreign.example/x.png) [read](http://foreign.example)")


@pytest.mark.parametrize(
    "view",
    [
        f"place?place={_CRAFTED}",
        f"trace?place={_CRAFTED}",
        f"compare?places=150000000&measure=expenditures:{_CRAFTED}",
        f"requests?village={_CRAFTED}",
    ],
)
def test_what_somebody_wrote_into_an_address_is_text(
    view: str, browser: Browser, address: str
) -> None:
    """A link sent to a journalist must not tell a third party that it was opened."""
    found = watched(browser, address)

    found.page.goto(f"{address}/{view}&lang=en")
    settled(found.page)

    assert found.page.locator("a[href*='foreign'], img[src*='foreign']").count() == 0
    assert found.foreign == []
    found.page.context.close()


@pytest.mark.parametrize(
    "asked",
    [
        "new Image().src = 'http://foreign.example/x.png'",
        "import('http://foreign.example/x.js').catch(() => null)",
        "fetch('http://foreign.example/x.json').catch(() => null)",
        "{ try { new WebSocket('ws://foreign.example/line') } catch (refused) {} }",
        (
            "document.head.append(Object.assign(document.createElement('link'),"
            " {rel: 'stylesheet', href: 'http://foreign.example/x.css'}))"
        ),
    ],
)
def test_a_browser_is_told_to_ask_no_other_host(
    asked: str, browser: Browser, address: str
) -> None:
    """Whatever escapes our care, the policy of the server stops it at the browser."""
    found = watched(browser, address)
    said = found.page.goto(f"{address}/glossary?lang=en")
    settled(found.page)

    with found.page.expect_console_message(lambda told: "Content Security" in told.text):
        found.page.evaluate(f"() => {{ {asked} }}")

    assert said is not None
    assert "img-src 'self' data: blob:;" in said.headers["content-security-policy"]
    assert any("Content Security Policy" in error for error in found.errors)
    assert found.page.title() == "Glossary · Budgets of Kazakhstan"
    found.page.context.close()


def test_an_unknown_page_is_answered_in_the_language_of_the_reader(
    browser: Browser, address: str
) -> None:
    """Streamlit's own box is English; a page with a name is not taken for unknown."""
    found = watched(browser, address)

    found.page.goto(f"{address}/svod?lang=kk")
    settled(found.page)

    assert found.page.get_by_text("Мұнда «svod» беті жоқ").is_visible()
    assert found.page.get_by_role("dialog").count() == 0
    assert found.errors == []
    for name in [Path(page).stem for page in address_of.PAGES]:
        found.page.goto(f"{address}/{name}?lang=kk")
        settled(found.page)
        assert "asked=" not in found.page.url
        assert found.page.get_by_role("dialog").count() == 0
    found.page.context.close()
