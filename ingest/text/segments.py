"""Paragraphs → segments: one named amount each, as far as punctuation tells.

A paragraph may hold a whole list («…, в том числе: городу Есиль – 5 тысяч тенге; селу …») and an
amount may be broken over two paragraphs. Segments are cut and joined so that each holds one name
and one amount; amount, unit and what stands before and after them are found on folded text, which
has a character for every character printed, so that names can be cut out as printed.
"""

import polars as pl

from ingest.numbers import unit_multipliers
from ingest.text.vocabulary import LIST_FOLLOWS, pattern
from ingest.words import folded

_DASH = r"[-–—−‐‑]"
_UNIT = pattern(
    r"(?:(?:тыс(?:яч~)?|мың|млн|млрд|миллион~|миллиард~)\.?\s*)?(?:тенге|теңге|тг|₸)"
)
_NUMBER = r"(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)*"
_ZERO = pattern(r"равн~ нулю|нөлге тең")
# separator dashes, then a sign, which may stand in brackets: «– - 21», «(-) 735», «(735)»
_SIGNS = rf"(?:\s*{_DASH})*\s*(?:\(\s*(?:{_DASH}\s*)?\)?)?\s*"
_MARKER = r"^[\s\"«“„'>]*(?:\d+(?:-\d+)*\s*(?:\\?\)|\.(?:\s|$))\s*)?[\s\"«“„]*"
_BULLET = rf"^(?:{_DASH}|[•·*])+\s*"

STATED = rf"^(?<before>.*?)(?<signs>{_SIGNS})(?:(?<number>{_NUMBER})\s*\)?\s*(?<unit>{_UNIT})|(?<zero>{_ZERO}))(?<after>(?:[^\p{{L}}].*)?)$"
BARE = (
    rf"^(?<before>.*?)(?<signs>{_SIGNS})(?<number>{_NUMBER})\s*\)?\s*(?<unit>(?:тыс\p{{L}}*\.?|мың)?)"
    rf"(?<after>[\s.;,:\"»]*(?:(?:в том числе|из них|оның ішінде|соның ішінде)[^\d]*)?)$"
)
_AMOUNT = rf"{_NUMBER}\s*\)?\s*{_UNIT}"
_IS_AMOUNT = rf"^{_SIGNS}(?:{_NUMBER}\s*\)?\s*{_UNIT}|{_ZERO})[^\p{{L}}\d]*(?:$|в том числе|из них|оның ішінде|соның ішінде)"
_IS_UNIT = rf"^{_UNIT}\s*(?:[.;,:]|$)"


def segments(paragraphs: pl.DataFrame) -> pl.DataFrame:
    """Cut and joined segments with marker, amount and what stands around it.

    Args:
        paragraphs: As in `ingest.readers.printed`.

    Returns:
        One row a segment in order: `doc`, `line`, `style`, `next_grid`, `row` (running number),
        `text` and `folded` (without the marker), `is_point` («12.» before it), `before`, `signs`,
        `number`, `multiplier`, `after` (of the amount with a unit; else of a bare amount, and then
        `is_bare`), `amounts` (how many amounts with a unit).
    """
    cut = _joined(_cut(paragraphs))
    marker = pl.col("folded").str.extract(f"({_MARKER})").fill_null("")
    body = pl.col("text").str.slice(marker.str.len_chars())
    bullet = (
        pl.when(body.str.contains(rf"^{_SIGNS}\d"))
        .then(pl.lit(""))
        .otherwise(body.str.extract(f"({_BULLET})").fill_null(""))
    )
    return (
        cut.with_columns(
            is_point=marker.str.contains(r"\d\s*\.\s*[\s\"«“„]*$"),
            text=body.str.slice(bullet.str.len_chars()).str.strip_chars(' "»”'),
        )
        .with_columns(folded=folded(pl.col("text")))
        .with_row_index("row")
        .pipe(_with_amounts)
    )


def _cut(paragraphs: pl.DataFrame) -> pl.DataFrame:
    """One row a piece between semicolons, colons and amounts followed by a comma."""
    clean = (
        pl.col("text")
        .str.replace_all(r"[\s\x{a0}\x{202f}\x{2007}\x{2009}\x{feff}]+", " ")
        .str.replace_all("\u00ad", "", literal=True)
        .str.strip_chars()
    )
    pieces = (
        clean.str.replace_all(r"(;|:)\s+", "${1}\n")
        .str.replace_all(r"(?i)((?:тенге|теңге)\s*,)\s+", "${1}\n")
        .str.replace_all(r"(?i)\n(в том числе|из них|в т\.ч|оның|соның|из которых)", " ${1}")
        .str.split("\n")
    )
    return (
        paragraphs.select("doc", "line", "style", "next_grid", text=pieces)
        .explode("text")
        .filter(pl.col("text").str.contains(r"[\p{L}\d]"))
        .with_columns(folded=folded(pl.col("text")))
    )


def _joined(cut: pl.DataFrame) -> pl.DataFrame:
    """An amount, or a unit, broken off its name goes back to the line before."""
    before = pl.col("folded").shift(1).over("doc")
    amount_follows = (
        pl.col("folded").str.contains(_IS_AMOUNT)
        & before.str.contains(rf"(?:{_DASH}|:|\p{{L}}|\))\s*$")
        & ~before.str.contains(_AMOUNT)
        & ~before.str.contains(LIST_FOLLOWS)
    )
    unit_follows = pl.col("folded").str.contains(_IS_UNIT) & before.str.contains(
        rf"\s{_DASH}\s*{_NUMBER}$"
    )
    continues = amount_follows | unit_follows
    return (
        cut.with_columns(group=(~continues.fill_null(value=False)).cum_sum())
        .group_by("group", maintain_order=True)
        .agg(
            pl.col("doc", "line", "style", "next_grid").first(),
            pl.col("text").str.join(" "),
        )
        .drop("group")
        .with_columns(folded=folded(pl.col("text")))
    )


def _with_amounts(rows: pl.DataFrame) -> pl.DataFrame:
    """The first amount of each segment and the text around it."""
    stated = pl.col("folded").str.extract_groups(STATED)
    bare = pl.col("folded").str.extract_groups(BARE)
    parts = rows.with_columns(stated=stated, bare=bare).with_columns(
        is_bare=pl.col("stated").struct.field("before").is_null()
        & pl.col("bare").struct.field("before").is_not_null()
    )
    one = {
        name: pl.coalesce(
            pl.col("stated").struct.field(name), pl.col("bare").struct.field(name)
        )
        for name in ("before", "signs", "after")
    }
    number = pl.coalesce(
        pl.col("stated").struct.field("number"),
        pl.col("stated").struct.field("zero"),
        pl.when(pl.col("is_bare")).then(pl.col("bare").struct.field("number")),
    )
    unit = pl.coalesce(
        pl.col("stated").struct.field("unit"), pl.col("bare").struct.field("unit")
    )
    thousands = pl.when(unit.str.contains("^(?:тыс|мың)")).then(pl.lit(1_000, dtype=pl.Int64))
    return parts.with_columns(
        **one,
        number=number,
        multiplier=pl.coalesce(unit_multipliers(unit), thousands),
        amounts=pl.col("folded").str.count_matches(_AMOUNT),
    ).drop("stated", "bare")
