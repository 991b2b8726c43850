"""Which unit a decision is about: read from who decided, from the title and from an annex.

The order is that of the law: the oblast first, from the issuing body and from the text, which
must agree; then the district or city inside it; then the okrug inside that. The title says
which tier's budget is meant («О районном бюджете», «О бюджете Уилского сельского округа»).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from budget.model.declension import KIND_WORD, Said, kind_of
from budget.model.enums import BudgetLevel, UnitKind
from budget.model.names import plain
from ingest.names import Found, How, answer, distance, fitting, matching
from ingest.places import Places, places

_WORDS_OF_A_NAME = 4
_TIERS = list(BudgetLevel)
_LOWEST_TIER_OF = {
    UnitKind.REPUBLIC: BudgetLevel.REPUBLIC,
    UnitKind.OBLAST: BudgetLevel.OBLAST,
    UnitKind.DISTRICT: BudgetLevel.DISTRICT,
    UnitKind.RURAL_OKRUG: BudgetLevel.RURAL,
    UnitKind.SETTLEMENT: BudgetLevel.RURAL,
    UnitKind.VILLAGE: BudgetLevel.RURAL,
}
# «районный маслихат», «городского бюджета»: the name can only stand before such a word.
_ADJECTIVE = re.compile(r"(?:областн|районн|городск|республиканск)")
_BREAK = re.compile(r"[,;:()№]|\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A kind word in a text, the name beside it and the units so called; no name: a tier."""

    kinds: frozenset[UnitKind]
    name: str
    matches: dict[str, How]


def unit_of_decision(
    issuer: str | None, title: str | None, caption: str | None = None
) -> Found:
    """The unit whose budget a decision, or one annex of it, is.

    `caption` is the heading of an annex: where a decision holds the budgets of many okrugs, it
    alone says which. Disagreement between the three, or a unit outside the one above it, is a
    refusal.
    """
    index = places()
    texts = [tuple(_mentions(text or "", index)) for text in (issuer, title, caption)]
    tier = _tier(texts[2]) or _tier(texts[1]) or _tier(texts[0])
    said = " / ".join(text for text in (issuer, title, caption) if text)
    if tier is None:
        return _refusal(f"«{said}» names no tier of budget")
    if tier is BudgetLevel.REPUBLIC:
        return answer(said, {"KZ": How.EXACT}, index)
    return _down_to(tier, texts, said, index)
