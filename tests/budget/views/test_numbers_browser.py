"""The numbers that Streamlit writes in a table are written by the language of the page."""

import pytest
from playwright.sync_api import Browser, Position

from budget.locale import numbers
from budget.locale.words import Language
from tests.budget.views.watching import settled, watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_DEFICIT = -21_339_140_800
_AMOUNT = Position(x=60, y=15)  # pixels: the heading of the first column
_COLUMNS = 5  # of the table of a section


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


def test_what_is_not_nought_is_never_written_as_nought(browser: Browser, address: str) -> None:
    """A share of 0.004 % and 30 tenge in billions: two digits, in the page's own signs."""
    page = watched(browser, address).page
    page.goto(f"{address}/place?lang=ru&place=150000000&year=2026&edition=0")
    settled(page)

    written = page.evaluate(
        "[Intl.NumberFormat('en').format(0.00003), Intl.NumberFormat('en', "
        "{style: 'percent', maximumFractionDigits: 2}).format(0.00004)]"
    )

    assert written == ["0,00003", "0,004\N{NO-BREAK SPACE}%"]
    page.context.close()


def test_a_click_on_a_heading_ranks_amounts_and_not_letters(
    browser: Browser, address: str
) -> None:
    """Of text «1,389.5» is less than «461.2»: amounts are sent as numbers."""
    page = watched(browser, address).page
    page.goto(f"{address}/place?lang=en&place=150000000&year=2026&edition=0&in=million")
    settled(page)
    table = page.locator("[data-testid=stDataFrame]").nth(1)

    table.locator(".dvn-scroller").click(position=_AMOUNT)
    settled(page)

    shown = table.locator("td").all_inner_texts()[::_COLUMNS]
    amounts = [float(text) for text in shown]
    assert len(amounts) > _COLUMNS
    assert amounts in (sorted(amounts), sorted(amounts, reverse=True))
    assert sorted(shown) != [text for _, text in sorted(zip(amounts, shown, strict=True))]
    page.context.close()


def test_no_file_without_unit_and_source_is_offered(browser: Browser, address: str) -> None:
    """Streamlit's own files of a chart or table name none; those of the foot do."""
    page = watched(browser, address).page
    page.goto(f"{address}/place?lang=en&place=150000000&year=2026&edition=0")
    settled(page)
    page.locator("[data-testid=stDataFrame]").first.hover()

    offered = page.evaluate(
        """[...document.querySelectorAll("[data-testid=stElementToolbarButton]")]
            .filter(button => getComputedStyle(button).display !== "none")
            .map(button => button.querySelector("button").ariaLabel.split(":")[0])"""
    )

    assert set(offered) <= {"Search", "Fullscreen", "Show/hide columns"}
    assert offered
    page.context.close()
