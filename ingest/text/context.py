"""What a segment belongs to: the budget of a unit, a list of transfers, or nothing read here.

A heading opens a block, the next heading or numbered point closes it. Every segment then knows the
unit, the year and the list that its block, or the nearest heading inside the block, names.
"""

import polars as pl

from budget.model.enums import TransferKind
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
    pattern,
)
from ingest.words import folded

KIND = pl.Enum([kind.value for kind in TransferKind])
_SPAN = r"\d{4}\s*[-–—]\s*\d{4}"
_YEAR = (
    r"(?:на|за)\s+(\d{4})\s+год(?:[^\p{L}]|$)",
    r"(\d{4})\s*жыл(?:ға|дың)(?:[^\p{L}]|$)",
    r"на 31 декабря (\d{4})",
    r"(\d{4})\s*жылғы\s*31 желтоқсан",
)
_ONLY_YEAR = pattern(
    r"^\W*(?:на\s+)?\d{4}\s*(?:год~|жыл~)(?:\s+арналған)?(?:\s+в\s+(?:общей\s+)?(?:сумме|объеме))?\W*$"
)
_ADJECTIVE = r"(?:республиканск|областн|районн|городск|республикалық|облыстық|аудандық|қалалық)\p{L}*"

BUDGET, UNIT, LIST, AMENDED, KNOWN, CLOSED = "budget", "unit", "list", "amended", "known", "closed"


def with_context(rows: pl.DataFrame) -> pl.DataFrame:
    """Segments with the block they stand in.

    Args:
        rows: As returned by `segments`.

    Returns:
        The rows with `indicator` (key of the name before the amount, or of the whole segment),
        `kind`, `opens`, `block`, `unit_words`, `budget_year`, `list_no`, `list_kind`, `payer`,
        `payee`, `block_multiplier`, `is_subtotal`, `amends_point_one`.
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
        head_unit=_unit_words(),
        payer=payer_words(),
        payee=payee_words(),
        head_multiplier="multiplier",
        amends_point_one=pl.col("folded").str.contains(POINT_ONE),
    )
    inside = pl.col("next_grid") == pl.col("head_grid")
    return (
        opened.join(heads, on="opened_at", how="left")
        .with_columns(block=pl.when(inside).then("block"))
        .with_columns(is_subtotal=_is_subtotal())
        .with_columns(_list_no(), budget_year=_year_in_force(), unit_words=pl.col("head_unit"))
        .sort("row")
    )


def year_said() -> pl.Expr:
    """The year a segment names, if it names one year."""
    return pl.coalesce(
        pl.col("folded").str.extract(year).cast(pl.Int64, strict=False) for year in _YEAR
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
        .str.strip_chars(" –—-−:;,.»\"“”")
    )
    rows = rows.with_columns(name=name, amount_first=is_first.fill_null(value=False))
    names = (
        rows.select("name")
        .unique()
        .with_columns(indicator=_indicator(_bare(pl.col("name"))))
    )
    return rows.join(names, on="name", how="left", maintain_order="left").with_columns(
        kind=_first(KINDS, pl.col("folded")).cast(KIND)
    )


def _bare(name: pl.Expr) -> pl.Expr:
    """Words of a name, without «по …», «… бойынша», «в том числе …» around them."""
    return (
        folded(name)
        .str.replace_all(r"[^\p{L}]+", " ")
        .str.strip_chars()
        .str.replace(r"^(?:в том числе )?(?:по )?", "")
        .str.replace(r"(?: бойынша)?(?: (?:в том числе|оның ішінде|соның ішінде|всего))?(?: по)?$", "")
    )


def _indicator(name: pl.Expr) -> pl.Expr:
    return _first([(one.key, one.regex) for one in INDICATORS], name, is_regex=True)


def _first(
    words: "tuple[tuple[str, str], ...] | list[tuple[str, str]]", text: pl.Expr, *, is_regex: bool = False
) -> pl.Expr:
    """Key of the first pattern that the text holds."""
    found = pl.lit(None, dtype=pl.String)
    for key, given in reversed(words):
        regex = given if is_regex else pattern(given)
        found = pl.when(text.str.contains(regex)).then(pl.lit(str(key))).otherwise(found)
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
        & is_budget.cum_max().over("doc")
    )
    is_known = text.str.contains("|".join(f"(?:{pattern(words)})" for words, _ in IGNORED))
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
        .when(is_known & follows)
        .then(pl.lit(KNOWN))
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
    said = pl.when(pl.col("number").is_null() | pl.col("opens").is_not_null() | pl.col("is_subtotal")).then(
        year_said()
    )
    of_budget = pl.when(is_budget).then(said.forward_fill().over("doc"))
    of_block = said.forward_fill().over("doc", "opened_at")
    return pl.coalesce(year_said(), pl.when(is_budget).then(of_budget).otherwise(of_block))


def _unit_words() -> pl.Expr:
    """Words between «утвердить» and the years, or before «бюджеті»; null: the act's own unit."""
    text = pl.col("text")
    ru = (
        text.str.extract(r"(?i)утвердить\s+(.*?)\s*,?\s+(?:на\s+\d{4}|согласно|в\s+том\s+числе|в\s+следующ)")
        .str.replace(rf"(?i)^(?:прилагаем\p{{L}}*\s+)?(?:{_ADJECTIVE}\s+)?бюджет\p{{L}}*\s*", "")
    )
    kk = (
        text.str.replace(rf"(?i){_SPAN}\s*жылдар\p{{L}}*(?:\s+арналған)?\s*", "")
        .str.extract(rf"(?i)^(.*?)\s*(?:{_ADJECTIVE}\s+)?бюджет")
    )
    sub = text.str.replace(r"(?i)^\s*(?:по\s+)?(?:бюджет\p{L}*\s+)?", "").str.replace(
        rf"(?i)\s*(?:,?\s*(?:на\s+)?(?:{_SPAN}|\d{{4}})\s*(?:год|жыл).*|бойынша|бюджет\p{{L}}*)?\s*:?\s*$", ""
    )
    words = pl.when(pl.col("opens") == UNIT).then(sub).otherwise(pl.coalesce(ru, kk))
    return (
        pl.when(pl.col("opens").is_in([BUDGET, UNIT]) & words.str.contains(r"\p{L}"))
        .then(words.str.strip_chars(' ,"«»:'))
    )


_BEFORE_SUM = r"(?:,?\s+в\s+(?:общ|сумм|размер|объ[её]м)"


def payer_words() -> pl.Expr:
    """Words of the budget the money comes from, as printed."""
    ru = (
        _said()
        .str.extract(
            rf"(?i)(?:^|\s)из\s+(.+?){_BEFORE_SUM}|\s+в\s+(?:бюдж|район|област|респуб|город|местн|ниже|выше)"
            r"|\s+бюджетам\s|\s+на\s+\d{4}|\s*:|\s*[–—-]\s*$|$)"
        )
    )
    return pl.coalesce(ru, _kazakh_part("тен|нен|ден")).str.strip_chars(" ,")


def payee_words() -> pl.Expr:
    """Words of the budget the money goes to, as printed."""
    said = _said()
    accusative = said.str.extract(
        r"(?i)(?:^|\s)в\s+((?:(?:район|област|респуб|город|местн|ниже|выше)\p{L}*(?:\s*\([^)]*\))?(?:\s+и\s+\p{L}+)?\s+)?"
        rf"бюджеты?(?:\s+.*?)??){_BEFORE_SUM}|,?\s+из\s|\s+на\s+\d{{4}}|\s*:|\s*[–—-]\s*$|$)"
    )
    dative = said.str.extract(
        rf"(?i)(?:^|\s)((?:\p{{L}}+\s+)?бюджетам\s+.+?){_BEFORE_SUM}|\s+на\s*:?\s*$|\s+на\s+\d{{4}}|\s*:|$)"
    )
    return pl.coalesce(accusative, dative, _kazakh_part("ке|іне|ге")).str.strip_chars(" ,")


def _said() -> pl.Expr:
    """The segment up to its amount."""
    return (
        pl.when(pl.col("number").is_null() | pl.col("is_bare"))
        .then(pl.col("text"))
        .otherwise(pl.col("text").str.head(pl.col("before").str.len_chars()))
    )


def _kazakh_part(endings: str) -> pl.Expr:
    """The budget whose case ending says «from» or «to»."""
    parts = (
        _said()
        .str.replace(r"(?i)^.*?жыл(?:ға|ғы)(?:\s+арналған)?\s+", "")
        .str.replace(r"(?i)^.*?бюджет(?:те|інде|терінде)\s+", "")
        .str.replace_all(r"(?i)(бюджет\p{L}*(?:тен|нен|ден|ке|іне|ге))(\s|,|$)", "${1}|")
    )
    return parts.str.extract(rf"(?i)(?:^|\|)([^|]*бюджет\p{{L}}*(?:{endings}))\|")
