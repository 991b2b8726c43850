"""What a reader of a comparison must know: the marks of law and borders, the group as a whole."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.borders import BOUNDARY, boundary_breaks
from budget.analysis.per_head import group_per_inhabitant
from budget.locale import numbers
from budget.views.compare_choices import Choice
from budget.views.page import Page
from budget.views.trace_words import on_phone


def notes_shown(rows: pl.DataFrame, choice: Choice, page: Page) -> None:
    """Notes under the chart of a view.

    Args:
        rows: Rows of the comparison.
        choice: What is shown, and how.
        page: Language.
    """
    spoken = page.spoken
    st.caption(
        spoken.gettext("Click a place to see the document and cell that print its figure.")
    )
    if choice.view == "tiles":
        every = spoken.gettext("All regions are shown, whichever places are chosen above.")
        schema = spoken.gettext("A schema, not a map: every region is a tile of the same size.")
        st.caption(f"{every} {schema}")
    if choice.view == "years":
        marks_told(change_marks(rows, choice, page), page)
    if choice.view == "bars" and choice.per == "head":
        _group_told(rows, choice, page)


def change_marks(rows: pl.DataFrame, choice: Choice, page: Page) -> pl.DataFrame:
    """Rows of `changes_between` of what is compared."""
    return changes_between(rows, choice.years, [*choice.measure.topics, BOUNDARY], page)


def changes_between(
    rows: pl.DataFrame, years: Sequence[int], topics: Sequence[str], page: Page
) -> pl.DataFrame:
    """Days on which law or borders changed between the years shown.

    Args:
        rows: `unit_id` and `name` of the places shown.
        years: First to last year.
        topics: What is touched, as `breaks` calls it.
        page: Language.

    Returns:
        `mark_at` (place on the axis of years), `mark_text` (year, or the day inside it),
        `break_date` and `what`: the change in the language; in order of days.
    """
    breaks, units = tables.read("breaks"), tables.read("units")
    touched = pl.col("touches").str.split(" ").list
    is_touched = touched.set_intersection([*topics]).list.len() > 0
    is_theirs = pl.col("unit_id").is_null() | pl.col("unit_id").is_in(rows["unit_id"].implode())
    stated = breaks.filter(is_touched, is_theirs).select(
        "break_date", what=f"what_{page.language.value}"
    )
    changed = {
        name: page.spoken.gettext("Borders changed: {place}.", place=name)
        for name in rows["name"].unique()
    }
    formed = (
        boundary_breaks(breaks.clear(), units)
        .join(rows.select("unit_id", "name").unique(), on="unit_id", how="inner")
        .join(stated, on="break_date", how="anti")
        .select("break_date", what=pl.col("name").replace(changed))
    )
    day = pl.col("break_date").dt
    return (
        pl.concat([stated, formed])
        .unique(maintain_order=True)
        .filter(
            pl.col("break_date") > pl.date(years[0], 1, 1),
            day.year() <= years[-1],
        )
        .with_columns(
            mark_at=day.year() - 0.5 + (day.ordinal_day() - 1) / 365,
            mark_text=pl.when(day.ordinal_day() == 1)
            .then(day.to_string("%Y"))
            .otherwise(day.to_string("%d.%m.%Y")),
        )
        .sort("break_date", "what")
    )


def marks_told(marks: pl.DataFrame, page: Page) -> None:
    """What every mark of a chart over the years means.

    Args:
        marks: Rows of `changes_between`; none: nothing is said.
        page: Language.
    """
    if marks.is_empty():
        return
    told = [
        f"- **{mark}** {what}" for mark, what in marks.select("mark_text", "what").iter_rows()
    ]
    # a phone has no room for six sentences before the table
    with st.expander(page.spoken.gettext("What the marks mean"), expanded=not on_phone()):
        st.markdown("\n".join(told))


def _group_told(rows: pl.DataFrame, choice: Choice, page: Page) -> None:
    """All places as one, in the prices of their year: nothing where one is missing."""
    together = group_per_inhabitant(rows)["amount_per_capita_kzt"].drop_nulls().to_list()
    if together and not choice.base_year:
        st.caption(
            page.spoken.gettext(
                "All together: {amount} per inhabitant, the sum of money by the sum of people.",
                amount=numbers.exact(round(together[0]), page.language),
            )
        )
