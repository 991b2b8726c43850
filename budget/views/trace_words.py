"""Names and sentences that every view of transfers uses."""

import polars as pl
import streamlit as st

from budget import tables
from budget.locale import numbers, transfers
from budget.locale.citations import Act, act_of, citation, edition_brief
from budget.views import held
from budget.views.amounts import asked_scale
from budget.views.page import Page, place_label


@tables.remembered("units", last=4096)
def unit_name(unit_id: str, page: Page) -> str:
    """The name of a unit; one that is no longer in force too."""
    unit = held.unit(unit_id)
    return place_label(unit.row(0, named=True), page) if unit.height else unit_id


def party(
    unit_id: str | None, level: str | None, page: Page, *, other: str | None = None
) -> str:
    """Payer or recipient: a unit, or a tier as a whole; the republic also receives from a fund."""
    if unit_id is not None:
        return unit_name(unit_id, page)
    return transfers.several(level, other, page.spoken)


@tables.remembered("acts", last=4096)
def act_cited(act_id: str | None, edition_no: int | None, page: Page, short: bool) -> str:  # noqa: FBT001 -- a cache key
    """An edition as it is cited, or as a column has it; empty where no act is held."""
    if act_id is None:
        return ""
    edition = held.acts(page.language).filter(
        pl.col("act_id") == act_id, pl.col("edition_no") == (edition_no or 0)
    )
    if edition.is_empty():
        return ""
    act = act_of(edition.head(1))
    return edition_brief(act, page.spoken) if short else citation(act, page.spoken)


def in_words(amounts: pl.Series, page: Page, empty: str = "—") -> pl.Series:
    """Amounts, each in the unit of its own size: tiers differ by factors of thousands.

    A narrow table breaks none of them into two lines.
    """
    asked = asked_scale()
    return pl.Series(
        amounts.name,
        [
            empty
            if amount is None
            else numbers.amount(amount, page.spoken, asked).replace(" ", "\N{NO-BREAK SPACE}")
            for amount in amounts
        ],
        dtype=pl.String,
    )


def own_budget(unit_id: str, page: Page) -> str:
    """What the law calls the own budget of a unit."""
    unit = held.unit(unit_id).row(0, named=True)
    return transfers.own_budget(unit["kind"], str(unit["budget_level"]), page.spoken)


def on_phone() -> bool:
    """Whether the browser calls itself a phone's: a wide picture or table does not fit one."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def acts_of(budgets: pl.DataFrame, page: Page) -> list[Act]:
    """The acts of some budgets, in their order, each once."""
    editions = budgets.filter(pl.col("act_id").is_not_null()).select("act_id", "edition_no")
    found = editions.unique(maintain_order=True).join(
        held.acts(page.language).unique(["act_id", "edition_no"], keep="first"),
        on=["act_id", "edition_no"],
        how="inner",
        maintain_order="left",
    )
    return [act_of(edition) for edition in found.iter_slices(1)]


def files_of(budgets: pl.DataFrame) -> list[str]:
    """The files the figures of some budgets were read from: keys of `sources`."""
    editions = budgets.select("act_id", "edition_no").drop_nulls().unique()
    of_acts = pl.col("act_id").is_in(editions["act_id"].unique().implode())
    return (
        tables.scan("budget_lines")
        .filter(of_acts)
        .select("act_id", "edition_no", "source_id")
        .unique()
        .join(editions.lazy(), on=["act_id", "edition_no"], how="semi")
        .select(pl.col("source_id").unique().sort())
        .collect()["source_id"]
        .to_list()
    )


def with_names(rows: pl.DataFrame, page: Page) -> pl.DataFrame:
    """Rows with the name of their unit first, as they are downloaded."""
    names = [unit_name(unit_id, page) for unit_id in rows["unit_id"]]
    return rows.select(pl.Series("name", names, dtype=pl.String), pl.all())
