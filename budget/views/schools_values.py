"""Figures per person as they are shown: in one unit, with their bounds, or why there is none."""

from dataclasses import dataclass

import polars as pl

from budget.analysis.regrouping import regrouped
from budget.analysis.schools import Schools
from budget.locale import numbers
from budget.locale import schools as words_of
from budget.views.amounts import asked_scale
from budget.views.page import Page
from budget.views.schools_choices import SchoolChoice

_THOUSANDS = numbers.SCALES[1]  # a pupil costs hundreds of them, everywhere


@dataclass(frozen=True, slots=True)
class SchoolValues:
    """Rows with `name`, `shown`, `low`, `high`, `least` (tenge a person) and texts, and the unit.

    `label` is the unit of money alone: «thousand ₸».
    """

    rows: pl.DataFrame
    unit: str
    scale: int
    label: str


def school_values(
    found: Schools, choice: SchoolChoice, names: dict[str, str], page: Page
) -> SchoolValues:
    """The figures of an answer in words.

    Args:
        found: The answer.
        choice: The question.
        names: Unit → name.
        page: Language.
    """
    factor = pl.col("price_factor") if "price_factor" in found.rows.columns else pl.lit(1.0)
    shown = found.rows.with_columns(
        name=pl.col("unit_id").replace_strict(names, default=pl.col("unit_id")),
        shown=pl.col("per_person_kzt") * factor,
        low=pl.col("per_person_low_kzt") * factor,
        high=pl.col("per_person_high_kzt") * factor,
        least=pl.col("at_least_kzt") * factor,
    )
    scale = asked_scale() or _THOUSANDS
    texts = _texts(shown, scale, page)
    label = page.spoken.gettext(scale.label)
    return SchoolValues(
        shown.with_columns(
            **texts,
            shown_text=texts["number_text"] + f"\N{NO-BREAK SPACE}{label}",
            least_text=texts["least_number"] + f"\N{NO-BREAK SPACE}{label}",
        ),
        unit_of(choice, label, page),
        scale.tenge,
        label,
    )


def unit_of(choice: SchoolChoice, label: str, page: Page) -> str:
    """«thousand ₸ / pupil of state schools, prices of 2025».

    Args:
        choice: The question.
        label: Unit of money.
        page: Language.
    """
    per = f"{label} / {words_of.per_whom(choice.asked.denominator.value, page.spoken)}"
    base_year = choice.asked.base_year
    if base_year is None:
        return per
    return f"{per}, {page.spoken.gettext('prices of {year}', year=base_year)}"


def over_years(
    found: Schools, choice: SchoolChoice, units: pl.DataFrame, names: dict[str, str], page: Page
) -> SchoolValues:
    """The figures of several years in the borders chosen.

    Args:
        found: The answer.
        choice: The question.
        units: `units`.
        names: Unit → name.
        page: Language.
    """
    key = ["unit_id", "budget_year"]
    grouped = regrouped(found.rows, units, choice.borders)
    if "price_factor" in found.rows.columns:
        factors = found.rows.select("budget_year", "price_factor").unique()
        grouped = grouped.join(factors, on="budget_year", how="left", maintain_order="left")
    # what is told of one budget and one count is not told of a sum of several
    is_sum = pl.col("members").list.len() > 1
    told = found.rows.drop(
        name for name in found.rows.columns if name in grouped.columns and name not in key
    )
    joined = grouped.join(told, on=key, how="left", maintain_order="left")
    names_told = [name for name in told.columns if name not in {*key, "missing"}]
    rows = joined.with_columns(
        *(pl.when(~is_sum).then(name).alias(name) for name in names_told),
        summed_units=pl.when(is_sum).then(pl.col("members").list.join(" ")),
    ).with_columns(
        phase=pl.lit(choice.asked.phase.value),
        at_least_kzt=pl.lit(None, pl.Float64),
        missing=_missing_over_years(),
    )
    return school_values(
        Schools(
            rows=rows,
            parts=found.parts,
            judgement=found.judgement,
            spread=found.spread,
            missing_units=found.missing_units,
        ),
        choice,
        names,
        page,
    )


def _missing_over_years() -> pl.Expr:
    """Why a year has no figure: a part is not held, its own reason, or it is of other borders."""
    is_part_missing = (pl.col("missing_members").list.len() > 0) & (
        pl.col("members").list.len() > 1
    )
    reason = pl.when(is_part_missing).then(pl.lit("part_missing")).otherwise("missing")
    # with no reason of its own a figure is held, of the territory before the change
    return pl.when(pl.col("per_person_kzt").is_null()).then(
        pl.coalesce(reason, pl.lit("other_borders"))
    )


def _texts(shown: pl.DataFrame, scale: numbers.Scale, page: Page) -> dict[str, pl.Series]:
    """Value, exact value, bounds, and why there is none."""
    language = page.language

    def texts(name: str, values: list[str | None]) -> pl.Series:
        return pl.Series(name, values, dtype=pl.String)

    number = [
        None if value is None else numbers.in_scale(round(value), scale, language)
        for value in shown["shown"]
    ]
    exact = [
        None if value is None else numbers.exact(round(value), language)
        for value in shown["shown"]
    ]
    span = [
        None
        if low is None or low == high
        else f"{numbers.exact(round(low), language)} – {numbers.exact(round(high), language)}"
        for low, high in shown.select("low", "high").iter_rows()
    ]
    missing = [
        None if key is None else _missing(key, at_least, page)
        for key, at_least in shown.select("missing", "least").iter_rows()
    ]
    least = [
        None if one is None else f"\N{GREATER-THAN OR EQUAL TO}\N{NO-BREAK SPACE}{number}"
        for one, number in (
            (one, numbers.in_scale(round(one or 0), scale, language)) for one in shown["least"]
        )
    ]
    return {
        "least_number": texts("least_number", least),
        "number_text": texts("number_text", number),
        "exact_text": texts("exact_text", exact),
        "span_text": texts("span_text", span),
        "missing_text": texts("missing_text", missing),
    }


def _missing(key: str, at_least: float | None, page: Page) -> str:
    """Why there is no figure, and what it is at the least where that is known."""
    why = words_of.missing_text(key, page.spoken)
    if at_least is None:
        return why
    return page.spoken.gettext(
        "at least {amount}: {why}",
        amount=numbers.exact(round(at_least), page.language),
        why=why,
    )
