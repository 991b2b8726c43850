"""Codes of annexes that the reviewed classification does not know: kept, and reported."""

import polars as pl

from budget.model.enums import LineLevel
from budget.paths import CODES
from ingest.annex.rows import ROW

LISTED_LEVELS = (
    LineLevel.CATEGORY,
    LineLevel.CLASS,
    LineLevel.SUBCLASS,
    LineLevel.GROUP,
    LineLevel.SUBGROUP,
)
"""Levels that the classification lists in full; programmes and specifics it lists as met."""


def unknown_codes(lines: pl.DataFrame) -> pl.DataFrame:
    """Lines whose code the classification of their numbering does not hold.

    Args:
        lines: Annex lines (`ingest.annex.AnnexRows.lines`).

    Returns:
        ROW, `col`, `section`, `line_level`, `code`, `name` of such lines, at the levels that the
        classification lists in full. The lines themselves are right where they are.
    """
    keys = ["vintage", "line_level", "code"]
    known = pl.read_csv(CODES / "classification.csv", columns=keys, infer_schema=False)
    listed = lines.filter(pl.col("line_level").is_in(LISTED_LEVELS), pl.col("code") != "")
    unknown = listed.join(known, on=keys, how="anti", maintain_order="left")
    return unknown.select(*ROW, "col", "section", "line_level", "code", "name")
