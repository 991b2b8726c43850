"""What a comparison rests on: the acts of its budgets, and the statistics it divides by."""

import polars as pl

from budget import tables
from budget.locale.citations import Act, act_of
from budget.locale.statistics import PRICES, PUBLICATIONS
from budget.views.page import Page


def acts_cited(rows: pl.DataFrame, page: Page) -> list[Act]:
    """Every edition that states a figure, then every publication of statistics used.

    Args:
        rows: Rows of a comparison.
        page: Language.
    """
    stating = rows.filter(pl.col("amount_kzt").is_not_null()).unique(
        ["act_id", "edition_no"], keep="first", maintain_order=True
    )
    acts = [act_of(row) for row in stating.iter_slices(1)]
    used = (
        rows["persons_source_id"].drop_nulls().unique(maintain_order=True).to_list()
        if ("persons_source_id" in rows.columns)
        else []
    )
    if "price_factor" in rows.columns:
        used.append(PRICES)
    return [*acts, *(publication(source_id, page) for source_id in used)]


def publication(source_id: str, page: Page) -> Act:
    """A publication of statistics cited as an act is: publisher and title, and its link.

    Args:
        source_id: Key of `sources`.
        page: Language.
    """
    known = tables.read("sources").filter(pl.col("source_id") == source_id)
    facts = known.select("title", "url").row(0, named=True) if known.height else {}
    title = PUBLICATIONS.get(source_id)
    return Act(
        issuer=page.spoken.gettext(title) if title else facts.get("title", source_id),
        act_date=None,
        act_number=None,
        edition_no=0,
        edition_date=None,
        edition_number=None,
        edition_basis=None,
        url=facts.get("url"),
    )
