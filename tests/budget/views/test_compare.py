"""The page that compares: its choices, its verdict, and what it says of the missing."""

import pytest
from streamlit.testing.v1 import AppTest

from budget.model.names import kazakh_sort_key
from tests.budget.views.reading import opened, texts

pytestmark = pytest.mark.usefixtures("held")

_AKTOBE, _UIL, _INDER = "150000000", "155200000", "234000000"
_LANGUAGES = ("kk", "ru", "en")
_DISTRICTS = {"places": f"{_UIL},{_INDER}", "phase": "revised"}


def _text(app: AppTest) -> str:
    return "\n".join(texts(app))


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize(
    "choices",
    [
        {},
        {"view": "tiles", "per": "head", "year": "2026"},
        {"view": "years", "per": "head", "prices": "2025"},
        {"measure": "expenditures:04", "per": "share", "phase": "approved"},
        {"measure": "revenues:transfers", "places": f"{_AKTOBE},{_UIL}"},
        {"measure": "balance", **_DISTRICTS, "view": "years"},
        {"measure": "no such measure", "year": "1812", "view": "?", "prices": "x"},
    ],
)
def test_every_view_opens_in_every_language(choices: dict[str, str], language: str) -> None:
    """No exception, one title, a verdict in words, and the language stays in the address."""
    app = opened("compare", lang=language, **choices)

    assert not app.exception
    assert len(app.title) == 1
    assert len(app.header) == 1
    assert app.query_params["lang"] == language


@pytest.mark.parametrize(
    ("language", "verdict"),
    [("kk", "Салыстыруға болмайды"), ("ru", "Несравнимо"), ("en", "Not comparable")],
)
def test_an_oblast_beside_a_district_is_refused_in_words(language: str, verdict: str) -> None:
    """Different tiers answer for different functions."""
    app = opened("compare", lang=language, places=f"{_AKTOBE},{_UIL}", measure="revenues")

    assert verdict in _text(app)


def test_a_copied_link_opens_the_same_view() -> None:
    """Places, measure, year, phase, view, way of counting and prices live in the address."""
    choices = {
        "places": f"{_INDER},{_UIL}", "measure": "revenues:1", "year": "2025",
        "phase": "revised", "view": "bars", "per": "head", "prices": "2024",
    }  # fmt: skip
    app = opened("compare", lang="en", **choices)

    shown = {name: app.query_params[name] for name in choices}
    assert shown == choices
    assert app.multiselect[0].value == [_INDER, _UIL]


def test_places_that_are_not_in_the_classifier_are_left_out_of_the_view() -> None:
    """A broken link still opens what it can."""
    app = opened("compare", lang="en", places=f"999999999,{_UIL}")

    assert app.query_params["places"] == _UIL


def test_no_place_is_an_invitation_not_an_empty_chart() -> None:
    """The reader has taken every place out."""
    app = opened("compare", lang="en", places=_UIL)
    app.multiselect[0].set_value([]).run()

    assert not app.exception
    assert "Choose two places or more" in _text(app)


def test_a_place_of_which_nothing_is_held_says_so() -> None:
    """Abai Region: no budget is held."""
    app = opened("compare", lang="en", places="100000000")

    assert "Nothing is held of the places chosen." in _text(app)


def test_a_search_in_any_spelling_adds_a_place() -> None:
    """«ойыл» in Kazakh letters is the Uil district."""
    app = opened("compare", lang="ru", places=_AKTOBE)
    app.text_input[0].set_value("ойыл").run()
    app.button(key=f"add_{_UIL}").click().run()

    assert app.query_params["places"] == f"{_AKTOBE},{_UIL}"


@pytest.mark.parametrize("language", _LANGUAGES)
def test_places_are_offered_by_the_alphabet_after_the_regions(language: str) -> None:
    """In Kazakh ә follows а and қ follows к, which Unicode does not keep."""
    offered = list(opened("compare", lang=language).multiselect[0].options)

    assert offered[:4] == sorted(offered[:4], key=kazakh_sort_key)
    assert offered[4:] == sorted(offered[4:], key=kazakh_sort_key)


def test_the_rule_of_the_peers_is_printed_under_them() -> None:
    """Same tier, same kind, population within a quarter: no rule, no peers."""
    assert "population within 25.0%, the nearest 8" in _text(
        opened("compare", lang="en", places=_INDER)
    )


def test_a_figure_per_inhabitant_names_the_year_of_its_population() -> None:
    """Aktobe 2026, 949,524 inhabitants at the beginning of 2025: with care."""
    app = opened("compare", lang="en", places=_AKTOBE, year="2026", per="head")
    rows = app.dataframe[0].value

    assert rows["persons"].to_list() == [949_524]
    assert rows["persons_year"].to_list() == ["2025"]
    assert "Divided by the population of another year (2025): Aktobe Region." in _text(app)


def test_a_missing_year_has_no_value_and_says_why() -> None:
    """Inder 2025 and Uil 2024 are not held: a dash and words, never nought."""
    app = opened("compare", lang="en", view="years", measure="revenues", **_DISTRICTS)
    rows = app.dataframe[0].value
    missing = rows[rows["value"].isna()]

    assert missing[["name", "budget_year"]].to_numpy().tolist() == [
        ["Uil District", "2024"],
        ["Inder District", "2025"],
    ]
    assert set(missing["edition"]) == {"not held here"}


def test_years_without_a_figure_are_no_empty_chart() -> None:
    """Uil prints no balance: no line at nought, and no foot that cites all acts."""
    app = opened("compare", lang="en", places=_UIL, view="years", measure="balance")
    text = _text(app)

    assert "nothing to draw" in text
    assert not app.get("vega_lite_chart")
    assert ":small[Unit: " not in text
