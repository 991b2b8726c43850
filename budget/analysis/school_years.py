"""How far apart are regions in each of several years, and who is missing there?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import polars as pl

from budget.analysis.judgement import Verdict
from budget.analysis.schools import Asked, Held, verdict_on
from budget.analysis.spread import NO_SPREAD, Spread, spread

_YEAR = "budget_year"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadOfYear:
    """The plain measures of one year, and the regions they leave out.

    Attributes:
        year: Budget year.
        verdict: Of the figures of this year alone.
        spread: All None where the figures may not be compared, or fewer than two are known.
        known: Regions with a figure.
        missing_units: Regions without one, in the borders of the series.
    """

    year: int
    verdict: Verdict
    spread: Spread
    known: int
    missing_units: tuple[str, ...]


def spread_of_years(
    rows: pl.DataFrame, as_printed: pl.DataFrame, held: Held, asked: Asked
) -> list[SpreadOfYear]:
    """The spread of every year of a series, each judged by itself.

    A law between two years forbids to compare them, and not the regions within one of them.

    Args:
        rows: `regrouping.regrouped`: figures in the borders chosen, with `missing`; a unit that
            did not exist in a year is not missing there.
        as_printed: Rows of `schools.schools` of the same years.
        held: The tables.
        asked: The question.

    Returns:
        One a year, in order.
    """
    return list(_each(rows, as_printed, held, asked))


def _each(
    rows: pl.DataFrame, as_printed: pl.DataFrame, held: Held, asked: Asked
) -> Iterator[SpreadOfYear]:
    for (year,), of_year in rows.sort(_YEAR, maintain_order=True).group_by(
        _YEAR, maintain_order=True
    ):
        number = int(str(year))
        printed = as_printed.filter(pl.col(_YEAR) == number)
        verdict = verdict_on(printed, held, replace(asked, years=(number,))).verdict
        is_known = pl.col("per_person_kzt").is_not_null()
        known = of_year.filter(is_known)
        missing = of_year.filter(~is_known, pl.col("missing").ne_missing("did_not_exist"))
        is_refused = verdict is Verdict.NOT_COMPARABLE
        yield SpreadOfYear(
            year=number,
            verdict=verdict,
            spread=NO_SPREAD if is_refused else spread(known),
            known=known.height,
            missing_units=tuple(missing["unit_id"].unique(maintain_order=True)),
        )
