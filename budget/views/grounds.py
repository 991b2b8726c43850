"""What a figure rests on besides its acts: phase, prices, counts of people.

It is said wherever the figure goes, and never left out for room as the fourth act is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from budget import tables
from budget.locale import labels
from budget.locale.official import is_web
from budget.locale.statistics import PRICES, PUBLICATIONS
from budget.locale.words import Words
from budget.reports.about import Ground

OWN = "user"  # counts that the reader brought


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What is said of a figure in every language it is cited in.

    Attributes:
        phase: Key of `labels.PHASES`; empty: it stands in the title, or there are several.
        base_year: Year in whose prices amounts are; None: in those of their own year.
        counted_in: Publications of the people it is divided by: keys of `sources`.
    """

    phase: str = ""
    base_year: int | None = None
    counted_in: Sequence[str] = ()


def grounds_told(grounds: Grounds, spoken: Words) -> list[Ground]:
    """The grounds of a figure, in a language.

    Args:
        grounds: What it rests on.
        spoken: Language.

    Returns:
        Phase, prices, and every publication that counts people.
    """
    told = []
    if grounds.phase:
        phase = labels.label(labels.PHASES, grounds.phase, spoken).lower()
        told.append(Ground(spoken.gettext("Phase"), [(phase, "")]))
    if grounds.base_year is not None:
        title = spoken.gettext("In prices of {year} by", year=grounds.base_year)
        told.append(Ground(title, [_named(PRICES, spoken)]))
    counted = [_named(source_id, spoken) for source_id in dict.fromkeys(grounds.counted_in)]
    if counted:
        told.append(Ground(spoken.gettext("Counts of people"), counted))
    return told


def linked(ground: Ground) -> str:
    """The sentence of a ground with links to the pages, for a page."""
    links = [f"[{name}]({url})" if is_web(url) else name for name, url in ground.named]
    return Ground(ground.title, [(link, "") for link in links]).sentence


def _named(source_id: str, spoken: Words) -> tuple[str, str]:
    """A publication and its page."""
    return publication_named(source_id, spoken), publication_url(source_id)


def price_files(base_year: int | None) -> Callable[[], Sequence[str]]:
    """The file of the price index, where amounts are in the prices of one year.

    Args:
        base_year: That year; None: amounts are in the prices of their own.
    """
    return tuple if base_year is None else lambda: (PRICES,)


def publication_named(source_id: str, spoken: Words) -> str:
    """Publisher and title of a publication of statistics; the reader's own counts as such.

    Args:
        source_id: Key of `sources`.
        spoken: Language.
    """
    if source_id == OWN:
        return spoken.gettext("counts that the reader brought")
    if source_id in PUBLICATIONS:
        return spoken.gettext(PUBLICATIONS[source_id])
    titles = tables.read("sources").filter(source_id=source_id)["title"].to_list()
    return str(titles[0]) if titles else source_id


def publication_url(source_id: str) -> str:
    """The page a publication was read from; empty: not known."""
    urls = tables.read("sources").filter(source_id=source_id)["url"].to_list()
    return str(urls[0] or "") if urls else ""
