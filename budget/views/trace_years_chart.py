"""Own revenues, transfers and withdrawals of a budget as lines, broken where the law changed."""

from dataclasses import dataclass

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.flows_over_years import OverYears, flows_over_years
from budget.charts.over_time import comparison_lines, runs, with_last_texts
from budget.charts.theme import Spec
from budget.locale import labels, numbers, transfers
from budget.locale.numbers import Scale
from budget.model.enums import Phase
from budget.views import traced
from budget.views.page import Page
from budget.views.traced import Asked

READ = (*traced.READ, "breaks")
DRAWN = [
    "own_revenues_kzt",
    "transfers_from_above_kzt",
    "transfers_from_below_kzt",
    "withdrawn_kzt",
]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart over the years and the unit of its axis."""

    drawn: pl.DataFrame
    specification: Spec
    unit: str


@tables.remembered(*READ)
def over_years(unit_id: str, phase: Phase | None) -> OverYears:
    """Budgets, transfers and changes of law of a unit in all years held."""
    return flows_over_years(traced.books(), tables.read("breaks"), unit_id, phase=phase)


@tables.remembered(*READ)
def _drawn_rows(asked: Asked) -> pl.DataFrame:
    """Own revenues, transfers and withdrawals as points; a change of law ends a line."""
    over = over_years(asked.unit_id, asked.phase)
    changes = over.marks["break_year"].unique().to_list()
    passed = sum((pl.col("budget_year") >= year).cast(pl.Int64) for year in changes)
    return (
        over.budgets.filter(pl.col("revenues_kzt").is_not_null())
        .select("budget_year", *DRAWN)
        .unpivot(DRAWN, index="budget_year", variable_name="unit_id", value_name="amount_kzt")
        .drop_nulls("amount_kzt")
        .filter((pl.col("amount_kzt") != 0).any().over("unit_id"))
        .with_columns(
            territory=(pl.lit(0) + passed).cast(pl.String), is_divided_year=pl.lit(value=False)
        )
    )


@tables.remembered(*READ)
def lines_over_years(asked: Asked, page: Page, scale: Scale) -> Drawn:
    """The lines, their last values, and the marks of the changes between them."""
    spoken, language = page.spoken, page.language
    rows = _drawn_rows(asked)
    over = over_years(asked.unit_id, asked.phase)
    titles = {name: labels.label(transfers.COLUMNS, name, spoken) for name in DRAWN}
    texts = {amount: numbers.in_scale(amount, scale, language) for amount in rows["amount_kzt"]}
    told = rows.with_columns(
        name=pl.col("unit_id").replace_strict(titles),
        shown=pl.col("amount_kzt") / scale.tenge,
        exact_text=pl.Series(
            [numbers.exact(amount, language) for amount in rows["amount_kzt"]],
            dtype=pl.String,
        ),
        text=pl.Series([texts[amount] for amount in rows["amount_kzt"]], dtype=pl.String),
    )
    points = with_last_texts(runs(told), "text")
    years = rows["budget_year"]
    marks = over.marks.select(
        mark_at=pl.col("break_year") - 0.5, mark_text=pl.col("break_year").cast(pl.String)
    ).unique("mark_at", keep="first", maintain_order=True)
    drawn, specification = comparison_lines(
        points,
        marks,
        (int(str(years.min())), int(str(years.max()))),
        [titles[name] for name in rows["unit_id"].unique(maintain_order=True)],
        language,
        is_dark=page.is_dark,
        is_share=False,
        exact_title=spoken.gettext("Exact"),
    )
    return Drawn(drawn, specification, spoken.gettext(scale.label))


def changes_told(over: OverYears, page: Page, *, is_drawn: bool) -> None:
    """Every change of law and borders in these years, in a sentence.

    Args:
        over: The years.
        page: Language.
        is_drawn: Whether the changes are marked in a chart above.
    """
    what = f"what_{page.language.value}"
    if over.marks.is_empty() or what not in over.marks.columns:
        return
    marks = page.spoken.gettext("What the marks mean")
    changes = page.spoken.gettext("Changes of law and borders in these years")
    with st.expander(marks if is_drawn else changes, expanded=True):
        st.markdown(
            "\n".join(
                f"- **{year}** {text}"
                for year, text in over.marks.select("break_year", what).iter_rows()
            )
        )
