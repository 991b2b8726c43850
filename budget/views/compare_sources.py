"""What a comparison rests on: the acts of its budgets, and the statistics it divides by."""

import polars as pl

from budget.locale.citations import Act, act_of
from budget.views.compare_choices import Choice
from budget.views.grounds import Grounds, publication_named, publication_url
from budget.views.page import Page


def acts_cited(rows: pl.DataFrame) -> list[Act]:
    """Every edition that states a figure.

    Args:
        rows: Rows of a comparison.
    """
    stating = rows.filter(pl.col("amount_kzt").is_not_null()).unique(
        ["act_id", "edition_no"], keep="first", maintain_order=True
    )
    return [act_of(row) for row in stating.iter_slices(1)]


def comparison_grounds(rows: pl.DataFrame, choice: Choice) -> Grounds:
    """The prices, and every publication whose people the amounts are divided by.

    Args:
        rows: Rows of a comparison.
        choice: What is compared.
    """
    counted = (
        rows["persons_source_id"].drop_nulls().unique(maintain_order=True).to_list()
        if "persons_source_id" in rows.columns
        else []
    )
    return Grounds(base_year=choice.base_year, counted_in=counted)


def publication(source_id: str, page: Page) -> Act:
    """A publication of statistics cited as an act is: publisher and title, and its link.

    Args:
        source_id: Key of `sources`.
        page: Language.
    """
    return Act(
        issuer=publication_named(source_id, page.spoken),
        act_date=None,
        act_number=None,
        edition_no=0,
        edition_date=None,
        edition_number=None,
        edition_basis=None,
        url=publication_url(source_id) or None,
    )
