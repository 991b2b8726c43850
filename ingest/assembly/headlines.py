"""Headline figures of a decision's text as lines: sections, categories, printed subtotals."""

from collections.abc import Mapping

import polars as pl

from budget.model.enums import LineLevel, Section, TransferKind
from ingest.assembly.homes import Home, unit_of_words
from ingest.stated import amount_col
from ingest.text import TextReading

REPUBLICAN = "republican_subvention"
NEW_NUMBERING = 2026  # order № 151: special receipts are category 4, transfers received 5
_CODES = {"tax": "1", "nontax": "2", "capital_sales": "3", "special_receipts": "4"}


def headline_lines(
    figures: pl.DataFrame,
    owners: Mapping[int, Home],
    about: pl.DataFrame,
    years: pl.DataFrame,
) -> pl.DataFrame:
    """Figures of the text in the columns of lines; `why` where the unit they name is unknown.

    Args:
        figures: As `ingest.text` returns them.
        owners: Whose act each document is.
        about: One row a document.
        years: `doc`, `year` for figures that do not say their year.
    """
    context = about.select("doc", "period_from", "phase")
    is_new = pl.col("indicator").eq("special_receipts").any().over("doc", "unit_words") | (
        pl.col("period_from") >= NEW_NUMBERING
    ).fill_null(value=False)
    return (
        figures.filter(
            pl.col("section").is_not_null() | _is_reserve(), pl.col("indicator") != REPUBLICAN
        )
        .join(
            _units(figures, owners),
            on=["doc", "unit_words"],
            how="left",
            nulls_equal=True,
            maintain_order="left",
        )
        .join(years, on="doc", how="left", maintain_order="left")
        .join(context, on="doc", how="left", maintain_order="left")
        .with_columns(
            *_classified(is_new),
            pl.coalesce("budget_year", "year").alias("year"),
            pl.col("line").alias("row"),
            amount_col(),
            pl.col("value_status").cast(pl.String),
        )
    )


def _units(figures: pl.DataFrame, owners: Mapping[int, Home]) -> pl.DataFrame:
    """The unit that each wording of a document names, or the reason why none."""
    words = figures.select("doc", "unit_words").unique(maintain_order=True)
    schema = {"doc": pl.UInt32, "unit_words": pl.String, "unit_id": pl.String, "why": pl.String}
    rows = [(doc, said, *unit_of_words(said, owners[doc])) for doc, said in words.rows()]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _is_reserve() -> pl.Expr:
    return pl.col("indicator") == "reserve"


def _classified(is_new: pl.Expr) -> list[pl.Expr]:
    """`section`, `line_level`, `code` and `indicator` as the data model and the annex say them."""
    section, level = pl.col("section").cast(pl.String), pl.col("line_level").cast(pl.String)
    is_category = level == LineLevel.CATEGORY.value
    is_section = level == LineLevel.SECTION.value
    transfers = pl.when(is_new).then(pl.lit("5")).otherwise(pl.lit("4"))
    named = pl.col("indicator").replace_strict(_CODES, default=pl.col("indicator"))
    reserve = Section.EXPENDITURES.value, LineLevel.ITEM.value
    return [
        pl.when(_is_reserve()).then(pl.lit(reserve[0])).otherwise(section).alias("section"),
        pl.when(_is_reserve()).then(pl.lit(reserve[1])).otherwise(level).alias("line_level"),
        pl.when(is_section)
        .then(pl.lit(""))
        .when(is_category & (pl.col("indicator") == "transfers_in"))
        .then(transfers)
        .when(is_category)
        .then(named)
        .otherwise("indicator")
        .alias("code"),
        pl.when(is_section).then(section).otherwise("indicator").alias("indicator"),
    ]


def stated_lists(text: TextReading) -> pl.DataFrame:
    """Lists of transfers, and the republican subvention, which a text states among its figures."""
    subvention = text.figures.filter(pl.col("indicator") == REPUBLICAN).select(
        "doc",
        "grid",
        "line",
        pl.lit(None, dtype=pl.UInt32).alias("list_no"),
        pl.lit(TransferKind.SUBVENTION.value).cast(text.lists.schema["kind"]).alias("kind"),
        "budget_year",
        pl.lit("республиканский бюджет").alias("payer_words"),
        pl.lit(None, dtype=pl.String).alias("payee_words"),
        pl.lit(None, dtype=pl.String).alias("purpose"),
        "printed",
        "amount_kzt",
        "value_status",
    )
    return pl.concat([text.lists, subvention])
