"""How far apart regions are: four measures, each with its formula and what it hides."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from budget.analysis.judgement import Verdict
from budget.analysis.school_years import SpreadOfYear
from budget.analysis.schools import Schools
from budget.analysis.spread import Bounds, Spread, spread, spread_bounds, theil_parts
from budget.locale import numbers
from budget.locale.citations import Act, citation
from budget.locale.regions import short_names
from budget.locale.verdicts import VERDICTS
from budget.locale.words import N_
from budget.views.page import Page
from budget.views.plain import plain
from budget.views.trace_words import on_phone

_CITED, _NAMED = 3, 3  # acts that a line can hold, and regions that a phone can
_MEASURES = {
    "max_min": (
        N_("Highest to lowest"),
        r"\max x / \min x",
        N_("Hides all regions but two; one odd count makes it."),
    ),
    "cv": (
        N_("Coefficient of variation"),
        r"\sqrt{\tfrac{1}{W}\sum w_i (x_i-\mu)^2}\;/\;\mu",
        N_("Hides whether regions are far above the mean or far below it."),
    ),
    "gini": (
        N_("Gini index"),
        r"\sum_i\sum_j w_i w_j |x_i-x_j| \;/\; (2W^2\mu)",
        N_("Hides where in the order regions differ; 0: all equal."),
    ),
    "theil": (
        N_("Theil index"),
        r"\sum \tfrac{w_i}{W}\tfrac{x_i}{\mu}\ln\tfrac{x_i}{\mu}",
        N_("Hides its own scale, but splits into parts that add up; 0: all equal."),
    ),
}


def spread_shown(
    found: Schools, names: dict[str, str], acts: Sequence[Act], page: Page
) -> None:
    """The measures plain and weighted, with bounds, parts and formulas; or why there are none.

    Args:
        found: The answer.
        names: Unit → name.
        acts: Acts that state the spending.
        page: Language.
    """
    spoken = page.spoken
    st.header(spoken.gettext("How far apart regions are"), anchor=False)
    figures = found.rows.filter(pl.col("per_person_kzt").is_not_null())
    if found.judgement.verdict is Verdict.NOT_COMPARABLE or found.spread.max_min is None:
        st.info(
            spoken.gettext(
                "No measure of spread is shown: the figures may not be compared, or fewer than two "
                "are known."
            )
        )
        return
    _measures(figures, page)
    _missing_told(found, names, page)
    _parts(figures, page)
    spread_told(acts, page)
    _formulas(page)


def spread_by_year(of_years: list[SpreadOfYear], names: dict[str, str], page: Page) -> None:
    """The plain measures of every year and the regions that each year leaves out.

    Args:
        of_years: The measures.
        names: Unit → name.
        page: Language.
    """
    spoken = page.spoken
    st.header(spoken.gettext("How far apart regions are"), anchor=False)
    rows = [_of_year(one, names, page) for one in of_years]
    headings = [
        spoken.gettext("Year"),
        spoken.gettext("Regions with a figure"),
        spoken.gettext("Verdict within the year"),
        *(spoken.gettext(label) for label, *_ in _MEASURES.values()),
        spoken.gettext("Missing"),
    ]
    st.table(
        pl.DataFrame(rows, schema=dict.fromkeys(headings, pl.String), orient="row"),
        border="horizontal",
        hide_index=True,
        alt=spoken.gettext("Measures of spread by year with the regions each year leaves out"),
    )
    st.caption(
        spoken.gettext(
            "Every region once, each year by itself, in the borders chosen. A dash: the figures of "
            "that year may not be compared, or fewer than two are known. Years with other regions "
            "do not compare: a change may come from who is missing."
        )
    )
    if any(one.spread.max_min is not None for one in of_years):
        _formulas(page)


def spread_told(acts: Sequence[Act], page: Page) -> None:
    """Unit and sources of the measures, in a line.

    Args:
        acts: Acts that state the spending.
        page: Language.
    """
    spoken = page.spoken
    unit = spoken.gettext(
        "numbers without a unit, worked out from the figures per person above"
    )
    told = [spoken.gettext("Unit: {unit}.", unit=unit)]
    if acts:
        named = "; ".join(
            plain(citation(act, spoken).removesuffix(".")) for act in acts[:_CITED]
        )
        left = len(acts) - _CITED
        source = (
            spoken.gettext("{named}; {number} more", named=named, number=left)
            if left > 0
            else named
        )
        told.append(spoken.gettext("Source: {source}.", source=source))
    st.markdown(f":small[{' '.join(told)}]")


def _of_year(one: SpreadOfYear, names: dict[str, str], page: Page) -> tuple[str, ...]:
    """A year: regions known, verdict, measures, regions missing."""
    spoken = page.spoken
    return (
        str(one.year),
        spoken.gettext(
            "{known} of {all}", known=one.known, all=one.known + len(one.missing_units)
        ),
        spoken.gettext(VERDICTS[one.verdict.value]),
        *(_written(one.spread, key, page) for key in _MEASURES),
        _listed(one, names, page),
    )


def _listed(one: SpreadOfYear, names: dict[str, str], page: Page) -> str:
    """The regions that a year leaves out; all of them in a word."""
    if not one.known:
        return page.spoken.gettext("all")
    told = names | short_names(page.language)
    listed = [told[unit_id] for unit_id in one.missing_units]
    named, left = ", ".join(listed[:_NAMED]), len(listed) - _NAMED
    if on_phone() and left > 1:  # a narrow column of twenty names would be a screen high
        return page.spoken.ngettext(
            "{named} and {number} more", "{named} and {number} more", left, named=named
        )
    return ", ".join(listed) or "—"


def _measures(figures: pl.DataFrame, page: Page) -> None:
    spoken = page.spoken
    plain, weighted = spread(figures), spread(figures, is_weighted=True)
    is_rounded = figures.filter(
        pl.col("per_person_low_kzt") < pl.col("per_person_high_kzt")
    ).height
    bounds = spread_bounds(figures) if is_rounded else None
    rows = [
        (
            spoken.gettext(label),
            _written(plain, key, page),
            _written(weighted, key, page),
            _span(bounds, key, page),
            spoken.gettext(hides),
        )
        for key, (label, _, hides) in _MEASURES.items()
    ]
    headings = [
        spoken.gettext("Measure"),
        spoken.gettext("Every region once"),
        spoken.gettext("Every person once"),
        spoken.gettext("Rounded counts allow"),
        spoken.gettext("What it hides"),
    ]
    shown = pl.DataFrame(rows, schema=dict.fromkeys(headings, pl.String), orient="row")
    st.table(
        # what each hides stands beside its formula too: on a phone it would only make rows high
        shown.drop(headings[-1]) if on_phone() else shown,
        border="horizontal",
        hide_index=True,
        alt=spoken.gettext("Measures of spread with what each hides"),
    )


def _missing_told(found: Schools, names: dict[str, str], page: Page) -> None:
    """Regions without a figure, and what they could do to the measures."""
    if not found.missing_units:
        return
    st.caption(
        page.spoken.gettext(
            "Missing: {places}. With them the highest to lowest could only be larger; the other "
            "measures could go either way.",
            places=", ".join(names[unit_id] for unit_id in found.missing_units),
        )
    )


def _parts(figures: pl.DataFrame, page: Page) -> None:
    """The weighted Theil index between and within oblasts and cities."""
    if figures["kind"].n_unique() == 1:
        return
    parts = theil_parts(figures, "kind")
    if parts is None:
        return
    st.markdown(
        page.spoken.gettext(
            "Theil index, every person once: {theil} = {between} between oblasts and cities of "
            "republican significance + {within} inside them.",
            **{name: _number(value, page) for name, value in parts.items()},
        )
    )


def _formulas(page: Page) -> None:
    spoken = page.spoken
    with st.expander(spoken.gettext("Formulas and sources")):
        st.markdown(
            spoken.gettext(
                "x: figure of a region; w: 1, or its people; W: sum of w; μ: mean, Σ w·x / W."
            )
        )
        for label, formula, hides in _MEASURES.values():
            st.markdown(f"**{spoken.gettext(label)}**: {spoken.gettext(hides)}")
            st.latex(formula)
        st.caption(
            "F. Cowell, Measuring Inequality, Oxford University Press, 2011; "
            "H. Theil, Economics and Information Theory, North-Holland, 1967."
        )


def _written(found: Spread, key: str, page: Page) -> str:
    values = {
        "max_min": found.max_min,
        "cv": found.cv,
        "gini": found.gini,
        "theil": found.theil,
    }
    value = values[key]
    return "—" if value is None else _number(value, page)


def _span(bounds: Bounds | None, key: str, page: Page) -> str:
    if bounds is None:
        return "—"
    return f"{_written(bounds.low, key, page)} – {_written(bounds.high, key, page)}"


def _number(value: float, page: Page) -> str:
    return numbers.decimal(value, page.language)
