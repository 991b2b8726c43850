"""A publisher's slip, corrected as data: where, what was printed, what it should be, why.

A correction names the text it expects. When the publisher mends the document, that text is gone
and the build stops: the row must then be removed. What is corrected stays visible: the line keeps
the printed text, and `checks` holds one failing row a correction.
"""

from pathlib import Path

import polars as pl

from budget.errors import CorrectionError
from ingest.checks import judged

COLUMNS = pl.Schema(
    {
        "source_id": pl.String,
        "table_no": pl.UInt32,
        "row_no": pl.UInt32,
        "column_no": pl.UInt32,
        "printed": pl.String,  # what the document prints, and is expected to print still
        "corrected": pl.String,  # what it should print
        "reason": pl.String,
        "evidence": pl.String,  # where the right value is printed
        "reviewed_on": pl.Date,
    }
)
_CELL = ["source_id", "table_no", "row_no", "column_no"]


def corrections(folder: Path) -> pl.DataFrame:
    """All reviewed corrections, from the CSV files of a folder.

    Raises:
        CorrectionError: A file has other columns, an empty field, or a cell is corrected twice.
    """
    read = [_read(file) for file in sorted(folder.glob("*.csv"))]
    wanted = pl.concat([COLUMNS.to_frame(), *read])
    twice = wanted.filter(pl.struct(_CELL).is_duplicated())
    if not twice.is_empty():
        message = f"{_place(twice.row(0, named=True))}: corrected twice; keep one correction"
        raise CorrectionError(message)
    return wanted


def _read(file: Path) -> pl.DataFrame:
    expected = f"columns {', '.join(COLUMNS)}, none of them empty"
    try:
        rows = pl.read_csv(file, schema_overrides=COLUMNS)
    except pl.exceptions.PolarsError as problem:
        message = (
            f"{file.name}: unreadable ({str(problem).splitlines()[0]}); expected {expected}"
        )
        raise CorrectionError(message) from problem
    if rows.columns != COLUMNS.names() or any(rows.null_count().row(0)):
        message = f"{file.name}: columns {', '.join(rows.columns)}; expected {expected}"
        raise CorrectionError(message)
    return rows


def corrected(cells: pl.DataFrame, wanted: pl.DataFrame) -> pl.DataFrame:
    """Cells with the corrections applied.

    Args:
        cells: Printed cells with `source_id`, `grid`, `row`, `col`, `text`.
        wanted: As `corrections` returns them.

    Raises:
        CorrectionError: A cell does not print what its correction expects.
    """
    keys = ["source_id", "grid", "row", "col"]
    places = wanted.rename(dict(zip(_CELL, keys, strict=True)))
    found = places.join(cells.select(*keys, "text"), on=keys, how="left", maintain_order="left")
    stale = found.filter(pl.col("text").ne_missing(pl.col("printed")))
    if not stale.is_empty():
        one = stale.row(0, named=True)
        message = (
            f"{one['source_id']}, table {one['grid']}, row {one['row']}, column {one['col']}: the "
            f"correction expects «{one['printed']}», the document prints «{one['text'] or ''}»; if "
            "the publisher mended it, remove the correction"
        )
        raise CorrectionError(message)
    mended = places.select(*keys, "corrected")
    return (
        cells.join(mended, on=keys, how="left", maintain_order="left")
        .with_columns(text=pl.coalesce("corrected", "text"))
        .drop("corrected")
    )


def refuse_elsewhere(wanted: pl.DataFrame, tables: pl.DataFrame) -> None:
    """Refuse corrections of what is not read as a table of an annex: they would change nothing.

    Args:
        wanted: As `corrections` returns them.
        tables: `source_id` and `table_no` of the tables that are read.

    Raises:
        CorrectionError: One points elsewhere.
    """
    idle = wanted.join(
        tables.with_columns(pl.col("table_no").cast(pl.UInt32)),
        on=["source_id", "table_no"],
        how="anti",
        maintain_order="left",
    )
    if not idle.is_empty():
        message = (
            f"{_place(idle.row(0, named=True))}: no table of an annex; only cells of annexes can be "
            "corrected, a transcription (CSV, sheet «Текст») is mended itself"
        )
        raise CorrectionError(message)


def as_printed(lines: pl.DataFrame, wanted: pl.DataFrame) -> pl.DataFrame:
    """Lines read from corrected cells with the text that the document prints.

    Args:
        lines: With `source_id`, `table_no`, `row_no`, `column_no`, `printed`.
        wanted: As `corrections` returns them.
    """
    originals = wanted.select("source_id", pl.col(_CELL[1:]).cast(pl.Int64), original="printed")
    return (
        lines.join(originals, on=_CELL, how="left", maintain_order="left")
        .with_columns(printed=pl.coalesce("original", "printed"))
        .drop("original")
    )


def correction_checks(wanted: pl.DataFrame) -> pl.DataFrame:
    """One failing identity a correction: the document does not print what is shown.

    Returns:
        Judged identities with `source_id`; amounts are null, the texts stand in `identity`.
    """
    unknown = pl.lit(None, dtype=pl.Int64)
    return judged(
        wanted.select(
            "source_id",
            annex=pl.lit(""),
            year=unknown,
            identity=pl.format(
                "printed «{}» is corrected to «{}»: {} ({}, reviewed {})",
                "printed",
                "corrected",
                "reason",
                "evidence",
                pl.col("reviewed_on").cast(pl.String),
            ),
            grid="table_no",
            row="row_no",
            code=pl.lit(""),
            expected=unknown,
            found=unknown,
        )
    )


def _place(one: dict[str, object]) -> str:
    return ", ".join(f"{name} {one[name]}" for name in _CELL)
