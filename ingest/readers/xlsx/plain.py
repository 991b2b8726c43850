"""Sheets written the usual way, many at once, by Polars expressions over all their cells.

The rows of a sheet must match one pattern from the first to the last character; then cutting
them at their brackets and quotes is exact. A sheet that does not match is left to exact.py, whole.
"""

import polars as pl

from ingest.readers.xlsx.facts import MAX_COL
from ingest.readers.xlsx.stored import STORED
from ingest.readers.xlsx.texts import unescaped

_ATTRIBUTES = (
    r'(?: t="(?P<early>[a-zA-Z]+)")?(?: s="(?P<style>[0-9]{1,6})")?'
    r'(?: t="(?P<late>[a-zA-Z]+)")?(?: [cv]m="[0-9]+")*'
)
_CONTENT = (
    r'(?:<f(?P<how>(?: [a-zA-Z0-9]+="[^"<>]*")*)(?:/>|>(?P<formula>[^<]*)</f>))?'
    r"(?:<v(?:/>|>(?P<value>[^<]*)</v>))?"
    r'(?:<is><t(?: xml:space="preserve")?(?:/>|>(?P<inline>[^<]*)</t>)</is>)?'
)
_ROWS = (
    r'^(?:</row>|<row(?: [^<>]*)?>|<c r="[A-Z]{1,3}[0-9]{1,7}"'
    f"{_ATTRIBUTES}(?:/>|>{_CONTENT}</c>))*$"
)
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MAX_LETTERS, _MAX_DIGITS = 3, 7  # of a column and a row


def plain_cells(chunks: pl.DataFrame) -> tuple[pl.DataFrame, set[int]]:
    """Return the stored cells of chunks of sheets, and the sheets that are not plain.

    Args:
        chunks: `sheet` and `xml`, the UTF-8 between <sheetData> and its end, cut before a
            <row; rows of one sheet follow each other.

    Returns:
        STORED cells of the plain sheets in their order, and the numbers of the others.
    """
    rows = chunks.with_columns(pl.col("xml").cast(pl.String))
    is_plain = rows["xml"].str.contains(_ROWS).fill_null(value=False)
    misfits = set(rows["sheet"].filter(~is_plain))
    if misfits:
        rows = rows.filter(~pl.col("sheet").is_in(misfits))
    cells = _cut(rows)
    disordered = set(cells["sheet"].filter(_is_disordered(cells)))
    if disordered:
        cells = cells.filter(~pl.col("sheet").is_in(disordered))
    cells = cells.filter(pl.col("value").is_not_null() | pl.col("formula").is_not_null())
    if rows["xml"].str.contains("&", literal=True).any():
        cells = cells.with_columns(unescaped(cells["value"]), unescaped(cells["formula"]))
    return cells, misfits | disordered


def _is_disordered(cells: pl.DataFrame) -> pl.Series:
    """Say which cells lie beyond the last column, or not after the cell before them."""
    row = pl.col("sheet").cast(pl.Int64) * 10**_MAX_DIGITS + pl.col("row")
    is_after = (row * 2 * MAX_COL + pl.col("col")).diff() > 0
    is_within = pl.col("col") <= MAX_COL
    return cells.select(~(is_after.fill_null(value=True) & is_within)).to_series()


def _cut(rows: pl.DataFrame) -> pl.DataFrame:
    """Cut rows that match the pattern into STORED; cells with a style and no more are left out."""
    names, content = ["start", "content"], pl.col("content")
    parts = (
        rows.select("sheet", pl.col("xml").str.split('<c r="').list.slice(1))
        .filter(pl.col("xml").list.len() > 0)
        .explode("xml")
        .with_columns(cut=pl.col("xml").str.split_exact("<", 1).struct.rename_fields(names))
        .unnest("cut")
        .with_columns(is_value=content.str.starts_with("v>"))
        .filter(~(content.str.starts_with("/row") | content.str.starts_with("row")))
    )
    opening = parts["start"].str.splitn('"', 2).struct.rename_fields(["ref", "attributes"])
    known = _known(opening.struct.field("attributes"))
    return pl.DataFrame(
        [parts["sheet"], *_place(opening.struct.field("ref")), *known, *_contents(parts)],
        schema=STORED,
    )


def _place(ref: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Return the row and the column of references such as B12; letters count in base 26."""
    digits = ref.str.strip_chars_start(_ALPHABET)
    width = ref.str.len_bytes() - digits.str.len_bytes()
    col = _ordinal(ref, 0)
    for at in range(1, _MAX_LETTERS):
        if not (width > at).any():
            break
        col = (col * len(_ALPHABET) + _ordinal(ref, at)).zip_with(width > at, col)
    return digits.cast(pl.UInt32), col


def _ordinal(ref: pl.Series, at: int) -> pl.Series:
    """Return the place in the alphabet of a letter of references."""
    letter = ref.cast(pl.Binary).bin.slice(at, 1).bin.reinterpret(dtype=pl.UInt8)
    return letter.cast(pl.UInt32) - (ord("A") - 1)


def _known(attributes: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Return style and type, which the few ways to write the attributes after r= say."""
    groups = pl.col("attributes").str.extract_groups(f"^{_ATTRIBUTES}>$")
    ways = (
        attributes.unique().to_frame("attributes")
        .with_columns(groups.alias("known")).unnest("known")
        .select(
            "attributes",
            style=pl.col("style").cast(pl.UInt32).fill_null(0),
            type=pl.coalesce("late", "early", pl.lit("n")),
        )
    )  # fmt: skip
    known = attributes.to_frame("attributes").join(
        ways, on="attributes", how="left", maintain_order="left"
    )
    return known["style"], known["type"]


def _contents(parts: pl.DataFrame) -> tuple[pl.Series, pl.Series, pl.Series]:
    """Return value, formula and number of the shared formula; most cells hold a value only."""
    value = parts["content"].str.slice(len("v>"))
    formula = pl.repeat(None, len(parts), dtype=pl.String, eager=True)
    shared = pl.repeat(None, len(parts), dtype=pl.UInt32, eager=True)
    if parts["is_value"].all():
        return value, formula, shared
    others = parts.select(pl.arg_where(~pl.col("is_value"))).to_series()
    groups = pl.col("xml").gather(others).str.extract_groups(f"^[^<>]*>{_CONTENT}</c>")
    found = parts.select(groups.alias("found")).unnest("found")
    is_shared = pl.col("how").str.contains('t="shared"', literal=True)
    known = found.select(
        value=pl.coalesce("value", "inline"),
        formula=pl.when(pl.col("how").is_not_null()).then(pl.col("formula").fill_null("")),
        shared=pl.when(is_shared).then(
            pl.col("how").str.extract('si="([0-9]+)"').cast(pl.UInt32)
        ),
    )
    return (
        value.scatter(others, known["value"]),
        formula.scatter(others, known["formula"]),
        shared.scatter(others, known["shared"]),
    )
