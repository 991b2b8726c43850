"""Sheets written the usual way, many at once, by one pattern over all their cells.

A cell's XML must match the pattern from its first to its last character, and so must what
stands between rows. A sheet with one cell that does not is left to exact.py, whole.
"""

import polars as pl

from ingest.readers.xlsx.facts import MAX_COL, column
from ingest.readers.xlsx.stored import STORED
from ingest.readers.xlsx.texts import unescaped

_BETWEEN = r"(?:</row>|<row(?: [^<>]*)?>)*$"
_CELL = (
    r'^r="(?P<letters>[A-Z]{1,3})(?P<row>[0-9]{1,7})"'
    r'(?: t="(?P<early>[a-zA-Z]+)")?(?: s="(?P<style>[0-9]{1,6})")?'
    r'(?: t="(?P<type>[a-zA-Z]+)")?(?: [cv]m="[0-9]+")*'
    r"(?:/>|>"
    r'(?:<f(?P<how>(?: [a-zA-Z0-9]+="[^"<>]*")*)(?:/>|>(?P<formula>[^<]*)</f>))?'
    r"(?:<v(?:/>|>(?P<value>[^<]*)</v>))?"
    r'(?:<is><t(?: xml:space="preserve")?(?:/>|>(?P<inline>[^<]*)</t>)</is>)?'
    r"</c>)" + _BETWEEN
)
_LETTERS = {
    letters: column(letters.encode())
    for first in ["", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    for second in (["", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"] if not first else [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ"])
    for third in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    if column((letters := first + second + third).encode()) <= MAX_COL
}


def plain_cells(chunks: pl.DataFrame) -> tuple[pl.DataFrame, set[int]]:
    """Return the stored cells of chunks of sheets, and the sheets that are not plain.

    Args:
        chunks: `sheet` and `xml`, the bytes between <sheetData> and its end, cut before a
            <row; rows of one sheet follow each other.

    Returns:
        STORED cells of the plain sheets in their order, and the numbers of the others.
    """
    pieces = chunks.select("sheet", pl.col("xml").cast(pl.String).str.split("<c "))
    heads = pieces.select(
        "sheet", bad=~pl.col("xml").list.first().str.contains("^" + _BETWEEN)
    ).filter("bad")
    found = (
        pieces.select("sheet", pl.col("xml").list.slice(1))
        .filter(pl.col("xml").list.len() > 0)
        .explode("xml")
        .select("sheet", pl.col("xml").str.extract_groups(_CELL))
        .unnest("xml")
    )
    place = pl.struct("row", "col")
    cells = found.select(
        "sheet",
        pl.col("row").cast(pl.UInt32),
        col=pl.col("letters").replace_strict(_LETTERS, default=None, return_dtype=pl.UInt32),
        style=pl.col("style").cast(pl.UInt32).fill_null(0),
        type=pl.coalesce("type", "early", pl.lit("n")),
        value=pl.coalesce("value", "inline"),
        formula=pl.when(pl.col("how").is_not_null()).then(pl.col("formula").fill_null("")),
        how=pl.col("how"),
    )
    key = pl.col("row").cast(pl.Int64) * (MAX_COL + 1) + pl.col("col")
    is_bad = (
        pl.col("col").is_null()
        | ((key.diff() <= 0) & (pl.col("sheet") == pl.col("sheet").shift()))
    ).fill_null(value=False)
    del place
    misfits = set(heads["sheet"]) | set(cells.filter(is_bad)["sheet"])
    kept = cells.filter(pl.col("value").is_not_null() | pl.col("formula").is_not_null())
    if misfits:
        kept = kept.filter(~pl.col("sheet").is_in(list(misfits)))
    shared = pl.when(pl.col("how").str.contains('t="shared"', literal=True)).then(
        pl.col("how").str.extract('si="([0-9]+)"').cast(pl.UInt32)
    )
    return kept.select(
        "sheet", "row", "col", "style", "type", unescaped(kept["value"]),
        unescaped(kept["formula"]), shared=shared,
    ).match_to_schema(STORED), misfits  # fmt: skip
