"""Codes filled down: level, whole path and parent of every coded row."""

from collections.abc import Sequence

import polars as pl

from budget.model.enums import LineLevel
from ingest.annex.codes import CODES
from ingest.annex.filling import index_held, with_found
from ingest.annex.levels import FUNCTIONAL_LEVELS, MAX_CODES, REVENUE_LEVELS
from ingest.annex.tables import LEVEL, LEVELS

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
        has, null where all are in place. `lacks_parent`: as `_lacks_parent` says.
    """
    places = range(_deepest(rows))
    framed = with_found(rows, levels, ["layout"]).with_columns(
        _level(n).alias(LEVELS[n]) for n in places
    )
    has_misfits = _has_misfits(framed, places)
    padded = framed.with_columns(_padded(n, has_misfits=has_misfits) for n in places)
    filled = _filled_down(padded, places)
    depth = pl.col("depth")
    parts = [pl.when(depth > n).then(pl.col(_FILLED[n])) for n in places]
    parents = [pl.when(depth > n + 1).then(pl.col(_PARENTS[n])) for n in places]
    parent = pl.coalesce(reversed(parents))
    level = pl.coalesce(pl.when(depth == n + 1).then(pl.col(LEVELS[n])) for n in places)
    return (
        filled.with_columns(
            level.alias("level"),
            pl.concat_str(parts, separator=".", ignore_nulls=True).alias("code"),
            parent.alias("parent_rid"),
            (depth.is_not_null() & parent.is_null()).alias("is_top"),
            (_misfit(places) if has_misfits else pl.lit(None, dtype=pl.String)).alias("misfit"),
        )
        .with_columns(
            pl.col("level").cast(pl.String).alias("line_level"),
            _lacks_parent(parts).alias("lacks_parent"),
        )
        .drop("level", *CODES, *LEVELS, *(x[n] for x in (_FILLED, _PARENTS) for n in places))
    )


def _deepest(rows: pl.DataFrame) -> int:
    """How many places of codes the rows fill, one at least."""
    deepest = rows.select(pl.col("depth").max()).item()
    return int(deepest or 1)


def _level(n: int) -> pl.Expr:
    """The level of the code in place `n`: by the heading, unless the stretch lists other codes."""
    of_revenue = REVENUE_LEVELS[n] if n < len(REVENUE_LEVELS) else None
    is_foreign = (pl.col("kind") != "functional") | pl.col("has_paths")
    return (
        pl.when(pl.col("mode") == "revenue")
        .then(pl.lit(of_revenue, dtype=LEVEL))
        .when(is_foreign & pl.col("has_long_second"))
        .then(pl.lit(_NO_SUBGROUP[n], dtype=LEVEL))
        .when(is_foreign)
        .then(pl.lit(FUNCTIONAL_LEVELS[n], dtype=LEVEL))
        .otherwise(pl.col(LEVELS[n]))
    )


def _lacks_parent(parts: Sequence[pl.Expr]) -> pl.Expr:
    """A code below one of a level that is printed nowhere above it: its path cannot be told.

    An administrator may stand without its group: Kyzylorda oblast prints its loans so. Subgroups
    and classes may be left out; administrators, which tell programmes apart, may not.

    Args:
        parts: Codes of the path from its first place on, null where there is none.
    """
    level = pl.col("level")
    of_revenue = {name: n for n, name in enumerate(REVENUE_LEVELS, start=1)}
    below_administrator = {name: n for n, name in enumerate(FUNCTIONAL_LEVELS[2:-1], start=1)}
    depth, below = (
        level.replace_strict(depths, default=0, return_dtype=pl.UInt32)
        for depths in (of_revenue, below_administrator)
    )
    first = pl.coalesce(parts).str.len_bytes()
    count = pl.sum_horizontal(part.is_not_null() for part in parts)
    from_administrator = pl.sum_horizontal(part.str.len_bytes() == _LONG for part in parts)
    return (
        pl.when(pl.col("mode") == "revenue")
        .then((depth > count) & ((count == 1) | (first != 1)))
        .when(level == FUNCTIONAL_LEVELS[0])
        .then(pl.lit(value=False))
        .otherwise((first == 1) | (below > from_administrator))
    )


def _has_misfits(rows: pl.DataFrame, places: range) -> bool:
    """Whether any code may have not the digits of its level."""
    codes = [(pl.col(CODES[n]), n) for n in places]
    maybe = ((_is_long(*one) | _is_low(*one)).any() for one in codes)
    return bool(rows.select(pl.any_horizontal(maybe)).item())


def _padded(n: int, *, has_misfits: bool) -> pl.Expr:
    """A code with the noughts of its level: group 04, class 02, subgroup 1, programme 007.

    One that is longer than its level stays as it is printed.
    """
    code, width = pl.col(CODES[n]), pl.lit(0)
    for name, digits in _WIDTHS.items():
        width = pl.when(pl.col(LEVELS[n]) == name.value).then(digits).otherwise(width)
    bare = code.str.strip_chars_start("0").str.zfill(width)
    kept = pl.when(_is_misfit(code, n)).then(code).otherwise(bare) if has_misfits else bare
    return kept.alias(CODES[n])


def _is_misfit(code: pl.Expr, n: int) -> pl.Expr:
    """A code longer than its level, or an administrator below 100: they begin with 101.

    Three digits with noughts before them, «007», are too long where the column prints shorter
    codes; where it pads all, they are in place.
    """
    has_shorter = (code.str.len_bytes() < _LONG).any().over("table")
    return (_is_long(code, n) & (~code.str.starts_with("0") | has_shorter)) | _is_low(code, n)


def _is_long(code: pl.Expr, n: int) -> pl.Expr:
    """Three digits in place `n`, of a level whose codes have fewer."""
    return (code.str.len_bytes() == _LONG) & pl.col(LEVELS[n]).is_in(_SHORT)


def _is_low(code: pl.Expr, n: int) -> pl.Expr:
    """An administrator in place `n` of fewer digits than three, noughts before them left out."""
    is_low = (code.str.len_bytes() < _LONG) | code.str.starts_with("0")
    return (pl.col(LEVELS[n]) == LineLevel.ADMINISTRATOR.value) & is_low


def _misfit(places: range) -> pl.Expr:
    """The first code of a row's path that has not the digits of its level."""
    return pl.coalesce(
        pl.when(pl.col("depth") > n, _is_misfit(pl.col(_FILLED[n]), n)).then(_FILLED[n])
        for n in places
    )


def _filled_down(rows: pl.DataFrame, places: range) -> pl.DataFrame:
    """Rows with the code in force at every place, and the row that printed it as its own.

    A code holds until another stands in its place or left of it, or a row of its own or a higher
    level begins; a path printed whole in every row changes nothing where it says the same.
    """
    ends = pl.col("is_new_budget") | pl.col("item").is_not_null()
    filled = rows.with_columns(ends.alias("ends"))
    for n in places:
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
