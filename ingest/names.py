"""A printed name → the unit it names, or a refusal with the units it might be.

Names are keys only inside a parent: three districts are called Жамбылский, nineteen rural
okrugs too. Zero or several units answer → `unit_id` is None; nothing is ever guessed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache

from budget.model.declension import Said, kazakh_nominative, nominatives, taken_apart
from budget.model.enums import BudgetLevel, UnitKind
from budget.model.names import folded
from ingest.places import Keys, Places, Unit, places, spelling, with_initial


class How(IntEnum):
    """How a printed name led to a unit, surest first."""

    EXACT = 0
    ALIAS = 1
    DECLINED = 2
    INITIALS = 3
    SPELLING = 4
    DERIVED = 5
    SIMILAR = 6


_SAID_HOW = {
    How.EXACT: "the classifier's own name",
    How.ALIAS: "a reviewed alias",
    How.DECLINED: "a case form of the name",
    How.INITIALS: "the name with a first name in place of an initial, or the reverse",
    How.SPELLING: "the same name in another spelling",
    How.DERIVED: "the noun of the adjective by which it is called, or the reverse",
    How.SIMILAR: "similar only",
}
INTERCHANGED = frozenset({UnitKind.RURAL_OKRUG, UnitKind.VILLAGE, UnitKind.SETTLEMENT})
_SKI = ("ский", "ская")
_VOWELS = frozenset("аеиоуыэюяйь")
_SHORTEST = 3  # letters of a name that adjectives are made of
_SIMILAR_ENOUGH = 75
_PROPOSALS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A unit a printed name may stand for; `score` is 100 but for similar names."""

    unit_id: str
    name_ru: str
    name_kk: str
    parent_id: str | None
    how: How
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The unit, or None with the candidates and the reason in words."""

    unit_id: str | None
    candidates: tuple[Candidate, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """What a name must answer to besides its letters."""

    kinds: frozenset[UnitKind]
    parent: str | None
    level: BudgetLevel | None
    on: date | None


@lru_cache(maxsize=1 << 16)
def find_unit(
    printed: str,
    *,
    parent: str | None = None,
    level: BudgetLevel | None = None,
    on: date | None = None,
) -> Found:
    """The one unit that a printed name stands for.

    `parent` limits the search to a unit: its own tier below comes first, then deeper ones, then
    units split from it since («Аягозский район» of East Kazakhstan, now in Abai). `level` asks
    for a tier, `on` for units that existed that day. The kind word, if printed, must fit.
    """
    said, index = taken_apart(printed), places()
    question = _Question(kinds=said.kinds, parent=parent, level=level, on=on)
    if not said.name:
        return _nameless(printed, said, index)
    questions = [question]
    if said.kinds & INTERCHANGED and _is_district(parent, index):
        questions.append(_Question(kinds=INTERCHANGED, parent=parent, level=level, on=on))
    for asked in questions:
        for way in (surely, loosely):
            if matches := _best(way(said, index), asked, index):
                return answer(printed, matches, index)
    similar = tuple(_similar(said, question, index))
    return Found(unit_id=None, candidates=similar, reason=f"no unit is called «{printed}»")


def answer(printed: str, matches: dict[str, How], index: Places) -> Found:
    """One match is the unit; several are a refusal that lists them."""
    candidates = tuple(_candidate(index.units[one], how, 100) for one, how in matches.items())
    if len(candidates) > 1:
        listed = "; ".join(told(one.unit_id, index) for one in candidates)
        reason = f"«{printed}» may be {len(candidates)} units: {listed}"
        return Found(unit_id=None, candidates=candidates, reason=reason)
    unit = index.units[candidates[0].unit_id]
    reason = f"«{printed}» is {_SAID_HOW[candidates[0].how]}: {unit.name_ru}"
    return Found(unit_id=unit.unit_id, candidates=candidates, reason=reason)


def told(unit_id: str, index: Places) -> str:
    """A unit in words that tell it from others of its name: where it lies, and its code."""
    return f"{path_of(unit_id, index)} ({unit_id})"


def path_of(unit_id: str, index: Places) -> str:
    """A unit's name and those of the units above it, up to the oblast."""
    above = [unit_id, *(one for one in index.above(unit_id) if one != "KZ")]
    return ", ".join(index.units[one].name_ru for one in above)


def surely(said: Said, index: Places) -> Iterator[tuple[str, How]]:
    """Units called so letter for letter: by the classifier, an alias, or in a case form."""
    name = folded(said.name)
    forms = tuple(nominatives(name))
    yield from _each([name], How.EXACT, index.printed)
    yield from _each([name], How.ALIAS, index.aliases)
    if said.kinds:
        yield from _each((name, *forms), How.ALIAS, index.adjectives)
    if not (said.is_kazakh and said.kinds):
        yield from _each(forms, How.DECLINED, index.russian, index.aliases)
    if not said.kinds and (bare := kazakh_nominative(name)):
        yield from _each([bare], How.DECLINED, index.printed)


def loosely(said: Said, index: Places) -> Iterator[tuple[str, How]]:
    """Units called so but for initials («Ш.Берсиева») or spelling («Дауылколь», «Oiyl»)."""
    name = folded(said.name)
    if short := with_initial(name):
        # One of the two must print the letter: Байдибек би is not Байдалы би.
        keys = index.initials if short == name else index.printed
        yield from _each([short], How.INITIALS, keys)
    forms = (name,) if said.is_kazakh else (name, *nominatives(name))
    yield from _each(map(spelling, forms), How.SPELLING, index.spellings)
    if said.kinds and not said.is_kazakh:
        yield from _each(_derived(forms), How.DERIVED, index.printed)


def _derived(forms: Iterable[str]) -> Iterator[str]:
    """Adjectives of a place's noun, nouns of its adjective: «поселок Шубаркудук», «Самарский район».

    Source: NK RK 11-2025: «Шубаркудукский с.о.», «Топарская п.а.», «Тобольская п.а.», «район Самар».
    """
    for form in forms:
        bare = form.removesuffix("ий").removesuffix("ск")
        if form.endswith("ский") and len(bare) >= _SHORTEST:
            yield bare
        stem = form[:-1] if form[-1:] in _VOWELS else form
        if len(stem) >= _SHORTEST:
            yield from (stem + soft + ending for soft in ("", "ь") for ending in _SKI)


def fitting(unit: Unit, kinds: frozenset[UnitKind], on: date | None) -> bool:
    """Whether a unit is of a kind that was said and existed on the day asked for."""
    return (not kinds or unit.kind in kinds) and (on is None or unit.exists_on(on))


def distance(unit_id: str, parent: str | None, index: Places, on: date | None) -> int | None:
    """How far below a parent a unit lies: 1 is next below; successors of the parent follow.

    None: not inside. The parent itself answers last («город Актобе» inside Aktobe city).
    """
    if parent is None:
        return 0
    above = list(index.above(unit_id))
    if parent in above:
        return above.index(parent) + 1
    for place, one in enumerate(above):
        unit = index.units[one]
        began_before = on is not None and unit.valid_from is not None and unit.valid_from <= on
        if unit.split_from == parent and not began_before:
            return 10 + place
    return 20 if unit_id == parent else None


def _best(
    matches: Iterable[tuple[str, How]], question: _Question, index: Places
) -> dict[str, How]:
    """The matches that fit, of the surest and nearest sort only."""
    best: dict[str, How] = {}
    best_order: tuple[bool, bool, int, int] | None = None
    for unit_id, how in matches:
        unit = index.units[unit_id]
        if question.level not in {None, unit.budget_level}:
            continue
        if unit.is_city_proper and question.level is None:
            continue
        far = distance(unit_id, question.parent, index, question.on)
        if far is None or not fitting(unit, question.kinds, question.on):
            continue
        order = (how > How.DECLINED, unit.valid_to is not None, far, int(how))
        if best_order is None or order < best_order:
            best, best_order = {unit_id: how}, order
        elif order == best_order:
            best[unit_id] = how
    return best


def _each(names: Iterable[str], how: How, *indexes: Keys) -> Iterator[tuple[str, How]]:
    """Units called by any of the names, name by name."""
    return (
        (unit_id, how) for name in names for keys in indexes for unit_id in keys.get(name, ())
    )


def _nameless(printed: str, said: Said, index: Places) -> Found:
    if said.kinds == {UnitKind.REPUBLIC}:
        return answer(printed, {"KZ": How.EXACT}, index)
    return Found(unit_id=None, candidates=(), reason=f"«{printed}» names no place")


def _is_district(parent: str | None, index: Places) -> bool:
    return parent is not None and index.units[parent].budget_level is BudgetLevel.DISTRICT


def _similar(said: Said, question: _Question, index: Places) -> Iterator[Candidate]:
    """Units of similar names inside the parent: proposals for a person, never the answer."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - needed where no name answers

    forms = dict.fromkeys(
        spelling(form) for form in (said.name, *nominatives(folded(said.name)))
    )
    scores: dict[str, float] = {}
    names = (
        near
        for form in forms
        for near in process.extract(
            form, index.spellings.keys(), scorer=fuzz.ratio,
            score_cutoff=_SIMILAR_ENOUGH, limit=None,
        )
    )  # fmt: skip
    for name, score, _ in sorted(names, key=lambda near: -near[1]):
        for unit_id in index.spellings[name]:
            unit = index.units[unit_id]
            is_asked = question.level in {None, unit.budget_level} and not unit.is_city_proper
            if is_asked and distance(unit_id, question.parent, index, question.on) is not None:
                scores.setdefault(unit_id, score)
    for unit_id, score in list(scores.items())[:_PROPOSALS]:
        yield _candidate(index.units[unit_id], How.SIMILAR, score)


def _candidate(unit: Unit, how: How, score: float) -> Candidate:
    return Candidate(
        unit_id=unit.unit_id,
        name_ru=unit.name_ru,
        name_kk=unit.name_kk,
        parent_id=unit.parent_id,
        how=how,
        score=score,
    )
