"""«1,234» among the other amounts of its column: thousands, thousandths, or not to be told."""

import polars as pl

_COLUMN = ["table", "amount_no"]
_SIGNS = {",": r"\.", r"\.": ","}  # each decimal sign, and the other one
_IN_DOUBT = r"^[^0-9]*[1-9][0-9]{0,2}[.,][0-9]{3}[^0-9]*$"


def settled(cells: pl.DataFrame) -> pl.DataFrame:
    """Cells with what a doubtful separator means, as the column prints its other amounts.

    Where the column settles nothing, or prints a sign in both ways, nothing is settled.

    Args:
        cells: `table`, `amount_no`, `printed` and `cell_kind`.

    Returns:
        The cells, with `meaning`: the amount without its separator, or with a nought after its
        thousandths; null for every amount that is not in doubt or cannot be settled.
    """
    text = pl.when(pl.col("cell_kind") == "text").then("printed")
    is_in_doubt = text.str.contains(_IN_DOUBT)
    doubtful = cells.filter(is_in_doubt).select(_COLUMN).unique()
    if doubtful.is_empty():
        return cells.with_columns(pl.lit(None, dtype=pl.String).alias("meaning"))
    seen = (
        cells.join(doubtful, on=_COLUMN, how="semi")
        .group_by(_COLUMN)
        .agg(_seen(text, sign, other).alias(sign) for sign, other in _SIGNS.items())
    )
    meaning = pl.lit(None, dtype=pl.String)
    for sign, other in _SIGNS.items():
        is_other_point = (pl.col(sign) == "") & (pl.col(other) == "tenths")
        groups = (pl.col(sign) == "groups") | is_other_point
        tenths = pl.col(sign) == "tenths"
        has_sign = is_in_doubt & text.str.contains(sign)
        meaning = (
            pl.when(has_sign & groups & ~tenths)
            .then(text.str.replace(sign, ""))
            .when(has_sign & tenths & ~groups)
            .then(text.str.replace(r"([0-9])([^0-9]*)$", "${1}0${2}"))
            .otherwise(meaning)
        )
    return (
        cells.join(seen, on=_COLUMN, how="left", maintain_order="left")
        .with_columns(meaning.alias("meaning"))
        .drop(_SIGNS)
    )


def _seen(text: pl.Expr, sign: str, other: str) -> pl.Expr:
    """How a column prints a sign beyond doubt: «tenths», «groups», both, or not at all (empty)."""
    tenths = rf"^[^.,]*[0-9]{sign}(?:[0-9]{{1,2}}|[0-9]{{4,}})[^0-9.,]*$|{other}[0-9]{{3}}{sign}[0-9]"
    groups = rf"[0-9]{sign}[0-9]{{3}}(?:{sign}[0-9]{{3}}|{other}[0-9])"
    has_tenths = text.str.contains(tenths).any()
    has_groups = text.str.contains(groups).any()
    return (
        pl.when(has_tenths & has_groups)
        .then(pl.lit("both"))
        .when(has_tenths)
        .then(pl.lit("tenths"))
        .when(has_groups)
        .then(pl.lit("groups"))
        .otherwise(pl.lit(""))
    )
