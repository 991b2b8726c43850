"""The page of what a pupil gets: its verdict, its lines, and a reader's own counts."""

import pytest

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


def test_no_ranking_and_no_spread_without_a_comparison() -> None:
    """One region held: nothing to compare."""
    found = "\n".join(texts(opened("schools", lang="en", year="2026")))

    assert "Not comparable" in found
    assert "No measure of spread is shown" in found


def test_why_regions_differ_stands_beside_the_figures() -> None:
    """Never a ranking without it."""
    app = opened("schools", lang="en", year="2026")

    assert "Why regions differ" in [header.value for header in app.header]


@pytest.mark.parametrize("view", ["bars", "years"])
def test_who_asks_for_districts_hears_who_pays(view: str) -> None:
    """No chart of nothing: who pays, in words."""
    found = "\n".join(texts(opened("schools", lang="en", kind="district", view=view)))

    assert "Not comparable" in found
    assert "In these years another tier pays" in found
