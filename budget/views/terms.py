"""A term where it is used: its explanation on hover or focus, and the way to the glossary."""

from urllib.parse import urlencode

from budget.locale.glossary import terms
from budget.views.page import Page


def explained(key: str, page: Page, *, first: str = "") -> str:
    """Text of a tooltip: a line of the figure's own, the term in a sentence or two, the link.

    Args:
        key: Term of the glossary.
        page: Language.
        first: What stands above the explanation, such as the exact amount.
    """
    term = terms(page.language)[key]
    query = urlencode({"lang": page.language.value, "term": key})
    link = f"[{page.spoken.gettext('Glossary')}](glossary?{query})"
    return "\n\n".join(part for part in (first, term.explanation, link) if part)
