"""What is compared, of when, and how it is shown: choices that live in the address."""

from dataclasses import dataclass
from typing import Literal

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.comparison import phases_held
from budget.analysis.measures import TRANSFERS, Measure
from budget.analysis.names import named
from budget.analysis.prices import latest_measured_year, price_index
from budget.locale import labels
from budget.model.enums import Phase, Section
from budget.views import address
from budget.views.amounts import amounts_switch
from budget.views.page import Page
from budget.views.terms import explained
from budget.views.unheld import year_told

View = Literal["bars", "tiles", "years"]
Per = Literal["total", "head", "share"]
_CURRENT = "current"
_CATEGORIES = {
    "1": "tax",
    "2": "nontax",
    "3": "capital_sales",
    TRANSFERS: "transfers_in",
}
_TERMS = {
    "1": "tax_receipts",
    "2": "nontax_receipts",
    "3": "capital_receipts",
    TRANSFERS: "transfers",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One measure, one phase, one way of showing it.

    Attributes:
        measure: What is compared.
        year: Budget year of bars and tiles.
        years: Budget years of the view over time.
        phase: State of the budget.
        view: Bars, tiles, or over the years.
        per: Whole amounts, per inhabitant, or as a share of the section.
        base_year: Year in whose prices amounts are; None: prices of each year.
    """

    measure: Measure
    year: int
    years: list[int]
    phase: Phase
    view: View
    per: Per
    base_year: int | None

    @property
    def key(self) -> str:
        """Names the widgets of the view."""
        return f"{self.measure.key}_{self.phase}_{self.view}_{self.year}_{self.per}_{self.base_year}"


def chosen(lines: pl.DataFrame, places: list[str], page: Page) -> Choice | None:
    """The choices of the address; None where nothing is held of the places.

    Args:
        lines: Budget lines of the places.
        places: Units chosen.
        page: Language.
    """
    if lines.is_empty():
        return None
    asked_year = st.query_params.get("year")
    buttons, lists = st.container(horizontal=True), st.container(horizontal=True)
    with buttons:
        view = view_chosen(page)
    with lists:
        measure = _measure(lines, page)
        years = sorted(set(lines["budget_year"].to_list()))
        year = years[-1] if view == "years" else _year(lines, years, page)
        phase = _phase(lines, places, years if view == "years" else [year], page)
    with buttons:
        per = _per(measure, page)
    with lists:
        base_year = prices_chosen(page, width=220) if per != "share" else None
        if per != "share":
            amounts_switch(page)
    if view != "years":
        year_told(asked_year, str(year), page)
    return Choice(
        measure=measure,
        year=year,
        years=list(range(years[0], years[-1] + 1)),
        phase=phase,
        view=view,
        per=per,
        base_year=base_year,
    )


def measure_label(measure: Measure, lines: pl.DataFrame, page: Page) -> str:
    """The measure in words: «Expenditures», «Tax receipts», «04 · Education»."""
    return _measure_labels([measure], lines, page)[measure.key]


def measure_term(measure: Measure) -> str:
    """The term of the glossary that explains the measure."""
    if not measure.code:
        return measure.section.value
    is_category = measure.section is Section.REVENUES and measure.code in _TERMS
    return _TERMS[measure.code] if is_category else "classification"


def _measure_labels(measures: list[Measure], lines: pl.DataFrame, page: Page) -> dict[str, str]:
    """Key of a measure → its words, all named in one go."""
    names = _names(lines, measures, page)
    return {measure.key: _label(measure, names.get(measure.key), page) for measure in measures}


def _label(measure: Measure, name: str | None, page: Page) -> str:
    spoken = page.spoken
    section = labels.label(labels.SECTIONS, measure.section.value, spoken)
    if not measure.code:
        return section
    item = _CATEGORIES.get(measure.code) if measure.section is Section.REVENUES else None
    if item:
        return labels.label(labels.ITEMS, item, spoken)
    return f"{measure.code} · {name}" if name else f"{section}, {measure.code}"


def view_chosen(page: Page) -> View:
    """Bars, tiles of the regions, or lines over the years: chosen in the address."""
    spoken = page.spoken
    names: dict[View, str] = {
        "bars": spoken.gettext("Bars"),
        "tiles": spoken.gettext("Regions"),
        "years": spoken.gettext("Over the years"),
    }
    asked = address.pick(
        "view",
        spoken.gettext("View"),
        list(names),
        {str(view): name for view, name in names.items()}.__getitem__,
        default="bars",
        as_buttons=True,
    )
    return next(view for view in names if view == asked)


def _measure(lines: pl.DataFrame, page: Page) -> Measure:
    """Totals, categories of revenue, functional groups; and what lies below the line chosen."""
    asked = st.query_params.get("measure", "")
    current = Measure.of(asked) if asked.partition(":")[0] in set(Section) else None
    if current and not _is_held(current, lines):
        current = None
    keys = _offered(lines, current)
    options = list(dict.fromkeys([*keys, *([current.key] if current else [])]))
    words = _measure_labels([Measure.of(key) for key in options], lines, page)
    return Measure.of(
        address.pick(
            "measure",
            page.spoken.gettext("What is compared"),
            options,
            words.__getitem__,
            default=Section.EXPENDITURES.value,
            width=310,
        )
    )


def _is_held(measure: Measure, lines: pl.DataFrame) -> bool:
    """Whether a document of these places prints the measure; an address may name anything."""
    codes = lines.filter(pl.col("section").cast(pl.String) == measure.section.value)["code"]
    return measure.code in {"", TRANSFERS} or measure.code in codes


def _offered(lines: pl.DataFrame, current: Measure | None) -> list[str]:
    """Keys of the measures that the documents of these places print."""
    code = current.code if current else ""
    level, depth = pl.col("line_level").cast(pl.String), pl.col("code").str.count_matches(r"\.")
    section = pl.col("section").cast(pl.String)
    is_below = (
        pl.lit(bool(code) and code != TRANSFERS)
        & (section == (current.section.value if current else ""))
        & pl.col("code").str.starts_with(f"{code}.")
        & (depth == code.count(".") + 1)
    )
    held = (
        lines.filter(level != "item")
        .filter(
            (level == "section")
            | ((level == "category") & (section == Section.REVENUES.value))
            | ((level == "group") & (section == Section.EXPENDITURES.value))
            | is_below
        )
        .select(section.cast(pl.Enum([one.value for one in Section])), "code")
        .unique()
        .sort("section", "code")
    )
    found: list[str] = []
    for of_section, of_code in held.iter_rows():
        is_moved = of_section == Section.REVENUES.value and of_code in {"4", "5"}
        found.append(Measure(Section(of_section), TRANSFERS if is_moved else of_code).key)
    return list(dict.fromkeys([Section.EXPENDITURES.value, *found]))


def _names(lines: pl.DataFrame, measures: list[Measure], page: Page) -> dict[str, str]:
    """Key of a measure → the name of its line in the language."""
    key = pl.concat_str(pl.col("section").cast(pl.String), "code", separator=":")
    rows = (
        lines.filter(pl.col("line_level").cast(pl.String) != "item")
        .with_columns(key=key)
        .filter(pl.col("key").is_in([measure.key for measure in measures]))
        .unique("key", keep="last", maintain_order=True)
    )
    # documents of both numberings stand side by side: only codes that never moved are named for them
    words = named(rows, tables.read("classification"), None, page.language)
    return dict(words.filter(pl.col("name").is_not_null()).select("key", "name").iter_rows())


def _year(lines: pl.DataFrame, years: list[int], page: Page) -> int:
    """The year of which most places are held comes first, the newest of several."""
    counts = lines.group_by("budget_year").agg(pl.col("unit_id").n_unique())
    fullest = counts.sort("unit_id", "budget_year")["budget_year"].to_list()[-1]
    return int(
        address.pick(
            "year",
            page.spoken.gettext("Budget year"),
            [str(year) for year in reversed(years)],
            str,
            default=str(fullest),
            width=130,
        )
    )


def _phase(lines: pl.DataFrame, places: list[str], years: list[int], page: Page) -> Phase:
    """One phase; the one held most often comes first."""
    spoken = page.spoken
    held = list(phases_held(lines, places, years)) or [Phase.APPROVED.value]
    return Phase(
        address.pick(
            "phase",
            spoken.gettext("Phase"),
            held,
            lambda phase: labels.label(labels.PHASES, phase, spoken),
            default=held[0],
            told=explained(address.chosen("phase", held, held[0]), page),
            width=180,
        )
    )


def _per(measure: Measure, page: Page) -> Per:
    spoken = page.spoken
    names: dict[Per, str] = {
        "total": spoken.gettext("Whole amounts"),
        "head": spoken.gettext("Per inhabitant"),
    }
    if measure.has_shares:
        names["share"] = spoken.gettext("Share of the section")
    asked = address.pick(
        "per",
        spoken.gettext("Counted"),
        list(names),
        {str(per): name for per, name in names.items()}.__getitem__,
        default="total",
        as_buttons=True,
        told=explained("per_inhabitant", page),
    )
    return next(per for per in names if per == asked)


def prices_chosen(page: Page, *, width: int) -> int | None:
    """Prices of each year (None), or of one: the last measured year is offered first.

    Args:
        page: Language.
        width: Of the list, in pixels.
    """
    spoken = page.spoken
    statistics = tables.read("statistics")
    latest = latest_measured_year(statistics)
    held = [year for year in price_index(statistics)["budget_year"] if year <= (latest or 0)]
    options = [_CURRENT, *(str(year) for year in reversed(held))]
    asked = address.pick(
        "prices",
        spoken.gettext("Prices"),
        options,
        lambda key: (
            spoken.gettext("of each year")
            if key == _CURRENT
            else spoken.gettext("prices of {year}", year=key)
        ),
        default=_CURRENT,
        told=explained("real_prices", page),
        width=width,
    )
    return None if asked == _CURRENT else int(asked)
