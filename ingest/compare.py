"""One document against another reading of the same budget: text against annex, Russian against Kazakh."""

import polars as pl

from budget.model.enums import LineLevel, Section, TransferKind
from ingest import words
from ingest.checks import FOUND

_PLACE = ["doc", "annex", "year", "phase"]
_RESERVE = r"^резервместногоисполнительногооргана|^жергіліктіатқарушыорган\w*резерв"
_SUBVENTIONS = r"^(?:бюджетные)?субвенци[ия]$|^субвенциялар$"


def printed_values(lines: pl.DataFrame) -> pl.DataFrame:
    """What an annex prints for each indicator of a decision's text.

    Returns:
        `doc`, `annex`, `unit_id`, `year`, `phase`, `indicator`, `grid`, `row`, `amount_kzt`: a
        section's total, a category, a printed subtotal, or where that is missing the sum of groups.
    """
    coded = pl.when(pl.col("line_level") == LineLevel.SECTION).then("section").otherwise("key")
    named = lines.filter(
        pl.col("line_level").is_in([LineLevel.SECTION, LineLevel.CATEGORY, LineLevel.ITEM])
    ).with_columns(coded.alias("indicator"), pl.lit(0).alias("rank"))
    groups = lines.filter(pl.col("is_top"), pl.col("section").is_in(list(_BY_GROUPS))).with_columns(
        pl.col("section").replace_strict(_BY_GROUPS, default=None).alias("indicator"),
        pl.lit(1).alias("rank"),
        pl.col("line_level").is_in([LineLevel.CATEGORY]).alias("is_category"),
    ).filter(~pl.col("is_category"))
    reserve = lines.filter(
        (pl.col("line_level") == LineLevel.PROGRAMME) & pl.col("title").str.contains(_RESERVE)
    ).with_columns(pl.lit("reserve").alias("indicator"), pl.lit(0).alias("rank"))
    keys = [*_PLACE, "unit_id", "indicator"]
    columns = [*keys, "rank", "grid", "row", "amount_kzt"]
    summed = pl.concat([groups.select(columns), reserve.select(columns)]).group_by(
        *keys, "rank", maintain_order=True
    ).agg(pl.col("grid", "row").first(), pl.col("amount_kzt").sum())
    return (
        pl.concat([named.select(columns), summed.select(columns)])
        .filter(pl.col("indicator").is_not_null(), pl.col("amount_kzt").is_not_null())
        .sort("rank", maintain_order=True)
        .unique(keys, keep="first", maintain_order=True)
    )


_BY_GROUPS = {
    Section.NET_LENDING.value: "budget_loans",
    Section.FINANCIAL_ASSETS.value: "asset_acquisition",
    Section.FINANCING.value: "debt_repayment",
}


def compare_text(
    lines: pl.DataFrame, figures: pl.DataFrame, lists: pl.DataFrame, totals: pl.DataFrame
) -> pl.DataFrame:
    """Figures of the text against the annex of the same unit and year, lists against their sums.

    Args:
        lines: Annex lines with `unit_id` and `year`.
        figures: `doc`, `unit_id`, `year`, `phase`, `row`, `indicator`, `amount_kzt`.
        lists: `doc`, `list_no`, `amount_kzt` of listed transfers.
        totals: `doc`, `line`, `list_no`, `kind`, `budget_year`, `amount_kzt` printed above lists.
    """
    annex = printed_values(lines)
    keys = ["doc", "unit_id", "year", "indicator"]
    has_annex = annex.select("doc", "unit_id", "year").unique()
    against = (
        figures.filter(pl.col("amount_kzt").is_not_null())
        .join(has_annex, on=["doc", "unit_id", "year"], nulls_equal=True, maintain_order="left")
        .filter(pl.col("indicator") != "republican_subvention")  # a part of class 02, not a line
        .join(
            annex.unique(keys, keep="first", maintain_order=True).select(*keys, "annex", "phase", pl.col("amount_kzt").alias("found")),
            on=keys,
            how="left",
            nulls_equal=True,
            maintain_order="left",
        )
        .filter(pl.col("found").is_not_null() | (pl.col("amount_kzt") != 0))
    )
    texts = against.select(
        "doc",
        "annex",
        "year",
        "phase",
        pl.format("text = annex: {}", pl.col("indicator").str.replace_all("_", " ")).alias("identity"),
        pl.lit(0, dtype=pl.UInt32).alias("grid"),
        "row",
        pl.lit("").alias("code"),
        pl.col("amount_kzt").alias("expected"),
        "found",
    ).cast(dict(FOUND))
    return pl.concat([texts, _lists(lists, totals), _subventions(lines, totals)])


def _lists(lists: pl.DataFrame, totals: pl.DataFrame) -> pl.DataFrame:
    """The sum printed above a list against the lines of the list."""
    sums = (
        lists.filter(pl.col("list_no").is_not_null())
        .group_by("doc", "list_no")
        .agg(pl.col("amount_kzt").sum().alias("found"))
    )
    return totals.filter(pl.col("amount_kzt").is_not_null()).join(
        sums, on=["doc", "list_no"], maintain_order="left"
    ).select(
        "doc",
        pl.lit("").alias("annex"),
        pl.col("budget_year").alias("year"),
        pl.lit(None, dtype=pl.String).alias("phase"),
        pl.format("list of {}s = its printed sum", pl.col("kind").cast(pl.String)).alias("identity"),
        pl.lit(0, dtype=pl.UInt32).alias("grid"),
        pl.col("line").alias("row"),
        pl.lit("").alias("code"),
        pl.col("amount_kzt").alias("expected"),
        "found",
    ).cast(dict(FOUND))


def _subventions(lines: pl.DataFrame, totals: pl.DataFrame) -> pl.DataFrame:
    """The printed sum of subventions against the programme «Субвенции» of the annex."""
    paid = (
        lines.filter(
            (pl.col("line_level") == LineLevel.PROGRAMME)
            & pl.col("code").str.starts_with("15.")
            & pl.col("title").str.contains(_SUBVENTIONS)
        )
        .group_by("doc", "year", maintain_order=True)
        .agg(pl.col("annex").first(), pl.col("amount_kzt").sum().alias("found"))
    )
    stated = totals.filter(
        pl.col("kind") == TransferKind.SUBVENTION.value, pl.col("amount_kzt").is_not_null()
    )
    first = stated.group_by("doc", "budget_year", maintain_order=True).agg(
        pl.col("line").first(), pl.col("amount_kzt").sum()
    )
    joined = first.join(paid, on="doc", maintain_order="left").filter(
        pl.col("budget_year").is_null() | (pl.col("budget_year") == pl.col("year"))
    )
    return joined.select(
        "doc",
        "annex",
        "year",
        pl.lit(None, dtype=pl.String).alias("phase"),
        pl.lit("text = annex: subventions").alias("identity"),
        pl.lit(0, dtype=pl.UInt32).alias("grid"),
        pl.col("line").alias("row"),
        pl.lit("").alias("code"),
        pl.col("amount_kzt").alias("expected"),
        "found",
    ).cast(dict(FOUND))


def compare_languages(lines: pl.DataFrame, about: pl.DataFrame) -> pl.DataFrame:
    """The Russian and the Kazakh text of one edition, code by code.

    A code that only one of them prints is one failing row with all such codes counted in words.
    """
    edition = ["act_id", "edition_no"]
    is_pair = (pl.len().over(edition) == 2) & (pl.col("language").n_unique().over(edition) == 2)  # noqa: PLR2004 - one text in each language
    told = lines.join(
        about.filter(is_pair).select("doc", "language", *edition), on="doc", maintain_order="left"
    )
    keys = ["act_id", "edition_no", "unit_id", "year", "section", "line_level", "code"]
    coded = told.filter(pl.col("code") != "").group_by(*keys, "language", maintain_order=True).agg(
        pl.col("doc", "annex", "grid", "row").first(), pl.col("amount_kzt").sum()
    )
    kazakh = coded.filter(pl.col("language") == "kk")
    russian = coded.filter(pl.col("language") == "ru")
    both = kazakh.join(
        russian.select(*keys, pl.col("amount_kzt").alias("expected")),
        on=keys,
        nulls_equal=True,
        maintain_order="left",
    )
    pairs = both.select("act_id", "edition_no").unique()
    missing = (
        russian.join(pairs, on=["act_id", "edition_no"])
        .join(kazakh, on=keys, how="anti", nulls_equal=True)
        .group_by("act_id", "edition_no", "unit_id", "year", maintain_order=True)
        .agg(pl.col("doc", "annex").first(), pl.len().alias("count"), pl.col("code").first().alias("first"))
    )
    same = both.select(
        "doc",
        "annex",
        "year",
        pl.lit(None, dtype=pl.String).alias("phase"),
        pl.lit("Kazakh text = Russian text").alias("identity"),
        "grid",
        "row",
        "code",
        "expected",
        pl.col("amount_kzt").alias("found"),
    ).cast(dict(FOUND))
    gaps = missing.select(
        "doc",
        "annex",
        "year",
        pl.lit(None, dtype=pl.String).alias("phase"),
        pl.format("{} codes of the Russian text are not in the Kazakh text", "count").alias("identity"),
        pl.lit(0, dtype=pl.UInt32).alias("grid"),
        pl.lit(0, dtype=pl.UInt32).alias("row"),
        pl.col("first").alias("code"),
        pl.lit(None, dtype=pl.Int64).alias("expected"),
        pl.lit(None, dtype=pl.Int64).alias("found"),
    ).cast(dict(FOUND))
    return pl.concat([same, gaps])
