"""«1,234» and «1'234» among the other amounts: thousands, thousandths, or not to be told."""

import polars as pl

_COLUMN = ["table", "amount_no"]
_SIGNS = {",": r"\.", r"\.": ","}  # each decimal sign, and the other one
_SILENT = "is_silent"
_IN_DOUBT = r"^[^0-9]*[1-9][0-9]{0,2}[.,][0-9]{3}[^0-9]*$"
_APOSTROPHE = r"[0-9][\x{27}\x{2019}\x{2bc}][0-9]"
_APOSTROPHES = ["\x27", "\u2019", "\u02bc"]
_IN_THREES = (
    r"^[^0-9\x{27}\x{2019}\x{2bc}]*[1-9][0-9]{0,2}(?:[\x{27}\x{2019}\x{2bc}][0-9]{3})+"
    r"(?:[.,][0-9]{1,2})?[^0-9\x{27}\x{2019}\x{2bc}]*$"
)
_OTHERWISE = r"[0-9]{4}|[0-9]\s[0-9]|[0-9][.,][0-9]{3}"
"""Thousands that are parted by something else, or by nothing."""


def settled(cells: pl.DataFrame) -> pl.DataFrame:
    """Cells with what a doubtful separator means, as the column prints its other amounts.

    Where the column prints none beyond doubt, the thousands of its table decide. Where nothing
    does, or a sign is printed in both ways, nothing is settled. An apostrophe parts thousands if
    it does so in all amounts of the table that are long enough, and in two of them at least.

    Args:
        cells: `table`, `amount_no`, `printed` and `cell_kind`.

    Returns:
        The cells, with `meaning`: the amount without its separator, or with a nought after its
        thousandths; null for every amount that is not in doubt or cannot be settled.
    """
    text = pl.when(pl.col("cell_kind") == "text").then("printed")
    unclear = cells.filter(text.str.contains(f"{_IN_DOUBT}|{_APOSTROPHE}"))
    if unclear.is_empty():
        return cells.with_columns(pl.lit(None, dtype=pl.String).alias("meaning"))
    is_in_doubt, is_parted = text.str.contains(_IN_DOUBT), text.str.contains(_APOSTROPHE)
    doubtful = unclear.select("table").unique()
    told = cells.join(
        _seen(cells, doubtful, text), on=_COLUMN, how="left", maintain_order="left"
    )
    bare = text.str.replace_many(_APOSTROPHES, [""])
    is_other = (
        pl.when(is_parted)
        .then(~text.str.contains(_IN_THREES))
        .otherwise(text.str.contains(_OTHERWISE))
    )
    in_threes = ~is_other.any().over("table") & (is_parted.sum().over("table") > 1)
    return told.with_columns(
        pl.when(is_parted & in_threes)
        .then(bare)
        .otherwise(_meaning(text, is_in_doubt))
        .alias("meaning")
    ).drop(*_SIGNS, _SILENT)


def _meaning(text: pl.Expr, is_in_doubt: pl.Expr) -> pl.Expr:
    """What the separator of an amount in doubt means; null where that cannot be told."""
    meaning = pl.lit(None, dtype=pl.String)
    for sign, other in _SIGNS.items():
        is_other_point = (pl.col(sign) == "") & (pl.col(other) == "tenths")
        groups = (pl.col(sign) == "groups") | (is_other_point & ~pl.col(_SILENT))
        tenths = pl.col(sign) == "tenths"
        has_sign = is_in_doubt & text.str.contains(sign)
        meaning = (
            pl.when(has_sign & groups & ~tenths)
            .then(text.str.replace(sign, ""))
            .when(has_sign & tenths & ~groups & ~pl.col(_SILENT))
            .then(text.str.replace(r"([0-9])([^0-9]*)$", "${1}0${2}"))
            .otherwise(meaning)
        )
    return meaning


def _seen(cells: pl.DataFrame, doubtful: pl.DataFrame, text: pl.Expr) -> pl.DataFrame:
    """How the columns of tables with amounts in doubt print each sign, else how the tables do."""
    amounts = cells.join(doubtful, on="table", how="semi")
    ways = [_way(text, sign, other).alias(sign) for sign, other in _SIGNS.items()]
    columns = amounts.group_by(_COLUMN).agg(ways)
    tables = amounts.group_by("table").agg(ways)
    is_silent = pl.all_horizontal(pl.col(sign) == "" for sign in _SIGNS)
    return columns.join(tables, on="table", how="left", suffix=" of table").select(
        *_COLUMN,
        is_silent.alias(_SILENT),
        *(
            pl.when(is_silent).then(f"{sign} of table").otherwise(pl.col(sign)).alias(sign)
            for sign in _SIGNS
        ),
    )


def _way(text: pl.Expr, sign: str, other: str) -> pl.Expr:
    """How amounts print a sign beyond doubt: «tenths», «groups», both, or not at all (empty)."""
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
