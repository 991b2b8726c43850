"""What the figures of schools rest on: acts of budgets, publications of statistics, the reader."""

import polars as pl

from budget.analysis.comparison import HELD
from budget.analysis.schools import Schools
from budget.locale.citations import Act, act_of
from budget.model.education import Basis
from budget.views.compare_sources import publication
from budget.views.grounds import Grounds
from budget.views.page import Page
from budget.views.schools_choices import SchoolChoice


def school_acts(found: Schools, choice: SchoolChoice, page: Page) -> list[Act]:
    """Every edition that states spending, or the publications that do.

    Args:
        found: The answer.
        choice: The question.
        page: Language.
    """
    if choice.asked.measure.basis is Basis.ORGANISATIONS:
        used = found.parts["source_id"].drop_nulls().unique(maintain_order=True)
        return [publication(source_id, page) for source_id in used]
    stating = found.rows.filter(pl.col("status") == HELD).unique(
        ["act_id", "edition_no"], keep="first", maintain_order=True
    )
    return [act_of(row) for row in stating.iter_slices(1)]


def school_grounds(found: Schools, choice: SchoolChoice) -> Grounds:
    """The prices, and every publication of the people that amounts are divided by.

    Args:
        found: The answer.
        choice: The question.
    """
    counted: list[str] = []
    if "persons_source_id" in found.rows.columns:
        used = found.rows.filter(pl.col("per_person_kzt").is_not_null())
        counted = used["persons_source_id"].drop_nulls().unique(maintain_order=True).to_list()
        least = found.rows.filter(pl.col("at_least_kzt").is_not_null())
        counted += least["at_most_source_id"].drop_nulls().unique(maintain_order=True).to_list()
    return Grounds(base_year=choice.asked.base_year, counted_in=counted)
