"""The units of the territory, indexed by every spelling a source may print.

Built once from `data/codes/units.csv` and `data/codes/unit_aliases.csv`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl

from budget.model.declension import taken_apart
from budget.model.enums import BudgetLevel, UnitKind
from budget.model.names import folded, search_key
from budget.paths import CODES


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit as the resolver sees it; the fields are columns of `units`."""

    unit_id: str
    budget_level: BudgetLevel
    parent_id: str | None
    kind: UnitKind
    name_ru: str
    name_kk: str
    name_en: str | None
    valid_from: date | None
    valid_to: date | None
    split_from: str | None

    @property
    def is_city_proper(self) -> bool:
        """Whether this is the second row of an oblast city: one place, one budget, two rows."""
        return self.kind is UnitKind.OBLAST_CITY and self.budget_level is BudgetLevel.RURAL

    def exists_on(self, day: date) -> bool:
        """Whether the unit existed on a day."""
        has_begun = self.valid_from is None or self.valid_from <= day
        return has_begun and (self.valid_to is None or day <= self.valid_to)


Keys = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Units by id, and the keys that lead from a name to their ids.

    `russian` and `printed` hold the classifier's names (Russian; both languages), `aliases` the
    reviewed ones, `adjectives` those of cities («Павлодарский городской», never a bare name: a
    district is called so too), `initials` persons' names cut to one letter, `spellings` all by
    search key.
    """

    units: Mapping[str, Unit]
    russian: Keys
    printed: Keys
    aliases: Keys
    adjectives: Keys
    initials: Keys
    spellings: Keys
    children: Keys
    successors: Keys

    def above(self, unit_id: str) -> Iterator[str]:
        """The units a unit lies in, nearest first."""
        parent = self.units[unit_id].parent_id
        while parent is not None:
            yield parent
            parent = self.units[parent].parent_id

    def below(self, unit_id: str) -> Iterator[str]:
        """The units that lie in a unit, tier by tier."""
        for child in self.children.get(unit_id, ()):
            yield child
            yield from self.below(child)


@cache
def places(codes: Path = CODES) -> Places:
    """The index over the reviewed tables in `codes`, built once."""
    units = {unit.unit_id: unit for unit in _units(codes / "units.csv")}
    reviewed = pl.read_csv(codes / "unit_aliases.csv", infer_schema=False)
    is_adjective = pl.col("relation") == "adjective"
    russian = _folded((unit.name_ru, unit.unit_id) for unit in units.values())
    kazakh = _folded((unit.name_kk, unit.unit_id) for unit in units.values())
    english = _folded((unit.name_en, unit.unit_id) for unit in units.values() if unit.name_en)
    aliases = _folded(_pairs(reviewed.filter(~is_adjective)))
    named = [*russian, *kazakh, *aliases]
    spelled = {name: spelling(name) for name in dict(named + english)}
    return Places(
        units=units,
        russian=_keys(russian),
        printed=_keys([*russian, *kazakh]),
        aliases=_keys(aliases),
        adjectives=_keys(_folded(_pairs(reviewed.filter(is_adjective)))),
        initials=_keys((short, unit) for name, unit in named if (short := with_initial(name))),
        spellings=_keys((spelled[name], unit) for name, unit in named + english),
        children=_keys((unit.parent_id, unit.unit_id) for unit in units.values()),
        successors=_keys((unit.split_from, unit.unit_id) for unit in units.values()),
    )


def spelling(name: str) -> str:
    """The search key of a name written as one word: «Торт-Кудук» and «Торткудук» are one."""
    return search_key(name).replace(" ", "")


def with_initial(name: str) -> str | None:
    """A folded name of two words with the first cut to a letter: «т жургенова»; else None."""
    match name.split():
        case [first, last]:
            return f"{first[0]} {last}"
        case _:
            return None


def _units(path: Path) -> Iterator[Unit]:
    dates = [pl.col(name).str.to_date() for name in ("valid_from", "valid_to")]
    frame = pl.read_csv(path, infer_schema=False).with_columns(dates)
    for row in frame.iter_rows(named=True):
        level, kind = BudgetLevel(row.pop("budget_level")), UnitKind(row.pop("kind"))
        yield Unit(budget_level=level, kind=kind, **row)


def _pairs(aliases: pl.DataFrame) -> list[tuple[str, str]]:
    return list(zip(aliases["alias"], aliases["unit_id"], strict=True))


def _folded(named: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    pairs = list(named)
    bare = {name: taken_apart(name).name for name in dict(pairs)}  # many places share a name
    keys = {name: folded(name) for name in set(bare.values())}
    return [(keys[bare[name]], unit_id) for name, unit_id in pairs]


def _keys(pairs: Iterable[tuple[str | None, str]]) -> dict[str, tuple[str, ...]]:
    ids: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, unit_id in pairs:
        if key:
            ids[key][unit_id] = None
    return {key: tuple(found) for key, found in ids.items()}
