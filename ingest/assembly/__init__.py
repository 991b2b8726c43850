"""Readings of documents → rows of the data model, with units, years and checks."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import polars as pl

from ingest.acts import ActFacts
from ingest.annex import AnnexRows
from ingest.assembly.about import ABOUT, about_documents
from ingest.assembly.headlines import headline_lines, stated_lists
from ingest.assembly.homes import homes, placed_lines, told_by_tables
from ingest.assembly.rows import REJECTS, model_lines, rejected, with_units
from ingest.checks import check_lines, judged
from ingest.compare import compare_editions, compare_text, with_editions
from ingest.readers.printed import Printed
from ingest.stated import as_lines, stated_transfers
from ingest.text import TextReading

NO_SECTION = "no section of the budget is named above this row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """Rows close to the data model, with `doc`; unit and year are null where nothing says them."""

    about: pl.DataFrame
    lines: pl.DataFrame
    transfers: pl.DataFrame
    rejects: pl.DataFrame
    checks: pl.DataFrame


def assembled(  # noqa: PLR0913 - what was printed, read two ways, and whose it is
    printed: Printed,
    annexes: AnnexRows,
    text: TextReading,
    *,
    facts: Mapping[int, ActFacts],
    units: Mapping[int, str | None],
    told_year: int | None,
) -> Assembled:
    """Rows of the data model from the readings of a batch.

    Args:
        printed: The documents.
        annexes: Their tables, read.
        text: Their running text, read.
        facts: What each says of itself.
        units: Whose budget each is.
        told_year: The budget year where a document does not say it.
    """
    about = _with_first_year(about_documents(printed, facts, units), text)
    owners = homes(facts, about)
    placed, homeless = placed_lines(annexes, owners, about, told_year)
    lines, astray = _sectioned(placed)
    years = _years(lines, about, told_year)
    told = headline_lines(text.figures, owners, about, years)
    figures = told.filter(pl.col("why").is_null())
    unplaced = pl.concat(
        [
            rows.select("doc", "grid", "row", "col", "name", "printed", "why")
            for rows in (astray, told.filter(pl.col("why").is_not_null()))
        ],
        how="vertical_relaxed",
    )
    stated = stated_transfers(stated_lists(text), annexes.transfers, about, years)
    with ThreadPoolExecutor(1) as aside:  # the longest step, beside all others
        checked = aside.submit(check_lines, lines)
        kept = pl.concat([model_lines(lines, about), model_lines(figures, about)])
        others = [
            judged(annexes.checks),
            judged(
                compare_text(
                    with_editions(lines, about),
                    with_editions(figures, about),
                    text.lists,
                    with_editions(text.list_totals, about),
                )
            ),
            judged(compare_editions(lines, about)),
            judged(compare_editions(as_lines(stated.transfers), about)),
            stated.checks,
        ]
        rejects = rejected(annexes, text, homeless, unplaced, stated)
    asked = pl.concat([checked.result(), *others])
    silent = about.join(kept, on="doc", how="anti", maintain_order="left")
    if silent.height:
        said = told_by_tables(silent, annexes, owners, told_year)
        about = about.update(said, on="doc", how="left", maintain_order="left")
    return Assembled(
        about=about,
        lines=kept,
        transfers=stated.transfers,
        rejects=rejects,
        checks=with_units(asked, lines, about),
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


def _sectioned(lines: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Lines of the six sections; apart, those that stand under none, with `why`."""
    has_section = pl.col("section").is_not_null()
    if not lines.get_column("section").null_count():
        return lines, lines.clear().with_columns(why=pl.lit(NO_SECTION))
    astray = lines.filter(~has_section).with_columns(why=pl.lit(NO_SECTION))
    return lines.filter(has_section), astray


def _years(lines: pl.DataFrame, about: pl.DataFrame, told_year: int | None) -> pl.DataFrame:
    """The year that a document speaks of where a figure does not say its own."""
    first = lines.group_by("doc").agg(pl.col("year").min())
    return about.join(first, on="doc", how="left", maintain_order="left").select(
        "doc", year=pl.coalesce("year", pl.lit(told_year, dtype=pl.Int64), "period_from")
    )


__all__ = ["ABOUT", "REJECTS", "Assembled", "assembled", "model_lines", "with_units"]
