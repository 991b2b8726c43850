"""Readings of documents → rows of the data model, with units, years and checks."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ingest.acts import ActFacts
from ingest.annex import AnnexRows
from ingest.assembly.about import ABOUT, about_documents, with_acts
from ingest.assembly.budgets import Budgets, all_budgets, read_budgets
from ingest.assembly.headlines import headline_lines, stated_lists
from ingest.assembly.homes import homes, told_by_tables
from ingest.assembly.rows import REJECTS, model_lines, of_acts, rejected, with_units
from ingest.checks import judged
from ingest.compare import compare_editions, compare_text, with_editions
from ingest.stated import as_lines, stated_transfers
from ingest.text import TextReading


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """Rows close to the data model, with `doc`; unit and year are null where nothing says them."""

    about: pl.DataFrame
    lines: pl.DataFrame
    transfers: pl.DataFrame
    rejects: pl.DataFrame
    checks: pl.DataFrame


def said_of_themselves(
    facts: Mapping[int, ActFacts], units: Mapping[int, str | None], text: TextReading
) -> pl.DataFrame:
    """What documents say of themselves, with the year that figures of their text speak of.

    Args:
        facts: What each says of itself.
        units: Whose budget each is.
        text: Their running text, read.
    """
    return _with_first_year(about_documents(facts, units), text)


def assembled(  # noqa: PLR0913 - documents, read three ways, and what the caller told
    about: pl.DataFrame,
    facts: Mapping[int, ActFacts],
    budgets: Budgets,
    annexes: AnnexRows,
    text: TextReading,
    *,
    told_year: int | None,
) -> Assembled:
    """Rows of the data model from the readings of a batch.

    Args:
        about: The documents with their acts.
        facts: What each says of itself.
        budgets: The budgets of their annexes.
        annexes: What else their tables say.
        text: Their running text, read.
        told_year: The budget year where a document does not say it.
    """
    owners = homes(facts, about)
    years = _years(budgets.years, about, told_year)
    told = headline_lines(text.figures, owners, about, years)
    figures = told.filter(pl.col("why").is_null())
    unplaced = pl.concat(
        [
            rows.select("doc", "grid", "row", "col", "name", "printed", "why")
            for rows in (budgets.astray, told.filter(pl.col("why").is_not_null()))
        ],
        how="vertical_relaxed",
    )
    stated = stated_transfers(stated_lists(text), annexes.transfers, about, years)
    of_text = compare_text(
        with_editions(budgets.compared, about),
        with_editions(figures, about),
        text.lists,
        with_editions(text.list_totals, about),
    )
    asked = [
        budgets.checks,
        judged(annexes.checks),
        judged(of_text),
        judged(compare_editions(_to_compare(budgets.lines), about)),
        judged(compare_editions(as_lines(stated.transfers), about)),
        stated.checks,
    ]
    lines = pl.concat([budgets.lines.drop("annex"), model_lines(figures, about)])
    silent = about.join(lines, on="doc", how="anti", maintain_order="left")
    if silent.height:
        said = told_by_tables(silent, annexes, owners, told_year)
        about = about.update(said, on="doc", how="left", maintain_order="left")
    return Assembled(
        about=about,
        lines=of_acts(lines, about),
        transfers=stated.transfers,
        rejects=rejected(annexes, text, budgets.homeless, unplaced, stated),
        checks=with_units(
            pl.concat(asked).sort("doc", maintain_order=True), budgets.units, about
        ),
    )


def _with_first_year(about: pl.DataFrame, text: TextReading) -> pl.DataFrame:
    """Documents that do not say their period, with the one year that figures of the text speak of."""
    years = text.figures.group_by("doc").agg(pl.col("budget_year").drop_nulls().unique())
    said = pl.col("budget_year").list
    only = pl.when(said.len() == 1).then(said.first())
    return (
        about.join(years, on="doc", how="left", maintain_order="left")
        .with_columns(pl.coalesce("period_from", only).alias("period_from"))
        .drop("budget_year")
    )


def _to_compare(lines: pl.DataFrame) -> pl.DataFrame:
    """Lines of the data model in the columns that `compare_editions` compares."""
    place = {"table_no": "grid", "row_no": "row"}
    return lines.rename({"budget_year": "year", **place})


def _years(first: pl.DataFrame, about: pl.DataFrame, told_year: int | None) -> pl.DataFrame:
    """The year that a document speaks of where a figure does not say its own."""
    return about.join(first, on="doc", how="left", maintain_order="left").select(
        "doc", year=pl.coalesce("year", pl.lit(told_year, dtype=pl.Int64), "period_from")
    )


__all__ = [
    "ABOUT",
    "REJECTS",
    "Assembled",
    "Budgets",
    "all_budgets",
    "assembled",
    "homes",
    "model_lines",
    "of_acts",
    "read_budgets",
    "said_of_themselves",
    "with_acts",
    "with_units",
]
