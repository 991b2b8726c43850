"""Hidden rows and columns and merged ranges, joined to printed cells."""

import polars as pl

from ingest.readers.xlsx.facts import MAX_COL, SheetFacts

_MAX_SPAN = 65_535
_MERGES = pl.Schema({
    "sheet": pl.UInt32, "row": pl.UInt32, "col": pl.UInt32,
    "last_row": pl.UInt32, "last_col": pl.UInt32,
})  # fmt: skip
_PLACE = ["sheet", "row", "col"]
_BOUNDS = (2**24, 2**20)  # more rows and columns than any sheet stores
_MAX_ROWS = 1_000_000  # of all merged ranges of a sheet, as far down as it is used


def merged_ranges(cells: pl.DataFrame, facts: dict[int, SheetFacts]) -> pl.DataFrame:
    """Return the merged ranges of sheets with both ends, and `rows`, their height.

    Args:
        cells: `sheet` and `row`; no range is counted beyond the last row of its sheet.
        facts: Of each sheet.
    """
    merges = pl.DataFrame(
        [
            (sheet, min(top, bottom), min(left, right), max(top, bottom), max(left, right))
            for sheet, fact in facts.items()
            for top, left, bottom, right in fact.merges
        ],
        schema=_MERGES,
        orient="row",
    )
    last = cells.group_by("sheet").agg(used=pl.col("row").max())
    end = pl.min_horizontal("last_row", pl.col("used").fill_null(0)).cast(pl.Int64)
    return merges.join(last, on="sheet", how="left", maintain_order="left").select(
        *_MERGES, rows=(end - pl.col("row") + 1).clip(0)
    )


def overmerged(ranges: pl.DataFrame) -> set[int]:
    """Return the sheets whose merged ranges reach over more rows than real tables do."""
    tall = ranges.group_by("sheet").agg(pl.col("rows").sum())
    return set(tall["sheet"].filter(tall["rows"] > _MAX_ROWS))


def with_facts(
    cells: pl.DataFrame, facts: dict[int, SheetFacts], ranges: pl.DataFrame
) -> pl.DataFrame:
    """Add `row_span`, `col_span` and `is_hidden` to the cells of a batch.

    A cell that a merged range covers is kept and hidden: it is stored but not shown.

    Args:
        cells: `sheet`, `row`, `col` and what they print, in this order.
        facts: Of each sheet, the overmerged ones left out.
        ranges: The merged ranges of the same sheets.
    """
    one = pl.lit(1, dtype=pl.UInt16)
    cells = cells.with_columns(is_hidden=pl.lit(value=False), row_span=one, col_span=one)
    cells = _hide(cells, _hidden_rows(facts), ["sheet", "row"])
    cells = _hide(cells, _hidden_cols(facts, cells), ["sheet", "col"])
    return _merged(cells, ranges) if len(cells) and len(ranges) else cells


def in_order(cells: pl.DataFrame) -> bool:
    """Say whether cells stand by sheet, row and column, as `with_facts` wants them."""
    return cells.select(_place(pl.col("row"), pl.col("col"))).to_series().is_sorted()


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
        if not fact.hidden_cols:
            continue
        mask = bytearray(widest + 1)
        for first, last in fact.hidden_cols:
            count = max(min(last, widest) - first + 1, 0)
            mask[first : first + count] = b"\1" * count
        pairs.extend((sheet, col) for col in range(1, widest + 1) if mask[col])
    schema = {"sheet": pl.UInt32, "col": pl.UInt32}
    return pl.DataFrame(pairs, schema=schema, orient="row")


def _merged(cells: pl.DataFrame, ranges: pl.DataFrame) -> pl.DataFrame:
    """Give cells where a range begins its spans, and hide those that one covers.

    Ranges are few and cells stand in order: a range is looked up among the cells.
    """
    places = cells.select(_place(pl.col("row"), pl.col("col"))).to_series()
    spans = ranges.unique(_PLACE, keep="last").select(
        place=_place(pl.col("row"), pl.col("col")),
        row_span=(pl.col("last_row") - pl.col("row") + 1).clip(1, _MAX_SPAN).cast(pl.UInt16),
        col_span=(pl.col("last_col") - pl.col("col") + 1).clip(1, _MAX_SPAN).cast(pl.UInt16),
    )
    spans = spans.with_columns(at=places.search_sorted(spans["place"])).filter(
        pl.col("place") == pl.lit(places).gather(pl.col("at"), null_on_oob=True)
    )
    covered = _covered(cells, places, ranges.filter(pl.col("rows") > 0))
    return cells.with_columns(
        cells["is_hidden"].clone().scatter(covered, values=True),
        cells["row_span"].clone().scatter(spans["at"], spans["row_span"]),
        cells["col_span"].clone().scatter(spans["at"], spans["col_span"]),
    )


def _place(row: pl.Expr, col: pl.Expr) -> pl.Expr:
    """Return a number that grows by sheet, row and column."""
    rows, cols = _BOUNDS
    return (pl.col("sheet").cast(pl.Int64) * rows + row) * cols + col


def _covered(cells: pl.DataFrame, places: pl.Series, ranges: pl.DataFrame) -> pl.Series:
    """Return the indexes of cells inside a merged range, its first place excepted."""
    if ranges["rows"].sum() <= _MAX_ROWS:
        return _covered_at_once(cells, places, ranges)
    return pl.concat(
        [_covered_at_once(cells, places, of_one) for _, of_one in ranges.group_by("sheet")]
    )


def _covered_at_once(cells: pl.DataFrame, places: pl.Series, ranges: pl.DataFrame) -> pl.Series:
    row, none = pl.col("row"), pl.lit(0)
    by_row = ranges.select(
        "sheet", "last_col", first_col="col", first_row="row",
        row=pl.int_ranges("row", row + pl.col("rows"), dtype=pl.UInt32),
    ).explode("row")  # fmt: skip
    rows = by_row.select("sheet", "row").unique()
    starts = places.search_sorted(rows.select(_place(row, none)).to_series())
    ends = places.search_sorted(rows.select(_place(row + 1, none)).to_series())
    touched = pl.select(at=pl.int_ranges(starts, ends, dtype=pl.UInt32)).explode(
        "at", empty_as_null=False
    )
    touched = cells.select(pl.col(_PLACE).gather(touched["at"])).hstack(touched)
    return (
        touched.sort("col")
        .join_asof(
            by_row.sort("first_col"), left_on="col", right_on="first_col", by=["sheet", "row"],
            check_sortedness=False,
        )
        .filter(pl.col("last_col") >= pl.col("col"))
        .filter((row != pl.col("first_row")) | (pl.col("col") != pl.col("first_col")))
    )["at"]  # fmt: skip
