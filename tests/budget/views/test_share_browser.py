"""The address is the view: the link that «Share» shows opens the same page for somebody else."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.budget.views.watching import door, settled, watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_VIEWS = {
    "place": "place?lang=kk&place=150000000&year=2026&edition=0&section=expenditures&code=04.2"
    "&in=million",
    "over the years": "compare?lang=en&places=155200000,234000000&measure=revenues:1&view=years"
    "&per=head&prices=2024&phase=revised",
    "compare": "compare?lang=ru&places=234000000,155200000&measure=revenues&view=bars&year=2025"
    "&phase=revised&per=total&prices=current&in=thousand",
    "coverage": "coverage?lang=ru&tier=district&year=2025&state=all&name=уил",
}
_SHARE = {"kk": "Бөлісу", "ru": "Поделиться", "en": "Share the link"}


def _seen(page: Page) -> tuple[list[str], list[str], list[str]]:
    """Headings, figures, and the cells of every table."""
    settled(page)
    return (
        page.locator("h1, h2").all_inner_texts(),
        page.locator("[data-testid=stMetric]").all_inner_texts(),
        page.locator("[data-testid=stDataFrame] td").all_text_contents(),
    )


@pytest.mark.parametrize("view", _VIEWS)
def test_the_link_of_a_deep_view_opens_it_in_a_fresh_browser(
    view: str, browser: Browser, address: str
) -> None:
    """Every choice of the address is in the link, and the reader who gets it sees the same."""
    asked = dict(parse_qsl(urlsplit(_VIEWS[view]).query))
    found = watched(browser, address)
    found.page.goto(f"{address}/{_VIEWS[view]}")
    seen = _seen(found.page)
    door(found.page, _SHARE[asked["lang"]]).click()
    link = found.page.locator("[data-testid=stCode] code").first.inner_text().replace("\n", "")

    other = watched(browser, address, theme="dark")
    other.page.goto(link)

    assert asked.items() <= dict(parse_qsl(urlsplit(link).query)).items()
    assert _seen(other.page) == seen
    assert all(seen[part] for part in ((0, 1, 2) if view == "place" else (0, 2)))
    assert found.errors == []
    assert found.foreign == []
    found.page.context.close()
    other.page.context.close()


def test_the_address_of_a_term_opens_it_in_a_fresh_browser(
    browser: Browser, address: str
) -> None:
    """The glossary has no figures to share: its address is the link."""
    page = watched(browser, address).page
    page.goto(f"{address}/glossary?lang=kk&term=subvention")
    settled(page)
    card = page.locator(".st-key-term").inner_text()

    other = watched(browser, address).page
    other.goto(page.url)
    settled(other)

    assert other.locator(".st-key-term").inner_text() == card
    page.context.close()
    other.context.close()


def test_the_link_is_of_the_view_on_screen_after_a_click_in_a_part_of_the_page(
    browser: Browser, address: str
) -> None:
    """A click in the breakdown sends the breakdown alone; the foot above it gives the new address."""
    found = watched(browser, address)
    page = found.page
    page.goto(f"{address}/place?lang=en&place=150000000&year=2026&edition=0")
    settled(page)
    page.locator("[data-testid=stButtonGroup] button", has_text=_SHARE["en"]).first.click()
    link = page.locator("[data-testid=stCode] code").first
    link.wait_for()

    page.locator("[data-testid=stVegaLiteChart] svg").first.click(position={"x": 100, "y": 20})
    page.wait_for_url(re.compile("code=04"))

    expect(link).to_have_text(re.compile("code=04"))
    settled(page)
    shared = dict(parse_qsl(urlsplit(link.inner_text().replace("\n", "")).query))
    assert shared.items() <= dict(parse_qsl(urlsplit(page.url).query)).items()
    assert found.errors == []
    page.context.close()
