"""One place: its headline figures, six sections, structure, checks, and the cells that print them."""

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.editions import lines_of_edition
from budget.analysis.headlines import headlines, transfers_received
from budget.analysis.names import named, vintage_of
from budget.locale import labels
from budget.locale.citations import Act, act_of, citation
from budget.views import address, held
from budget.views.amounts import amounts_switch
from budget.views.checked import checks_shown
from budget.views.figures import click_hint, figures_table, named_in
from budget.views.foot import Figure, budget_titled, foot
from budget.views.headline import headline_shown
from budget.views.page import Page, guarded
from budget.views.printed import printed_panel
from budget.views.relatives import breadcrumb, relatives
from budget.views.structure import structure_shown
from budget.views.terms import explained
from budget.views.unheld import nothing_held, unknown_place

_BUTTONS = 8  # years that fit a phone in two rows of buttons; more become a list


def render(page: Page) -> None:
    """The place of the address."""
    unit = held.unit(st.query_params.get("place", ""))
    if unit.is_empty():
        unknown_place(page)
        return
    unit_id = str(unit["unit_id"].item())
    breadcrumb(unit, page)
    lines = held.lines(unit_id)
    if lines.is_empty():
        nothing_held(unit, page)
        relatives(unit, page)
        return
    edition = _edition_chosen(held.editions(lines, page.language), page)
    chosen = lines_of_edition(lines, edition)
    act = act_of(edition)
    _budget(chosen, edition, act, page)
    relatives(unit, page)


def _edition_chosen(editions: pl.DataFrame, page: Page) -> pl.DataFrame:
    """Year and edition, chosen in the address."""
    spoken = page.spoken
    years = [str(year) for year in editions["budget_year"].unique(maintain_order=True)]
    year = address.pick(
        "year",
        spoken.gettext("Budget year"),
        years,
        str,
        default=years[0],
        resets=("edition", "section", "code", "depth"),
        as_buttons=len(years) <= _BUTTONS,
    )
    of_year = editions.filter(pl.col("budget_year") == int(year))
    names = {
        str(key): _edition_name(of_year.filter(edition_key=key), page)
        for key in of_year["edition_key"]
    }
    edition = address.pick(
        "edition",
        spoken.gettext("Edition"),
        list(names),
        names.__getitem__,
        default=next(iter(names)),
        resets=("code", "depth"),
    )
    return of_year.filter(edition_key=edition)


def _edition_name(edition: pl.DataFrame, page: Page) -> str:
    """«Approved · № 298 of 10 December 2025 · as adopted»."""
    spoken = page.spoken
    act = act_of(edition)
    return " · ".join(
        [
            labels.label(labels.PHASES, str(edition["phase"].item()), spoken),
            labels.label(labels.BASES, act.edition_basis or "unknown", spoken),
            citation(act, spoken).removeprefix(f"{act.issuer}, "),
        ]
    )


def _budget(lines: pl.DataFrame, edition: pl.DataFrame, act: Act, page: Page) -> None:
    spoken = page.spoken
    vintage = vintage_of(lines, edition["period_from"].item())
    figures = named(headlines(lines), tables.read("classification"), vintage, page.language)
    is_section = pl.col("line_level") == "section"
    is_item = pl.col("line_level") == "item"
    items = {code: spoken.gettext(text) for code, text in labels.ITEMS.items()}
    figures = figures.with_columns(
        name=pl.when(is_section)
        .then(
            pl.col("section")
            .cast(pl.String)
            .replace_strict(
                {section: spoken.gettext(text) for section, text in labels.SECTIONS.items()}
            )
        )
        .when(is_item)
        .then(pl.col("code").replace_strict(items, default=pl.col("name")))
        .otherwise("name"),
        name_language=pl.when(~is_section & ~is_item).then("name_language"),
    )
    headline_shown(figures, transfers_received(figures, vintage), page)
    amounts_switch(page)
    st.caption(citation(act, spoken))
    checks_shown(edition, page)
    st.header(spoken.gettext("The six sections"), help=explained("balance", page))
    click_hint(page)
    key = "_".join(
        str(part) for part in edition.select("unit_id", "budget_year", "edition_key").row(0)
    )
    picked = figures_table(
        figures.with_columns(
            name=pl.when(is_section)
            .then("name")
            .otherwise(pl.concat_str(pl.lit("   "), "name"))
        ),
        page,
        key=f"sections_{key}",
        alt=spoken.gettext("The six sections of the budget and their parts"),
    )
    foot(
        Figure(
            key=f"budget_{key}",
            titled=budget_titled(lines, page, lambda words: words.gettext("The six sections")),
            unit=spoken.gettext("tenge, as printed in the act"),
            rows=lines,
            acts=[act],
        ),
        page,
    )
    if not picked.is_empty() and picked["cell"].item() is not None:
        printed_panel(picked, named_in(picked, page)[0].strip(), page)
    structure_shown(lines, vintage, key, act, page)


if __name__ == "__main__":
    guarded(render)
