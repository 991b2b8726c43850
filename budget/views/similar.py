"""From a place to its comparison: with places like it, and with any others."""

import polars as pl

from budget import tables
from budget.analysis.peers import peers
from budget.views import address
from budget.views.compare_places import peers_counted, peers_rule
from budget.views.page import Page


def similar_offered(unit_id: str, year: int, page: Page) -> None:
    """The way to the page that compares, and on hover the rule that found similar places.

    Args:
        unit_id: The place.
        year: Budget year the reader looks at.
        page: Language.
    """
    spoken = page.spoken
    found = _peers(unit_id)
    address.link(
        address.COMPARE,
        spoken.gettext("Compare with similar places")
        if found.height
        else spoken.gettext("Compare with other places"),
        icon=":material/compare_arrows:",
        told=f"{peers_rule(page)} {peers_counted(found, page)}" if found.height else None,
        places=",".join([unit_id, *found["unit_id"]]),
        year=str(year),
    )


@tables.remembered("units", "statistics")
def _peers(unit_id: str) -> pl.DataFrame:
    return peers(unit_id, tables.read("units"), tables.read("statistics"))
