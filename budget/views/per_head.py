"""The headline figures of a place for each inhabitant, and whom they are divided by."""

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.borders import boundary_breaks
from budget.analysis.per_head import POPULATION, per_inhabitant
from budget.locale import numbers
from budget.locale.official import is_web
from budget.views import budgets
from budget.views.budgets import Budget
from budget.views.grounds import publication_named, publication_url
from budget.views.page import Page
from budget.views.terms import explained

_READ = (
    "budget_lines", "acts", "classification", "statistics", "breaks", "units", "sources",
)  # fmt: skip


def per_head_shown(budget: Budget, page: Page) -> None:
    """Revenues, transfers received and spending for each inhabitant, or that nobody is counted."""
    title, said = page.spoken.gettext("Per inhabitant"), _said(budget, page)
    st.markdown(f":small[**{title}**: {said}]", help=explained("per_inhabitant", page))


@tables.remembered(*_READ)
def _said(budget: Budget, page: Page) -> str:
    divided = _divided(budget)
    said = _figures(divided, page) if divided.height else ""
    return said or page.spoken.gettext(
        "not known, no population is held that fits {year} and the borders of that year.",
        year=budget.year,
    )


def _divided(budget: Budget) -> pl.DataFrame:
    """What is known for each inhabitant: the figure, and the count it is divided by."""
    figures, transfers = budgets.figures_of(budget), budgets.transfers_received(budget)
    is_shown = (pl.col("line_level") == "section") & pl.col("section").cast(pl.String).is_in(
        ["revenues", "expenditures"]
    )
    rows = pl.concat(
        [
            figures.filter(is_shown).select(pl.col("section").cast(pl.String), "amount_kzt"),
            transfers.select(pl.lit("transfers").alias("section"), "amount_kzt"),
        ]
    ).with_columns(unit_id=pl.lit(budget.unit_id), budget_year=pl.lit(budget.year, pl.Int64))
    boundaries = boundary_breaks(tables.read("breaks"), tables.read("units"))
    statistics = tables.read("statistics").filter(pl.col("unit_id") == budget.unit_id)
    return per_inhabitant(rows, statistics, boundaries).filter(
        pl.col("amount_per_capita_kzt").is_not_null()
    )


def _figures(divided: pl.DataFrame, page: Page) -> str:
    """«Revenues 478 229 ₸ · … Divided by 949 524 inhabitants at the beginning of 2025: …»."""
    spoken, language = page.spoken, page.language
    names = {
        "revenues": spoken.gettext("Revenues"),
        "transfers": spoken.gettext("Transfers received"),
        "expenditures": spoken.gettext("Expenditures"),
    }
    amounts = dict(divided.select("section", "amount_per_capita_kzt").iter_rows())
    listed = " · ".join(
        f"{name}\N{NO-BREAK SPACE}{numbers.exact(round(amounts[key]), language)}"
        for key, name in names.items()
        if key in amounts
    )
    count = divided.row(0, named=True)
    counted = {
        "persons": numbers.whole(round(count["persons"]), language),
        "year": count["persons_year"],
        "source": _publication(str(count["persons_source_id"]), page),
    }
    divisor = (
        spoken.gettext(
            "Divided by {persons} inhabitants at the beginning of {year}: {source}.", **counted
        )
        if count["persons_basis"] == POPULATION
        else spoken.gettext(
            "Divided by {persons} inhabitants, the average of {year}: {source}.", **counted
        )
    )
    return f"{listed}. {divisor}"


def _publication(source_id: str, page: Page) -> str:
    """The publication of the count, linked where its address is known."""
    named, url = publication_named(source_id, page.spoken), publication_url(source_id)
    return f"[{named}]({url})" if is_web(url) else named
