"""What a pupil gets: spending per pupil by region, and whether it may be compared."""

from collections.abc import Callable
from dataclasses import replace

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.own_pupils import with_own
from budget.analysis.school_years import spread_of_years
from budget.analysis.schools import Held, Schools, schools
from budget.locale import labels, numbers
from budget.locale.words import Words
from budget.views import address, held
from budget.views.compare_places import place_names
from budget.views.compare_verdict import verdict_line, verdict_shown
from budget.views.foot import Figure, foot
from budget.views.grounds import price_files
from budget.views.page import Page, guarded
from budget.views.relatives import span
from budget.views.schools_charts import in_order, school_chart, school_panel
from budget.views.schools_choices import SchoolChoice, region_lines, school_choice
from budget.views.schools_codes import codes_shown
from budget.views.schools_context import context_shown
from budget.views.schools_counts import count_printed
from budget.views.schools_notes import chart_explained, least_explained, way_on
from budget.views.schools_own import own_pupils
from budget.views.schools_sources import school_acts, school_grounds
from budget.views.schools_spread import spread_by_year, spread_shown, spread_told
from budget.views.schools_table import school_table, taken_along
from budget.views.schools_values import SchoolValues, over_years, school_values


def render(page: Page) -> None:
    """Choices, verdict, chart, table, codes, reasons of regions, spread."""
    spoken = page.spoken
    st.title(spoken.gettext("What a pupil gets"), anchor=False)
    choice = school_choice(page)
    if choice is None:
        st.info(spoken.gettext("No education line of a region is held."))
        address.link(address.COVERAGE, spoken.gettext("What is held and what is missing"))
        return
    names = place_names(tables.read("units")["unit_id"], page)
    own = own_pupils(choice, names, page)
    held_tables = _tables(own, page)
    found = schools(held_tables, choice.asked)
    if choice.is_of_districts:
        st.header(_titled(choice, page)(spoken), anchor=False)
        verdict_shown(found.judgement, names, page)
        return
    values = (
        over_years(found, choice, tables.read("units"), names, page)
        if choice.view == "years"
        else school_values(found, choice, names, page)
    )
    values = in_order(values, found.judgement, choice)
    _figure(found, values, choice, names, page)
    codes_shown(found, choice, names, page)
    context_shown(found, values, names, page)
    if choice.view == "years":
        of_years = spread_of_years(values.rows, found.rows, held_tables, choice.asked)
        spread_by_year(of_years, names, page)
        spread_told(school_acts(found, choice, page), page)
    else:
        spread_shown(found, names, school_acts(found, choice, page), page)


def _tables(own: pl.DataFrame | None, page: Page) -> Held:
    return Held(
        lines=region_lines(),
        acts=held.acts(page.language),
        units=tables.read("units"),
        statistics=with_own(tables.read("statistics"), own),
        breaks=tables.read("breaks"),
        responsibilities=tables.read("responsibilities"),
    )


def _figure(
    found: Schools,
    values: SchoolValues,
    choice: SchoolChoice,
    names: dict[str, str],
    page: Page,
) -> None:
    """Chart and table with the verdict between title and chart, the foot below."""
    spoken = page.spoken
    titled = _titled(choice, page)
    st.header(titled(spoken), anchor=False)
    verdict_shown(found.judgement, names, page)
    st.caption(spoken.gettext("Unit: {unit}.", unit=values.unit))
    way_on(found, choice, page)
    clicked = school_chart(values, found.judgement, choice, page)
    chart_explained(values, choice, page)
    picked = school_table(values, choice, page)
    region = str(picked.row["unit_id"].item()) if picked else clicked
    if region and region in set(found.parts["unit_id"]):
        address.put(region=region)
    if picked and picked.is_count:
        count_printed(picked.row, page)
    foot(
        Figure(
            key=f"schools_{choice.key}",
            titled=titled,
            unit=values.unit,
            rows=taken_along(values),
            acts=school_acts(found, choice, page),
            grounds=school_grounds(found, choice),
            files=price_files(choice.asked.base_year),
            coverage=" ".join(
                [_covered(values, page), least_explained(values, choice, page)]
            ).strip(),
            verdict=verdict_line(found.judgement, names, page),
            pictured=lambda bars: [school_panel(values, found.judgement, choice, page, bars)],
        ),
        page,
    )


def _titled(choice: SchoolChoice, page: Page) -> Callable[[Words], str]:
    """«General schooling: core, 2025, revised», in any language."""

    def titled(spoken: Words) -> str:
        other = replace(page, spoken=spoken)
        years = choice.asked.years
        told = span(list(years[::-1])) if choice.view == "years" else str(choice.year)
        return spoken.gettext(
            "{measure}, {years}, {phase}",
            measure=choice.asked.measure.names[other.language.value],
            years=told,
            phase=labels.label(labels.PHASES, choice.asked.phase.value, spoken).lower(),
        )

    return titled


def _covered(values: SchoolValues, page: Page) -> str:
    shown = values.rows.filter(pl.col("shown").is_not_null()).height
    return page.spoken.gettext(
        "Coverage: figures asked for {all}, held {held}.",
        all=numbers.whole(values.rows.height, page.language),
        held=numbers.whole(shown, page.language),
    )


if __name__ == "__main__":
    guarded(render)
