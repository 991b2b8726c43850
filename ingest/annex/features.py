"""What the text of a cell is: digits, a code, words that name a section, a heading."""

from collections.abc import Iterator, Sequence

import polars as pl

from ingest import words
from ingest.annex.rows import ROW, VALUELESS
from ingest.numbers import DASH, INVISIBLE, SPACE, UNIT_AFTER

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Digits of footnote marks: «254¹»."""
CODE = rf"^[0-9]{{1,3}}[{RAISED}]*$"
DOTTED = r"^[0-9]{1,3}(?:[./][0-9]{1,3}){1,5}[./]?$"
JOINED = r"^[0-9]{4,15}$"
NUMERIC = (
    rf"^{SPACE}*(?:{DASH}+|\(?(?:{DASH}|{SPACE}|\()*\)?{SPACE}*[0-9](?:[0-9.,]|{SPACE})*\)?)"
    rf"{SPACE}*(?i:{UNIT_AFTER.removesuffix('$')})?$"
)
"""Digits as an amount or code prints them, or a dash alone, which prints nought; then a unit."""
_MARRED = r"^[^\p{L}%№/:]*\p{Nd}[^\p{L}%№/:]*$"
_MISTYPED = r"^[^\p{L}%№/:]*\p{Nd}(?:[^\p{L}%№/:]*\p{L})?(?:[^\p{L}%№/:]+\p{L}?)*$"
_SEVERAL_DIGITS = r"\p{Nd}.*\p{Nd}"
"""Digits among signs or single letters: «1 234*», «≈1 234», «1'234», «1 234-», «1O0», «12 т.т.»."""
_YEARS = r"^[^\p{L}\p{N}]*20\d\d(?:[^\p{L}\p{N}]+20\d\d)*[^\p{L}\p{N}]*[гж]*[^\p{L}\p{N}]*$"
_FIGURE_FIRST = r"^[^a\p{N}]*[0-9][0-9 .,][^a]*(?:a{1,4}[^a\p{N}]*){1,3}$"
"""Figures that stand beside a title, with letters after them: «1 234 тыс.», each letter an «a»."""
_YEAR_FIRST = r"^[^\p{L}\p{N}]*20\d\d\s*[гж]"
_PADDED = rf"{INVISIBLE}|^{SPACE}|{SPACE}$|^'"
_APOSTROPHE = r"^'([-(0-9])"  # a spreadsheet's mark of a text: '01
_YEAR = r"^20\d\d$"
_LETTER = r"^\p{L}$"
_WORDS = r"\p{L}[^\p{L}]*\p{L}"
_MEASURED = r"[0-9].*(?:те[нң]ге|тг|₸)"
_SHORT = 45  # letters in a heading cell, at most
_PRINTED = [*ROW, "col", "col_span", "kind", "is_hidden"]


def featured_cells(cells: pl.DataFrame) -> pl.DataFrame:
    """Cells with what their text is, worked out once per distinct text.

    Returns:
        The cells sorted by place, plus `rid` (number of the printed row in the batch), `last_col`
        (last column the cell covers), `title` (lower case without spaces and number before it),
        `said` (the section or subtotal it names, «section|item»), `category` (the revenue
        category it names) and the flags of `_numbers_of` and `_words_of`.
    """
    number = _text_numbers(cells.get_column("text"))
    told = _features(_distinct(cells.get_column("text"), number))
    flags = [name for name, dtype in told.schema.items() if dtype == pl.Boolean]
    is_new_row = pl.any_horizontal(
        pl.col(name) != pl.col(name).shift(1, fill_value=0) for name in ROW
    )
    return (
        cells.select(_PRINTED)
        .with_columns(number)
        .sort("doc", "grid", "row", "col")
        .join(_packed(told, flags), on="text_no", how="left", maintain_order="left")
        .filter(pl.col("text").is_not_null())
        .with_columns(
            *_unpacked(flags),
            (is_new_row.cum_sum() - 1).cast(pl.UInt32).alias("rid"),
            (pl.col("col") + pl.col("col_span") - 1).cast(pl.UInt32).alias("last_col"),
        )
        .with_columns(
            pl.col("is_numeric") | pl.col("kind").is_in(VALUELESS), pl.col("rid").set_sorted()
        )
        .drop("text_no", "flags")
    )


def _packed(told: pl.DataFrame, flags: Sequence[str]) -> pl.DataFrame:
    """Flags as bits of one number, so that one column is looked up for all cells, not fourteen."""
    bits = (pl.when(name).then(1 << n).otherwise(0) for n, name in enumerate(flags))
    return told.with_columns(pl.sum_horizontal(bits).cast(pl.UInt32).alias("flags")).drop(flags)


def _unpacked(flags: Sequence[str]) -> Iterator[pl.Expr]:
    """Each flag from its bit."""
    return ((pl.col("flags") & (1 << n)).ne(0).alias(name) for n, name in enumerate(flags))


def _text_numbers(texts: pl.Series) -> pl.Series:
    """A number for each distinct text, `text_no`: texts are compared once, then numbers are."""
    dtype = pl.Categorical(pl.Categories.random())
    return texts.cast(dtype).to_physical().alias("text_no")


def _distinct(texts: pl.Series, number: pl.Series) -> pl.DataFrame:
    """Each distinct text by its number, without invisible characters and outer spaces.

    What was nothing else is no text.
    """
    first = number.arg_unique()
    distinct = pl.DataFrame({"text_no": number.gather(first), "text": texts.gather(first)})
    text = pl.col("text")
    is_padded = distinct.get_column("text").str.contains(_PADDED)
    if not is_padded.any():
        return distinct
    bare = (
        text.str.replace_all(INVISIBLE, "")
        .str.replace_all(rf"^{SPACE}+|{SPACE}+$", "")
        .str.replace(_APOSTROPHE, "${1}")
    )
    return distinct.with_columns(pl.when(is_padded).then(bare).otherwise(text)).filter(
        text != ""
    )


def _features(distinct: pl.DataFrame) -> pl.DataFrame:
    """One row a distinct text."""
    texts = _numbers_of(distinct)
    worded = _words_of(texts.filter("is_words")).drop("squeezed")
    flags = [name for name, dtype in worded.schema.items() if dtype == pl.Boolean]
    plain = texts.filter(~pl.col("is_words"))
    return pl.concat([worded, plain], how="diagonal").with_columns(
        pl.col(flags).fill_null(value=False)
    )


def _numbers_of(texts: pl.DataFrame) -> pl.DataFrame:
    """Texts that are digits, plus `is_words` for those that hold two letters and are no number."""
    text = pl.col("text")
    is_number = texts.get_column("text").str.contains(NUMERIC)
    others = texts.filter(~is_number).filter(_is_marred(text) & ~text.str.contains(_YEARS))
    return texts.with_columns(
        (pl.lit(is_number) | text.is_in(others.get_column("text").implode())).alias(
            "is_numeric"
        ),
        text.str.contains(CODE).alias("is_code"),
        (text.str.contains(DOTTED) | text.str.contains(JOINED)).alias("is_path"),
        text.str.contains(_YEAR).alias("is_year"),
        text.str.contains(_LETTER).alias("is_letter"),
        text.str.contains(_MEASURED).alias("is_measured"),
    ).with_columns(
        pl.when(~pl.col("is_numeric"))
        .then(text)
        .str.contains(_WORDS)
        .fill_null(value=False)
        .alias("is_words"),
        pl.when("is_code")
        .then(text.str.strip_chars_end(RAISED).str.len_chars())
        .when("is_path")
        .then(_longest_digits(pl.when("is_path").then(text)))
        .alias("digits"),
    )


def _is_marred(text: pl.Expr) -> pl.Expr:
    """Digits that something else spoils; a digit with a letter («1 а») is a number of a point."""
    return text.str.contains(_MARRED) | (
        text.str.contains(_MISTYPED) & text.str.contains(_SEVERAL_DIGITS)
    )


def _longest_digits(text: pl.Expr) -> pl.Expr:
    """Digits of the longest part between dots."""
    parts = text.str.extract_all("[0-9]+").list.eval(pl.element().str.len_chars())
    return parts.list.max()


def _words_of(texts: pl.DataFrame) -> pl.DataFrame:
    """Texts with what their words stand for in an annex."""
    title = pl.col("title")
    return (
        texts.with_columns(
            words.squeezed(pl.col("text")).alias("squeezed"),
            words.unnumbered(pl.col("text")).alias("title"),
        )
        .with_columns(
            said_by(title).alias("said"),
            _first_match(title, [(x, key) for key, (x, _) in words.CATEGORIES.items()]).alias(
                "category"
            ),
            title.str.contains(words.TOTAL).alias("is_total"),
            title.str.contains(words.PART_OF).alias("is_part"),
            pl.col("text").str.contains(r"^\s*[\p{Ll}(]").alias("goes_on"),
            pl.col("squeezed").str.contains(words.PLACE).alias("is_place"),
            (pl.col("squeezed").str.len_chars() > 2 * _SHORT).alias("is_prose"),
            (
                pl.col("squeezed").str.contains(words.IS_HEADING)
                & (pl.col("squeezed").str.len_chars() <= _SHORT)
            ).alias("is_heading"),
        )
        .with_columns(
            (
                pl.col("said").is_null()
                & ~pl.col("is_heading")
                & pl.col("text").str.replace_all(r"\p{L}", "a").str.contains(_FIGURE_FIRST)
                & ~pl.col("text").str.contains(_YEAR_FIRST)
            ).alias("starts_with_figure")
        )
    )


def said_by(title: pl.Expr) -> pl.Expr:
    """The section or subtotal that a title names, as «section|item»; null for other names."""
    return _first_match(title, [(t.pattern, f"{t.section}|{t.item}") for t in words.TITLES])


def _first_match(text: pl.Expr, found: list[tuple[str, str]]) -> pl.Expr:
    """The answer of the first pattern that the text matches, else null."""
    answer = pl.lit(None, dtype=pl.String)
    for pattern, value in reversed(found):
        answer = pl.when(text.str.contains(pattern)).then(pl.lit(value)).otherwise(answer)
    return answer
