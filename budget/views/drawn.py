"""What charts of many places share: tiles of the regions, the lines drawn, the chart in words."""

import polars as pl

from budget.charts.over_time import MOST_LINES
from budget.charts.theme import Spec
from budget.charts.tiles import region_tiles
from budget.locale import numbers
from budget.locale.regions import short_names
from budget.views.page import Page


def tiles(
    rows: pl.DataFrame, page: Page, *, is_dark: bool, is_tinted: bool
) -> tuple[pl.DataFrame, Spec]:
    """Rows as tiles of the regions; one without a value says why, and is not tinted."""
    short = short_names(page.language)
    return region_tiles(
        rows.with_columns(
            short_name=pl.col("unit_id").replace_strict(short, default=pl.col("name")),
            shown_text=pl.coalesce("number_text", pl.lit("—")),
            exact_text=pl.coalesce("exact_text", "missing_text"),
        ),
        page.language,
        is_dark=is_dark,
        is_tinted=is_tinted,
        exact_title=page.spoken.gettext("Exact"),
    )


def names_of_lines(rows: pl.DataFrame) -> list[str]:
    """At most eight places that have a value: more lines than shapes cannot be told apart."""
    has_points = pl.col("shown").is_not_null().any().over("unit_id")
    return rows.filter(has_points)["name"].unique(maintain_order=True).to_list()[:MOST_LINES]


def newest_first(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of several years as a table has them: what is held, and what is new, comes first.

    Args:
        rows: `unit_id`, `budget_year`, `shown`.

    Returns:
        Places with a value before those without, else in their order; of each the newest first.
    """
    is_known = pl.col("shown").is_not_null().any().over("unit_id")
    first = pl.col("row").first().over("unit_id")
    return (
        rows.with_row_index("row")
        .sort(is_known, first, "budget_year", descending=[True, False, True])
        .drop("row")
    )


def takeaway(rows: pl.DataFrame, page: Page, *, is_ranked: bool) -> str:
    """The chart in a sentence: what is highest where values compare, else what is held."""
    spoken = page.spoken
    shown = rows.filter(pl.col("shown").is_not_null())
    if shown.is_empty():
        return spoken.gettext("No value can be drawn.")
    counted = spoken.gettext(
        "Values of {held} of {all} rows are drawn.",
        held=numbers.whole(shown.height, page.language),
        all=numbers.whole(rows.height, page.language),
    )
    if not is_ranked:
        return counted
    highest = shown.sort("shown", descending=True).row(0, named=True)
    top = spoken.gettext(
        "Highest: {name}, {amount}.", name=highest["name"], amount=highest["shown_text"]
    )
    return f"{counted} {top}"
