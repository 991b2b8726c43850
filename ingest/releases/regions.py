"""Names of regions as statistical tables print them: short, in capitals, with footnote marks."""

import re
from functools import cache

import polars as pl

from budget.model.enums import BudgetLevel
from ingest.names import find_unit

_FOOTNOTE = re.compile(r"[*¹²³]+\)?$|\d\)$")
# «СЕВ-КАЗАХСТАНСКАЯ ОБЛАСТЬ», «Зап.-Казахстанская»
_SHORT = (
    (re.compile(r"^сев(?:\.|ерн?о?)?[\s.-]+каз", re.IGNORECASE), "Северо-Каз"),
    (re.compile(r"^зап(?:\.|адно)?[\s.-]+каз", re.IGNORECASE), "Западно-Каз"),
    (re.compile(r"^вост(?:\.|очно)?[\s.-]+каз", re.IGNORECASE), "Восточно-Каз"),
    (re.compile(r"^юж(?:\.|но)?[\s.-]+каз", re.IGNORECASE), "Южно-Каз"),
)
# beside «Алматы қаласы», the bare name is the oblast
_OBLAST = {"алматы": "Алматы облысы"}


@cache
def region(printed: str) -> str | None:
    """The republic, oblast or republican city that a table names; None where no one is.

    Examples:
        >>> [region(name) for name in ("СЕВ-КАЗАХСТАНСКАЯ ОБЛАСТЬ", "Алматы", "Алматы қаласы")]
        ['590000000', '190000000', '750000000']
        >>> region("Туркестанская*"), region("Барлығы")
        ('610000000', None)
    """
    name = _FOOTNOTE.sub("", " ".join(printed.split()))
    for pattern, whole in _SHORT:
        name = pattern.sub(whole, name)
    name = _OBLAST.get(name.casefold(), name)
    if name.casefold() in {"республика казахстан", "қазақстан республикасы"}:
        return "KZ"
    return find_unit(name, parent="KZ", level=BudgetLevel.OBLAST).unit_id


def regions(printed: pl.Expr) -> pl.Expr:
    """Names as units; each name is looked up once."""
    return printed.map_batches(_looked_up, return_dtype=pl.String)


def _looked_up(names: pl.Series) -> pl.Series:
    known = {name: region(name) for name in names.drop_nulls().unique().to_list()}
    return names.replace_strict(known, default=None, return_dtype=pl.String)
