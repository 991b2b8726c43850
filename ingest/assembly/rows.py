"""Lines, rejects and checks of a batch in the words of the data model."""

import polars as pl

from budget.model.enums import (
    BudgetLevel,
    Consolidation,
    LineLevel,
    Phase,
    Section,
    ValueStatus,
)
from ingest.annex import AnnexRows
from ingest.annex.filling import firsts, with_found
from ingest.places import places
from ingest.stated import Stated
from ingest.text import TextReading

_LEVEL = pl.Enum(BudgetLevel)
_CONSOLIDATION = pl.Enum(Consolidation)
_PHASE = pl.Enum(Phase)
_SECTION = pl.Enum(Section)
_LINE_LEVEL = pl.Enum(LineLevel)
_STATUS = pl.Enum(ValueStatus)
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
    """Lines in the columns of `budget_lines` but those of their act, with `doc` and where they stand.

    Words of few kinds are enumerations: of many files, these rows are most of what is in memory.

    Args:
        lines: Annex lines, or figures of the text, with `unit_id`, `year` and `phase`; `amount_kzt` in
            tenge.
        about: `doc`, `language`.
    """
    levels = {one.unit_id: one.budget_level.value for one in places().units.values()}
    level = pl.col("unit_id").replace_strict(levels, default=None, return_dtype=pl.String)
    is_kazakh = pl.col("language") == "kk"
    told = with_found(lines, about.select("doc", "language"), ["doc"])
    return told.select(
        "doc",
        "unit_id",
        level.cast(_LEVEL).alias("budget_level"),
        pl.lit(Consolidation.OWN.value, dtype=_CONSOLIDATION).alias("consolidation"),
        pl.col("year").alias("budget_year"),
        pl.col("phase").cast(_PHASE),
        pl.col("section").cast(_SECTION),
        pl.col("line_level").cast(_LINE_LEVEL),
        "code",
        pl.when(~is_kazakh).then("name").alias("name_ru"),
        pl.when(is_kazakh).then("name").alias("name_kk"),
        "amount_kzt",
        "printed",
        pl.col("grid").cast(pl.Int64).alias("table_no"),
        pl.col("row").cast(pl.Int64).alias("row_no"),
        pl.col("col").cast(pl.Int64).alias("column_no"),
        pl.col("value_status").cast(_STATUS),
    )


def of_acts(rows: pl.DataFrame, about: pl.DataFrame) -> pl.DataFrame:
    """Rows of documents with the `act_id` and `edition_no` of each."""
    return with_found(rows, about.select("doc", "act_id", "edition_no"), ["doc"])


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


def with_units(asked: pl.DataFrame, placed: pl.DataFrame, about: pl.DataFrame) -> pl.DataFrame:
    """Checks with the unit they speak of, the act's own where their annex names none.

    Args:
        asked: With `doc`, `annex`.
        placed: `doc`, `annex`, `unit_id`: what each annex is for.
        about: One row a document.
    """
    annexes = firsts(placed.select("doc", "annex", "unit_id"), "doc", "annex")
    own = about.select("doc", "act_id", "edition_no", own_id="unit_id")
    return (
        asked.join(annexes, on=["doc", "annex"], how="left", maintain_order="left")
        .join(own, on="doc", how="left", maintain_order="left")
        .with_columns(unit_id=pl.coalesce("unit_id", "own_id"))
        .drop("own_id")
    )
