"""A publisher's slip, corrected as data: where, what was printed, what it should be, why.

A correction names the value it expects. When the publisher mends the document, the expected value
is gone and the build stops: the row must then be removed.
"""

from pathlib import Path

import polars as pl

from budget.errors import CorrectionError

COLUMNS = pl.Schema({
    "source_id": pl.String,
    "table_no": pl.UInt32,
    "row_no": pl.UInt32,
    "column_no": pl.UInt32,
    "printed": pl.String,  # what the document prints, and is expected to print still
    "corrected": pl.String,  # what it should print
    "reason": pl.String,
    "evidence": pl.String,  # where the right value is printed
    "reviewed_on": pl.Date,
})


def corrections(folder: Path) -> pl.DataFrame:
    """All reviewed corrections, from the CSV files of a folder."""
    files = sorted(folder.glob("*.csv"))
    if not files:
        return pl.DataFrame(schema=COLUMNS)
    return pl.concat([pl.read_csv(file, schema=COLUMNS) for file in files])


def corrected(cells: pl.DataFrame, wanted: pl.DataFrame) -> pl.DataFrame:
    """Cells with the corrections applied.

    Args:
        cells: Printed cells with `source_id`, `grid`, `row`, `col`, `text`.
        wanted: As `corrections` returns them.

    Raises:
        CorrectionError: A cell does not print what its correction expects.
    """
    places = wanted.select(
        "source_id", "printed", "corrected", grid="table_no", row="row_no", col="column_no"
    )
    keys = ["source_id", "grid", "row", "col"]
    stale = (
        places.join(cells.select(*keys, "text"), on=keys, how="left")
        .filter(pl.col("text").ne_missing(pl.col("printed")))
    )
    if not stale.is_empty():
        one = stale.row(0, named=True)
        message = (
            f"{one['source_id']}, table {one['grid']}, row {one['row']}, column {one['col']}: the "
            f"correction expects «{one['printed']}», the document prints «{one['text']}»; if the "
            "publisher mended it, remove the correction"
        )
        raise CorrectionError(message)
    return (
        cells.join(places.drop("printed"), on=keys, how="left", maintain_order="left")
        .with_columns(pl.coalesce("corrected", "text").alias("text"))
        .drop("corrected")
    )
