"""Lines, rejects and checks of a batch in the words of the data model."""

import polars as pl

from budget.model.enums import Consolidation
from ingest.annex import AnnexRows
from ingest.annex.filling import firsts
from ingest.places import places
from ingest.stated import Stated
from ingest.text import TextReading

REJECTS = pl.Schema(
    {
        "doc": pl.UInt32,
        "grid": pl.UInt32,  # 0: the running text
        "row": pl.UInt32,  # 0: the whole table
        "col": pl.UInt32,
        "printed": pl.String,
        "reason": pl.String,
    }
)


def model_lines(lines: pl.DataFrame, about: pl.DataFrame) -> pl.DataFrame:
    """Lines in the columns of `budget_lines`, with `doc` and where they stand."""
    levels = {one.unit_id: one.budget_level.value for one in places().units.values()}
    level = pl.col("unit_id").replace_strict(levels, default=None, return_dtype=pl.String)
    is_kazakh = pl.col("language") == "kk"
    told = about.select("doc", "language", "act_id", "edition_no")
    return lines.join(told, on="doc", how="left", maintain_order="left").select(
        "doc",
        "unit_id",
        level.alias("budget_level"),
        pl.lit(Consolidation.OWN.value).alias("consolidation"),
        pl.col("year").alias("budget_year"),
        "phase",
        "edition_no",
        "act_id",
        "section",
        "line_level",
        "code",
        pl.when(~is_kazakh).then("name").alias("name_ru"),
        pl.when(is_kazakh).then("name").alias("name_kk"),
        "amount_kzt",
        "printed",
        pl.col("grid").cast(pl.Int64).alias("table_no"),
        pl.col("row").cast(pl.Int64).alias("row_no"),
        pl.col("col").cast(pl.Int64).alias("column_no"),
        "value_status",
    )


def rejected(
    annexes: AnnexRows,
    text: TextReading,
    homeless: pl.DataFrame,
    unplaced: pl.DataFrame,
    stated: Stated,
) -> pl.DataFrame:
    """Everything that holds an amount and became no row, in the columns of REJECTS.

    Args:
        annexes: Rows of tables that could not be read.
        text: Lines of the text that could not be read.
        homeless: Annex lines of a unit that is not known (`why`).
        unplaced: Figures of the text whose unit is not known (`why`), or that stand in no section.
        stated: Transfers of which a side is not known.
    """
    named = pl.concat_str([pl.col("name").fill_null(""), "printed"], separator=" | ")
    in_text = pl.lit(0, dtype=pl.UInt32)
    return (
        pl.concat(
            [
                annexes.rejects.with_columns(named.alias("printed")).select(list(REJECTS)),
                text.rejects.select(
                    "doc",
                    in_text.alias("grid"),
                    pl.col("line").alias("row"),
                    (in_text + 1).alias("col"),
                    "printed",
                    "reason",
                ),
                _without_home(homeless)
                .with_columns(named.alias("printed"))
                .select(list(REJECTS)),
                unplaced.with_columns(named.alias("printed"), reason="why").select(
                    list(REJECTS)
                ),
                stated.rejects.select(list(REJECTS)),
            ],
            how="vertical_relaxed",
        )
        .cast(REJECTS)
        .sort("doc", "grid", "row", "col", maintain_order=True)
    )


def _without_home(homeless: pl.DataFrame) -> pl.DataFrame:
    """Amounts of a unit that is not known, each with the reason."""
    reason = pl.format("whose budget this is cannot be told: {}", "why")
    return homeless.filter(pl.col("printed") != "").with_columns(reason.alias("reason"))


def with_units(asked: pl.DataFrame, lines: pl.DataFrame, about: pl.DataFrame) -> pl.DataFrame:
    """Checks with the unit they speak of, the act's own where their annex names none."""
    annexes = firsts(lines.select("doc", "annex", "unit_id"), "doc", "annex")
    own = about.select("doc", "act_id", "edition_no", own_id="unit_id")
    return (
        asked.join(annexes, on=["doc", "annex"], how="left", maintain_order="left")
        .join(own, on="doc", how="left", maintain_order="left")
        .with_columns(unit_id=pl.coalesce("unit_id", "own_id"))
        .drop("own_id")
    )
