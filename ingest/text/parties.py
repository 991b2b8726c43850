"""Words that name a unit, a payer or a payee, cut out of a heading as printed."""

import polars as pl

from ingest.text.blocks import BUDGET, UNIT

_SPAN = r"\d{4}\s*[-–—]\s*\d{4}"
_ADJECTIVE = (
    r"(?:республиканск|областн|районн|городск|республикалық|облыстық|аудандық|қалалық)\p{L}*"
)

_FROM = r"бюджет\p{L}*(?:тен|нен|ден)"  # Kazakh ablative and dative
_TO = r"бюджет(?:ке|терге|\p{L}*іне)"


def unit_words() -> pl.Expr:
    """Words between «утвердить» and the years, or before «бюджеті»; null: the act's own unit."""
    text = pl.col("text")
    ru = text.str.extract(
        r"(?i)утвердить\s+(.*?)\s*,?\s+(?:на\s+\d{4}|согласно|в\s+том\s+числе|в\s+следующ)"
    ).str.replace(rf"(?i)^(?:прилагаем\p{{L}}*\s+)?(?:{_ADJECTIVE}\s+)?бюджет\p{{L}}*\s*", "")
    kk = text.str.replace(rf"(?i){_SPAN}\s*жылдар\p{{L}}*(?:\s+арналған)?\s*", "").str.extract(
        rf"(?i)^(.*?)\s*(?:{_ADJECTIVE}\s+)?бюджет"
    )
    sub = text.str.replace(r"(?i)^\s*(?:по\s+)?(?:бюджет\p{L}*\s+)?", "").str.replace(
        rf"(?i)\s*(?:,?\s*(?:на\s+)?(?:{_SPAN}|\d{{4}})\s*(?:год|жыл).*|бойынша|бюджет\p{{L}}*)?\s*:?\s*$",
        "",
    )
    words = pl.when(pl.col("opens") == UNIT).then(sub).otherwise(pl.coalesce(ru, kk))
    return pl.when(pl.col("opens").is_in([BUDGET, UNIT]) & words.str.contains(r"\p{L}")).then(
        words.str.strip_chars(' ,"«»:')
    )


_BEFORE_SUM = r"(?:,?\s+в\s+(?:общ|сумм|размер|объ[её]м)"


def payer_words() -> pl.Expr:
    """Words of the budget the money comes from, as printed."""
    ru = _said().str.extract(
        rf"(?i)(?:^|\s)из\s+(.+?){_BEFORE_SUM}|\s+в\s+(?:бюдж|район|област|респуб|город|местн|ниже|выше)"
        r"|,?\s+(?:в том числе|из них)|\s+на\s*:?\s*$|\s+бюджетам\s|\s+на\s+\d{4}|\s*:|\s*[–—-]\s*$|$)"
    )
    return pl.coalesce(ru, _kazakh_part(_FROM)).str.strip_chars(" ,")


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
    return pl.coalesce(accusative, dative, _kazakh_part(_TO)).str.strip_chars(" ,")


def _said() -> pl.Expr:
    """The segment up to its amount."""
    return (
        pl.when(pl.col("number").is_null() | pl.col("is_bare"))
        .then(pl.col("text"))
        .otherwise(pl.col("text").str.head(pl.col("before").str.len_chars()))
    )


def _kazakh_part(case: str) -> pl.Expr:
    """The budget whose case ending says «from» or «to»."""
    parts = (
        _said()
        .str.replace(r"(?i)^\d{4}\s*жыл(?:ға|ғы)(?:\s+арналған)?\s+", "")
        .str.replace(r"(?i)^.*?\d{4}\s+год\p{L}*\s+(?:объем\p{L}*\s+)?", "")
        .str.replace(r"(?i)^.*?бюджет(?:те|інде|терінде)\s+", "")
        .str.replace_all(rf"(?i)({_FROM}|{_TO})(?:\s|,|$)", "${1}|")
    )
    return parts.str.extract(rf"(?i)(?:^|\|)([^|]*(?:{case}))\|")
