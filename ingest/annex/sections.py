"""Stretches of rows under one group, category or title: what they list, and in which section.

A table of spending may hold categories of revenue and the other way round; a digit alone does not
say which: names, lengths of codes and headings do.
"""

import polars as pl

from budget.model.enums import Section, Vintage
from ingest import words
from ingest.annex.codes import CODES
from ingest.annex.filling import held, with_found

FIRST_NEW_YEAR = 2026  # order № 151: special receipts are category 4, transfers received 5
_BELOW_TITLES = [
    Section.REVENUES,
    Section.NET_LENDING,
    Section.FINANCIAL_ASSETS,
    Section.FINANCING,
]
_DEBT_REPAYMENT = 16  # the group that stands outside expenditures
_FIRST_LONG_GROUP = 10


def with_sections(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with what their stretch lists and the section they belong to.

    Args:
        rows: Rows with codes, `said`, `category`, `kind`, `doc`, `year`, `is_new_budget`.

    Returns:
        The rows, with `stretch`, `mode` (`revenue` or `functional`), `has_long_second` (an
        administrator stands right after the group), `key` (the category's name), `vintage`
        (the numbering of categories), `section` and `item`.
    """
    said = pl.when(pl.col("depth").is_null()).then("said").str.split("|").list
    titled = rows.with_columns(said.first().alias("section_said"), said.last().alias("item"))
    stretched = titled.with_columns(_starts_stretch().cum_sum().alias("stretch"))
    stretches = _stretches(stretched)
    return (
        with_found(stretched, stretches, ["stretch"])
        .with_columns(
            pl.when(pl.col("depth").is_not_null())
            .then("section_of_codes")
            .otherwise(pl.coalesce("section_said", "section_of_words"))
            .alias("section")
        )
        .drop("section_said", "section_of_codes", "section_of_words")
    )


def _starts_stretch() -> pl.Expr:
    """A title, a new first code, or a first code printed in a row of its own."""
    ends = pl.col("is_new_budget") | pl.col("section_said").is_not_null()
    before = held(pl.col("code_0"), ends).shift(1)
    is_new_code = pl.col("code_0").is_not_null() & (
        (pl.col("depth") == 1) | pl.col("code_0").ne_missing(before)
    )
    return ends | is_new_code


def _stretches(rows: pl.DataFrame) -> pl.DataFrame:
    """One row a stretch: its mode, the key of its category, the sections of its rows."""
    length = [pl.col(name).str.len_chars() for name in CODES]
    stretches = rows.group_by("stretch", maintain_order=True).agg(
        pl.col("doc", "kind", "year", "code_0", "section_said", "is_new_budget").first(),
        pl.col("category").filter(pl.col("code_0").is_not_null()).first(),
        pl.any_horizontal((n == len("261")).any() for n in length[1:]).alias("has_long"),
        (length[1] == len("261")).any().alias("has_long_second"),
    )
    digit = pl.col("code_0").cast(pl.Int64, strict=False)
    return (
        stretches.with_columns(
            digit.alias("digit"),
            pl.col("has_long", "has_long_second").fill_null(value=False),
        )
        .with_columns(_mode().alias("mode"), _vintage().alias("vintage"))
        .with_columns(
            pl.when(pl.col("mode") == "revenue")
            .then(pl.coalesce("category", _key_of_digit()))
            .alias("key"),
            held(pl.col("section_said"), pl.col("is_new_budget")).alias("under"),
        )
        .with_columns(_section_of_codes().alias("section_of_codes"))
        .select(
            "stretch",
            "mode",
            "has_long_second",
            "key",
            "vintage",
            "section_of_codes",
            _section_of_words().alias("section_of_words"),
        )
    )


def _mode() -> pl.Expr:
    """Are the codes of a stretch those of revenues or of functional groups?"""
    digit, first = pl.col("digit"), pl.col("code_0")
    is_of_revenue = pl.col("category").is_not_null() & (digit < _FIRST_LONG_GROUP)
    is_long = (digit >= _FIRST_LONG_GROUP) & (
        (pl.col("kind") != "revenue") | (digit == _DEBT_REPAYMENT)
    )
    kind = pl.when(pl.col("kind") == "revenue").then(pl.lit("revenue"))
    return (
        pl.when(is_of_revenue)
        .then(pl.lit("revenue"))
        .when(
            first.is_not_null()
            & (pl.col("has_long") | first.str.contains("^0[1-9]$") | is_long)
        )
        .then(pl.lit("functional"))
        .otherwise(kind.otherwise(pl.lit("functional")))
    )


def _vintage() -> pl.Expr:
    """How the document numbers its categories: names say it, else the year."""
    is_transfers = pl.col("category") == "transfers_in"
    is_special = pl.col("category") == "special_receipts"
    is_new = (is_special | (is_transfers & (pl.col("digit") == 5))).any()  # noqa: PLR2004 - its number now
    is_old = (is_transfers & (pl.col("digit") == 4)).any()  # noqa: PLR2004 - its number until 2025
    is_late = (pl.col("year") >= FIRST_NEW_YEAR).fill_null(value=False)
    return (
        pl.when(is_new.over("doc") | (is_late & ~is_old.over("doc")))
        .then(pl.lit(Vintage.FROM_2026.value))
        .otherwise(pl.lit(Vintage.UNTIL_2025.value))
    )


def _key_of_digit() -> pl.Expr:
    """The category that a digit stands for in the document's numbering; null if it has none."""
    old, new = (dict(enumerate(keys, start=1)) for keys in words.NUMBERINGS)
    digit = pl.col("digit")
    return (
        pl.when(pl.col("vintage") == Vintage.FROM_2026.value)
        .then(digit.replace_strict(new, default=None, return_dtype=pl.String))
        .otherwise(digit.replace_strict(old, default=None, return_dtype=pl.String))
    )


def _section_of_codes() -> pl.Expr:
    """The section of the coded rows of a stretch."""
    sections = {key: section.value for key, (_, section) in words.CATEGORIES.items()}
    of_key = pl.col("key").replace_strict(sections, default=None, return_dtype=pl.String)
    is_below_title = pl.col("under").is_in(_BELOW_TITLES)
    return (
        pl.when(pl.col("mode") == "revenue")
        .then(
            pl.coalesce(
                of_key, pl.when(is_below_title).then("under"), pl.lit(Section.REVENUES.value)
            )
        )
        .when(pl.col("digit") == _DEBT_REPAYMENT)
        .then(pl.lit(Section.FINANCING.value))
        .when(pl.col("under").is_in([Section.NET_LENDING, Section.FINANCIAL_ASSETS]))
        .then("under")
        .otherwise(pl.lit(Section.EXPENDITURES.value))
    )


def _section_of_words() -> pl.Expr:
    """The section of rows of a stretch that have neither code nor title."""
    of_kind = (
        pl.when(pl.col("kind") == "revenue")
        .then(pl.lit(Section.REVENUES.value))
        .when(pl.col("kind") == "functional")
        .then(pl.lit(Section.EXPENDITURES.value))
    )
    of_codes = pl.when(pl.col("code_0").is_not_null()).then("section_of_codes")
    return pl.coalesce(of_codes, "under", of_kind)
