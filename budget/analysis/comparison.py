"""What does one measure come to in several places, in one year or over the years?

One measure, one phase and one consolidation a comparison: approved and revised figures never
stand side by side, and a figure that is not held is a row that says why.
"""

from collections.abc import Sequence

import polars as pl

from budget.analysis.coverage import held_units
from budget.analysis.editions import EDITION, held_editions
from budget.analysis.figures import PRINTED, one_line_a_figure
from budget.analysis.measures import Measure
from budget.model.enums import Consolidation, Phase

HELD, NOT_PRINTED, OTHER_PHASE = "held", "not_printed", "other_phase"
_KEY = ["unit_id", "budget_year"]
_ACT = [
    "issuer",
    "act_date",
    "act_number",
    "edition_date",
    "edition_number",
    "edition_basis",
    "period_from",
    "url",
]


def comparison(  # noqa: PLR0913 -- what, of whom, when, and in which of the states of a budget
    lines: pl.DataFrame,
    acts: pl.DataFrame,
    units: pl.DataFrame,
    *,
    unit_ids: Sequence[str],
    measure: Measure,
    years: Sequence[int],
    phase: Phase,
    consolidation: Consolidation = Consolidation.OWN,
) -> pl.DataFrame:
    """One row a unit and year, held or not.

    Of several editions of the phase the latest that prints the measure speaks, and says whether
    a later one is held (`is_latest`).

    Args:
        lines: `budget_lines`; those of other units and years are left aside.
        acts: `acts`.
        units: `units`.
        unit_ids: Units wanted, in the order wanted.
        measure: What is compared.
        years: Budget years wanted.
        phase: `approved`, `revised`, …; never mixed.
        consolidation: `own` budgets, or `netted` totals; never mixed.

    Returns:
        Rows in the order asked for: the unit, its tier and kind, `budget_year`, `phase`,
        `consolidation`, the printed line and its act, `whole_kzt` (total of the section in the
        same edition, tenge), `share` (of it, 0 to 1; null where parts do not simply add up),
        `is_latest`, and `status`: `held`; `not_printed` (a document of the phase is held, the
        line is not among what is held of it); `not_published`, `unreadable`; `other_phase` (only
        a document of another phase is held); or the reason of `coverage.held_units`.
    """
    asked = lines.filter(
        pl.col("unit_id").is_in(list(unit_ids)),
        pl.col("budget_year").is_in(list(years)),
        pl.col("consolidation").cast(pl.String) == consolidation.value,
    )
    editions = held_editions(asked, acts)
    rows = (
        _wanted(unit_ids, units, years)
        .join(
            _speaking(asked, editions, measure, phase),
            on=_KEY,
            how="left",
            maintain_order="left",
        )
        .join(_reasons(asked, units, years), on=_KEY, how="left", maintain_order="left")
    )
    return rows.with_columns(
        pl.lit(phase.value).alias("phase"),
        pl.lit(consolidation.value).alias("consolidation"),
        _status(editions).alias("status"),
        _share(measure).alias("share"),
    ).drop("reason", "is_speaking")


def phases_held(
    lines: pl.DataFrame, unit_ids: Sequence[str], years: Sequence[int]
) -> dict[str, int]:
    """Phases of the budgets held of some units and years, with the number of their budgets.

    Args:
        lines: `budget_lines`.
        unit_ids: Units wanted.
        years: Budget years wanted.

    Returns:
        Phase → number of units and years, the most frequent first; of two equally frequent the
        one that comes later in a budget's life.

    Examples:
        >>> lines = pl.DataFrame(
        ...     {"unit_id": ["a", "b"], "budget_year": [2025] * 2, "phase": ["revised"] * 2}
        ... )
        >>> phases_held(lines, ["a", "b"], [2025])
        {'revised': 2}
    """
    counts = (
        lines.filter(
            pl.col("unit_id").is_in(list(unit_ids)), pl.col("budget_year").is_in(list(years))
        )
        .select(*_KEY, pl.col("phase").cast(pl.Enum([phase.value for phase in Phase])))
        .unique()
        .group_by("phase")
        .len()
        .sort("len", "phase", descending=True)
    )
    return {str(phase): int(count) for phase, count in counts.iter_rows()}


def _wanted(unit_ids: Sequence[str], units: pl.DataFrame, years: Sequence[int]) -> pl.DataFrame:
    """Units × years in the order asked for, with tier and kind."""
    facts = units.unique("unit_id", keep="last", maintain_order=True).select(
        "unit_id", "parent_id", pl.col("budget_level", "kind").cast(pl.String)
    )
    asked = pl.DataFrame({"unit_id": list(unit_ids)}, schema={"unit_id": pl.String})
    wanted = pl.DataFrame({"budget_year": list(years)}, schema={"budget_year": pl.Int64})
    return (
        asked.unique(maintain_order=True)
        .join(facts, on="unit_id", how="left", maintain_order="left")
        .join(wanted, how="cross", maintain_order="left_right")
    )


def _speaking(
    lines: pl.DataFrame, editions: pl.DataFrame, measure: Measure, phase: Phase
) -> pl.DataFrame:
    """The edition that speaks for each unit and year, and its line, null where none is held."""
    of_phase = editions.filter(pl.col("phase").cast(pl.String) == phase.value).with_columns(
        order=pl.int_range(pl.len()).over(_KEY)
    )
    dated = lines.join(
        of_phase.select(*EDITION, "period_from"), on=EDITION, how="inner", maintain_order="left"
    )
    printed = one_line_a_figure(dated.filter(measure.is_line()))
    totals = one_line_a_figure(dated.filter(Measure(measure.section).is_line()))
    return (
        of_phase.join(
            printed.select(*EDITION, *PRINTED), on=EDITION, how="left", maintain_order="left"
        )
        .join(
            totals.select(*EDITION, whole_kzt="amount_kzt"),
            on=EDITION,
            how="left",
            maintain_order="left",
        )
        .sort(*_KEY, pl.col("line_level").is_null(), "order")
        .unique(_KEY, keep="first", maintain_order=True)
        .select(
            *_KEY,
            "act_id",
            "edition_no",
            "edition_key",
            *_ACT,
            *PRINTED,
            "whole_kzt",
            (pl.col("order") == 0).alias("is_latest"),
            pl.lit(value=True).alias("is_speaking"),
        )
    )


def _reasons(lines: pl.DataFrame, units: pl.DataFrame, years: Sequence[int]) -> pl.DataFrame:
    """Why nothing at all is held of a unit and year."""
    return held_units(lines, units, list(years)).select(*_KEY, "reason")


def _status(editions: pl.DataFrame) -> pl.Expr:
    """Whether a figure is held, and if not, why."""
    held = editions.select(pl.concat_str(_KEY, separator=" ")).to_series().implode()
    return (
        pl.when(pl.col("amount_kzt").is_not_null())
        .then(pl.lit(HELD))
        .when(pl.col("line_level").is_not_null())
        .then(pl.col("value_status").cast(pl.String))
        .when(pl.col("is_speaking"))
        .then(pl.lit(NOT_PRINTED))
        .when(pl.concat_str(_KEY, separator=" ").is_in(held))
        .then(pl.lit(OTHER_PHASE))
        .otherwise(pl.coalesce("reason", pl.lit("not_held")))
    )


def _share(measure: Measure) -> pl.Expr:
    is_part = pl.lit(measure.has_shares) & (pl.col("whole_kzt") > 0)
    return pl.when(is_part).then(pl.col("amount_kzt") / pl.col("whole_kzt"))
