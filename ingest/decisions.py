"""Which unit a decision is about: read from who decided, from the title and from an annex.

The order is that of the law: the oblast first, from the issuing body and from the text, which
must agree; then the district or city inside it; then the okrug inside that. The title says
which tier's budget is meant («… о районном бюджете», «… о бюджете Уилского сельского округа»).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from budget.model.declension import KIND_WORD, Said, kind_of
from budget.model.enums import BudgetLevel, UnitKind
from budget.model.names import plain
from ingest.names import INTERCHANGED, Found, How, answer, distance, loosely, surely
from ingest.places import Places, places

_ISSUER, _TITLE, _CAPTION = range(3)
_WORDS_OF_A_NAME = 4
_DEPTH = {level: depth for depth, level in enumerate(BudgetLevel)}
_GENERIC = {
    UnitKind.OBLAST: BudgetLevel.OBLAST,
    UnitKind.DISTRICT: BudgetLevel.DISTRICT,
    UnitKind.RURAL_OKRUG: BudgetLevel.RURAL,
    UnitKind.SETTLEMENT: BudgetLevel.RURAL,
    UnitKind.VILLAGE: BudgetLevel.RURAL,
}
# «районный маслихат», «городского бюджета»: the name can only stand before such a word.
_ADJECTIVE_KIND = re.compile("областн|районн|городск|республиканск")
_ADJECTIVE = re.compile("(?:[ои]го|[ои]му|[иы]й|ой|[иы]м|ом|ая)$")
_BREAK = re.compile(r"[,;:()№]|\d")
_HONOURS = frozenset({"имени", "им.", "атындағы", "атын.", "ат."})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A kind word in a text, the name beside it and the units so called.

    Without a name it speaks of a tier («районный бюджет»); a name without units is unknown.
    """

    kinds: frozenset[UnitKind]
    name: str
    matches: dict[str, How]


_Named = list[tuple[Mention, int]]


@dataclass(frozen=True, slots=True)
class _Problem:
    """Why a tier of a decision cannot be settled, and in which text that stands."""

    level: BudgetLevel
    place: int
    refusal: Found


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
    texts = [tuple(_mentions(text or "", index)) for text in (issuer, title, caption)]
    said = " / ".join(text for text in (issuer, title, caption) if text)
    if UnitKind.REPUBLIC in {kind for one in texts[_TITLE] for kind in one.kinds}:
        return answer(said, {"KZ": How.EXACT}, index)
    chain = _chain(texts, index, on)
    tier = _tier(texts[_TITLE], chain, index)
    is_told_by_caption = tier in {None, BudgetLevel.RURAL}
    tier = tier or _tier(texts[_CAPTION] or texts[_ISSUER], chain, index)
    if tier is None:
        return _refusal(f"«{said}» names no tier of budget")
    for problem in chain.problems:
        is_caption_idle = problem.place == _CAPTION and not is_told_by_caption
        if _DEPTH[problem.level] <= _DEPTH[tier] and not is_caption_idle:
            return problem.refusal
    if tier not in chain.units:
        return _refusal(f"«{said}» is about a budget of the {tier} tier and names no such unit")
    return answer(said, chain.units[tier], index)


def _chain(texts: list[tuple[Mention, ...]], index: Places, on: date | None) -> _Chain:
    """The named unit of each tier, each inside the one above."""
    chain, parent = _Chain(), None
    named = [(one, place) for place, text in enumerate(texts) for one in text if one.name]
    for one, place in named:
        if not one.matches:
            refusal = _refusal(f"no unit is called «{one.name}»")
            chain.problems.append(_Problem(_level(one), place, refusal))
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


def _mentions(text: str, index: Places) -> Iterator[Mention]:
    """Every kind word of a text with the name that stands beside it."""
    text = plain(text)
    words = list(KIND_WORD.finditer(text.lower()))
    ends = [0, *(match.end() for match in words)]
    starts = [*(match.start() for match in words), len(text)]
    for place, match in enumerate(words):
        kinds, is_kazakh = kind_of(match)
        before = _tokens(text[ends[place] : match.start()], is_reversed=True)
        after = _tokens(text[match.end() : starts[place + 1]], is_reversed=False)
        if UnitKind.REPUBLIC in kinds and not _ADJECTIVE_KIND.match(match.group()):
            continue
        if is_kazakh or _ADJECTIVE_KIND.match(match.group()):
            after = []
        elif starts[place + 1] < len(text) and after and _ADJECTIVE.search(after[-1]):
            after = after[:-1]  # «округов Уилского района»: the name of the next kind word
        yield _mention(kinds, is_kazakh, before, after, index)


def _mention(
    kinds: frozenset[UnitKind],
    is_kazakh: bool,  # noqa: FBT001 - one word about the kind, read beside it
    before: list[str],
    after: list[str],
    index: Places,
) -> Mention:
    """The longest name on either side that units of the kind answer to."""
    lengths = range(_WORDS_OF_A_NAME, 0, -1)
    names = [" ".join(before[-n:]) for n in lengths if n <= len(before)]
    names += [" ".join(after[:n]) for n in lengths if n <= len(after)]
    for name in names:
        said = Said(name=name, kinds=kinds, is_kazakh=is_kazakh)
        if matches := _called(said, index):
            return Mention(kinds=kinds, name=name, matches=matches)
    unknown = _unknown_name(before, after, is_kazakh=is_kazakh)
    return Mention(kinds=kinds, name=unknown, matches={})


def _called(said: Said, index: Places) -> dict[str, How]:
    """Units of the said kind that answer to a name; looser spellings only of capitalised ones."""
    ways = (surely, loosely) if said.name[0].isupper() else (surely,)
    for way in ways:
        near: dict[str, How] = {}
        for unit_id, how in way(said, index):
            unit = index.units[unit_id]
            is_near = unit.kind in said.kinds or {unit.kind, *said.kinds} <= INTERCHANGED
            if is_near and not unit.is_city_proper:
                near.setdefault(unit_id, how)
        if near:
            exact = {
                one: how for one, how in near.items() if index.units[one].kind in said.kinds
            }
            return exact or near
    return {}


def _unknown_name(before: list[str], after: list[str], *, is_kazakh: bool) -> str:
    """A capitalised word where a name would stand and that no unit answers to; else nothing."""
    last, first = (before or [""])[-1], (after or [""])[0]
    if _is_capitalised(last) and (is_kazakh or _ADJECTIVE.search(last)):
        return last
    return first if _is_capitalised(first) and not _ADJECTIVE.search(first) else ""


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and not word.isupper()


def _tokens(text: str, *, is_reversed: bool) -> list[str]:
    """Words beside a kind word, up to the nearest break."""
    parts = _BREAK.split(text)
    nearest = parts[-1] if is_reversed else parts[0]
    return [word for word in nearest.split() if word.lower() not in _HONOURS]


def _names(texts: Iterable[Iterable[Mention]]) -> list[str]:
    return [one.name for text in texts for one in text if one.name]


def _refusal(reason: str) -> Found:
    return Found(unit_id=None, candidates=(), reason=reason)
