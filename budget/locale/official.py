"""Which pages are official, and what a link to a page is called."""

from urllib.parse import urlsplit

from budget.locale.words import Words

# Hosts of the state and of international organisations, with all below them, and whose they are.
OFFICIAL = {
    "zan.kz": "Institute of Legislation and Legal Information: adilet.zan.kz",
    "zan.gov.kz": "the reference bank of regulatory acts",
    "gov.kz": "ministries, akimats, maslikhats; stat.gov.kz",
    "egov.kz": "legalacts.egov.kz, data.egov.kz",
    "parlam.kz": "Parliament",
    "akorda.kz": "the President",
    "imf.org": "International Monetary Fund",
}


def is_web(url: str | None) -> bool:
    """Whether an address can be opened in a browser: nothing but http and https is linked.

    Returns:
        Whether it may be linked.

    Examples:
        >>> is_web("http://adilet.zan.kz/rus/docs/V19CK006298"), is_web("javascript:alert(1)")
        (True, False)
    """
    return (url or "").startswith(("https://", "http://"))


def is_official(url: str | None) -> bool:
    """Whether a page stands on an official host; mirrors and law shops do not.

    Returns:
        Whether its host, or one above it, is in `OFFICIAL`.

    Examples:
        >>> (
        ...     is_official("http://www.adilet.zan.kz/kaz/docs"),
        ...     is_official("https://zakon.uchet.kz/"),
        ... )
        (True, False)
        >>> is_official("https://zan.kz.example.com/")
        False
    """
    if not is_web(url):
        return False
    try:
        host = (urlsplit(url or "").hostname or "").rstrip(".")
    except ValueError:  # an address that is none, such as http://[
        return False
    return any(host == one or host.endswith(f".{one}") for one in OFFICIAL)


def page_label(url: str | None, spoken: Words) -> str:
    """«Official page», or that it was read from another one.

    Args:
        url: Address of the page.
        spoken: Language.

    Returns:
        The label of the link.
    """
    return (
        spoken.gettext("Official page")
        if is_official(url)
        else spoken.gettext("Page it was read from")
    )
