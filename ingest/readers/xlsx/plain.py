"""Sheets written the usual way, many at once, by Polars expressions over all their cells.

A cell's XML must match one pattern from its first to its last character, and so must what
stands between rows; then cutting it at its angle brackets is exact. A sheet with one cell that
does not match is left to exact.py, whole.
"""

import polars as pl

from ingest.readers.xlsx.facts import MAX_COL, letters
from ingest.readers.xlsx.stored import STORED
from ingest.readers.xlsx.texts import unescaped, written_text

_BETWEEN = r"(?:</row>|<row(?: [^<>]*)?>)*$"
_ATTRIBUTES = (
    r'(?: t="(?P<early>[a-zA-Z]+)")?(?: s="(?P<style>[0-9]{1,6})")?'
    r'(?: t="(?P<late>[a-zA-Z]+)")?(?: [cv]m="[0-9]+")*'
)
_FORMULA = r'<f(?P<how>(?: [a-zA-Z0-9]+="[^"<>]*")*)(?:/>|>(?P<formula>[^<]*)</f>)'
_VALUE = r"<v(?:/>|>(?P<value>[^<]*)</v>)"
_INLINE = r'<is><t(?: xml:space="preserve")?(?:/>|>[^<]*</t>)</is>'
_CELL = (
    r'^r="[A-Z]{1,3}[0-9]{1,7}"' + _ATTRIBUTES + "(?:/>|>"
    f"(?:{_FORMULA})?(?:{_VALUE})?(?:{_INLINE})?</c>)" + _BETWEEN
)
_HEAD = f"^{_BETWEEN}"
_BARE = "^[^<>]*/>"  # a cell with a style and nothing in it
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_COLUMNS = pl.DataFrame(
    {
        "letters": [letters(col) for col in range(1, MAX_COL + 1)],
        "col": pl.Series(range(1, MAX_COL + 1), dtype=pl.UInt32),
    }
)


def plain_cells(chunks: pl.DataFrame) -> tuple[pl.DataFrame, set[int]]:
    """Return the stored cells of chunks of sheets, and the sheets that are not plain.

    Args:
        chunks: `sheet` and `xml`, the UTF-8 between <sheetData> and its end, cut before a
            <row; rows of one sheet follow each other.

    Returns:
        STORED cells of the plain sheets in their order, and the numbers of the others.
    """
    pieces = chunks.select("sheet", pl.col("xml").cast(pl.String).str.split("<c "))
    is_head = pl.col("xml").list.first().str.contains(_HEAD).fill_null(value=False)
    misfits = set(pieces.filter(~is_head)["sheet"])
    written = (
        pieces.select("sheet", pl.col("xml").list.slice(1))
        .filter(pl.col("xml").list.len() > 0)
        .explode("xml")
    )
    is_plain = pl.col("xml").str.contains(_CELL)
    misfits |= set(written.filter(~is_plain)["sheet"].unique())
    if misfits:
        written = written.filter(~pl.col("sheet").is_in(misfits))
    cells = _cut(written.filter(~pl.col("xml").str.contains(_BARE)))
    disordered = set(cells.filter(_is_disordered())["sheet"].unique())
    kept = cells.filter(
        (pl.col("value").is_not_null() | pl.col("formula").is_not_null())
        & ~pl.col("sheet").is_in(disordered)
    )
    undone = kept.with_columns(unescaped(kept["value"]), unescaped(kept["formula"]))
    return undone.match_to_schema(STORED), misfits | disordered


def _is_disordered() -> pl.Expr:
    """A cell that does not stand after the one before it: written twice, or out of order."""
    key = pl.col("row").cast(pl.Int64) * (MAX_COL + 1) + pl.col("col")
    is_after = (key.diff() > 0) | (pl.col("sheet") != pl.col("sheet").shift())
    return pl.col("col").is_null() | ~is_after.fill_null(value=True)


def _cut(written: pl.DataFrame) -> pl.DataFrame:
    """Cut cells that match the pattern at their brackets and quotes."""
    names = ["start", "one", "more"]
    parts = written.with_columns(
        pl.col("xml").str.splitn("<", len(names)).struct.rename_fields(names).alias("cut")
    ).unnest("cut")
    names = ["r", "ref", "attributes"]
    opening = parts["start"].str.splitn('"', len(names)).struct.rename_fields(names)
    ref, attributes = opening.struct.field("ref"), opening.struct.field("attributes")
    cells = parts.select(
        "sheet",
        "xml",
        attributes,
        row=ref.str.strip_chars_start(_ALPHABET).cast(pl.UInt32),
        letters=ref.str.strip_chars_end("0123456789"),
        is_formula=pl.col("one").str.starts_with("f"),
        value=pl.when(pl.col("one").str.starts_with("v>")).then(pl.col("one").str.slice(2)),
        inline=pl.when(pl.col("one") == "is>").then("more"),
    )  # fmt: skip
    if cells["inline"].count():
        text = written_text(pl.col("inline").str.extract("^([^<]*)"))
        cells = cells.with_columns(pl.coalesce("value", text).alias("value"))
    known = _attributes(attributes)
    cells = cells.join(known, on="attributes", how="left", maintain_order="left")
    cells = cells.join(_COLUMNS, on="letters", how="left", maintain_order="left")
    return _with_formulas(cells).select(list(STORED))


def _attributes(written: pl.Series) -> pl.DataFrame:
    """Return style and type for each of the few ways the attributes after r= are written."""
    groups = pl.col("attributes").str.extract_groups(f"^{_ATTRIBUTES}>$")
    return (
        written.unique().to_frame("attributes")
        .with_columns(groups.alias("known")).unnest("known")
        .select(
            "attributes",
            style=pl.col("style").cast(pl.UInt32).fill_null(0),
            type=pl.coalesce("late", "early", pl.lit("n")),
        )
    )  # fmt: skip


def _with_formulas(cells: pl.DataFrame) -> pl.DataFrame:
    """Add `formula` and `shared`, and the value that stands after a formula."""
    if not cells["is_formula"].any():
        text, number = pl.lit(None, pl.String), pl.lit(None, pl.UInt32)
        return cells.with_columns(formula=text, shared=number)
    found = cells.select(
        pl.when("is_formula").then("xml").str.extract_groups(f"{_FORMULA}(?:{_VALUE})?")
    ).to_series()
    how = found.struct.field("how")
    is_shared = how.str.contains('t="shared"', literal=True)
    return cells.with_columns(
        value=pl.when("is_formula").then(found.struct.field("value")).otherwise("value"),
        formula=pl.when("is_formula").then(found.struct.field("formula").fill_null("")),
        shared=pl.when(is_shared).then(how.str.extract('si="([0-9]+)"').cast(pl.UInt32)),
    )
