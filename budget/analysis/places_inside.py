"""A name with the place it lies in: «Актогайский район Павлодарской области», «Уил, Актобе»."""

import re
from functools import cache

import polars as pl

from budget.analysis.place_keys import Answers, named

_PART = re.compile(r"[,;›/()]")  # noqa: RUF001 - the mark of a path
_MOST_WORDS = 12


def called_inside(query: str, keyed: pl.DataFrame, units: pl.DataFrame) -> Answers:
    """Units that a name together with the names of places above it stands for.

    Args:
        query: Names in either order, beside each other or with a comma between.
        keyed: `units` with their search keys.
        units: `unit_id`, `parent_id` and, where known, `split_from`: a district is still found
            in the oblast it was split from.

    Returns:
        The units; each lies in a place that the rest of what was typed names. Empty where what
        was typed cannot be taken apart so.
    """
    parts = [part.split() for part in _PART.split(query)]
    words = [word for part in parts for word in part]
    lengths = [len(part) for part in parts if part]
    borders = {sum(lengths[: place + 1]) for place in range(len(lengths))}
    if not 1 < len(words) <= _MOST_WORDS:
        return {}
    names, above = named(keyed), _above(units)

    @cache
    def meant(start: int, end: int) -> Answers:
        """Units that some of the words stand for, by themselves or with places above."""
        is_name = end - start < len(words) and not any(start < one < end for one in borders)
        whole = names.called(" ".join(words[start:end])) if is_name else {}
        return whole or {
            unit_id: how
            for middle in range(start + 1, end)
            for first, second in (((start, middle), (middle, end)), ((middle, end), (start, middle)))
            for unit_id, how in meant(*first).items()
            if above.get(unit_id, frozenset()) & meant(*second).keys()
        }  # fmt: skip

    return meant(0, len(words))


def _above(units: pl.DataFrame) -> dict[str, frozenset[str]]:
    """All places each unit lies in or was split from."""
    columns = [name for name in ("parent_id", "split_from") if name in units.columns]
    nearest: dict[str, set[str]] = {}
    for unit_id, *places in units.select("unit_id", *columns).iter_rows():
        nearest.setdefault(unit_id, set()).update(place for place in places if place)

    @cache
    def above(unit_id: str) -> frozenset[str]:
        places = nearest.get(unit_id, set())
        return frozenset(places).union(*(above(place) for place in places))

    return {unit_id: above(unit_id) for unit_id in nearest}
