"""What is counted, divided by whom, of when and of which regions: choices that live in the address."""

import datetime as dt
from dataclasses import dataclass

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.regrouping import Borders
from budget.analysis.school_measures import (
    CORE,
    SchoolMeasure,
    school_measure,
    school_measures,
)
from budget.analysis.school_organisations import organisations_years
from budget.analysis.schools import Asked, phase_held, regions_of
from budget.locale import labels, numbers
from budget.locale import schools as words_of
from budget.locale.words import N_
from budget.model.education import Basis, Denominator
from budget.model.enums import BudgetLevel, Phase, UnitKind
from budget.views import address
from budget.views.amounts import amounts_switch
from budget.views.compare_choices import View, prices_chosen, view_chosen
from budget.views.page import Page
from budget.views.terms import explained
from budget.views.unheld import year_told

_ALL, _LATEST = "all", "latest"
_KINDS = {
    _ALL: N_("All regions"),
    UnitKind.OBLAST.value: N_("Oblasts"),
    UnitKind.REPUBLICAN_CITY.value: N_("Cities of republican significance"),
    UnitKind.DISTRICT.value: N_("Districts"),
}
_BORDERS = {
    Borders.AS_THEY_WERE.value: N_("as they were, with a break"),
    Borders.OLD.value: N_("old borders"),
    Borders.NEW.value: N_("new borders"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolChoice:
    """The question, and how its answer is shown."""

    asked: Asked
    view: View
    borders: Borders
    is_of_districts: bool = False

    @property
    def year(self) -> int:
        """The last budget year asked for."""
        return self.asked.years[-1]

    @property
    def key(self) -> str:
        """Names the widgets and the files of the view."""
        asked = self.asked
        is_series = self.view == "years"
        parts = (
            asked.measure.key,
            asked.denominator.value,
            f"{asked.years[0]}-{self.year}" if is_series else str(self.year),
            asked.phase.value,
            self.view,
            f"{len(asked.unit_ids)}-places",
            f"borders-{self.borders.value}" if is_series else None,
            asked.base_year and f"prices-{asked.base_year}",
            asked.as_of and f"until-{asked.as_of}",
        )
        return "_".join(part for part in parts if part)


@tables.remembered("budget_lines")
def region_lines() -> pl.DataFrame:
    """Spending lines of all oblasts and cities of republican significance."""
    return (
        tables.scan("budget_lines")
        .filter(
            pl.col("budget_level").cast(pl.String) == BudgetLevel.OBLAST.value,
            pl.col("section").cast(pl.String) == "expenditures",
        )
        .collect()
    )


def school_choice(page: Page) -> SchoolChoice | None:
    """The choices of the address; None where nothing is held at all."""
    view, asked_year = view_chosen(page), st.query_params.get("year")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        measure = _measure(page)
        years = _years(measure)
        if not years:
            return None
        year = years[-1] if view == "years" else _year(years, page)
        denominator = _denominator(measure, page)
        amounts_switch(page)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = _kind(page)
        unit_ids = tuple(regions_of(tables.read("units"), year, kind))
        asked_years = tuple(years) if view == "years" else (year,)
        phase = _phase(measure, list(unit_ids), list(asked_years), page)
        borders = _borders(page) if view == "years" else Borders.AS_THEY_WERE
        as_of = _as_of(measure, unit_ids, year, page) if view != "years" else None
        base_year = prices_chosen(page, width=225)
    if view != "years":
        year_told(asked_year, str(year), page)
    asked = Asked(
        measure=measure,
        years=asked_years,
        phase=phase,
        denominator=denominator,
        unit_ids=unit_ids,
        as_of=as_of,
        base_year=base_year,
    )
    is_below = kind is UnitKind.DISTRICT
    return SchoolChoice(asked=asked, view=view, borders=borders, is_of_districts=is_below)


def _measure(page: Page) -> SchoolMeasure:
    known = school_measures()
    asked = address.pick(
        "measure",
        page.spoken.gettext("What is counted"),
        list(known),
        lambda key: known[key].names[page.language.value],
        default=CORE,
        resets=("year", "by", "phase", "made"),
        width=465,
    )
    return school_measure(asked)


def _years(measure: SchoolMeasure) -> list[int]:
    """Years of which anything of the measure is held, in order."""
    if measure.basis is Basis.ORGANISATIONS:
        return list(organisations_years(tables.read("statistics"), measure))
    lines = region_lines().filter(pl.col("code").str.starts_with("04."))
    return sorted(set(lines["budget_year"]))


def _year(years: list[int], page: Page) -> int:
    """The year of which most regions are held comes first, the newest of several."""
    lines = region_lines().filter(
        pl.col("code").str.starts_with("04."), pl.col("budget_year").is_in(years)
    )
    counts = lines.group_by("budget_year").agg(pl.col("unit_id").n_unique())
    fullest = counts.sort("unit_id", "budget_year")["budget_year"].to_list()[-1:] or years[-1:]
    return int(
        address.pick(
            "year",
            page.spoken.gettext("Budget year"),
            [str(year) for year in reversed(years)],
            str,
            default=str(fullest[0]),
            resets=("made",),
            width=140,
        )
    )


def _denominator(measure: SchoolMeasure, page: Page) -> Denominator:
    """The measure's own, inhabitants of school age, all inhabitants."""
    spoken = page.spoken
    options = list(
        dict.fromkeys([measure.denominator, Denominator.SCHOOL_AGE, Denominator.POPULATION])
    )
    asked = address.pick(
        "by",
        spoken.gettext("Divided by"),
        [option.value for option in options],
        lambda key: words_of.counted(key, spoken),
        default=measure.denominator.value,
        width=260,
    )
    return Denominator(asked)


def _kind(page: Page) -> UnitKind | None:
    spoken = page.spoken
    asked = address.pick(
        "kind",
        spoken.gettext("Which regions"),
        list(_KINDS),
        lambda key: spoken.gettext(_KINDS[key]),
        default=_ALL,
        width=240,
    )
    return None if asked == _ALL else UnitKind(asked)


def _phase(measure: SchoolMeasure, unit_ids: list[str], years: list[int], page: Page) -> Phase:
    """Organisations report what was spent; budgets are in one phase, the one held most first."""
    if len(measure.phases) == 1:
        return measure.phases[0]
    spoken, lines = page.spoken, region_lines()
    found = set(
        lines.filter(
            pl.col("code").str.starts_with("04."),
            pl.col("budget_year").is_in(years),
            pl.col("unit_id").is_in(unit_ids),
        )["phase"].cast(pl.String)
    )
    default = phase_held(lines, unit_ids, years).value
    offered = [one.value for one in measure.phases if one.value in found] or [default]
    asked = address.pick(
        "phase",
        spoken.gettext("Phase"),
        offered,
        lambda phase: labels.label(labels.PHASES, phase, spoken),
        default=default,
        resets=("made",),
        told=explained(address.chosen("phase", offered, default), page),
        width=180,
    )
    return Phase(asked)


def _as_of(
    measure: SchoolMeasure, unit_ids: tuple[str, ...], year: int, page: Page
) -> dt.date | None:
    """The latest editions, or those in force on the day of one of them."""
    if measure.basis is Basis.ORGANISATIONS:
        return None
    spoken = page.spoken
    there = region_lines().filter(
        pl.col("budget_year") == year,
        pl.col("unit_id").is_in(unit_ids),
        pl.col("code").str.starts_with("04."),
    )
    made = (
        tables.read("acts")
        .join(
            there.select("act_id", "edition_no").unique(),
            on=["act_id", "edition_no"],
            how="semi",
        )
        .select(made=pl.coalesce("edition_date", "act_date"))["made"]
        .drop_nulls()
    )
    days = {str(day): day for day in sorted(set(made), reverse=True)}
    asked = address.pick(
        "made",
        spoken.gettext("Editions"),
        [_LATEST, *days],
        lambda key: (
            spoken.gettext("the latest")
            if key == _LATEST
            else spoken.gettext("made until {day}", day=numbers.day(days[key], page.language))
        ),
        default=_LATEST,
        width=240,
    )
    return days.get(asked)


def _borders(page: Page) -> Borders:
    spoken = page.spoken
    asked = address.pick(
        "borders",
        spoken.gettext("Borders"),
        list(_BORDERS),
        lambda key: spoken.gettext(_BORDERS[key]),
        default=Borders.AS_THEY_WERE.value,
        width=240,
    )
    return Borders(asked)
