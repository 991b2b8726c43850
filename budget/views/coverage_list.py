"""Which units are held and which are missing, narrowed by year, tier and name."""

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.coverage import MISSING
from budget.analysis.units import find_places
from budget.locale import labels
from budget.model.names import kazakh_sort_key
from budget.views import address
from budget.views.covered import all_covered, tiers_covered
from budget.views.foot import Figure, foot
from budget.views.page import Page, place_label
from budget.views.unheld import year_told

_STATES = ("missing", "held", "all")
_FOUND = 200  # places a search may leave


def units_listed(units: pl.DataFrame, years: list[int], page: Page) -> None:
    """Units of a tier and year, narrowed by a search; a click opens the place."""
    spoken = page.spoken
    st.header(spoken.gettext("Which ones"), anchor=False)
    states = {
        "missing": spoken.gettext("missing"),
        "held": spoken.gettext("held"),
        "all": spoken.gettext("all"),
    }
    state = address.pick(
        "state",
        spoken.gettext("Show"),
        list(_STATES),
        states.__getitem__,
        default="missing",
        as_buttons=True,
    )
    asked_year = st.query_params.get("year")
    with st.container(horizontal=True):
        year = address.pick(
            "year",
            spoken.gettext("Budget year"),
            [str(year) for year in reversed(years)],
            str,
            default=_fullest(units),
            width=140,
        )
        tier = address.pick(
            "tier",
            spoken.gettext("Tier"),
            list(labels.TIERS),
            lambda value: labels.label(labels.TIERS, value, spoken),
            default="oblast",
            width=420,
        )
        query = address.typed("name", spoken.gettext("Narrow by name"), spoken.gettext("Name"))
    year_told(asked_year, year, page)
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
    names, alphabet = _names(page)
    reasons = {reason: spoken.gettext(text) for reason, text in labels.REASONS.items()}
    held_labels = {kind: spoken.gettext(text) for kind, text in labels.HELD.items()}
    shown = rows.sort(pl.col("unit_id").replace_strict(alphabet)).select(
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
    _foot(rows, page)
    cells = event["selection"]["cells"]
    if cells:
        picked = shown.row(int(cells[0][0]), named=True)
        address.link(
            address.PLACE,
            spoken.gettext("Open: {place}", place=picked["name"]),
            place=picked["unit_id"],
        )


def _foot(rows: pl.DataFrame, page: Page) -> None:
    """What a row is, its source, and the list to be taken along."""
    spoken, year = page.spoken, rows["budget_year"][0]
    tier = str(rows["budget_level"].cast(pl.String)[0])
    foot(
        Figure(
            key=f"units_{tier}_{year}",
            titled=lambda words: words.gettext(
                "What is held and what is missing: {tier}, {year}",
                tier=labels.label(labels.TIERS, tier, words),
                year=year,
            ),
            unit=spoken.gettext("units of the classifier of territories"),
            coverage=all_covered(tiers_covered(), page),
            rows=rows,
        ),
        page,
    )


@tables.remembered("units")
def _names(page: Page) -> tuple[dict[str, str], dict[str, int]]:
    """The name of every unit, and its place in the alphabet."""
    names = {
        str(unit["unit_id"]): place_label(unit, page)
        for unit in tables.read("units").unique("unit_id", keep="last").iter_rows(named=True)
    }
    by_name = sorted(names, key=lambda unit_id: kazakh_sort_key(names[unit_id]))
    return names, {unit_id: place for place, unit_id in enumerate(by_name)}


def _fullest(units: pl.DataFrame) -> str:
    """The year of which most units are held; the newest of several."""
    counts = (
        units.filter(pl.col("held").is_not_null())
        .group_by("budget_year")
        .len()
        .sort("len", "budget_year")
    )
    return str(counts["budget_year"].last())
