"""The budgets of a chain for each inhabitant, and the people each is divided by."""

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.borders import boundary_breaks
from budget.analysis.per_head import POPULATION, per_inhabitant
from budget.locale import numbers
from budget.views import traced
from budget.views.grounds import Grounds
from budget.views.page import Page
from budget.views.traced import Asked

AMOUNTS = [
    "revenues_kzt",
    "own_revenues_kzt",
    "transfers_from_above_kzt",
    "transfers_from_below_kzt",
    "withdrawn_kzt",
]
WHOLE, HEAD = "budget", "head"  # what the address calls both ways
_PEOPLE = ["persons", "persons_year", "persons_basis", "persons_source_id"]


@tables.remembered(*traced.READ, "statistics", "breaks")
def amounts_of_chain(asked: Asked, per: str) -> pl.DataFrame:
    """The amounts of the chain, whole or for each inhabitant, under the same names.

    Args:
        asked: Place, year, phase.
        per: `WHOLE` or `HEAD`.

    Returns:
        A row a budget, the republic first; null where nothing is told, or nobody is counted.
    """
    chain = traced.traced(asked).chain
    if per == WHOLE:
        return chain
    divided = _divided(asked).select(
        "unit_id", "measure", pl.col("amount_per_capita_kzt").round().cast(pl.Int64)
    )
    wide = divided.pivot("measure", index="unit_id", values="amount_per_capita_kzt")
    return chain.select("unit_id").join(wide, on="unit_id", how="left", maintain_order="left")


def with_amounts_per_head(asked: Asked, per: str) -> pl.DataFrame:
    """The budgets of the chain as they are downloaded, per inhabitant too where that is shown."""
    chain = traced.traced(asked).chain
    if per == WHOLE:
        return chain
    people = _divided(asked).select("unit_id", *_PEOPLE).unique("unit_id")
    heads = amounts_of_chain(asked, per).select(
        "unit_id",
        pl.col(AMOUNTS).name.map(lambda name: f"{name.removesuffix('_kzt')}_per_capita_kzt"),
    )
    for more in (people, heads):
        chain = chain.join(more, on="unit_id", how="left", maintain_order="left")
    return chain


def people_counted(asked: Asked, per: str) -> Grounds:
    """The publications of the people that amounts are divided by."""
    if per == WHOLE:
        return Grounds()
    used = _divided(asked)["persons_source_id"].drop_nulls().unique(maintain_order=True)
    return Grounds(counted_in=used.to_list())


def uncounted_in(asked: Asked, per: str) -> list[str]:
    """Units of the chain with no fitting count of inhabitants, where amounts are divided by them."""
    if per == WHOLE:
        return []
    unknown = _divided(asked).filter(pl.col("persons").is_null())
    return unknown["unit_id"].unique(maintain_order=True).to_list()


def division_told(budget: pl.DataFrame, asked: Asked, page: Page) -> None:
    """The whole amount, and how the one shown is worked out from it.

    Args:
        budget: A row of `trace_cells.clicked`; none: nothing is said.
        asked: Place, year, phase.
        page: Language.
    """
    if budget.is_empty():
        return
    spoken, column = page.spoken, str(budget["column"].item())
    of_unit = pl.col("unit_id") == str(budget["unit_id"].item())
    row = _divided(asked).filter(of_unit, pl.col("measure") == column)
    amount, persons, year, basis, head = row.select(
        "amount_kzt", "persons", "persons_year", "persons_basis", "amount_per_capita_kzt"
    ).row(0)
    if amount is None:
        return
    whole = numbers.exact(amount, page.language)
    if head is None:
        st.caption(spoken.gettext("The whole amount is {amount}.", amount=whole))
        return
    figures = {
        "amount": whole,
        "persons": numbers.whole(round(persons), page.language),
        "year": year,
        "head": numbers.exact(round(head), page.language),
    }
    st.caption(
        spoken.gettext(
            "The whole amount is {amount}. Divided by {persons} inhabitants at the beginning of "
            "{year}, it is {head} each.",
            **figures,
        )
        if basis == POPULATION
        else spoken.gettext(
            "The whole amount is {amount}. Divided by {persons} inhabitants, the average of "
            "{year}, it is {head} each.",
            **figures,
        )
    )


@tables.remembered(*traced.READ, "statistics", "breaks")
def _divided(asked: Asked) -> pl.DataFrame:
    """Rows of `per_inhabitant`: one a budget and amount."""
    chain = traced.traced(asked).chain
    of_chain = pl.col("unit_id").is_in(chain["unit_id"].implode())
    long = (
        chain.select("unit_id", *AMOUNTS)
        .unpivot(AMOUNTS, index="unit_id", variable_name="measure", value_name="amount_kzt")
        .with_columns(budget_year=pl.lit(asked.year, pl.Int64))
    )
    return per_inhabitant(
        long,
        tables.read("statistics").filter(of_chain),
        boundary_breaks(tables.read("breaks"), tables.read("units")),
    )
