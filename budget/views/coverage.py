"""Of how many units do we hold a budget, and which are missing?"""

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.coverage import MISSING, coverage, held_units, years_shown
from budget.analysis.units import find_places
from budget.charts.coverage import KINDS, coverage_bars
from budget.locale import labels, numbers
from budget.views import address, held
from budget.views.page import Page, guarded, place_label

_KIND_LABELS = {"full": "full", "headline": "headline", "missing": "nothing"}
_STATES = ("missing", "held", "all")
_FOUND = 200  # places a search may leave


def render(page: Page) -> None:
    """Counts by tier and year, then the list behind them."""
    spoken = page.spoken
    st.title(spoken.gettext("What is held and what is missing"))
    st.markdown(
        spoken.gettext(
            "A figure that is missing here is not nought: nobody has read it in yet, or it was never "
            "published. Compare places only where both are held."
        )
    )
    lines = held.all_lines()
    years = years_shown(lines)
    if not years:
        st.info(spoken.gettext("No budget is held yet."))
        return
    units = held_units(lines, tables.read("units"), years)
    counts = coverage(units)
    for number, tier in enumerate(labels.TIERS):
        _tier_bars(
            counts.filter(pl.col("budget_level") == tier), tier, page, has_legend=not number
        )
    _table(counts, page)
    _list(units, years, page)


def _tier_bars(counts: pl.DataFrame, tier: str, page: Page, *, has_legend: bool) -> None:
    """One tier: shares of its units that are held in full, as totals, or not."""
    spoken = page.spoken
    title = labels.label(labels.TIERS, tier, spoken)
    kinds = [labels.label(labels.HELD, _KIND_LABELS[kind], spoken) for kind in KINDS]
    long = (
        counts.select(
            "budget_year",
            "unit_count",
            *(
                pl.col(f"{kind}_count").alias(shown)
                for kind, shown in zip(KINDS, kinds, strict=True)
            ),
        )
        .unpivot(
            index=["budget_year", "unit_count"],
            on=kinds,
            variable_name="kind",
            value_name="count",
        )
        .filter(pl.col("unit_count") > 0)
        .with_columns(
            share=pl.col("count") / pl.col("unit_count"),
            rank=pl.col("kind").replace_strict(
                {kind: place for place, kind in enumerate(kinds)}
            ),
        )
    )
    drawn, specification = coverage_bars(
        long,
        kinds,
        counts["budget_year"].to_list(),
        page.language,
        is_dark=page.is_dark,
        has_legend=has_legend,
    )
    fullest = (
        counts.sort(pl.col("full_count") + pl.col("headline_count"), "budget_year")
        .tail(1)
        .row(0, named=True)
    )
    takeaway = spoken.gettext(
        "{year}: {held} of {all}",
        year=fullest["budget_year"],
        held=numbers.whole(fullest["full_count"] + fullest["headline_count"], page.language),
        all=numbers.whole(fullest["unit_count"], page.language),
    )
    st.markdown(f"**{title}** · {takeaway}")
    st.vega_lite_chart(
        drawn, specification, theme=None, key=f"coverage_{tier}", alt=f"{title}. {takeaway}"
    )


def _table(counts: pl.DataFrame, page: Page) -> None:
    """The numbers behind the bars."""
    spoken = page.spoken
    shown = counts.select(
        pl.col("budget_level")
        .cast(pl.String)
        .replace_strict({tier: spoken.gettext(text) for tier, text in labels.TIERS.items()})
        .alias("tier"),
        pl.col("budget_year").cast(pl.String),
        "unit_count",
        "full_count",
        "headline_count",
        "missing_count",
        pl.Series(
            "share",
            [
                "" if share is None else numbers.percent(share, page.language)
                for share in counts["held_share"]
            ],
            dtype=pl.String,
        ),
    )
    with st.expander(spoken.gettext("The numbers behind the bars")):
        st.dataframe(
            shown,
            hide_index=True,
            alt=spoken.gettext("Units with a budget held, by tier and year"),
            column_config={
                "tier": spoken.gettext("Tier"),
                "budget_year": spoken.gettext("Budget year"),
                "unit_count": spoken.gettext("Units"),
                "full_count": spoken.gettext("Down to programmes"),
                "headline_count": spoken.gettext("Headline figures"),
                "missing_count": spoken.gettext("Missing"),
                "share": st.column_config.TextColumn(spoken.gettext("Held"), alignment="right"),
            },
        )


def _list(units: pl.DataFrame, years: list[int], page: Page) -> None:
    """Units of a tier and year, narrowed by a search; a click opens the place."""
    spoken = page.spoken
    st.header(spoken.gettext("Which ones"))
    states = {
        "missing": spoken.gettext("missing"),
        "held": spoken.gettext("held"),
        "all": spoken.gettext("all"),
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        year = address.pick(
            "year",
            spoken.gettext("Budget year"),
            [str(year) for year in reversed(years)],
            str,
            default=_fullest(units),
        )
        tier = address.pick(
            "tier",
            spoken.gettext("Tier"),
            list(labels.TIERS),
            lambda value: labels.label(labels.TIERS, value, spoken),
            default="oblast",
        )
        state = address.pick(
            "state",
            spoken.gettext("Show"),
            list(_STATES),
            states.__getitem__,
            default="missing",
            as_buttons=True,
        )
    query = st.text_input(
        spoken.gettext("Narrow by name"),
        type="search",
        live=True,
        key="coverage_query",
        placeholder=spoken.gettext("Name"),
    )
    rows = units.filter(
        pl.col("budget_level").cast(pl.String) == tier, pl.col("budget_year") == int(year)
    )
    if state != "all":
        is_missing = pl.col("reason").is_in(MISSING)
        rows = rows.filter(is_missing if state == "missing" else pl.col("held").is_not_null())
    if query:
        wanted = find_places(query, tables.read("units"), _FOUND)
        rows = rows.filter(pl.col("unit_id").is_in(wanted["unit_id"].implode()))
    _listed(rows, page)


def _listed(rows: pl.DataFrame, page: Page) -> None:
    spoken = page.spoken
    st.caption(spoken.ngettext("{number} unit", "{number} units", rows.height))
    if rows.is_empty():
        return
    names = {
        str(unit["unit_id"]): place_label(unit, page)
        for unit in tables.read("units").unique("unit_id", keep="last").iter_rows(named=True)
    }
    reasons = {reason: spoken.gettext(text) for reason, text in labels.REASONS.items()}
    held_labels = {kind: spoken.gettext(text) for kind, text in labels.HELD.items()}
    shown = rows.select(
        pl.col("unit_id").replace_strict(names).alias("name"),
        pl.coalesce(
            pl.col("held").replace_strict(held_labels, default=None),
            pl.col("reason").replace_strict(reasons, default=None),
        ).alias("state"),
        pl.col("parent_id").replace_strict(names, default=None).alias("parent"),
        pl.col("unit_id"),
    )
    event = st.dataframe(
        shown,
        hide_index=True,
        key="coverage_list",
        on_select="rerun",
        selection_mode="single-cell",
        alt=spoken.gettext("Units and what is held of them"),
        column_config={
            "name": st.column_config.TextColumn(spoken.gettext("Name"), width="medium"),
            "parent": st.column_config.TextColumn(spoken.gettext("Lies in"), width="medium"),
            "state": st.column_config.TextColumn(spoken.gettext("Held"), width="large"),
            "unit_id": st.column_config.TextColumn(spoken.gettext("Code")),
        },
    )
    cells = event["selection"]["cells"]
    if cells:
        picked = shown.row(int(cells[0][0]), named=True)
        address.link(
            address.PLACE,
            spoken.gettext("Open: {place}", place=picked["name"]),
            place=picked["unit_id"],
        )


def _fullest(units: pl.DataFrame) -> str:
    """The year of which most units are held; the newest of several."""
    counts = (
        units.filter(pl.col("held").is_not_null())
        .group_by("budget_year")
        .len()
        .sort("len", "budget_year")
    )
    return str(counts["budget_year"].last())


if __name__ == "__main__":
    guarded(render)
