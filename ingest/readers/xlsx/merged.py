"""Hidden rows and columns and merged ranges, joined to printed cells."""

import polars as pl

from ingest.readers.xlsx.facts import MAX_COL, SheetFacts

_MAX_SPAN = 65_535
_MERGES = pl.Schema({
    "sheet": pl.UInt32, "row": pl.UInt32, "col": pl.UInt32,
    "last_row": pl.UInt32, "last_col": pl.UInt32,
})  # fmt: skip
_PLACE = ["sheet", "row", "col"]
_MAX_ROWS = 1_000_000  # of all merged ranges of a sheet, as far down as it is used


def overmerged(cells: pl.DataFrame, facts: dict[int, SheetFacts]) -> set[int]:
    """Return the sheets whose merged ranges reach over more rows than real tables do."""
    tall = _used(cells, _merges(facts)).group_by("sheet").agg(pl.col("rows").sum())
    return set(tall.filter(pl.col("rows") > _MAX_ROWS)["sheet"])


def with_facts(cells: pl.DataFrame, facts: dict[int, SheetFacts]) -> pl.DataFrame:
    """Add `row_span`, `col_span` and `is_hidden` to the cells of a batch.

    A cell that a merged range covers is kept and hidden: it is stored but not shown.

    Args:
        cells: `sheet`, `row`, `col` and what they print.
        facts: Of each sheet, the overmerged ones left out.
    """
    cells = cells.with_columns(is_hidden=pl.lit(value=False))
    cells = _hide(cells, _hidden_rows(facts), ["sheet", "row"])
    cells = _hide(cells, _hidden_cols(facts, cells), ["sheet", "col"])
    merges = _merges(facts)
    cells = _hide(cells, _covered(cells, merges), _PLACE)
    spans = merges.unique(_PLACE, keep="last").select(
        *_PLACE,
        row_span=(pl.col("last_row") - pl.col("row") + 1).clip(1, _MAX_SPAN),
        col_span=(pl.col("last_col") - pl.col("col") + 1).clip(1, _MAX_SPAN),
    )
    joined = cells.join(spans, on=_PLACE, how="left", maintain_order="left")
    return joined.with_columns(pl.col("row_span", "col_span").fill_null(1).cast(pl.UInt16))


def _hide(cells: pl.DataFrame, hidden: pl.DataFrame, on: list[str]) -> pl.DataFrame:
    if hidden.is_empty():
        return cells
    marked = hidden.select(on).unique().with_columns(hit=pl.lit(value=True))
    return cells.join(marked, on=on, how="left", maintain_order="left").select(
        pl.exclude("hit", "is_hidden"),
        pl.col("is_hidden") | pl.col("hit").fill_null(value=False),
    )


def _hidden_rows(facts: dict[int, SheetFacts]) -> pl.DataFrame:
    pairs = [(sheet, row) for sheet, fact in facts.items() for row in fact.hidden_rows]
    schema = {"sheet": pl.UInt32, "row": pl.UInt32}
    return pl.DataFrame(pairs, schema=schema, orient="row")


def _hidden_cols(facts: dict[int, SheetFacts], cells: pl.DataFrame) -> pl.DataFrame:
    widest = min(cells.select(pl.col("col").max().fill_null(0)).item(), MAX_COL)
    pairs: list[tuple[int, int]] = []
    for sheet, fact in facts.items():
        mask = bytearray(widest + 1)
        for first, last in fact.hidden_cols:
            count = max(min(last, widest) - first + 1, 0)
            mask[first : first + count] = b"\1" * count
        pairs.extend((sheet, col) for col in range(1, widest + 1) if mask[col])
    schema = {"sheet": pl.UInt32, "col": pl.UInt32}
    return pl.DataFrame(pairs, schema=schema, orient="row")


def _merges(facts: dict[int, SheetFacts]) -> pl.DataFrame:
    rows = [
        (sheet, min(top, bottom), min(left, right), max(top, bottom), max(left, right))
        for sheet, fact in facts.items()
        for top, left, bottom, right in fact.merges
    ]
    return pl.DataFrame(rows, schema=_MERGES, orient="row")


def _used(cells: pl.DataFrame, merges: pl.DataFrame) -> pl.DataFrame:
    """Return merged ranges cut at the last row of their sheet, with their height `rows`."""
    last = cells.group_by("sheet").agg(used=pl.col("row").max())
    return (
        merges.join(last, on="sheet")
        .with_columns(end=pl.min_horizontal("last_row", "used"))
        .filter(pl.col("end") >= pl.col("row"))
        .with_columns(rows=pl.col("end").cast(pl.Int64) - pl.col("row") + 1)
    )


def _covered(cells: pl.DataFrame, merges: pl.DataFrame) -> pl.DataFrame:
    """Return the places of cells inside a merged range, its first place excepted."""
    ranges = _used(cells, merges)
    if ranges["rows"].sum() <= _MAX_ROWS:
        return _covered_at_once(cells, ranges)
    return pl.concat(
        [
            _covered_at_once(cells.filter(pl.col("sheet") == sheet), of_one)
            for (sheet,), of_one in ranges.group_by("sheet")
        ]
    )


def _covered_at_once(cells: pl.DataFrame, ranges: pl.DataFrame) -> pl.DataFrame:
    by_row = ranges.select(
        "sheet", "last_col", first_col="col", first_row="row",
        row=pl.int_ranges("row", pl.col("end") + 1, dtype=pl.UInt32),
    ).explode("row")  # fmt: skip
    touched = cells.select(_PLACE).join(
        by_row.select("sheet", "row").unique(), on=["sheet", "row"], how="semi"
    )
    return (
        touched.sort("col")
        .join_asof(
            by_row.sort("first_col"), left_on="col", right_on="first_col", by=["sheet", "row"],
            check_sortedness=False,
        )
        .filter(pl.col("last_col") >= pl.col("col"))
        .filter((pl.col("row") != pl.col("first_row")) | (pl.col("col") != pl.col("first_col")))
        .select(_PLACE)
    )  # fmt: skip
