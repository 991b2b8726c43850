"""Literal frames of education in oblast budgets: Aktobe 2025 as № 206 of 7 February prints it."""

from collections.abc import Mapping

import polars as pl

from budget.analysis.school_measures import school_measure
from budget.analysis.schools import Asked, Held, regions_of
from budget.model.education import Denominator
from budget.model.enums import Phase
from tests.budget.analysis import frames

# thousand tenge; the programmes of subgroups 1 and 2, the other subgroups whole
AKTOBE_2025 = {
    "04": 297_763_771,
    "04.1": 37_893_594,
    "04.2": 218_829_624,
    "04.4": 24_703_127,
    "04.9": 15_724_447,
    "04.1.261.081": 5_263_201,
    "04.1.261.202": 32_621_243,
    "04.1.288.011": 9_150,
    "04.2.261.082": 96_340_725,
    "04.2.261.203": 56_259_009,
    "04.2.261.003": 3_824_187,
    "04.2.261.006": 1_672_245,
    "04.2.261.204": 5_407_729,
    "04.2.261.055": 7_535_872,
    "04.2.285.006": 11_436_645,
    "04.2.285.007": 950_716,
    "04.2.288.012": 10_070_890,
    "04.2.288.205": 25_331_606,
}
SMALL = {"04": 30, "04.2": 30, "04.2.261.082": 20, "04.2.261.203": 10}
_LEVELS = {0: "group", 1: "subgroup", 2: "administrator", 3: "programme"}


def lines_and_acts(
    budgets: Mapping[tuple[str, int, int], Mapping[str, int]],
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Lines and acts of some budgets: (unit, year, edition) → code → thousand tenge."""
    rows: list[frames.Budget] = [
        (unit_id, year, edition, "expenditures", code, thousand * 1000)
        for (unit_id, year, edition), codes in budgets.items()
        for code, thousand in codes.items()
    ]
    lines, acts = frames.budgets(rows)
    depth = pl.col("code").str.count_matches(r"\.")
    item = ~pl.col("code").str.contains("[0-9]")
    level = (
        pl.when(item)
        .then(pl.lit("item"))
        .otherwise(depth.replace_strict(_LEVELS, default="programme"))
    )
    return lines.with_columns(line_level=level.cast(lines.schema["line_level"])), acts


def counts(*rows: tuple[str, str, str, float, float | None, float | None, str]) -> pl.DataFrame:
    """Statistics of unit, period, indicator, value, bounds and quality."""
    plain = [
        (unit, period, key, value, quality) for unit, period, key, value, *_, quality in rows
    ]
    bounds = pl.DataFrame(
        [(low, high) for *_, low, high, _ in rows],
        schema={"value_low": pl.Float64, "value_high": pl.Float64},
        orient="row",
    )
    return frames.statistics(plain).with_columns(*bounds.iter_columns())


NOBODY = counts()


def counted(*rows: tuple[str, float], indicator: str = "pupils_state") -> pl.DataFrame:
    """Official counts of some units in the school year that 2025 begins with."""
    return counts(
        *((unit, "2024/25", indicator, value, None, None, "official") for unit, value in rows)
    )


def ten_pupils(unit_id: str, *periods: str) -> pl.DataFrame:
    """Ten pupils of state schools in each of some periods, counted officially."""
    return counts(
        *((unit_id, period, "pupils_state", 10, None, None, "official") for period in periods)
    )


def responsibilities() -> pl.DataFrame:
    """Schools and kindergartens were the districts' until 2020 and are the oblasts' since 2021."""
    table = pl.DataFrame(
        [
            ("preschool", "district", None, "2020-12-31", "04.1"),
            ("preschool", "oblast", "2021-01-01", None, "04.1"),
            ("schooling", "district", None, "2020-12-31", "04.2"),
            ("schooling", "oblast", "2021-01-01", None, "04.2"),
            ("vocational_education", "oblast", "2025-01-01", None, "04.4"),
        ],
        schema=["function", "budget_level", "valid_from", "valid_to", "codes"],
        orient="row",
    )
    return table.with_columns(pl.col("valid_from", "valid_to").str.to_date())


def held(
    budgets: Mapping[tuple[str, int, int], Mapping[str, int]], statistics: pl.DataFrame
) -> Held:
    """The tables of some budgets and counts."""
    lines, acts = lines_and_acts(budgets)
    return Held(
        lines=lines,
        acts=acts,
        units=frames.units(),
        statistics=statistics,
        breaks=frames.breaks(),
        responsibilities=responsibilities(),
    )


def asked(
    measure: str = "general_schooling",
    *years: int,
    unit_ids: tuple[str, ...] = (),
    denominator: Denominator | None = None,
    phase: Phase = Phase.REVISED,
) -> Asked:
    """A question about 2025, unless other years are named."""
    counted = school_measure(measure)
    asked_years = years or (2025,)
    return Asked(
        measure=counted,
        years=asked_years,
        phase=phase,
        denominator=denominator or counted.denominator,
        unit_ids=unit_ids or tuple(regions_of(frames.units(), asked_years[-1])),
    )
