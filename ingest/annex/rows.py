"""Rows of printed grids: headings, rows of column numbers, data; and the tables between headings."""

import polars as pl

from ingest import words
from ingest.annex.filling import first_of_row
from ingest.numbers import DASH, INVISIBLE, SPACE, UNIT_AFTER

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Digits of footnote marks: «254¹»."""
CODE = rf"^[0-9]{{1,3}}[{RAISED}]*$"
DOTTED = r"^[0-9]{1,3}(?:[./][0-9]{1,3}){1,5}[./]?$"
JOINED = r"^[0-9]{4,15}$"
NUMERIC = (
    rf"(?i)^{SPACE}*(?:{DASH}+|\(?(?:{DASH}|{SPACE}|\()*\)?{SPACE}*[0-9](?:[0-9.,]|{SPACE})*\)?)"
    rf"{SPACE}*(?:{UNIT_AFTER.removesuffix('$')})?$"
)
"""Digits as an amount or code prints them, or a dash alone, which prints nought; then a unit."""
_MARRED = r"^[^\p{L}%№/:]*\p{Nd}[^\p{L}%№/:]*$"
_MISTYPED = r"^[^\p{L}%№/:]*\p{Nd}(?:[^\p{L}%№/:]*\p{L})?(?:[^\p{L}%№/:]+\p{L}?)*$"
_SEVERAL_DIGITS = r"\p{Nd}.*\p{Nd}"
"""Digits among signs or single letters: «1 234*», «≈1 234», «1'234», «1 234-», «1O0», «12 т.т.»."""
_YEARS = r"^[^\p{L}\p{N}]*20\d\d(?:[^\p{L}\p{N}]+20\d\d)*[^\p{L}\p{N}]*[гж]*[^\p{L}\p{N}]*$"
_FIGURE_FIRST = r"^[^\p{L}\p{N}]*[0-9][0-9 .,][^\p{L}]*(?:\p{L}{1,4}[^\p{L}\p{N}]*){1,3}$"
"""Figures that stand beside a title, with letters after them: «1 234 тыс.»."""
_YEAR_FIRST = r"^[^\p{L}\p{N}]*20\d\d\s*[гж]"
_PADDED = rf"{INVISIBLE}|^{SPACE}|{SPACE}$|^'"
_APOSTROPHE = r"^'([-(0-9])"  # a spreadsheet's mark of a text: '01
_YEAR = r"^20\d\d$"
_LETTER = r"^\p{L}$"
_WORDS = r"\p{L}[^\p{L}]*\p{L}"
_MEASURED = r"[0-9].*(?:те[нң]ге|тг|₸)"
_COUNTED, _GAPS = (
    4,
    2,
)  # columns that a row of column numbers counts at least, and skips at most
_SHORT = 45  # letters in a heading cell, at most

VALUELESS = ["error", "formula_uncached"]
"""Kinds of cells that hold something, but no value."""

ROW = ["doc", "grid", "row"]
_PRINTED = [*ROW, "col", "col_span", "kind", "is_hidden"]
TABLE = ["doc", "grid", "segment"]

Role: pl.Enum = pl.Enum(["heading", "numbers", "data", "title", "text"])


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
    is_new_row = pl.any_horizontal(
        pl.col(name) != pl.col(name).shift(1, fill_value=0) for name in ROW
    )
    return (
        cells.select(_PRINTED)
        .with_columns(number)
        .sort("doc", "grid", "row", "col")
        .join(told, on="text_no", how="left", maintain_order="left")
        .filter(pl.col("text").is_not_null())
        .drop("text_no")
        .with_columns(
            (is_new_row.cum_sum() - 1).cast(pl.UInt32).alias("rid"),
            (pl.col("col") + pl.col("col_span") - 1).cast(pl.UInt32).alias("last_col"),
            pl.col("is_numeric") | pl.col("kind").is_in(VALUELESS),
        )
        .with_columns(pl.col("rid").set_sorted())
    )


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
        (text.str.contains(_WORDS) & ~pl.col("is_numeric")).alias("is_words"),
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
                & pl.col("text").str.contains(_FIGURE_FIRST)
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


def rows_of(cells: pl.DataFrame) -> pl.DataFrame:
    """One row a printed row: is it a heading, a row of column numbers, data or text?

    Args:
        cells: As `featured_cells` returns them.

    Returns:
        In the order of `rid`: `doc`, `grid`, `row`, `role` (`title`: names a section, without a
        figure), `segment` (number of the heading the row stands under, 0 before the first) and
        `table` (number of the segment in the batch).
    """
    rows = _row_facts(cells)
    is_new_grid = pl.any_horizontal(
        pl.col(name) != pl.col(name).shift(1, fill_value=0) for name in ("doc", "grid")
    )
    breaks = (
        (pl.col("has_number") & ~pl.col("is_numbers"))
        | (pl.col("has_title") & ~pl.col("has_heading"))
        | pl.col("has_prose")
    )
    return (
        rows.with_columns(is_new_grid.alias("is_new_grid"), breaks.alias("breaks"))
        .with_columns(_is_in_heading())
        .with_columns(_starts_segment().alias("starts"))
        .with_columns(
            (pl.col("starts") | pl.col("is_new_grid")).cum_sum().cast(pl.UInt32).alias("table"),
            pl.col("starts").cum_sum().cast(pl.UInt32).alias("segment"),
        )
        .with_columns(
            pl.col("segment")
            - pl.when("is_new_grid")
            .then(pl.col("segment") - pl.col("starts").cast(pl.UInt32))
            .forward_fill(),
            _role(),
        )
        .select(*ROW, "role", "segment", "table")
        .with_columns(pl.col("table").set_sorted())
    )


def _row_facts(cells: pl.DataFrame) -> pl.DataFrame:
    """What stands in each printed row."""
    rows = first_of_row(cells.select("rid", *ROW))
    has_title = _holds(cells, pl.col("said").is_not_null(), len(rows))
    is_figure = pl.col("is_numeric") & ~pl.col("is_year")
    is_long = ~(pl.col("is_code") | pl.col("is_letter"))
    is_second = pl.col("rid") == pl.col("rid").shift(1)
    rows = rows.with_columns(
        _holds(cells, pl.col("is_heading"), len(rows)).alias("has_heading"),
        (
            _holds(cells, is_figure, len(rows))
            | (has_title & _holds(cells, pl.col("starts_with_figure"), len(rows)))
        ).alias("has_number"),
        has_title.alias("has_title"),
        _holds(cells, pl.col("is_prose"), len(rows)).alias("has_prose"),
        (_holds(cells, is_second, len(rows)) & ~_holds(cells, is_long, len(rows))).alias(
            "is_short"
        ),
    )
    numbers = _rows_of_numbers(cells, rows.filter("is_short"))
    return rows.join(numbers, on="rid", how="left", maintain_order="left").with_columns(
        pl.col("is_numbers").fill_null(value=False)
    )


def _holds(cells: pl.DataFrame, is_such: pl.Expr, count: int) -> pl.Series:
    """Which rows hold such a cell, by their number: rows are numbered from nought without gaps."""
    rows = cells.select("rid", is_such.alias("is_such")).filter("is_such")["rid"].unique()
    return pl.repeat(value=False, n=count, dtype=pl.Boolean, eager=True).scatter(rows, True)  # noqa: FBT003


def _rows_of_numbers(cells: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows that count their columns: 1, 2, 3 or А, Б, 1, 2; a long row may skip a column or two."""
    number = pl.when("is_code").then("text").cast(pl.Int64, strict=False).drop_nulls()
    step = number.diff().drop_nulls()
    in_turn = (step == 1).all()
    with_gaps = (
        (number.len() >= _COUNTED) & (step > 0).all() & (number.last() <= number.len() + _GAPS)
    )
    return (
        cells.select("rid", "text", "is_code")
        .join(rows.select("rid"), on="rid", how="semi", maintain_order="left")
        .group_by("rid", maintain_order=True)
        .agg(((number.first() == 1) & (in_turn | with_gaps)).alias("is_numbers"))
    )


def _is_in_heading() -> pl.Expr:
    """A row with a heading, and every row after it until one breaks the run."""
    index = pl.int_range(pl.len())
    last_start = pl.when(pl.col("breaks") | pl.col("is_new_grid")).then(index).forward_fill()
    last_heading = pl.when(pl.col("has_heading") & ~pl.col("breaks")).then(index).forward_fill()
    return ((last_heading >= last_start).fill_null(value=False) & ~pl.col("breaks")).alias(
        "in_heading"
    )


def _starts_segment() -> pl.Expr:
    """The first row of a heading."""
    before = pl.col("in_heading").shift(1, fill_value=False) & ~pl.col("is_new_grid")
    return pl.col("in_heading") & ~before


def _role() -> pl.Expr:
    return (
        pl.when("is_numbers")
        .then(pl.lit("numbers"))
        .when("in_heading")
        .then(pl.lit("heading"))
        .when("has_number")
        .then(pl.lit("data"))
        .when("has_title")
        .then(pl.lit("title"))
        .otherwise(pl.lit("text"))
        .cast(Role)
        .alias("role")
    )
