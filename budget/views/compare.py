"""Places side by side: one measure, one phase, and a verdict on whether they compare."""

from collections.abc import Callable
from dataclasses import replace

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.comparability import Judgement, judged
from budget.charts.export import Panel
from budget.locale import labels
from budget.locale.regions import REGIONS
from budget.locale.words import Words
from budget.views import address, held
from budget.views.compare_charts import Drawing, chart_panel, chart_shown
from budget.views.compare_choices import Choice, chosen, measure_label, measure_term
from budget.views.compare_notes import notes_shown
from budget.views.compare_places import places_chosen
from budget.views.compare_sources import acts_cited, comparison_grounds
from budget.views.compare_table import comparison_table, downloaded
from budget.views.compare_values import Values, compared
from budget.views.compare_verdict import verdict_line, verdict_shown
from budget.views.covered import comparison_covered
from budget.views.drawn import newest_first
from budget.views.foot import Figure, foot
from budget.views.grounds import price_files
from budget.views.page import Page, guarded
from budget.views.printed import printed_panel
from budget.views.relatives import span
from budget.views.terms import explained


def render(page: Page) -> None:
    """Places, choices, verdict, chart, table."""
    spoken = page.spoken
    st.title(spoken.gettext("Compare places"), anchor=False)
    places, names = places_chosen(page)
    if not places:
        st.info(
            spoken.gettext("Choose two places or more: what is held of them is then compared.")
        )
        return
    lines = held.lines_of([*places, *REGIONS])
    theirs = lines.filter(pl.col("unit_id").is_in(places))
    choice = chosen(theirs, places, page)
    if choice is None:
        st.info(spoken.gettext("Nothing is held of the places chosen."))
        address.link(address.COVERAGE, spoken.gettext("What is held and what is missing"))
        return
    regions = [unit_id for unit_id in REGIONS if unit_id in names]
    unit_ids = regions if choice.view == "tiles" else places
    years = choice.years if choice.view == "years" else [choice.year]
    values = compared(lines, unit_ids, years, names, choice, page)
    if choice.view == "years":
        values = replace(values, rows=newest_first(values.rows))
    judgement = judged(
        values.rows,
        choice.measure,
        tables.read("breaks"),
        tables.read("units"),
        tables.read("responsibilities"),
    )
    _figure(values, judgement, choice, lines, names, page)


def _figure(  # noqa: PLR0913, PLR0917 -- a figure, its verdict, and what they are named by
    values: Values,
    judgement: Judgement,
    choice: Choice,
    lines: pl.DataFrame,
    names: dict[str, str],
    page: Page,
) -> None:
    """Chart and table with the verdict between title and chart, the foot below."""
    spoken = page.spoken
    titled = _titled(choice, lines, page)
    st.header(titled(spoken), help=explained(measure_term(choice.measure), page), anchor=False)
    verdict_shown(judgement, names, page)
    if choice.view == "years" and values.rows["shown"].is_null().all():  # no point to draw
        st.info(
            spoken.gettext(
                "No figure of this comparison is held: nothing to draw. The table says why, row by row."
            )
        )
        _opened(comparison_table(values, choice, page), page)
        return
    drawing = Drawing(values=values, judgement=judgement, choice=choice)
    st.caption(spoken.gettext("Unit: {unit}.", unit=values.unit))
    picked = chart_shown(drawing, page)
    notes_shown(values.rows, choice, page)
    clicked = comparison_table(values, choice, page)
    foot(
        Figure(
            key=f"compare_{choice.key}",
            titled=titled,
            unit=values.unit,
            rows=downloaded(values.rows),
            acts=acts_cited(values.rows),
            grounds=comparison_grounds(values.rows, choice),
            files=price_files(choice.base_year),
            coverage=comparison_covered(values.rows, page),
            verdict=verdict_line(judgement, names, page),
            pictured=_pictured(drawing, page),
        ),
        page,
    )
    _opened(clicked if clicked.height else picked, page)


def _titled(choice: Choice, lines: pl.DataFrame, page: Page) -> Callable[[Words], str]:
    """«Expenditures, 2025, revised», in any language."""

    def titled(spoken: Words) -> str:
        other = replace(page, spoken=spoken)
        years = span(choice.years[::-1]) if choice.view == "years" else str(choice.year)
        return spoken.gettext(
            "{measure}, {years}, {phase}",
            measure=measure_label(choice.measure, lines, other),
            years=years,
            phase=labels.label(labels.PHASES, choice.phase.value, spoken).lower(),
        )

    return titled


def _pictured(drawing: Drawing, page: Page) -> Callable[[int], list[Panel]]:
    return lambda _: [chart_panel(drawing, page)]


def _opened(row: pl.DataFrame, page: Page) -> None:
    """The place that was clicked: its page, and the cell that prints its figure."""
    if row.is_empty():
        return
    facts = row.row(0, named=True)
    address.link(
        address.PLACE,
        page.spoken.gettext("Open: {place}", place=facts["name"]),
        icon=":material/arrow_forward:",
        place=facts["unit_id"],
        year=str(facts["budget_year"]),
    )
    if facts["cell"] is not None:
        printed_panel(row, facts["name"], page)
    else:
        st.caption(facts["missing_text"])


if __name__ == "__main__":
    guarded(render)
