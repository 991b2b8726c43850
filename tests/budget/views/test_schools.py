"""The page of what a pupil gets: its verdict, its lines, and a reader's own counts."""

import inspect

import pytest

from budget.analysis.school_measures import CORE
from budget.commands.schools import schools_command
from tests.budget.views.reading import opened, texts

pytestmark = pytest.mark.usefixtures("held")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("view", ["bars", "tiles", "years"])
def test_the_page_opens_in_every_language_and_view(language: str, view: str) -> None:
    """No exception, and the choices stay in the address."""
    app = opened("schools", lang=language, view=view)

    assert not app.exception
    assert app.query_params["view"] == view


def test_the_lines_add_up_to_the_printed_group() -> None:
    """Aktobe 2026 as adopted: education is 282,670,560 thousand tenge."""
    found = "\n".join(texts(opened("schools", lang="en", year="2026")))

    assert "group 04 as printed: 282,670,560,000" in found
    assert "04.2.261.082" not in found  # codes stand in the table, not in sentences


def test_the_page_and_the_command_begin_with_the_same_measure() -> None:
    """The core, programmes 082 and 203: what acts print of the schools of the state."""
    asked = inspect.signature(schools_command).parameters["measure"].default
    app = opened("schools", lang="en")

    assert asked == CORE
    assert app.query_params["measure"] == CORE


@pytest.mark.parametrize("borders", ["old", "new", "as_they_were"])
def test_every_year_of_a_series_has_its_spread_and_its_missing_regions(borders: str) -> None:
    """One region of 2026 is held here: no spread, and the others are named."""
    app = opened("schools", lang="en", view="years", borders=borders)

    of_years = next(one.value for one in app.table if "Gini index" in one.value.columns)
    last = of_years.iloc[-1]
    assert (last["Year"], last["Gini index"]) == ("2026", "—")
    assert last["Missing"]


def test_no_ranking_and_no_spread_without_a_comparison() -> None:
    """One region held: nothing to compare."""
    found = "\n".join(texts(opened("schools", lang="en", year="2026")))

    assert "Not comparable" in found
    assert "No measure of spread is shown" in found


def test_why_regions_differ_stands_beside_the_figures() -> None:
    """Never a ranking without it."""
    app = opened("schools", lang="en", year="2026")

    assert "Why regions differ" in [header.value for header in app.header]


def test_density_and_prices_stand_beside_the_figures_with_their_pages() -> None:
    """Aktobe: 949,524 people on 300,629 km²; March 2024, 43,611 by 48,692 tenge a month."""
    app = opened("schools", lang="en", year="2026")

    facts = next(one.value for one in app.table if "Inhabitants a km²" in one.value.columns)
    aktobe = facts[facts["Place"] == "Aktobe Region"].iloc[0]
    assert aktobe["Inhabitants a km²"] == "3.2"
    assert aktobe["Subsistence minimum, country = 100"].startswith("90")
    printed = next(one.value for one in app.dataframe if "address" in one.value.columns)
    assert {"300629", "43611", "48692"} <= set(printed["printed"])
    of_march = printed[printed["printed"] == "43611"].iloc[0]
    assert of_march["address"].startswith("https://el.kz/")


@pytest.mark.parametrize("view", ["bars", "years"])
def test_who_asks_for_districts_hears_who_pays(view: str) -> None:
    """No chart of nothing: who pays, in words."""
    found = "\n".join(texts(opened("schools", lang="en", kind="district", view=view)))

    assert "Not comparable" in found
    assert "In these years another tier pays" in found
