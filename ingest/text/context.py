"""What a segment belongs to: the budget of a unit, a list of transfers, or nothing read here.

A heading opens a block, the next heading or numbered point closes it. Every segment then knows the
unit, the year and the list that its block, or the nearest heading inside the block, names.
"""

from collections.abc import Sequence

import polars as pl

from budget.model.enums import TransferKind
from ingest.text.blocks import AMENDED, BUDGET, CLOSED, KNOWN, LIST, STATED, UNIT
from ingest.text.parties import payee_words, payer_words, unit_words
from ingest.text.vocabulary import (
    AMENDED_SUBPOINT,
    BUDGET_HEAD,
    CONNECTOR,
    IGNORED,
    INDICATORS,
    KINDS,
    LIST_FOLLOWS,
    NAMES_UNIT,
    NOT_BUDGET_HEAD,
    POINT_ONE,
    PROSE,
    REPLACED_DIGITS,
    SENTENCE,
    STATEMENTS,
    pattern,
)
from ingest.words import folded

KIND = pl.Enum([kind.value for kind in TransferKind])
_YEAR = (
    r"(?:на|за)\s+(\d{4})\s+год(?:[^\p{L}]|$)",
    r"(\d{4})\s*жыл(?:ға|дың)(?:[^\p{L}]|$)",
    r"на 31 декабря (\d{4})",
    r"(\d{4})\s*жылғы\s*31 желтоқсан",
)
_ONLY_YEAR = pattern(
    r"^\W*(?:на\s+)?\d{4}\s*(?:год~|жыл~)(?:\s+арналған)?(?:\s+в\s+(?:общей\s+)?(?:сумме|объеме))?\W*$"
)


def with_context(rows: pl.DataFrame) -> pl.DataFrame:
    """Segments with the block they stand in.

    Args:
        rows: As returned by `segments`.

    Returns:
        The rows with `indicator` (key of the name before the amount, or of the whole segment),
        `kind`, `opens`, `block`, `unit_words`, `budget_year`, `list_no`, `list_kind`, `payer`,
        `payee`, `head_multiplier`, `is_subtotal`, `amends_point_one`.
    """
    named = _with_names(rows)
    opened = named.with_columns(opens=_opens()).with_columns(
        opened_at=pl.when(pl.col("opens").is_not_null())
        .then(pl.col("row"))
        .forward_fill()
        .over("doc"),
    )
    heads = opened.filter(pl.col("opens").is_not_null()).select(
        opened_at="row",
        block="opens",
        head_grid="next_grid",
        list_kind="kind",
        head_unit=unit_words(),
        payer=payer_words(),
        payee=payee_words(),
        head_multiplier="multiplier",
        amends_point_one=pl.col("folded").str.contains(POINT_ONE),
    )
    inside = pl.col("next_grid") == pl.col("head_grid")
    return (
        opened.join(heads, on="opened_at", how="left")
        .with_columns(block=pl.when(inside).then("block").otherwise(pl.lit(CLOSED)))
        .with_columns(is_subtotal=_is_subtotal())
        .with_columns(_list_no(), budget_year=_year_in_force(), unit_words=pl.col("head_unit"))
        .sort("row")
    )


def year_said() -> pl.Expr:
    """The year a segment names, if it names one year."""
    return pl.coalesce(
        pl.col("folded").str.extract(year).cast(pl.Int64, strict=False) for year in _YEAR
    )


def is_known() -> pl.Expr:
    """Whether a segment speaks of money that is on purpose not read."""
    return pl.col("folded").str.contains(
        "|".join(f"(?:{pattern(words)})" for words, _ in IGNORED)
    )


def _with_names(rows: pl.DataFrame) -> pl.DataFrame:
    """Name of the amount as printed, the indicator it is, and the kind of transfer spoken of."""
    length = pl.col("before").str.len_chars()
    is_first = pl.col("before").str.contains(r"^\W*$")
    name = (
        pl.when(pl.col("before").is_null())
        .then(pl.col("text"))
        .when(is_first)
        .then(pl.col("text").str.tail(pl.col("after").str.len_chars()))
        .otherwise(pl.col("text").str.head(length))
        .str.strip_chars(' –—-−:;,.»"“”')
    )
    rows = rows.with_columns(name=name, amount_first=is_first.fill_null(value=False))
    names = (
        rows.select("name").unique().with_columns(indicator=_indicator(_bare(pl.col("name"))))
    )
    return rows.join(names, on="name", how="left", maintain_order="left").with_columns(
        kind=_first(KINDS, pl.col("folded")).cast(KIND),
        statement=_first([(one.key, one.words) for one in STATEMENTS], pl.col("folded")),
    )


def _bare(name: pl.Expr) -> pl.Expr:
    """Words of a name, without «по …», «… бойынша», «в том числе …» around them."""
    return (
        folded(name)
        .str.replace_all(r"[^\p{L}]+", " ")
        .str.strip_chars()
        .str.replace(r"^(?:в том числе )?(?:по )?", "")
        .str.replace(
            r"(?: бойынша)?(?: (?:в том числе|оның ішінде|соның ішінде|всего))?(?: по)?$", ""
        )
    )


def _indicator(name: pl.Expr) -> pl.Expr:
    return _first([(one.key, f"^(?:{one.names})$") for one in INDICATORS], name)


def _first(words: Sequence[tuple[str, str]], text: pl.Expr) -> pl.Expr:
    """Key of the first of the words that the text holds."""
    found = pl.lit(None, dtype=pl.String)
    for key, given in reversed(words):
        holds = text.str.contains(pattern(given))
        found = pl.when(holds).then(pl.lit(str(key))).otherwise(found)
    return found


def _opens() -> pl.Expr:
    """What a segment opens, if it is a heading; a numbered point closes what was open."""
    text = pl.col("folded")
    follows = pl.col("text").str.ends_with(":") | text.str.contains(LIST_FOLLOWS)
    is_budget = text.str.contains(BUDGET_HEAD) & ~text.str.contains(NOT_BUDGET_HEAD)
    names_unit = (
        follows
        & pl.col("number").is_null()
        & pl.col("indicator").is_null()
        & text.str.contains(NAMES_UNIT)
        & ~text.str.contains(PROSE)
        & ~text.str.contains(SENTENCE)
        & is_budget.cum_max().over("doc")
    )
    return (
        pl.when(text.str.contains(REPLACED_DIGITS))
        .then(pl.lit(CLOSED))
        .when(is_budget)
        .then(pl.lit(BUDGET))
        .when(text.str.contains(AMENDED_SUBPOINT) & pl.col("number").is_null())
        .then(pl.lit(AMENDED))
        .when(pl.col("indicator").is_not_null())
        .then(pl.lit(None, dtype=pl.String))
        .when(pl.col("kind").is_not_null() & follows)
        .then(pl.lit(LIST))
        .when(is_known() & follows)
        .then(pl.lit(KNOWN))
        .when(pl.col("statement").is_not_null() & follows)
        .then(pl.lit(STATED))
        .when(names_unit & pl.col("kind").is_null())
        .then(pl.lit(UNIT))
        .when(pl.col("is_point") | (pl.col("style") == "heading"))
        .then(pl.lit(CLOSED))
        .when(
            text.str.contains(PROSE)
            & pl.col("number").is_null()
            & ~text.str.contains(CONNECTOR)
        )
        .then(pl.lit(CLOSED))
    )


def _is_subtotal() -> pl.Expr:
    """A line inside a list that sums up what follows: «1) на 2026 год в сумме …, в том числе:»."""
    follows = pl.col("text").str.ends_with(":") | pl.col("folded").str.contains(LIST_FOLLOWS)
    is_year = pl.col("name").str.contains(_ONLY_YEAR)
    return (
        (pl.col("block") == LIST)
        & pl.col("opens").is_null()
        & ~pl.col("folded").str.contains(CONNECTOR)
        & (follows | is_year)
    ).fill_null(value=False)


def _list_no() -> pl.Expr:
    starts = (pl.col("opens") == LIST).fill_null(value=False) | pl.col("is_subtotal")
    return (
        pl.when(pl.col("block") == LIST)
        .then(starts.cast(pl.UInt32).cum_sum().over("doc"))
        .alias("list_no")
    )


def _year_in_force() -> pl.Expr:
    """The year said by the segment, else by the last line of its block that said one.

    A unit's heading inside a decision takes the year of the decision's point.
    """
    is_budget = pl.col("block").is_in([BUDGET, UNIT])
    said = pl.when(
        pl.col("number").is_null() | pl.col("opens").is_not_null() | pl.col("is_subtotal")
    ).then(year_said())
    of_budget = pl.when(is_budget).then(said.forward_fill().over("doc"))
    of_block = said.forward_fill().over("doc", "opened_at")
    return pl.coalesce(year_said(), pl.when(is_budget).then(of_budget).otherwise(of_block))
