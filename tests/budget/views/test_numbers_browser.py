"""The numbers that Streamlit writes in a table are written by the language of the page."""

import pytest
from playwright.sync_api import Browser

from budget.locale import numbers
from budget.locale.words import Language
from tests.budget.views.watching import settled, watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_DEFICIT = -21_339_140_800


def test_exact_amounts_follow_the_page_and_not_the_browser(
    browser: Browser, address: str
) -> None:
    """A Russian browser on all three pages: separators of the page's language, a true minus.

    The column stays a number, so that it sorts and is copied as one.
    """
    page = watched(browser, address).page
    for language in Language:
        page.goto(f"{address}/place?lang={language}&place=150000000&year=2026&edition=0")
        settled(page)
        page.wait_for_function(
            "([amount, shown]) => `${new Intl.NumberFormat('ru').format(amount)}\\u00a0₸` === shown",
            arg=[_DEFICIT, numbers.exact(_DEFICIT, language)],
        )
    page.context.close()
