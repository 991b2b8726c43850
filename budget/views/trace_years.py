"""A budget's own revenues and transfers over the years, with the changes of law between them."""

from dataclasses import replace

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.edition_pair import positions
from budget.analysis.flows_over_years import OverYears, judged_over_years
from budget.analysis.judgement import Judgement
from budget.charts.export import Panel
from budget.locale import labels, numbers
from budget.locale.words import N_, Words
from budget.model.enums import Phase
from budget.views import traced
from budget.views.compare_verdict import verdict_line, verdict_shown
from budget.views.foot import Figure, foot
from budget.views.page import Page
from budget.views.sent import as_sent
from budget.views.trace_edges import edges_table
from budget.views.trace_sides import sides_shown
from budget.views.trace_words import acts_of, files_of, unit_name
from budget.views.trace_years_chart import READ, changes_told, lines_over_years, over_years
from budget.views.trace_years_table import scale_of_years, years_table
from budget.views.traced import Asked


@tables.remembered(*READ)
def _judged(unit_id: str, years: tuple[int, ...], phase: Phase) -> Judgement:
    return judged_over_years(traced.books(), tables.read("breaks"), unit_id, list(years), phase)


def years_shown(asked: Asked, page: Page) -> None:
    """Verdict, lines broken where the law changed, table, marks, edges of the unit."""
    spoken = page.spoken
    over = over_years(asked.unit_id, asked.phase)
    _positions(asked, over, page)
    budgets = _with_revenues(over)
    if budgets.is_empty():
        st.info(
            spoken.gettext(
                "The budget of this place is not held for any year: nothing to draw."
            )
        )
        _edges(asked, over, page)
        return
    place = unit_name(asked.unit_id, page)
    verdict = ""
    if budgets.height > 1:
        judged = _verdict(asked, budgets)
        verdict_shown(judged, {asked.unit_id: place}, page)
        verdict = verdict_line(judged, {asked.unit_id: place}, page)
        chart = lines_over_years(asked, page, scale_of_years(budgets))
        st.caption(spoken.gettext("Unit: {unit}.", unit=chart.unit))
        st.vega_lite_chart(
            as_sent(chart.drawn),
            chart.specification,
            theme=None,
            key=f"years_{asked.key}",
            alt=spoken.gettext(
                "Own revenues, transfers and withdrawals of {place} over the years; the table below "
                "has every value.",
                place=place,
            ),
        )
    changes_told(over, page, is_drawn=budgets.height > 1)
    years_table(budgets, asked, page)
    _foot(asked, over, verdict, page)
    _edges(asked, over, page)


def _with_revenues(over: OverYears) -> pl.DataFrame:
    if over.budgets.is_empty():
        return over.budgets
    return over.budgets.filter(pl.col("revenues_kzt").is_not_null())


def _positions(asked: Asked, over: OverYears, page: Page) -> None:
    """A unit that was given a subvention and becomes a payer, or the other way round."""
    if over.edges.is_empty():
        return
    rows = positions(over.edges, asked.unit_id)
    if not rows["is_changed"].any():
        return
    spoken = page.spoken
    sentences = {
        "receiver": N_("{year}: it receives a subvention of {subvention}"),
        "payer": N_("{year}: {withdrawal} is withdrawn from it"),
        "both": N_("{year}: a subvention of {subvention}, and {withdrawal} is withdrawn"),
    }
    told = [
        "- "
        + labels.label(sentences, row["position"], spoken).format(
            year=row["budget_year"],
            subvention=numbers.amount(row["subvention_kzt"] or 0, spoken),
            withdrawal=numbers.amount(row["withdrawal_kzt"] or 0, spoken),
        )
        for row in rows.iter_rows(named=True)
    ]
    title = spoken.gettext("It changes between recipient and payer")
    st.markdown("\n".join([f"**{title}**", "", *told]))


def _verdict(asked: Asked, budgets: pl.DataFrame) -> Judgement:
    """The verdict on the phase asked for, else on that of the newest budget held."""
    phase = asked.phase or Phase(str(budgets["phase"][-1]))
    return _judged(asked.unit_id, tuple(budgets["budget_year"].to_list()), phase)


def _edges(asked: Asked, over: OverYears, page: Page) -> None:
    """Edges of every year with the tiers next to it; a click shows the cells."""
    spoken = page.spoken
    if over.edges.is_empty():
        return
    st.header(spoken.gettext("Its transfers, year by year"), anchor=False)
    years = over.edges["budget_year"].unique().sort(descending=True).to_list()
    for year in years:
        edges = _edges_of(asked, year)
        with st.expander(
            _counted(year, edges.height, page), key=f"edges_of_{year}", on_change="rerun"
        ) as door:
            if door.open:
                picked = edges_table(edges, f"edges_{asked.key}_{year}", page)
                if not picked.is_empty():
                    sides_shown(picked, traced.whole(year, asked.phase), page)


@tables.remembered(*READ)
def _edges_of(asked: Asked, year: int) -> pl.DataFrame:
    """One year's edges; the same frame at each click, so that what is shown of it is kept."""
    edges = over_years(asked.unit_id, asked.phase).edges
    return edges.filter(pl.col("budget_year") == year)


def _counted(year: int, count: int, page: Page) -> str:
    return page.spoken.ngettext(
        "{year}: {number} transfer", "{year}: {number} transfers", count, year=year
    )


def _foot(asked: Asked, over: OverYears, verdict: str, page: Page) -> None:
    light, is_drawn = replace(page, is_dark=False), over.budgets.height > 1
    scale = scale_of_years(_with_revenues(over))

    def titled(words: Words) -> str:
        return words.gettext(
            "{place}: own revenues and transfers over the years",
            place=unit_name(asked.unit_id, replace(page, spoken=words)),
        )

    def pictured(_: int) -> list[Panel]:
        chart = lines_over_years(asked, light, scale)
        return [Panel(chart.drawn, chart.specification)]

    foot(
        Figure(
            key=f"years_{asked.key}",
            titled=titled,
            unit=page.spoken.gettext(scale.label),
            rows=over.budgets.with_columns(pl.col("missing").list.join(" ")),
            acts=acts_of(over.budgets, page),
            files=lambda: files_of(over.budgets),
            table="budgets_of_tiers",
            verdict=verdict,
            pictured=pictured if is_drawn else None,
        ),
        page,
    )
