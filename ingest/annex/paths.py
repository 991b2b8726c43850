"""Codes filled down: level, whole path and parent of every coded row."""

import polars as pl

from budget.model.enums import LineLevel
from ingest.annex.codes import CODES
from ingest.annex.filling import index_held, with_found
from ingest.annex.levels import FUNCTIONAL_LEVELS, MAX_CODES, REVENUE_LEVELS
from ingest.annex.tables import LEVELS

_WIDTHS = {
    LineLevel.CLASS: 2,
    LineLevel.SPECIFIC: 2,
    LineLevel.GROUP: 2,
    LineLevel.ADMINISTRATOR: 3,
    LineLevel.PROGRAMME: 3,
    LineLevel.SUBPROGRAMME: 3,
}
"""Digits of codes that are printed with noughts; a category and a subgroup have one digit."""
_SHORT = [
    level.value
    for level in (
        *(LineLevel.CATEGORY, LineLevel.CLASS, LineLevel.SUBCLASS),
        *(LineLevel.GROUP, LineLevel.SUBGROUP),
    )
]
"""Levels whose codes have one digit or two, and three only with noughts before them."""
_LONG = len("261")
_FILLED = [f"filled_{n}" for n in range(MAX_CODES)]
_PARENTS = [f"parent_{n}" for n in range(MAX_CODES)]
_NO_SUBGROUP = [FUNCTIONAL_LEVELS[0], *FUNCTIONAL_LEVELS[2:], None]


def with_paths(rows: pl.DataFrame, levels: pl.DataFrame) -> pl.DataFrame:
    """Rows with their place in the classification.

    Args:
        rows: Rows with codes, `depth`, `mode`, `kind`, `is_new_budget`, `item`.
        levels: Levels of the code columns of each layout.

    Returns:
        The rows, with `line_level`, `code` (the path with dots), `parent_rid` (the printed row
        right above it in the classification) and `is_top` (coded, and no such row); all null or
        false where a row has no code. `misfit`: a code of the path that no level of its kind
        has, null where all are in place.
    """
    framed = with_found(rows, levels, ["layout"]).with_columns(
        _level(n).alias(name) for n, name in enumerate(LEVELS)
    )
    has_misfits = any(_has_misfits(framed, *place) for place in zip(CODES, LEVELS, strict=True))
    padded = framed.with_columns(
        _padded(pl.col(code), pl.col(level), has_misfits=has_misfits).alias(code)
        for code, level in zip(CODES, LEVELS, strict=True)
    )
    filled = _filled_down(padded)
    depth = pl.col("depth")
    parts = [pl.when(depth > n).then(pl.col(name)) for n, name in enumerate(_FILLED)]
    parents = [pl.when(depth > n + 1).then(pl.col(name)) for n, name in enumerate(_PARENTS)]
    parent = pl.coalesce(reversed(parents))
    return filled.with_columns(
        pl.coalesce(
            pl.when(depth == n + 1).then(pl.col(name)) for n, name in enumerate(LEVELS)
        ).alias("line_level"),
        pl.concat_str(parts, separator=".", ignore_nulls=True).alias("code"),
        parent.alias("parent_rid"),
        (depth.is_not_null() & parent.is_null()).alias("is_top"),
        (_misfit() if has_misfits else pl.lit(None, dtype=pl.String)).alias("misfit"),
    ).drop(*CODES, *LEVELS, *_FILLED, *_PARENTS)


def _level(n: int) -> pl.Expr:
    """The level of the code in place `n`: by the heading, unless the stretch lists other codes."""
    of_revenue = REVENUE_LEVELS[n] if n < len(REVENUE_LEVELS) else None
    is_foreign = (pl.col("kind") != "functional") | pl.col("has_paths")
    return (
        pl.when(pl.col("mode") == "revenue")
        .then(pl.lit(of_revenue, dtype=pl.String))
        .when(is_foreign & pl.col("has_long_second"))
        .then(pl.lit(_NO_SUBGROUP[n], dtype=pl.String))
        .when(is_foreign)
        .then(pl.lit(FUNCTIONAL_LEVELS[n], dtype=pl.String))
        .otherwise(pl.col(LEVELS[n]))
    )


def _has_misfits(rows: pl.DataFrame, code: str, level: str) -> bool:
    """Whether any code in one place has not the digits of its level; asked of few distinct levels."""
    digits = pl.col(code).str.len_bytes()
    is_low = (digits < _LONG) | pl.col(code).str.starts_with("0")
    longs, lows = (
        set(rows.lazy().filter(such).select(pl.col(level).unique()).collect()[level])
        for such in (digits == _LONG, is_low)
    )
    return not longs.isdisjoint(_SHORT) or LineLevel.ADMINISTRATOR.value in lows


def _padded(code: pl.Expr, level: pl.Expr, *, has_misfits: bool) -> pl.Expr:
    """A code with the noughts of its level: group 04, class 02, subgroup 1, programme 007.

    One that is longer than its level stays as it is printed.
    """
    width = pl.lit(0)
    for name, digits in _WIDTHS.items():
        width = pl.when(level == name.value).then(digits).otherwise(width)
    bare = code.str.strip_chars_start("0").str.zfill(width)
    return pl.when(_is_misfit(code, level)).then(code).otherwise(bare) if has_misfits else bare


def _is_misfit(code: pl.Expr, level: pl.Expr) -> pl.Expr:
    """A code longer than its level, or an administrator below 100: they begin with 101.

    Three digits with noughts before them, «007», are too long where the column prints shorter
    codes; where it pads all, they are in place.
    """
    digits = code.str.len_bytes()
    has_shorter = (digits < _LONG).any().over("table")  # else the column pads all with noughts
    is_long = (digits == _LONG) & (~code.str.starts_with("0") | has_shorter)
    is_low = (level == LineLevel.ADMINISTRATOR.value) & (
        (code.str.len_bytes() < _LONG) | code.str.starts_with("0")
    )
    return (is_long & level.is_in(_SHORT)) | is_low


def _misfit() -> pl.Expr:
    """The first code of a row's path that has not the digits of its level."""
    return pl.coalesce(
        pl.when(pl.col("depth") > n, _is_misfit(pl.col(filled), pl.col(level))).then(filled)
        for n, (filled, level) in enumerate(zip(_FILLED, LEVELS, strict=True))
    )


def _filled_down(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with the code in force at every place, and the row that printed it as its own.

    A code holds until another stands in its place or left of it, or a row of its own or a higher
    level begins; a path printed whole in every row changes nothing where it says the same.
    """
    ends = pl.col("is_new_budget") | pl.col("item").is_not_null()
    filled = rows.with_columns(ends.alias("ends"))
    for n in range(MAX_CODES):
        code, kept, parent = pl.col(CODES[n]), pl.col(_FILLED[n]), _PARENTS[n]
        before = pl.when(~pl.col("ends")).then(kept.shift(1))
        is_own = (pl.col("depth") == n + 1).fill_null(value=False)
        filled = (
            filled.with_columns(
                code.gather(index_held(code.is_not_null(), pl.col("ends"))).alias(_FILLED[n])
            )
            .with_columns(
                (
                    pl.col("ends") | is_own | (code.is_not_null() & code.ne_missing(before))
                ).alias("ends")
            )
            .with_columns(
                pl.col("rid").gather(index_held(is_own, pl.col("ends"))).alias(parent)
            )
        )
    return filled.drop("ends")
