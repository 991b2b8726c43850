"""How far apart are regions? Each measure of spread with what it is good for and what it hides.

Plain measures count every region once; weighted ones count every pupil once. Formulas are those
of Cowell, Measuring Inequality (Oxford, 2011), chapters 2 and 3, and for the decomposition of the
Theil index Theil, Economics and Information Theory (North-Holland, 1967), chapter 4.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import polars as pl

_FEWEST = 2  # a spread takes two


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Measures of spread of figures per person; None where fewer than two are known.

    `max_min` hides all but two regions; `cv` hides which side is far out; `gini` hides where in
    the order regions differ; `theil` has no scale a reader knows. All hide what lies inside a
    region.
    """

    max_min: float | None
    cv: float | None
    gini: float | None
    theil: float | None


NO_SPREAD = Spread(max_min=None, cv=None, gini=None, theil=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """A measure of spread at the least and at the most that rounded counts allow."""

    low: Spread
    high: Spread


def spread(figures: pl.DataFrame, *, is_weighted: bool = False) -> Spread:
    """Max/min, coefficient of variation, Gini and Theil indices.

    With `x` the figure of a region, `w` its weight (1, or its persons), `W = Σw`,
    `μ = Σwx / W`:

    * `max_min = max x / min x`
    * `cv = √(Σw(x − μ)² / W) / μ`
    * `gini = Σᵢ Σⱼ wᵢwⱼ|xᵢ − xⱼ| / (2W²μ)`
    * `theil = Σ (w/W)(x/μ) ln(x/μ)`

    Args:
        figures: `per_person_kzt` and `persons`; rows without a figure are left aside.
        is_weighted: Count persons, not regions.

    Returns:
        The measures; all None for fewer than two regions.

    Source:
        Cowell, Measuring Inequality, 2011, chapters 2 and 3.

    Examples:
        >>> figures = pl.DataFrame({"per_person_kzt": [100.0, 300.0], "persons": [3.0, 1.0]})
        >>> found = spread(figures)
        >>> found.max_min, found.cv, found.gini
        (3.0, 0.5, 0.25)
        >>> spread(figures, is_weighted=True).gini
        0.25
    """
    known = _weighted(figures, is_weighted=is_weighted)
    if known.height < _FEWEST or known["weight"].sum() == 0:
        return NO_SPREAD
    value, share = pl.col("value"), pl.col("weight") / pl.col("weight").sum()
    mean = (value * share).sum()
    ratio = value / mean
    relative = known.select(
        max_min=value.max() / value.min(),
        cv=((ratio - 1) ** 2 * share).sum().sqrt(),
        theil=(share * ratio * ratio.log()).sum().clip(lower_bound=0),
    )
    return Spread(
        max_min=_number(relative["max_min"]),
        cv=_number(relative["cv"]),
        gini=_gini(known),
        theil=_number(relative["theil"]),
    )


def spread_bounds(figures: pl.DataFrame) -> Bounds:
    """The plain measures at the least and at the most that rounded counts of people allow.

    The least: all figures as close to one level as their bounds let them, the level that gives
    the smallest measure. The most: the largest figures at their upper and the others at their
    lower bounds, the division that gives the largest measure.

    Args:
        figures: `per_person_kzt`, `per_person_low_kzt`, `per_person_high_kzt`.

    Returns:
        Both ends; equal where nothing is rounded.

    Examples:
        >>> figures = pl.DataFrame(
        ...     {
        ...         "per_person_kzt": [100.0, 200.0],
        ...         "per_person_low_kzt": [100.0, 160.0],
        ...         "per_person_high_kzt": [100.0, 250.0],
        ...         "persons": [1.0, 1.0],
        ...     }
        ... )
        >>> bounds = spread_bounds(figures)
        >>> bounds.low.max_min, bounds.high.max_min
        (1.6, 2.5)
    """
    known = figures.filter(pl.col("per_person_kzt") > 0).sort("per_person_kzt")
    low, high = pl.col("per_person_low_kzt"), pl.col("per_person_high_kzt")
    closest = [
        spread(known.with_columns(per_person_kzt=pl.lit(level).clip(low, high)))
        for level in _levels(known)
    ]
    order = pl.int_range(pl.len())
    farthest = [
        spread(
            known.with_columns(
                per_person_kzt=pl.when(order < first_high).then(low).otherwise(high)
            )
        )
        for first_high in range(known.height + 1)
    ]
    return Bounds(low=_each(closest, min), high=_each(farthest, max))


def _levels(known: pl.DataFrame) -> list[float]:
    """Levels at which one of the measures may be least: all bounds, and points between them.

    Between two bounds the same figures stand off the level. With these alone `cv` is least at
    `Σx² / Σx`, and `theil` where the logarithm of the level is `Σx ln x / Σx`.

    Returns:
        Tenge a person; one level where all bounds hold it.
    """
    bounds = pl.concat([known["per_person_low_kzt"], known["per_person_high_kzt"]])
    ends = bounds.drop_nulls().unique().sort().to_list()
    levels = list(ends)
    value = pl.col("value")
    for lower, upper in pairwise(ends):
        level = (lower + upper) / 2
        off = known.select(
            value=pl.lit(level).clip("per_person_low_kzt", "per_person_high_kzt")
        ).filter(value != level)
        if off.is_empty():  # all bounds hold one level: no spread at all
            return [level]
        levels += off.select(
            cv=(value**2).sum() / value.sum(),
            theil=((value * value.log()).sum() / value.sum()).exp(),
        ).row(0)
    return levels


def theil_parts(figures: pl.DataFrame, groups: str) -> dict[str, float] | None:
    """The weighted Theil index as spread between groups and spread inside them; both add up to it.

    With `s` the share of a group in the money and `p` in the people, `Tg` the index inside it:
    `between = Σ s ln(s/p)`, `within = Σ s·Tg`.

    Args:
        figures: `per_person_kzt`, `persons` and the column of groups.
        groups: Name of that column.

    Returns:
        `between`, `within` and `theil`; None for fewer than two regions.

    Source:
        Theil, Economics and Information Theory, 1967, chapter 4.

    Examples:
        >>> figures = pl.DataFrame(
        ...     {
        ...         "per_person_kzt": [100.0, 100.0, 300.0, 300.0],
        ...         "persons": [1.0] * 4,
        ...         "kind": ["city", "city", "oblast", "oblast"],
        ...     }
        ... )
        >>> theil_parts(figures, "kind")["within"]
        0.0
    """
    known = _weighted(figures, is_weighted=True)
    if known.height < _FEWEST:
        return None
    money = pl.col("value") * pl.col("weight")
    of_group = known.group_by(groups, maintain_order=True).agg(
        money=money.sum(), people=pl.col("weight").sum()
    )
    share = pl.col("money") / pl.col("money").sum()
    people = pl.col("people") / pl.col("people").sum()
    between = of_group.select((share * (share / people).log()).sum()).item()
    shares = of_group.select(groups, share=share)
    within = 0.0
    for group, part in shares.iter_rows():
        # a group of one unit has no inequality inside
        inside = spread(figures.filter(pl.col(groups) == group), is_weighted=True).theil
        within += part * (inside or 0.0)
    return {"between": max(between, 0.0), "within": within, "theil": between + within}


def _weighted(figures: pl.DataFrame, *, is_weighted: bool) -> pl.DataFrame:
    weight = pl.col("persons").cast(pl.Float64) if is_weighted else pl.lit(1.0)
    return figures.filter(pl.col("per_person_kzt") > 0).with_columns(
        value=pl.col("per_person_kzt"), weight=weight
    )


def _gini(known: pl.DataFrame) -> float:
    """Half the mean difference between all pairs, by the mean."""
    pairs = known.select("value", "weight").join(
        known.select("value", "weight"), how="cross", suffix="_other"
    )
    weight = pl.col("weight") * pl.col("weight_other")
    apart = (pl.col("value") - pl.col("value_other")).abs()
    total = known["weight"].sum()
    mean = known.select((pl.col("value") * pl.col("weight")).sum()).item() / total
    summed = pairs.select((weight * apart).sum()).item()
    return float(summed / (2 * total**2 * mean))


def _each(found: list[Spread], end: Callable[[list[float]], float]) -> Spread:
    """Every measure at its own end."""

    def of(values: list[float | None]) -> float | None:
        numbers = [value for value in values if value is not None]
        return end(numbers) if numbers else None

    return Spread(
        max_min=of([one.max_min for one in found]),
        cv=of([one.cv for one in found]),
        gini=of([one.gini for one in found]),
        theil=of([one.theil for one in found]),
    )


def _number(values: pl.Series) -> float:
    return float(values.item())
