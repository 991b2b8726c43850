"""Who figures are divided by: are the counts of one kind, of the same year, and known well?"""

from collections.abc import Iterator

import polars as pl

from budget.analysis.judgement import Reason

POPULATION_KINDS = ("population", "population_average")
REPORTED, DERIVED, OWN = "reported", "derived", "user"
_JUMP = 2022  # on 1 January the population is 3.3 per cent above the year before, unexplained


def divisor_reasons(held: pl.DataFrame) -> Iterator[Reason]:
    """Reasons that lie in the counts of people.

    Args:
        held: Rows of a comparison that hold a figure; with `persons`, `persons_year`,
            `persons_basis`, and where they are known `persons_quality`, `per_person_low_kzt` and
            `per_person_high_kzt`.

    Yields:
        Reasons; none where nothing is divided.
    """
    if "persons" not in held.columns:
        return
    people = "population" if _is_population(held) else "pupils"
    without = held.filter(pl.col("persons").is_null())
    if without.height:
        yield Reason(f"no_{people}", unit_ids=_units(without))
    other = held.filter(pl.col("persons_year") != pl.col("budget_year"))
    if other.height:
        counted = tuple(sorted(other["persons_year"].unique().to_list()))
        yield Reason(f"{people}_year", unit_ids=_units(other), years=counted)
    if held["persons_basis"].drop_nulls().n_unique() > 1:
        yield Reason(f"{people}_basis", refuses=people == "pupils")
    is_after = held["persons_year"].drop_nulls() >= _JUMP
    if people == "population" and is_after.n_unique() > 1:
        yield Reason("population_jump", years=(_JUMP - 1, _JUMP))
    yield from _quality(held, people)
    yield from _order(held)


def _is_population(held: pl.DataFrame) -> bool:
    kinds = set(held["persons_basis"].drop_nulls())
    return kinds <= set(POPULATION_KINDS)


def _quality(held: pl.DataFrame, people: str) -> Iterator[Reason]:
    """Counts of the press, counts derived from others, counts that the reader brought."""
    if people != "pupils" or "persons_quality" not in held.columns:
        return
    for quality in (REPORTED, DERIVED, OWN):
        touched = held.filter(pl.col("persons_quality").cast(pl.String) == quality)
        if touched.height:
            yield Reason(f"pupils_{quality}", unit_ids=_units(touched))


def _order(held: pl.DataFrame) -> Iterator[Reason]:
    """Two figures whose counts are so rounded that either may be the larger one."""
    low, high = "per_person_low_kzt", "per_person_high_kzt"
    if low not in held.columns:
        return
    rounded = held.filter(pl.col(low) < pl.col(high)).select(
        "unit_id", "budget_year", low, high
    )
    others = held.select("unit_id", "budget_year", low, high).drop_nulls()
    pairs = rounded.join(others, on="budget_year", suffix="_other").filter(
        pl.col("unit_id") != pl.col("unit_id_other"),
        pl.col(low) <= pl.col(f"{high}_other"),
        pl.col(f"{low}_other") <= pl.col(high),
    )
    if pairs.height:
        touched = set(pairs["unit_id"]) | set(pairs["unit_id_other"])
        yield Reason("order_unknown", unit_ids=tuple(sorted(touched)))


def _units(rows: pl.DataFrame) -> tuple[str, ...]:
    return tuple(sorted(rows["unit_id"].unique().to_list()))
