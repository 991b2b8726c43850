"""Why regions differ for reasons of their own: shown beside the figures, never left out."""

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.school_context import school_context
from budget.analysis.schools import Schools
from budget.locale import numbers
from budget.views.page import Page
from budget.views.schools_values import SchoolValues


def context_shown(
    found: Schools, values: SchoolValues, names: dict[str, str], page: Page
) -> None:
    """Villages, schools, private pupils, product of the region; and what nobody publishes."""
    spoken = page.spoken
    st.header(spoken.gettext("Why regions differ"))
    st.markdown(
        spoken.gettext(
            "A pupil of a small village school costs more without anybody being at fault: classes "
            "are small, ways are long, zones pay coefficients, buildings are heated for longer. A "
            "higher figure is not better schooling, and a lower one is not thrift."
        )
    )
    facts = school_context(found.rows, found.parts, tables.read("statistics"))
    rows = facts.join(
        values.rows.select("unit_id", "budget_year", "number_text").unique(
            "unit_id", keep="last", maintain_order=True
        ),
        on="unit_id",
        how="left",
        maintain_order="left",
    )
    st.dataframe(
        _shown(rows, values.unit, names, page),
        hide_index=True,
        alt=spoken.gettext("Regions with what makes a pupil dearer or cheaper there"),
        placeholder="—",
        height="content",
    )
    periods = {
        name: ", ".join(sorted(rows[name].drop_nulls().unique())) or "—"
        for name in ("schools_period", "private_period", "grp_period")
    }
    st.caption(
        spoken.gettext(
            "Villages: inhabitants on 1 January 2023. Schools: {schools}. Private pupils: {private}, "
            "counts of the press. Gross regional product: {grp}. Bureau of National Statistics.",
            schools=periods["schools_period"],
            private=periods["private_period"],
            grp=periods["grp_period"],
        )
    )
    st.caption(
        spoken.gettext(
            "Not published by region, or not read: small schools, density of "
            "settlement, prices by region, pay coefficients of zones, boarding."
        )
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


def _shown(rows: pl.DataFrame, unit: str, names: dict[str, str], page: Page) -> pl.DataFrame:
    """The facts under headings in the language."""
    spoken = page.spoken
    return pl.DataFrame(
        {
            spoken.gettext("Place"): rows["unit_id"].replace_strict(names),
            unit: rows["number_text"],
            spoken.gettext("Village inhabitants"): _percents(rows["rural_share"], page),
            spoken.gettext("Village schools"): _percents(rows["rural_school_share"], page),
            spoken.gettext("Inhabitants a school"): _wholes(
                rows["inhabitants_per_school"], page
            ),
            spoken.gettext("Private pupils"): _percents(rows["private_share"], page),
            spoken.gettext("Money that follows the pupil"): _percents(
                rows["per_capita_share"], page
            ),
            spoken.gettext("Regional product, thousand ₸ / inhabitant"): _wholes(
                rows["grp_per_capita_kzt"] / 1000, page
            ),
        }
    )
