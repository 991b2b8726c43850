"""Sheets beside an annex that print its sections again: checked against it, counted once."""

import polars as pl

from budget.model.enums import LineLevel
from ingest.checks import FOUND

_BARE = [LineLevel.SECTION.value, LineLevel.ITEM.value]
_SAID = ["doc", "section", "key"]
AGAIN = "printed again = printed first"


def without_repeats(
    lines: pl.DataFrame, tables: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Lines of a batch without those that a helper table repeats, and the checks on these.

    A helper table has no heading and no codes, and all it names is printed in a headed table of
    the document too. Where the document holds several budgets, nobody can say which it repeats.

    Args:
        lines: Lines with `table`.
        tables: Tables with `heading`, `continues` and `annex`.

    Returns:
        The lines that stay, and identities in the columns of `FOUND`.
    """
    has_heading = (pl.col("heading") != "") | pl.col("continues")
    headed = tables.filter(has_heading, "is_budget")
    single = headed.group_by("doc").agg(pl.col("annex").n_unique()).filter(pl.col("annex") == 1)
    helpers = (
        tables.filter(~has_heading, "is_budget", pl.col("kind") == "other")
        .join(single, on="doc", how="semi")
        .select("table")
    )
    beside = lines.join(helpers, on="table", how="semi", maintain_order="left")
    if beside.is_empty():
        return lines, FOUND.to_frame()
    first = (
        lines.join(headed.select("table"), on="table", how="semi", maintain_order="left")
        .filter(pl.col("line_level").is_in(_BARE) | pl.col("key").is_not_null())
        .unique(_SAID, keep="first", maintain_order=True)
        .select(
            *_SAID,
            pl.col("annex", "year", "phase").name.prefix("first_"),
            expected="amount_kzt",
        )
    )
    is_bare = pl.col("line_level").is_in(_BARE) & pl.col("expected").is_not_null()
    repeated = beside.join(
        first, on=_SAID, how="left", nulls_equal=True, maintain_order="left"
    ).filter(is_bare.all().over("table"))
    asked = repeated.select(
        "doc",
        *(pl.col(f"first_{name}").alias(name) for name in ("annex", "year", "phase")),
        pl.lit(AGAIN).alias("identity"),
        "grid",
        "row",
        "code",
        "expected",
        pl.col("amount_kzt").alias("found"),
    ).cast(FOUND)
    kept = lines.join(
        repeated.select("table").unique(), on="table", how="anti", maintain_order="left"
    )
    return kept, asked
