"""Who issued an act, in the reader's language: a maslikhat read in another one is named by its unit."""

import re
from functools import cache

import polars as pl

from budget import paths
from budget.locale.places import place_name
from budget.locale.words import N_, Language, Words

_UNITS = paths.PROJECT / "data" / "codes" / "units.csv"  # the same for any folder of data
_NAMES = ["name_ru", "name_kk", "name_en", "kind"]
_MASLIKHAT = re.compile(r"маслихат|мәслихат", re.IGNORECASE)
_BODIES = {  # how each language calls those who pass budgets
    Language.RU: re.compile(
        r"\b(?:маслихат|парламент|правительств|акимат)(?![әғқңөұүһі])", re.IGNORECASE
    ),
    Language.KK: re.compile(r"мәслихат|парламенті|үкіметі|әкімдігі", re.IGNORECASE),
}
_OF_THE_REPUBLIC = {
    "Парламент Республики Казахстан": N_("Parliament of the Republic of Kazakhstan"),
    "Правительство Республики Казахстан": N_("Government of the Republic of Kazakhstan"),
}


def issuer_named(issuer: str, act_id: str | None, spoken: Words) -> str:
    """The issuer of an act: as the act was read, or in the reader's language where that is known.

    Args:
        issuer: Its name in the act, or as it was written down.
        act_id: Key of `acts`: it begins with the unit of the issuer; None: not known.
        spoken: Language.

    Returns:
        The name as it is, where it is in the reader's language; a body of the republic by its
        official name; a maslikhat by the name that the classifier has of its unit: «Мәслихат: Ойыл
        ауданы»; else the name, and which language it is in.
    """
    if issuer_language(issuer) in {None, spoken.language}:
        return issuer
    if issuer in _OF_THE_REPUBLIC:
        return spoken.gettext(_OF_THE_REPUBLIC[issuer])
    unit = _units().get((act_id or "").split(":", maxsplit=1)[0])
    if unit is None or not _MASLIKHAT.search(issuer):
        return issuer_marked(issuer, spoken)
    name_ru, name_kk, name_en, kind = unit
    place = place_name(name_ru or "", name_kk or "", name_en, kind or "", spoken.language)
    return spoken.gettext("Maslikhat: {place}", place=place)


def issuer_marked(issuer: str, spoken: Words) -> str:
    """The issuer as its act was read; a name in another language than the reader's says which.

    Args:
        issuer: Its name.
        spoken: Language.

    Returns:
        The name, and its language where that is another one.
    """
    marks = {Language.RU: spoken.gettext("Rus."), Language.KK: spoken.gettext("Kaz.")}
    found = issuer_language(issuer)
    return issuer if found in {None, spoken.language} else f"{issuer} ({marks[found]})"


def issuer_language(issuer: str) -> Language | None:
    """The language that names a body in its words; None: none of those who pass budgets."""
    found = [language for language, body in _BODIES.items() if body.search(issuer)]
    return found[0] if found else None


@cache
def _units() -> dict[str, tuple[str | None, ...]]:
    """Unit → its names in three languages, and its kind."""
    units = pl.read_csv(_UNITS, infer_schema=False).select("unit_id", *_NAMES)
    return {unit_id: tuple(names) for unit_id, *names in units.iter_rows()}
