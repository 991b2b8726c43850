"""Which unit a decision is about: read from who decided, from the title and from an annex.

The order is that of the law: the oblast first, from the issuing body and from the text, which
must agree; then the district or city inside it; then the okrug inside that. The title says
which tier's budget is meant («… о районном бюджете», «… о бюджете Уилского сельского округа»).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from textwrap import shorten

from budget.model.enums import BudgetLevel, UnitKind
from ingest.mentions import Mention, mentions_of
from ingest.names import INTERCHANGED, Found, How, answer, distance, find_unit, told
from ingest.places import Places, places

_ISSUER, _TITLE, _CAPTION = range(3)
_QUOTED = 200  # characters of a text in a refusal
_DEPTH = {level: depth for depth, level in enumerate(BudgetLevel)}
_GENERIC = {
    UnitKind.OBLAST: BudgetLevel.OBLAST,
    UnitKind.DISTRICT: BudgetLevel.DISTRICT,
    UnitKind.RURAL_OKRUG: BudgetLevel.RURAL,
    UnitKind.SETTLEMENT: BudgetLevel.RURAL,
    UnitKind.VILLAGE: BudgetLevel.RURAL,
}
_Named = list[tuple[Mention, int]]


@dataclass(frozen=True, slots=True)
class _Problem:
    """Why a tier of a decision cannot be settled, and in which text that stands."""

    level: BudgetLevel
    place: int
    refusal: Found
    unknown: str = ""  # the name that no unit bears


@dataclass(slots=True)
class _Chain:
    """The unit of each tier that a decision names, and what is wrong with it."""

    units: dict[BudgetLevel, dict[str, How]] = field(default_factory=dict)
    problems: list[_Problem] = field(default_factory=list)


@lru_cache(maxsize=1 << 14)
def unit_of_decision(
    issuer: str | None,
    title: str | None,
    caption: str | None = None,
    *,
    on: date | None = None,
) -> Found:
    """The unit whose budget a decision, or one annex of it, is.

    `caption` is the heading of an annex: where one decision holds the budgets of many okrugs,
    it alone says which. Disagreement between the three, an unknown name, or a unit outside the
    one above it is a refusal with the reason.
    """
    index = places()
    texts = [tuple(mentions_of(text or "", index)) for text in (issuer, title, caption)]
    said = _quoted(text for text in (issuer, title, caption) if text)
    if _is_of_republic(texts):
        return answer(said, {"KZ": How.EXACT}, index)
    chain = _chain(texts, index, on)
    local = (one for one in texts[_TITLE] if UnitKind.REPUBLIC not in one.kinds)
    tier = _tier(local, chain, index)
    is_told_by_caption = tier in {None, BudgetLevel.RURAL}
    tier = tier or _tier(texts[_CAPTION] or texts[_ISSUER], chain, index)
    if tier is None:
        return _refusal(f"«{said}» names no tier of budget")
    for problem in chain.problems:
        is_caption_idle = problem.place == _CAPTION and not is_told_by_caption
        if _DEPTH[problem.level] <= _DEPTH[tier] and not is_caption_idle:
            return _with_similar(problem, chain)
    if tier not in chain.units:
        return _refusal(f"«{said}» is about a budget of the {tier} tier and names no such unit")
    return answer(said, chain.units[tier], index)


def _quoted(texts: Iterable[str]) -> str:
    """Texts as a refusal quotes them: on one line, cut where they are long."""
    words = " ".join(" / ".join(texts).split())
    return words if len(words) <= _QUOTED else shorten(words, _QUOTED, placeholder=" …")


def _with_similar(problem: _Problem, chain: _Chain) -> Found:
    """A refusal with the units of similar names inside the units that are known, in words."""
    inside = [units for level, units in chain.units.items() if level != problem.level]
    parent = next(iter(inside[-1])) if inside else None
    similar = find_unit(problem.unknown, parent=parent).candidates if problem.unknown else ()
    if not similar:
        return problem.refusal
    listed = "; ".join(told(one.unit_id, places()) for one in similar)
    return _refusal(f"{problem.refusal.reason}; similar: {listed}")


def _is_of_republic(texts: Sequence[Iterable[Mention]]) -> bool:
    """Whether a title speaks of the republican budget and nothing names who else decided."""
    spoken_of = {kind for one in texts[_TITLE] for kind in one.kinds}
    named = (one for text in (texts[_ISSUER], texts[_TITLE]) for one in text if one.matches)
    return UnitKind.REPUBLIC in spoken_of and not any(named)


def _chain(texts: list[tuple[Mention, ...]], index: Places, on: date | None) -> _Chain:
    """The named unit of each tier, each inside the one above."""
    chain, parent = _Chain(), None
    named = [(one, place) for place, text in enumerate(texts) for one in text if one.name]
    for one, place in named:
        if not one.matches:
            refusal = _refusal(f"no unit is called «{one.name}»")
            chain.problems.append(_Problem(_level(one), place, refusal, one.name))
    named = [(one, place) for one, place in named if one.matches]
    for level in (BudgetLevel.OBLAST, BudgetLevel.DISTRICT, BudgetLevel.RURAL):
        found, named = _of_level(level, named, parent, index, on)
        if level is BudgetLevel.RURAL and _is_about_many(texts[_TITLE]):
            found = [(matches, place) for matches, place in found if place == _CAPTION]
        units = {unit: how for matches, _ in found for unit, how in matches.items()}
        if len(units) > 1:
            refusal = answer(" / ".join(_names(texts)), units, index)
            chain.problems.append(_Problem(level, _TITLE, refusal))
            return chain
        if units:
            chain.units[level], parent = units, next(iter(units))
    for one, place in named:
        refusal = _refusal(f"«{one.name}» does not lie in {parent}")
        chain.problems.append(_Problem(_level(one), place, refusal))
    return chain


def _of_level(
    level: BudgetLevel, named: _Named, parent: str | None, index: Places, on: date | None
) -> tuple[list[tuple[dict[str, How], int]], _Named]:
    """Mentions that name units of a tier inside a parent, and the mentions left over."""
    found: list[tuple[dict[str, How], int]] = []
    left: _Named = []
    for mention, place in named:
        inside = {
            unit: how
            for unit, how in mention.matches.items()
            if index.units[unit].budget_level is level
            and distance(unit, parent, index, on) is not None
        }
        if inside:
            found.append((_surest(inside), place))
        else:
            left.append((mention, place))
    return found, left


def _level(mention: Mention) -> BudgetLevel:
    """The tier a kind word speaks of; a city may be of two, the upper one is taken."""
    return next(
        (_GENERIC[kind] for kind in mention.kinds if kind in _GENERIC), BudgetLevel.DISTRICT
    )


def _surest(matches: dict[str, How]) -> dict[str, How]:
    best = min(matches.values())
    return {unit: how for unit, how in matches.items() if how == best}


def _is_about_many(mentions: Iterable[Mention]) -> bool:
    """Whether a title speaks of okrugs or villages without naming one: «бюджеты сёл»."""
    return any(one.kinds & INTERCHANGED and not one.name for one in mentions)


def _tier(mentions: Iterable[Mention], chain: _Chain, index: Places) -> BudgetLevel | None:
    """The lowest tier a text speaks of."""
    tiers: set[BudgetLevel] = set()
    for mention in mentions:
        if mention.matches:
            inside = {
                one for one, units in chain.units.items() if units.keys() & mention.matches
            }
            tiers |= inside or {_level(mention)}
        elif mention.kinds & _GENERIC.keys():
            tiers.add(_level(mention))
        elif BudgetLevel.DISTRICT in chain.units:
            tiers.add(BudgetLevel.DISTRICT)
        elif _is_city(chain.units.get(BudgetLevel.OBLAST, {}), index):
            tiers.add(BudgetLevel.OBLAST)
    return max(tiers, key=_DEPTH.__getitem__, default=None)


def _is_city(units: Iterable[str], index: Places) -> bool:
    return any(index.units[unit].kind is UnitKind.REPUBLICAN_CITY for unit in units)


def _names(texts: Iterable[Iterable[Mention]]) -> list[str]:
    names = (one.name for text in texts for one in text if one.name)
    return list(dict.fromkeys(names))


def _refusal(reason: str) -> Found:
    return Found(unit_id=None, candidates=(), reason=reason)
