"""The figures of a comparison as they are shown: amount, per inhabitant, share, in real prices."""

from dataclasses import dataclass

import polars as pl

from budget import tables
from budget.analysis.borders import boundary_breaks, with_territory
from budget.analysis.comparison import comparison
from budget.analysis.per_head import per_inhabitant
from budget.analysis.prices import in_prices_of
from budget.locale import labels, numbers, verdicts
from budget.views import held
from budget.views.amounts import asked_scale
from budget.views.compare_choices import Choice
from budget.views.page import Page


@dataclass(frozen=True, slots=True)
class Values:
    """Rows of a comparison and the unit they are shown in.

    `rows` have `shown` (tenge, or 0 to 1; null: nothing to show), `number_text` (without unit),
    `shown_text`, `exact_text` and `missing_text`; `scale` is how many tenge the unit has.
    """

    rows: pl.DataFrame
    unit: str
    scale: int = 1


def compared(  # noqa: PLR0913, PLR0917 -- figures of whom, of when, and how they are shown
    lines: pl.DataFrame,
    unit_ids: list[str],
    years: list[int],
    names: dict[str, str],
    choice: Choice,
    page: Page,
) -> Values:
    """The comparison of the choice, its values in words.

    Args:
        lines: Budget lines of the units.
        unit_ids: Units wanted.
        years: Years wanted.
        names: Unit → name.
        choice: Measure, phase and way of counting.
        page: Language.
    """
    units, statistics = tables.read("units"), tables.read("statistics")
    boundaries = boundary_breaks(tables.read("breaks"), units)
    rows = with_territory(
        comparison(
            lines,
            held.acts(page.language),
            units,
            unit_ids=unit_ids,
            measure=choice.measure,
            years=years,
            phase=choice.phase,
        ),
        boundaries,
    )
    if choice.per == "head":
        rows = per_inhabitant(rows, statistics, boundaries)
    column = "amount_per_capita_kzt" if choice.per == "head" else "amount_kzt"
    if choice.base_year:
        rows = in_prices_of(rows, statistics, choice.base_year, column)
        column = f"{column.removesuffix('_kzt')}_real_kzt"
    labelled = rows.with_columns(
        name=pl.col("unit_id").replace_strict(names),
        shown=pl.col("share" if choice.per == "share" else column).cast(pl.Float64),
    )
    return _shares(labelled, page) if choice.per == "share" else _money(labelled, choice, page)


def _shares(rows: pl.DataFrame, page: Page) -> Values:
    texts = [
        None if share is None else numbers.percent(share, page.language)
        for share in rows["shown"]
    ]
    shown = pl.Series(texts, dtype=pl.String)
    return Values(
        rows.with_columns(
            shown.alias("number_text"),
            shown.alias("shown_text"),
            shown.alias("exact_text"),
            _missing(rows, page).alias("missing_text"),
        ),
        page.spoken.gettext("share of the section's total"),
    )


def _money(rows: pl.DataFrame, choice: Choice, page: Page) -> Values:
    spoken, language = page.spoken, page.language
    tenge = [None if value is None else round(value) for value in rows["shown"]]
    scale = numbers.column_scale(tenge, asked_scale())
    label = spoken.gettext(scale.label)
    number = [None if one is None else numbers.in_scale(one, scale, language) for one in tenge]
    exact = [None if one is None else numbers.exact(one, language) for one in tenge]
    texts = pl.Series("number_text", number, dtype=pl.String)
    return Values(
        rows.with_columns(
            texts,
            shown_text=texts + f"\N{NO-BREAK SPACE}{label}",
            exact_text=pl.Series(exact, dtype=pl.String),
            missing_text=_missing(rows, page),
        ),
        _unit(label, choice, page),
        scale.tenge,
    )


def _unit(label: str, choice: Choice, page: Page) -> str:
    """«million ₸ per inhabitant, prices of 2025»."""
    spoken = page.spoken
    counted = (
        spoken.gettext("{unit} per inhabitant", unit=label) if choice.per == "head" else label
    )
    if not choice.base_year:
        return counted
    real = spoken.gettext("prices of {year}", year=choice.base_year)
    return f"{counted}, {real}"


def _missing(rows: pl.DataFrame, page: Page) -> pl.Series:
    """Why a row has nothing to show; null where it has."""
    words = labels.STATUSES | labels.REASONS | verdicts.STATUSES
    no_divisor = {"head": "no_population", "share": "no_total"}
    is_held = pl.col("amount_kzt").is_not_null()
    has_persons = "persons" in rows.columns
    why = (
        pl.when(pl.col("shown").is_not_null())
        .then(None)
        .when(is_held & (pl.col("persons").is_null() if has_persons else pl.lit(value=False)))
        .then(pl.lit(no_divisor["head"]))
        .when(is_held & pl.lit("price_factor" in rows.columns))
        .then(pl.lit("no_prices"))
        .when(is_held)
        .then(pl.lit(no_divisor["share"]))
        .otherwise("status")
    )
    keys = rows.select(why.alias("why"))["why"]
    return pl.Series(
        "missing_text",
        [None if key is None else page.spoken.gettext(words[key]) for key in keys],
        dtype=pl.String,
    )
