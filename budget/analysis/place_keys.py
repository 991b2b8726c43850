"""The keys a place answers to: names of the classifier, reviewed other names, adjectives.

A place has former names («Нур-Султан»), other spellings, and adjectives («Самарский район» is
the район Самар); what was typed may be a case form of each.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

import polars as pl

from budget import paths
from budget.model.declension import nominatives, taken_apart
from budget.model.enums import UnitKind
from budget.model.names import folded, search_key

KEYS = ("key_kk", "key_ru", "key_en")
FORMER, SPELLING, ADJECTIVE = "former", "spelling", "adjective"
_FILE = paths.PROJECT / "data" / "codes" / "unit_aliases.csv"  # the same for any folder of data
_RURAL = frozenset({UnitKind.RURAL_OKRUG, UnitKind.VILLAGE, UnitKind.SETTLEMENT})
_ADJECTIVE_END = "ski"  # what the search key leaves of «-ский»
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed, taken apart.

    Attributes:
        keys: Key of the name as typed, then of its possible nominatives.
        stems: Keys of the nouns it may be the adjective of.
        kinds: Kinds the kind word stands for, as text; empty where none was typed. People say
            «село» of an okrug and «округ» of a village: the three rural kinds are one.
    """

    keys: tuple[str, ...]
    stems: tuple[str, ...]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """A reviewed name beside the classifier's: `relation` is former, spelling, centre, adjective."""

    unit_id: str
    name: str
    language: str
    relation: str
    key: str
    kinds: frozenset[str]


def typed(query: str) -> Typed:
    """What was typed, taken apart.

    Returns:
        Its keys and the kinds its kind word stands for.

    Examples:
        >>> typed("Самарского района").stems
        ('samar',)
    """
    said = taken_apart(query)
    forms = (said.name, *nominatives(folded(said.name)))
    keys = tuple(dict.fromkeys(search_key(form) for form in forms))
    stems = (key.removesuffix(_ADJECTIVE_END) for key in keys if key.endswith(_ADJECTIVE_END))
    kinds = said.kinds | (_RURAL if said.kinds & _RURAL else frozenset())
    return Typed(
        keys=keys,
        stems=tuple(stem for stem in stems if len(stem) >= _SHORTEST_STEM),
        kinds=frozenset(kind.value for kind in kinds),
    )


@cache
def other_names() -> tuple[OtherName, ...]:
    """All reviewed other names of `data/codes/unit_aliases.csv`."""
    printed = pl.read_csv(_FILE, infer_schema=False).select(
        "unit_id", "alias", "language", "relation"
    )
    return tuple(_other_names(printed))


def _other_names(printed: pl.DataFrame) -> Iterator[OtherName]:
    for unit_id, name, language, relation in printed.iter_rows():
        said = taken_apart(name)
        yield OtherName(
            unit_id=unit_id,
            name=name,
            language=language,
            relation=relation,
            key=search_key(said.name),
            kinds=frozenset(kind.value for kind in said.kinds),
        )


Answers = dict[str, OtherName | None]  # unit → the other name that answered; None: its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Units by the keys of their names, with their kinds."""

    own: dict[str, set[str]]
    others: dict[str, list[OtherName]]
    kinds: dict[str, str]

    def called(self, query: str) -> Answers:
        """Units that what was typed names, and of the kind that was typed."""
        asked = typed(query)
        if not asked.keys[0]:
            return {}
        keys = (*asked.keys, *(asked.stems if asked.kinds else ()))
        own: Answers = {
            unit_id: None
            for key in keys
            for unit_id in self.own.get(key, ())
            if not asked.kinds or self.kinds[unit_id] in asked.kinds
        }
        others: Answers = {
            one.unit_id: one
            for key in asked.keys
            for one in self.others.get(key, ())
            if (asked.kinds & {*one.kinds, self.kinds[one.unit_id]})
            or not (asked.kinds or one.relation == ADJECTIVE)
        }
        return others | own


def named(keyed: pl.DataFrame) -> Named:
    """Units by the keys of their names.

    Args:
        keyed: `units` with the columns of `KEYS`.

    Returns:
        The index of names; other names only of the units given.
    """
    kinds = dict(keyed.select("unit_id", pl.col("kind").cast(pl.String)).iter_rows())
    own: defaultdict[str, set[str]] = defaultdict(set)
    for key in KEYS:
        for unit_id, name in keyed.select("unit_id", key).iter_rows():
            own[name].add(unit_id)
    others: defaultdict[str, list[OtherName]] = defaultdict(list)
    for one in _of(kinds):
        others[one.key].append(one)
    return Named(own=dict(own), others=dict(others), kinds=kinds)


def _of(unit_ids: Collection[str]) -> Iterator[OtherName]:
    return (one for one in other_names() if one.unit_id in unit_ids)
