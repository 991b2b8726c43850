"""What stands under every chart and table, and what can be taken along from there."""

import io
import re

import openpyxl
import pytest
from playwright.sync_api import Browser
from streamlit.testing.v1 import AppTest

from tests.budget.views.reading import opened

_SECTIONS = "budget_150000000_2026_0"
_STRUCTURE = "structure_150000000_2026_0_expenditures__next"
_AKTOBE = {"place": "150000000", "year": "2026", "edition": "0"}


def _opened_at(door: str, language: str, **choices: str) -> AppTest:
    """The page of Aktobe oblast with one door of a foot open."""
    app = opened("place", lang=language, **_AKTOBE, **choices)
    app.session_state[door] = True
    return app.run()


@pytest.mark.usefixtures("held")
def test_the_foot_says_unit_and_source_with_its_link() -> None:
    """№ 298 of 10 December 2025, under the six sections and under the breakdown."""
    app = opened("place", lang="en", **_AKTOBE)

    feet = [
        str(text.value) for text in app.markdown if str(text.value).startswith(":small[Unit: ")
    ]
    assert len(feet) == 2
    assert all("№ 298 of 10 December 2025" in foot and "https://" in foot for foot in feet)


@pytest.mark.usefixtures("held")
def test_a_chart_can_be_taken_as_six_files_and_a_table_as_three() -> None:
    """Workbook, two kinds of CSV; two PNG and an SVG where something is drawn."""
    of_table = _opened_at(f"download_{_SECTIONS}", "en").get("download_button")
    of_chart = _opened_at(f"download_{_STRUCTURE}", "en").get("download_button")

    assert len(of_table) == 3
    assert len(of_chart) == 6


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_citation_is_ready_in_three_languages_on_every_page(language: str) -> None:
    """Title, act, and the name of these pages, whatever the page speaks."""
    cited = [
        str(block.value) for block in _opened_at(f"format_quote_{_STRUCTURE}", language).code
    ]

    assert [text.split(".")[0] for text in cited] == [
        "Ақтөбе облысы: 2026 жылға арналған бюджет",
        "Актюбинская область: бюджет на 2026 год",
        "Aktobe Region: budget for 2026",
    ]
    assert all("№ 298" in text for text in cited)


@pytest.mark.usefixtures("held")
def test_amounts_are_shown_in_the_unit_of_the_address() -> None:
    """454,088,615 thousand tenge of revenues, in millions."""
    app = opened("place", lang="ru", **_AKTOBE, **{"in": "million"})

    assert app.metric[0].value == "454 088,6 млн ₸".replace(" ", "\N{NO-BREAK SPACE}", 2)
    assert app.dataframe[1].value["exact"].dtype.kind in "if"


@pytest.mark.browser
def test_a_downloaded_workbook_holds_the_table_and_says_where_it_is_from(
    browser: Browser,
    address: str,
) -> None:
    """Two clicks: the door and the file; the link inside is the address of the view."""
    view = f"{address}/place?lang=kk&place=150000000&year=2026&edition=0"
    page = browser.new_context(accept_downloads=True).new_page()
    page.goto(view)
    page.locator(f".st-key-download_{_STRUCTURE} button").first.click()

    with page.expect_download() as waited:
        page.get_by_role("button", name=re.compile("XLSX")).first.click()

    book = openpyxl.load_workbook(io.BytesIO(waited.value.path().read_bytes()))
    rows = list(book["Кесте"].iter_rows(values_only=True))
    about = {row[0]: row[1] for row in book.worksheets[1].iter_rows(values_only=True)}
    amounts = [row[rows[0].index("amount_kzt")] for row in rows[1:]]
    assert amounts[0] == 282_670_560_000
    assert about["Атауы"] == "Ақтөбе облысы: 2026 жылға арналған бюджет. Шығындар"
    assert "№ 298" in str(about["Дереккөз"])
    assert str(about["Осы көріністің сілтемесі"]).startswith(view)
    assert about["amount_kzt"] == "Сома"
