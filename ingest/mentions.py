"""Kind words in a text («района», «облыстық») and the names that stand beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from budget.model.declension import KIND_WORD, Said, kind_of
from budget.model.enums import UnitKind
from budget.model.names import plain
from ingest.names import INTERCHANGED, How, loosely, surely
from ingest.places import Places

_WORDS_OF_A_NAME = 4
# «районный маслихат», «городского бюджета»: the name can only stand before such a word.
_ADJECTIVE_KIND = re.compile("областн|районн|городск|республиканск")
_ADJECTIVE = re.compile("(?:[ои]го|[ои]му|[иы]й|ой|[иы]м|ом|ая)$")
_BREAK = re.compile(r"[,;:()№]|\d")
_HONOURS = frozenset({"имени", "им.", "атындағы", "атын.", "ат."})
# What a budget is called before the word of its tier: «Уточненный районный бюджет». No name.
_STATE = re.compile(
    "(?:уточн[её]нн|скорректированн|утвержд[её]нн|измен[её]нн|исполненн|сводн|первоначальн"
    "|консолидированн|планов|прогнозн)(?:ый|ого|ому|ым|ом)$|проект|нақтылан|түзетіл|бекітіл|өзгертіл"
)
# Money from the republican budget does not make a budget the republic's, nor does a city's rank.
_OF_REPUBLIC = re.compile(r"\s+бюджет(?!тен|\s+(?:есебінен|қаражат))")
_FROM = re.compile(r"(?:из|сч[её]т|средств\w*)\s+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A kind word in a text, the name beside it and the units so called.

    Without a name it speaks of a tier («районный бюджет»); a name without units is unknown.
    """

    kinds: frozenset[UnitKind]
    name: str
    matches: dict[str, How]


def mentions_of(text: str, index: Places) -> Iterator[Mention]:
    """Every kind word of a text with the name that stands beside it."""
    text = plain(text)
    words = list(KIND_WORD.finditer(text.lower()))
    ends = [0, *(match.end() for match in words)]
    starts = [*(match.start() for match in words), len(text)]
    for place, match in enumerate(words):
        kinds, is_kazakh = kind_of(match)
        before = _tokens(text[ends[place] : match.start()], is_reversed=True)
        after = _tokens(text[match.end() : starts[place + 1]], is_reversed=False)
        if UnitKind.REPUBLIC in kinds and not _is_budget_of_republic(match, is_kazakh, text):
            continue
        if is_kazakh or _ADJECTIVE_KIND.match(match.group()):
            after = []
        elif starts[place + 1] < len(text) and after and _ADJECTIVE.search(after[-1]):
            after = after[:-1]  # «округов Уилского района»: the name of the next kind word
        yield _mention(kinds, is_kazakh, before, after, index)


def _is_budget_of_republic(match: re.Match[str], is_kazakh: bool, text: str) -> bool:  # noqa: FBT001 - as below
    """Whether the word is «республиканский», «республикалық бюджет»; not «Республика Казахстан»."""
    if is_kazakh:
        return _OF_REPUBLIC.match(text.lower(), match.end()) is not None
    is_from = _FROM.search(text.lower()[: match.start()]) is not None
    return not is_from and _ADJECTIVE_KIND.match(match.group()) is not None


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
    words = ((word, word.lower()) for word in nearest.split())
    return [word for word, low in words if low not in _HONOURS and not _STATE.match(low)]
