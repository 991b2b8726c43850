"""What stands under every chart and table, and what can be taken along from there."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.budget.views.reading import opened

_SECTIONS = "budget_150000000_2026_0"
_STRUCTURE = "structure_150000000_2026_0_expenditures__next"
_PHASES = ("Кезең: бекітілген", "Стадия: утверждённый", "Phase: approved")
_AKTOBE = {"place": "150000000", "year": "2026", "edition": "0"}


def _opened_at(door: str, figure: str, language: str) -> AppTest:
    """The page of Aktobe oblast with one door of a foot open."""
    app = opened("place", lang=language, **_AKTOBE)
    app.session_state[f"taken_{figure}"] = door
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
def test_the_foot_says_the_unit_shown_and_the_unit_printed() -> None:
    """The decision prints thousand tenge; the page shows what the reader asks for."""
    app = opened("place", lang="en", **_AKTOBE, **{"in": "billion"})

    feet = [str(text.value) for text in app.markdown if ":small[Unit: " in str(text.value)]
    assert len(feet) == 2
    assert all("Unit: billion ₸; printed in the act in thousand ₸." in foot for foot in feet)


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("place", "said"),
    [
        (_AKTOBE, "Phase: approved. Source: "),
        (_AKTOBE, "№ 298 of 10 December 2025, as adopted"),
        (_AKTOBE | {"edition": "4"}, "as amended by № 345 of 31 July 2026"),
        ({"place": "155200000", "year": "2025"}, "Phase: revised."),
        ({"place": "155200000", "year": "2025"}, "may hold later amendments"),
    ],
)
def test_the_foot_of_a_place_says_phase_and_edition(place: dict[str, str], said: str) -> None:
    """Never a number of ours: a page of Uil 2025 may hold later amendments."""
    app = opened("place", lang="en", **place)

    feet = [str(text.value) for text in app.markdown if ":small[Unit: " in str(text.value)]
    assert feet
    assert all(said in foot for foot in feet)


@pytest.mark.usefixtures("held")
def test_a_citation_says_the_phase() -> None:
    """Approved and executed amounts of a year are never taken for each other."""
    cited = [str(block.value) for block in _opened_at("cite", _STRUCTURE, "en").code]

    assert [phase in text for phase, text in zip(_PHASES, cited, strict=True)] == [True] * 3


@pytest.mark.usefixtures("held")
def test_the_index_of_real_prices_is_named_in_foot_and_citations() -> None:
    """However many acts are left out of a sentence, the index and its publisher are not."""
    choices = {"places": "155200000,234000000", "year": "2025", "measure": "revenues"}
    app = opened("compare", lang="en", **choices, prices="2024")

    foot = next(str(text.value) for text in app.markdown if ":small[Unit: " in str(text.value))
    assert "In prices of 2024 by: " in foot
    assert "International Monetary Fund, consumer price index" in foot


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("page", "choices", "coverage"),
    [
        (
            "place",
            _AKTOBE,
            "in 2026: units 3, held down to programmes 1, as headline figures 0, not held 2.",
        ),
        (
            "compare",
            {"places": "155200000,234000000", "year": "2025", "measure": "revenues"},
            "Coverage: figures asked for 2, held 1.",
        ),
        (
            "coverage",
            {},
            "budgets 36, held down to programmes 1, as headline figures 3, not held 32.",
        ),
    ],
)
def test_the_foot_says_how_much_of_what_should_be_there_is_there(
    page: str, choices: dict[str, str], coverage: str
) -> None:
    """Of the fixtures' three oblasts one is held in 2026; what is missing is counted beside it."""
    app = opened(page, lang="en", **choices)

    feet = [str(text.value) for text in app.markdown if ":small[Unit: " in str(text.value)]
    assert feet
    assert all(coverage in foot for foot in feet)


@pytest.mark.usefixtures("held")
def test_a_chart_can_be_taken_as_six_files_and_a_table_as_three() -> None:
    """Workbook, two kinds of CSV; two PNG and an SVG where something is drawn."""
    of_table = _opened_at("download", _SECTIONS, "en").get("download_button")
    of_chart = _opened_at("download", _STRUCTURE, "en").get("download_button")

    assert len(of_table) == 3
    assert len(of_chart) == 6


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_citation_is_ready_in_three_languages_on_every_page(language: str) -> None:
    """Title, act, and the name of these pages, whatever the page speaks."""
    cited = [str(block.value) for block in _opened_at("cite", _STRUCTURE, language).code]

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


@pytest.mark.usefixtures("held")
def test_a_balance_that_is_not_stated_is_no_deficit() -> None:
    """Of Uil 2025 the balance is not held: it may be a surplus."""
    app = opened("place", lang="en", place="155200000", year="2025")

    titles = {metric.label: metric.value for metric in app.metric}
    assert titles["Balance"] == "—"
    assert "Deficit" not in titles
