"""A mirror of the law is not called official."""

import pytest

from budget.locale.official import is_official, is_web, page_label
from budget.locale.words import Language, words


@pytest.mark.parametrize(
    ("url", "is_of_the_state"),
    [
        ("https://adilet.zan.kz/rus/docs/V19CK006298", True),
        ("http://www.adilet.zan.kz/kaz/docs", True),
        ("http://adilet.zan.kz./rus/docs", True),
        ("https://zan.gov.kz/client/", True),
        ("https://stat.gov.kz/ru/", True),
        ("https://legalacts.egov.kz/", True),
        ("https://github.com/kazakhstan-law/local-aktobe", False),
        ("https://cis-legislation.com/document.fwx?rgn=163439", False),
        ("https://zakon.uchet.kz/rus/history/V23C0000074", False),
        ("https://ealegislation.com/document.fwx?rgn=139935", False),
        ("https://adilet.zan.kz.example.com/", False),
        ("https://notgov.kz/", False),
        ("http://[", False),
        (None, False),
    ],
)
def test_a_page_is_official_by_its_host(url: str | None, is_of_the_state: bool) -> None:  # noqa: FBT001 -- a parameter of a table
    """Hosts of the state and what lies below them; never a name that only looks like one."""
    assert is_official(url) is is_of_the_state


def test_another_page_is_called_the_one_it_was_read_from() -> None:
    """The text may be the same; whose page it is, is said."""
    assert page_label("https://adilet.zan.kz/", words(Language.EN)) == "Official page"
    assert page_label("https://github.com/", words(Language.EN)) == "Page it was read from"


def test_http_is_linked_as_https_is_and_nothing_else() -> None:
    """Acts were read from pages without encryption; a script is no page."""
    assert is_web("http://insecure.zan.kz/rus/docs/G24CK00200M")
    assert not is_web("javascript:alert(1)")
