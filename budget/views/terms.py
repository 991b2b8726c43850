"""A term where it is used: its explanation on hover or focus, and the way to the glossary."""

from functools import lru_cache
from urllib.parse import urlencode

from budget.locale.glossary import terms
from budget.locale.words import Words
from budget.views.page import Page


def explained(key: str, page: Page, *, first: str = "") -> str:
    """Text of a tooltip: a line of the figure's own, the term in a sentence or two, the link.

    Args:
        key: Term of the glossary.
        page: Language.
        first: What stands above the explanation, such as the exact amount.
    """
    told = _told(key, page.spoken)
    return f"{first}\n\n{told}" if first else told


@lru_cache
def _told(key: str, spoken: Words) -> str:
    """The term and the link; a page has ten of them."""
    query = urlencode({"lang": spoken.language.value, "term": key})
    link = f"[{spoken.gettext('Glossary')}](glossary?{query})"
    return f"{terms(spoken.language)[key].explanation}\n\n{link}"
