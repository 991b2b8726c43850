"""The table behind a comparison of schools: every region, its figure or why there is none."""

from dataclasses import dataclass

import polars as pl
import streamlit as st

from budget.analysis.denominators import COUNTED
from budget.locale import schools as words_of
from budget.locale.citations import act_of, edition_cited
from budget.views.page import Page
from budget.views.schools_choices import SchoolChoice
from budget.views.schools_values import SchoolValues

_TALL = 40  # rows that fit a screen
_KEPT = [
    "unit_id",
    "name",
    "budget_year",
    "phase",
    "consolidation",
    "amount_kzt",
    "group_kzt",
    *COUNTED,
    "per_person_kzt",
    "per_person_low_kzt",
    "per_person_high_kzt",
    "price_factor",
    "per_person_real_kzt",
    "missing_text",
    "act_id",
    "edition_no",
    "source_id",
    "table_no",
    "row_no",
    "cell",
    "printed",
]


@dataclass(frozen=True, slots=True)
class Clicked:
    """The row of a table that was clicked, and whether it was its count of people."""

    row: pl.DataFrame
    is_count: bool


def school_table(values: SchoolValues, choice: SchoolChoice, page: Page) -> Clicked | None:
    """Show the rows.

    Returns:
        What was clicked, or none.
    """
    spoken, rows = page.spoken, values.rows
    counted = words_of.counted(choice.asked.denominator.value, spoken)
    years = [pl.col("budget_year").cast(pl.String)] if choice.view == "years" else []
    shown = rows.select(
        "name",
        *years,
        value="number_text",
        why="missing_text",
        span="span_text",
        spending="amount_kzt",
        persons=pl.col("persons").round().cast(pl.Int64),
        quality=_told(rows, page),
    )
    event = st.dataframe(
        shown,
        hide_index=True,
        column_order=[name for name in shown.columns if not _is_empty(shown[name])],
        key=f"schools_table_{choice.key}",
        on_select="rerun",
        selection_mode="single-cell",
        alt=spoken.gettext(
            "Regions, each with its figure, what it is made of, or why there is none"
        ),
        placeholder="—",
        height="content" if shown.height <= _TALL else 720,
        column_config={
            "name": st.column_config.TextColumn(spoken.gettext("Place"), width=180),
            "budget_year": st.column_config.TextColumn(spoken.gettext("Budget year"), width=70),
            "value": st.column_config.TextColumn(values.unit, alignment="right", width=130),
            "span": st.column_config.TextColumn(
                spoken.gettext("The count allows"), alignment="right", width=180
            ),
            "spending": st.column_config.NumberColumn(
                spoken.gettext("Spending, ₸"), format="localized", width=160
            ),
            "persons": st.column_config.NumberColumn(counted, format="localized", width=120),
            "quality": st.column_config.TextColumn(spoken.gettext("The count"), width=220),
            "why": st.column_config.TextColumn(spoken.gettext("Why there is none"), width=260),
        },
    )
    cells = event["selection"]["cells"]
    if not cells:
        return None
    row_no, column = cells[0]
    return Clicked(rows.slice(int(row_no), 1), column == "persons")


def _is_empty(values: pl.Series) -> bool:
    """Whether a column of remarks has none: it would only push the others aside."""
    return values.name in {"why", "span"} and values.null_count() == values.len()


def taken_along(values: SchoolValues) -> pl.DataFrame:
    """The rows as they are downloaded: keys, figures, divisors, and the cell of the group's total."""
    rows = values.rows
    return rows.select(column for column in _KEPT if column in rows.columns)


def edition_told(row: pl.DataFrame, page: Page) -> str:
    """Number, date and edition of the act of a row; empty where there is none."""
    return "" if row["act_id"].item() is None else edition_cited(act_of(row), page.spoken)


def _told(rows: pl.DataFrame, page: Page) -> pl.Series:
    """«reported by the press, beginning of 2025»."""
    spoken = page.spoken
    texts = [
        None
        if year is None
        else spoken.gettext(
            "{quality}, beginning of {year}",
            quality=spoken.gettext(words_of.QUALITIES[str(quality)]),
            year=year,
        )
        for quality, year in _qualities(rows).iter_rows()
    ]
    return pl.Series("quality", texts, dtype=pl.String)


def _qualities(rows: pl.DataFrame) -> pl.DataFrame:
    """Quality and year of each count; a sum over several regions has none of its own."""
    known = {"persons_quality": pl.String, "persons_year": pl.Int64}
    lacking = [
        pl.lit(None, dtype).alias(name)
        for name, dtype in known.items()
        if name not in rows.columns
    ]
    return rows.with_columns(lacking).select(list(known))
