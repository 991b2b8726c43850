"""The glossary's page, its deep links, and the way to it from where a term is used."""

import re

import pytest

from budget.locale.glossary import terms
from budget.locale.words import Language
from tests.budget.views.reading import opened, texts

pytestmark = pytest.mark.usefixtures("held")


@pytest.mark.parametrize("language", list(Language))
def test_the_page_explains_every_term(language: Language) -> None:
    """In the language of the address."""
    shown = "\n".join(texts(opened("glossary", lang=language)))

    assert all(term.explanation in shown for term in terms(language).values())


def test_a_link_opens_one_term_with_its_names_in_the_other_languages() -> None:
    """`?term=subvention`, as a tooltip links to it."""
    app = opened("glossary", lang="kk", term="subvention")

    assert app.header[0].value == "Бюджеттік субвенция"
    assert "бюджетная субвенция" in app.caption[0].value


def test_an_unknown_term_shows_them_all() -> None:
    """An old link is no error."""
    app = opened("glossary", lang="en", term="nothing_of_the_kind")

    assert not app.exception
    assert "term" not in app.query_params


@pytest.mark.parametrize("page", ["place", "coverage", "compare"])
def test_every_tooltip_that_explains_a_term_links_to_it(page: str) -> None:
    """One click from where a term is used."""
    app = opened(page, lang="ru", place="150000000", year="2026", edition="0")

    linked = re.findall(r"\(glossary\?lang=ru&term=(\w+)\)", "\n".join(texts(app)))
    assert linked
    assert set(linked) <= set(terms(Language.RU))


def test_a_headline_figure_is_exact_and_explained_on_hover() -> None:
    """№ 298 of 10 December 2025, point 1: revenues."""
    app = opened("place", lang="en", place="150000000", year="2026", edition="0")

    tooltip = app.metric[0].help
    assert tooltip is not None
    assert tooltip.startswith("454,088,615,000")
    assert terms(Language.EN)["revenues"].explanation in tooltip
