"""What the figures of schools rest on: acts of budgets, publications of statistics, the reader."""

import polars as pl

from budget.analysis.comparison import HELD
from budget.analysis.schools import Schools
from budget.locale.citations import Act, act_of
from budget.locale.statistics import PRICES
from budget.model.education import Basis
from budget.views.compare_sources import publication
from budget.views.page import Page
from budget.views.schools_choices import SchoolChoice

_OWN = "user"


def school_acts(found: Schools, choice: SchoolChoice, page: Page) -> list[Act]:
    """Every edition that states spending, then every publication of counts and prices.

    Args:
        found: The answer.
        choice: The question.
        page: Language.
    """
    if choice.asked.measure.basis is Basis.ORGANISATIONS:
        used = found.parts["source_id"].drop_nulls().unique(maintain_order=True).to_list()
        acts: list[Act] = []
    else:
        used = []
        stating = found.rows.filter(pl.col("status") == HELD).unique(
            ["act_id", "edition_no"], keep="first", maintain_order=True
        )
        acts = [act_of(row) for row in stating.iter_slices(1)]
    if "persons_source_id" in found.rows.columns:
        counted = found.rows.filter(pl.col("per_person_kzt").is_not_null())
        used += counted["persons_source_id"].drop_nulls().unique(maintain_order=True).to_list()
    if choice.asked.base_year is not None:
        used.append(PRICES)
    return [*acts, *(_source(source_id, page) for source_id in dict.fromkeys(used))]


def _source(source_id: str, page: Page) -> Act:
    """A publication, or the reader's own file."""
    if source_id != _OWN:
        return publication(source_id, page)
    return Act(
        issuer=page.spoken.gettext("counts that the reader brought"),
        act_date=None,
        act_number=None,
        edition_no=0,
        edition_date=None,
        edition_number=None,
        edition_basis=None,
        url=None,
    )
