"""Kind words and case endings: what a printed name is the name of, in the nominative.

Russian names of units decline («Уилского района», «из Павлодара»); in Kazakh the kind word
takes the ending («Ойыл ауданынан», «ауылдық округінің») and the name stays as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from budget.model.enums import UnitKind
from budget.model.names import normalised

_CITIES = frozenset({UnitKind.REPUBLICAN_CITY, UnitKind.OBLAST_CITY, UnitKind.DISTRICT_CITY})
_DISTRICTS = frozenset({UnitKind.DISTRICT, UnitKind.CITY_DISTRICT})
_OBLASTS = frozenset({UnitKind.OBLAST})
_OKRUGS = frozenset({UnitKind.RURAL_OKRUG})
_SETTLEMENTS = frozenset({UnitKind.SETTLEMENT})
_VILLAGES = frozenset({UnitKind.VILLAGE})
_REPUBLIC = frozenset({UnitKind.REPUBLIC})

_NOUN = "(?:а|у|ом|е|ы|и|ов|ам|ами|ах)?"
_ADJECTIVE = "(?:[иы]й|ой|ого|ому|[иы]м|ом|ая|ую|ое|[иы]е|[иы]х|[иы]ми)"
_CASE = "(?:н[ыі]ң|н[ае]|н[ае]н|нд[ае]|н|м[ае]н)?"
_POSSESSED = f"(?:[ыі]{_CASE}|[нтд][ыі]ң|[тднқғкг][ае]н?)?"
_OF_TIER = " (?:республиканского|областного|районного) значения"

# Longer phrases stand before the words they contain. The flag says: the word is Kazakh.
_KIND_WORDS: tuple[tuple[str, frozenset[UnitKind], bool], ...] = (
    (rf"(?:ауылды[қк]|селолы[қк]|кенттік|ауыл) округ(?:тер)?{_POSSESSED}", _OKRUGS, True),
    (rf"(?:сельск|аульн|аульск|поселков){_ADJECTIVE} округ{_NOUN}", _OKRUGS, False),
    (r"[са]\. ?о ?\.?|с/о|[са]\.округ[а-я]*", _OKRUGS, False),
    (rf"(?:сельск|аульн){_ADJECTIVE} администраци[а-я]{{1,2}}", _VILLAGES, False),
    (rf"поселков{_ADJECTIVE} администраци[а-я]{{1,2}}", _SETTLEMENTS, False),
    (rf"городск{_ADJECTIVE} администраци[а-я]{{1,2}}", _CITIES, False),
    (r"қ\. ?ә\.|г\. ?а\.", _CITIES, False),
    (r"к\. ?ә\.|п\. ?а\.", _SETTLEMENTS, False),
    (r"а\. ?ә ?\.?|с\. ?а\.", _VILLAGES, False),
    (r"р\. ?а\.", frozenset({UnitKind.CITY_DISTRICT}), False),
    (rf"[қк]аласы{_CASE}|[қк]ала{_POSSESSED}|[қк]алалы[қк]", _CITIES, True),
    (rf"город(?:{_OF_TIER})?|город{_NOUN}(?:{_OF_TIER})?", _CITIES, False),
    (rf"городск{_ADJECTIVE}|(?<!\d )(?<!\d)г\.", _CITIES, False),
    (rf"ауданды[қк]|аудан(?:дар)?{_POSSESSED}", _DISTRICTS, True),
    (rf"районн{_ADJECTIVE}|район{_NOUN}|р-н{_NOUN}", _DISTRICTS, False),
    (rf"облысты[қк]|облыс(?:тар)?{_POSSESSED}", _OBLASTS, True),
    (rf"областн{_ADJECTIVE}|област(?:ь|и|ью|ей|ям|ями|ях)|обл\.", _OBLASTS, False),
    (rf"поселкесі{_CASE}|кент{_POSSESSED}", _SETTLEMENTS, True),
    (r"посел(?:ок|ка|ку|ком|ке|ки|ков)|пос\.|п\.(?=\D)|кент(?:а|у|ом|е)", _SETTLEMENTS, False),
    (rf"ауыл{_POSSESSED}", _VILLAGES, True),
    (r"сел(?:о|а|у|ом|е)|аул(?:а|у|ом|е)?|с\.", _VILLAGES, False),
    (rf"республикалы[қк]|республикасы{_CASE}", _REPUBLIC, True),
    (rf"республиканск{_ADJECTIVE}|республик(?:а|и|е|у|ой)", _REPUBLIC, False),
    (r"[қк]\.", _CITIES, True),
    (r"region|oblast", _OBLASTS, False),
    (r"district", _DISTRICTS, False),
    (r"city", _CITIES, False),
    (r"rural (?:okrug|district)", _OKRUGS, False),
)
# The empty group after some words tells which were found; one around them would slow each try.
_ANY_KIND = "|".join(f"(?:{words})(?P<k{i}>)" for i, (words, _, _) in enumerate(_KIND_WORDS))
KIND_WORD = re.compile(rf"(?<![\w-])(?:{_ANY_KIND})(?:(?<=\.)|(?![\w-]))")
_WORD = re.compile(r"[\w-]+")
_HONOUR = re.compile(r"(?<!\w)(?:имени|им\.|атындағы|атын\.|ат\.)")
_DRESSING = re.compile(
    r"^(?:(?:из|в|во|по|на|для|о|об|от|с|бюджет[а-я]*|акимат[а-я]*)\s+|\d+[.)]\s*|[-;:,.()]+\s*)+"
    r"|\s+бюджет[а-яі]*$|[-;:,()]+$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A printed name taken apart: the name, and what it was said to be the name of."""

    name: str
    kinds: frozenset[UnitKind]
    is_kazakh: bool


def kind_of(match: re.Match[str]) -> tuple[frozenset[UnitKind], bool]:
    """Kinds a found kind word stands for, and whether the word is Kazakh."""
    place = int((match.lastgroup or "k0")[1:])
    return _KIND_WORDS[place][1], _KIND_WORDS[place][2]


def taken_apart(printed: str) -> Said:
    """The name without its kind word, which is returned beside it.

    >>> said = taken_apart("Ойыл ауылдық округінің")
    >>> said.name, sorted(said.kinds), said.is_kazakh
    ('ойыл', [<UnitKind.RURAL_OKRUG: 'rural_okrug'>], True)
    """
    text = _undressed(normalised(printed))
    match = _kind_word(text)
    kinds, is_kazakh = kind_of(match) if match else (frozenset[UnitKind](), False)
    rest = f"{text[: match.start()]} {text[match.end() :]}" if match else text
    name = " ".join(_HONOUR.sub(" ", rest).split())
    return Said(name=name, kinds=kinds, is_kazakh=is_kazakh)


def _undressed(text: str) -> str:
    """A name without list numbers, prepositions and marks, which may hide a second layer."""
    bare = _DRESSING.sub("", text).strip()
    return bare if bare == text else _DRESSING.sub("", bare).strip()


def _kind_word(text: str) -> re.Match[str] | None:
    """The kind word a name begins or ends with; a lone «с.» may be an initial."""
    start = KIND_WORD.match(text)
    if start is not None and start.end() > len("с."):
        return start
    for word in _WORD.finditer(text):
        if end := KIND_WORD.fullmatch(text, word.start()):
            return end
    return start


# Ending as printed, endings it may have in the nominative.
_RUSSIAN = {
    "ыми": ("ые",),
    "ими": ("ие",),
    "ого": ("ий", "ый", "ой", "ое", "ая"),
    "его": ("ий", "ее"),
    "ому": ("ий", "ый", "ой", "ое", "ая"),
    "ему": ("ий", "ее"),
    "ью": ("ь",),
    "им": ("ий", "ое", "ая"),
    "ым": ("ый", "ой", "ое", ""),
    "ом": ("ий", "ый", "ой", "ое", "ая", ""),
    "ем": ("ий", "й", "ь", "е"),
    "ой": ("ая", "а", "ий", "ый"),
    "ую": ("ая",),
    "ей": ("а", "я"),
    "ая": ("ий", "ый"),
    "ий": ("ая",),
    "ый": ("ая",),
    "ое": ("ий", "ый"),
    "а": ("", "о"),
    "у": ("", "а", "о"),
    "е": ("", "а", "ь", "й", "о"),
    "ы": ("а",),
    "и": ("ь", "а", "я", "й"),
    "я": ("ь", "й", "е"),
    "ю": ("ь", "й", "я"),
}
_KAZAKH = re.compile(r"^(.{3,})(?:[нтд][иы]н|[гк][ае]|[нтд][ае]н)$")


def nominatives(name: str) -> Iterator[str]:
    """Dictionary forms a folded Russian name may have been declined from.

    >>> "уилский" in set(nominatives("уилского"))
    True
    >>> "экибастуз" in set(nominatives("экибастуза"))
    True
    """
    for length in (3, 2, 1):
        if len(name) > length + 1:
            stem, ending = name[:-length], name[-length:]
            yield from (stem + replacement for replacement in _RUSSIAN.get(ending, ()))


def kazakh_nominative(name: str) -> str | None:
    """A folded Kazakh name without its genitive, dative or ablative ending; else None.

    Accusative and locative are left alone: «-ты», «-да» also end names (Актасты, Караганда).
    """
    match = _KAZAKH.match(name)
    return match.group(1) if match else None


_CLASSIFIER_KINDS = (
    r"(?i)^(?:(?:р|г|п|с)\. ?[ао]\.?|г\.|район|область|республика|им\.|имени)[ ]*|"
    r"[ ]*(?:район|область|облысы|ауданы|қ\.|(?:г|п|с|а|қ|к)\. ?[аәо] ?\.?|атындағы|атын\.|ат\.|"
    r"region|district|city)$"
)


def without_kind_words_expr(name: pl.Expr) -> pl.Expr:
    """A column of the classifier's names without «район», «с.о.», «ауданы», «им.»."""
    bare = name.str.replace(r"(?i)(республикасы|republic of)", "").str.strip_chars(" ")
    for _ in range(2):  # «с.о.им. Ш.Берсиева», «атын. а.о.»
        bare = bare.str.replace_all(_CLASSIFIER_KINDS, "").str.strip_chars(" ")
    return bare
