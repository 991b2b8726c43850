"""Why regions differ for reasons of their own: shown beside the figures, never left out."""

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.borders import boundary_breaks
from budget.analysis.school_context import school_context
from budget.analysis.school_facts import figures_behind
from budget.analysis.schools import Schools
from budget.locale import numbers
from budget.locale.school_facts import FACTS, period_written
from budget.views.compare_sources import publication
from budget.views.foot import Figure, foot
from budget.views.page import Page
from budget.views.schools_facts import facts_printed
from budget.views.schools_values import SchoolValues


def context_shown(
    found: Schools, values: SchoolValues, names: dict[str, str], page: Page
) -> None:
    """Villages, schools, density, children, prices of the region; and what nobody publishes."""
    spoken = page.spoken
    st.header(spoken.gettext("Why regions differ"), anchor=False)
    st.markdown(
        spoken.gettext(
            "A pupil of a small village school costs more without anybody being at fault: classes "
            "are small, ways are long, zones pay coefficients, buildings are heated for longer. A "
            "higher figure is not better schooling, and a lower one is not thrift."
        )
    )
    statistics, units = tables.read("statistics"), tables.read("units")
    boundaries = boundary_breaks(tables.read("breaks"), units)
    facts = school_context(found.rows, found.parts, statistics, boundaries)
    rows = facts.join(
        values.rows.select(
            "unit_id", "budget_year", number_text=pl.coalesce("number_text", "least_number")
        ).unique("unit_id", keep="last", maintain_order=True),
        on="unit_id",
        how="left",
        maintain_order="left",
    )
    st.table(
        _shown(rows, values.unit, names, page).with_columns(pl.all().fill_null("—")),
        border="horizontal",
        hide_index=True,
        alt=spoken.gettext("Regions with what makes a pupil dearer or cheaper there"),
    )
    _read_so(rows, page)
    behind = figures_behind(facts, statistics)
    facts_printed(behind, names, page)
    used = behind["source_id"].drop_nulls().unique(maintain_order=True)
    if used.len():
        foot(
            Figure(
                key=f"facts_{facts.height}-regions",
                titled=lambda words: words.gettext("Why regions differ"),
                unit=spoken.gettext("as the heading of each column says"),
                rows=behind,
                acts=[publication(source_id, page) for source_id in used],
                table="statistics",
            ),
            page,
        )


def _shown(rows: pl.DataFrame, unit: str, names: dict[str, str], page: Page) -> pl.DataFrame:
    """The facts under headings in the language."""
    spoken = page.spoken
    written = {
        "rural_share": _percents(rows["rural_share"], page),
        "rural_school_share": _percents(rows["rural_school_share"], page),
        "inhabitants_per_school": _wholes(rows["inhabitants_per_school"], page),
        "density": _tenths(rows["density"], page),
        "under_16_share": _percents(rows["under_16_share"], page),
        "price_level": _of_its_month(
            _wholes(rows["price_level"] * 100, page), rows["price_period"]
        ),
        "grp_per_capita_kzt": _wholes(rows["grp_per_capita_kzt"] / 1000, page),
        "per_capita_share": _percents(rows["per_capita_share"], page),
        "small_school_share": _percents(rows["small_school_share"], page),
        "private_share": _percents(rows["private_share"], page),
    }
    return pl.DataFrame(
        {
            spoken.gettext("Place"): rows["unit_id"].replace_strict(names),
            unit: rows["number_text"],
        }
        | {spoken.gettext(FACTS[fact]): texts for fact, texts in written.items()}
    )


def _read_so(rows: pl.DataFrame, page: Page) -> None:
    """Of which days the facts are, what a rough one stands for, and what is not to be had."""
    spoken = page.spoken
    st.caption(
        spoken.gettext(
            "Inhabitants of villages: {villages}. Schools: {schools}. Gross regional product: {grp}. "
            "Inhabitants a km²: {density}. Children of 0 to 15: {children}, not for regions whose "
            "borders have changed since.",
            villages=_periods(rows, "rural_period"),
            schools=_periods(rows, "schools_period"),
            grp=_periods(rows, "grp_period"),
            density=_periods(rows, "population_period"),
            children=_periods(rows, "under_16_period"),
        )
    )
    st.caption(
        spoken.gettext(
            "Not from the statistical office itself: areas (resolutions of the Government, akimats, "
            "encyclopaedias). As told to the press, for some regions only: private pupils "
            "({private}); small schools, of few pupils and joined classes ({small}); the "
            "subsistence minimum beside the country's of the same month, which stands in for the "
            "level of prices: a basket of food and a fixed part for all the rest, not what a "
            "school pays.",
            private=_periods(rows, "private_period"),
            small=_periods(rows, "schools_small_share_period"),
        )
    )
    st.caption(
        spoken.gettext(
            "Not found: small schools of the other regions (the ministry's yearly forms on them); "
            "inhabitants of 6 to 17 (the Bureau's population by sex and single age), who can be "
            "brought in a file of your own above; the subsistence minimum of all regions in one "
            "month (the Bureau's monthly release); pay coefficients of zones, boarding, heating."
        )
    )


def _of_its_month(levels: pl.Series, months: pl.Series) -> pl.Series:
    """«90 (03.2024)», on one line."""
    written = pl.Series([period_written(month) for month in months], dtype=pl.String)
    return levels + "\N{NO-BREAK SPACE}(" + written + ")"


def _periods(rows: pl.DataFrame, name: str) -> str:
    """Periods of a fact, each once."""
    return (
        ", ".join(str(period_written(one)) for one in sorted(rows[name].drop_nulls().unique()))
        or "—"
    )


def _percents(shares: pl.Series, page: Page) -> pl.Series:
    return pl.Series(
        [None if share is None else numbers.percent(share, page.language) for share in shares],
        dtype=pl.String,
    )


def _wholes(values: pl.Series, page: Page) -> pl.Series:
    return pl.Series(
        [None if one is None else numbers.whole(round(one), page.language) for one in values],
        dtype=pl.String,
    )


def _tenths(values: pl.Series, page: Page) -> pl.Series:
    return pl.Series(
        [None if one is None else numbers.tenths(one, page.language) for one in values],
        dtype=pl.String,
    )
