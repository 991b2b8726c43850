"""Which unit a person means, and how names and amounts are written in an answer."""

import polars as pl

from budget import tables
from budget.analysis.place_keys import FORMER
from budget.analysis.units import find_places
from budget.errors import UnknownPlaceError
from budget.locale import numbers
from budget.locale.places import place_name
from budget.locale.words import N_, Language, Words, words
from budget.model.enums import BudgetLevel

_SURE = 100.0  # score of `find_places` for the name itself
_LOOKED_AT, _LISTED = 50, 10
_NOBODY = N_("No place answers to «{place}»; look with `python -m budget units «name»`.")
_FORMER = N_("{name} (former name: {former})")
_SEVERAL = N_("«{place}» may be any of: {places}. Give the code.")


def found(query: str, limit: int, language: Language) -> pl.DataFrame:
    """Places of `find_places` with their names written out and in all languages."""
    units = tables.read("units")
    names = units.unique("unit_id", keep="last").select(
        "unit_id", "parent_id", "name_ru", "name_kk", "name_en"
    )
    places = find_places(query, units, limit, language=language).join(
        names, on="unit_id", how="left", maintain_order="left"
    )
    return places.with_columns(pl.Series("name", _written(places, language), dtype=pl.String))


def shown_names(places: pl.DataFrame, spoken: Words) -> pl.Series:
    """Names of `found` places as people read them: a former name that answered is said to be one."""
    rows = places.select("name", "known_as", "relation").iter_rows()
    return pl.Series(
        [
            spoken.gettext(_FORMER, name=name, former=known_as) if relation == FORMER else name
            for name, known_as, relation in rows
        ],
        dtype=pl.String,
    )


def unit_id_of(unit: str, language: Language, tier: BudgetLevel | None = None) -> str:
    """The code of a unit given by code or by its own name; of one tier, where one is meant.

    Returns:
        A key of `units`.

    Raises:
        UnknownPlaceError: No unit, or several, answer to it.
    """
    if unit in tables.read("units")["unit_id"]:
        return unit
    places = found(unit, _LOOKED_AT, language)
    if tier is not None:
        places = places.filter(pl.col("budget_level").cast(pl.String) == tier.value)
    sure = places.filter(pl.col("score") >= _SURE)
    is_in_full = pl.any_horizontal(
        pl.col("name", "name_ru", "name_kk", "name_en").str.to_lowercase() == unit.lower()
    )
    for candidates in (sure.filter(is_in_full), sure):
        if candidates.height == 1:
            return str(candidates["unit_id"].item())
    named_so = (sure if sure.height else places).head(_LISTED)
    spoken = words(language)
    if named_so.is_empty():
        raise UnknownPlaceError(spoken.gettext(_NOBODY, place=unit))
    listed = "; ".join(
        f"{code} {path}" for code, path in named_so.select("unit_id", "path").iter_rows()
    )
    raise UnknownPlaceError(spoken.gettext(_SEVERAL, place=unit, places=listed))


def names_of(language: Language) -> dict[str, str]:
    """Every unit's name, written out in a language."""
    units = tables.read("units").unique("unit_id", keep="last")
    return dict(zip(units["unit_id"], _written(units, language), strict=True))


def labelled(values: pl.Series, names: dict[str, str], spoken: Words) -> pl.Series:
    """Values of a closed set by their labels in a language; null stays null."""
    return values.cast(pl.String).replace_strict(
        {value: spoken.gettext(text) for value, text in names.items()}, return_dtype=pl.String
    )


def amounts(values: pl.Series, language: Language) -> pl.Series:
    """Tenge in a language; a dash where nothing is known."""
    return pl.Series(
        ["—" if amount is None else numbers.whole(amount, language) for amount in values],
        dtype=pl.String,
    )


def _written(units: pl.DataFrame, language: Language) -> list[str]:
    return [
        place_name(name_ru, name_kk, name_en, kind, language)
        for name_ru, name_kk, name_en, kind in units.select(
            "name_ru", "name_kk", "name_en", "kind"
        ).iter_rows()
    ]
