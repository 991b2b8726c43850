"""The table behind a comparison of schools: every region, its figure or why there is none."""

from dataclasses import dataclass

import polars as pl
import streamlit as st

from budget.analysis.denominators import AS_DIVISOR
from budget.analysis.per_head import AVERAGE
from budget.analysis.schools import ONLY_ALL
from budget.locale import schools as words_of
from budget.locale.citations import act_of, edition_cited
from budget.locale.words import N_
from budget.views.amounts import in_unit, number_column
from budget.views.page import Page
from budget.views.schools_choices import SchoolChoice
from budget.views.schools_values import SchoolValues
from budget.views.table_sizes import row_height
from budget.views.trace_words import on_phone

_TALL = 40  # rows that fit a screen
_YEAR, _COUNT, _KNOWN = 58, 182, 328  # pixels of columns
_ON_PHONE = {"name": 130, "value": 70, "known": 158}  # all that a phone is wide
_BRIEFLY = {  # reasons of more than a line, as a column has them
    ONLY_ALL: N_("state pupils are not counted apart"),
    "part_not_held": N_("not all programmes are held"),
}
_KEPT = [
    "unit_id",
    "name",
    "budget_year",
    "phase",
    "consolidation",
    "amount_kzt",
    "group_kzt",
    *AS_DIVISOR.values(),
    "per_person_kzt",
    "per_person_low_kzt",
    "per_person_high_kzt",
    "per_person_least_kzt",
    "price_factor",
    "per_person_real_kzt",
    "missing_text",
    "summed_units",
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
    spoken, rows, text = page.spoken, values.rows, st.column_config.TextColumn
    is_narrow, is_series = on_phone(), choice.view == "years"
    wide = {"name": 218, "value": 148, "known": _KNOWN - (_YEAR if is_series else 0)}
    widths = _ON_PHONE if is_narrow else wide
    money = spoken.gettext("Per person, {money}", money=values.label)
    counted = words_of.counted(choice.asked.denominator.value, spoken)
    years = [pl.col("budget_year").cast(pl.String)] if is_series else []
    shown = rows.select(
        "name",
        *years,
        value=in_unit(rows["shown"], values.scale),
        known=_known(rows, page),
        spending="amount_kzt",
        persons=pl.col("persons").round().cast(pl.Int64),
        quality=_told(rows, page),
    )
    event = st.dataframe(
        shown,
        hide_index=True,
        key=f"schools_table_{choice.key}",
        on_select="rerun",
        selection_mode="single-cell",
        alt=spoken.gettext(
            "Regions, each with its figure, what it is made of, or why there is none"
        ),
        placeholder="—",
        row_height=row_height(*((widths[name], shown[name]) for name in ("name", "known"))),
        height="content" if shown.height <= _TALL else 720,
        column_config={
            "name": text(spoken.gettext("Place"), width=widths["name"]),
            "budget_year": text(spoken.gettext("Year"), width=_YEAR),
            "value": number_column(values.label if is_narrow else money, widths["value"]),
            "known": text(spoken.gettext("How well known"), width=widths["known"]),
            "spending": st.column_config.NumberColumn(
                spoken.gettext("Spending, ₸"), format="localized", width=122
            ),
            "persons": st.column_config.NumberColumn(
                spoken.gettext("Divided by"), help=counted, format="localized", width=120
            ),
            "quality": text(_counted_when(rows, page), width=_COUNT),
        },
    )
    cells = event["selection"]["cells"]
    if not cells:
        return None
    row_no, column = cells[0]
    return Clicked(rows.slice(int(row_no), 1), column == "persons")


def _known(rows: pl.DataFrame, page: Page) -> pl.Series:
    """Why there is no figure; that it is only a least one; or how far a rounded count lets it be."""
    is_least = pl.col("least").is_not_null()
    brief = {key: page.spoken.gettext(text) for key, text in _BRIEFLY.items()}
    apart = pl.col("least_number") + pl.lit(f": {brief[ONLY_ALL]}")
    reason = pl.col("missing").replace_strict(brief, default=pl.col("missing_text"))
    return rows.select(
        known=pl.when(is_least).then(apart).otherwise(pl.coalesce(reason, "span_text"))
    )["known"]


def _counted_when(rows: pl.DataFrame, page: Page) -> str:
    """«Count of 1 January»; inhabitants of a year of statistics are its average."""
    if set(rows["persons_basis"].drop_nulls()) == {AVERAGE}:
        return page.spoken.gettext("Average of the year")
    return page.spoken.gettext("Count of 1 January")


def taken_along(values: SchoolValues) -> pl.DataFrame:
    """The rows as they are downloaded: keys, figures, divisors, and the cell of the group's total."""
    rows = values.rows.rename(AS_DIVISOR, strict=False).with_columns(
        per_person_least_kzt="at_least_kzt"
    )
    return rows.select(column for column in _KEPT if column in rows.columns)


def edition_told(row: pl.DataFrame, page: Page) -> str:
    """Number, date and edition of the act of a row; empty where there is none."""
    return "" if row["act_id"].item() is None else edition_cited(act_of(row), page.spoken)


def _told(rows: pl.DataFrame, page: Page) -> pl.Series:
    """«reported by the press, 2025»."""
    spoken = page.spoken
    texts = [
        None
        if year is None
        else spoken.gettext(
            "{quality}, {year}",
            quality=spoken.gettext(words_of.QUALITIES[str(quality)]),
            year=year,
        )
        for quality, year in _qualities(rows).iter_rows()
    ]
    return pl.Series("quality", texts, dtype=pl.String)


def _qualities(rows: pl.DataFrame) -> pl.DataFrame:
    """Quality and year of each count; a sum over several regions has none of its own."""
    return rows.select(pl.col("persons_quality").cast(pl.String), "persons_year")
