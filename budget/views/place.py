"""One place: its headline figures, six sections, structure, checks, and the cells that print them."""

import polars as pl
import streamlit as st

from budget.locale.citations import citation
from budget.views import address, budgets, held
from budget.views.amounts import amounts_switch
from budget.views.budgets import Budget
from budget.views.checked import checks_shown
from budget.views.covered import tier_covered
from budget.views.figures import click_hint, figures_table, named_in
from budget.views.foot import Figure, budget_titled, foot
from budget.views.grounds import Grounds
from budget.views.headline import headline_shown
from budget.views.page import Page, guarded
from budget.views.per_head import per_head_shown
from budget.views.printed import printed_panel
from budget.views.relatives import breadcrumb, relatives
from budget.views.requests_link import requests_invited
from budget.views.similar import similar_offered
from budget.views.structure import structure_shown
from budget.views.terms import explained
from budget.views.unheld import edition_told, nothing_held, unknown_place, year_told
from budget.views.units_shown import unit_shown

_BUTTONS = 8  # years that fit a phone in two rows of buttons; more become a list


def render(page: Page) -> None:
    """The place of the address."""
    unit = held.unit(st.query_params.get("place", ""))
    if unit.is_empty():
        unknown_place(page)
        return
    unit_id = str(unit["unit_id"].item())
    breadcrumb(unit, page)
    editions = held.editions(unit_id, page.language)
    if editions.is_empty():
        nothing_held(unit, page)
        requests_invited(unit, page)
        relatives(unit, page)
        return
    _budget(_chosen(unit_id, editions, page), page)
    relatives(unit, page)


def _chosen(unit_id: str, editions: pl.DataFrame, page: Page) -> Budget:
    """Year and edition, chosen in the address."""
    spoken = page.spoken
    asked_year, asked_edition = (st.query_params.get(name) for name in ("year", "edition"))
    years = list(dict.fromkeys(str(year) for year in editions["budget_year"]))
    year = address.pick(
        "year",
        spoken.gettext("Budget year"),
        years,
        str,
        default=years[0],
        resets=("edition", "section", "code", "depth"),
        as_buttons=len(years) <= _BUTTONS,
    )
    names = budgets.edition_names(unit_id, int(year), page.language)
    edition = address.pick(
        "edition",
        spoken.gettext("Edition"),
        list(names),
        names.__getitem__,
        default=next(iter(names)),
        resets=("code", "depth"),
        told=explained("edition", page),
    )
    year_told(asked_year, year, page)
    if asked_year in {None, year}:  # editions of another year are not asked for
        edition_told(asked_edition, edition, names[edition], page)
    return Budget(unit_id, int(year), edition, page.language)


def _budget(budget: Budget, page: Page) -> None:
    spoken = page.spoken
    act = budgets.act(budget)
    headline_shown(budgets.amounts_of(budget), page)
    per_head_shown(budget, page)
    similar_offered(budget.unit_id, budget.year, page)
    address.link(
        address.TRACE,
        spoken.gettext("Trace the money"),
        icon=":material/account_tree:",
        place=budget.unit_id,
        year=str(budget.year),
    )
    requests_invited(held.unit(budget.unit_id), page)
    amounts_switch(page)
    checks_shown(budgets.checks_of(budget), citation(act, spoken), page)
    st.header(spoken.gettext("The six sections"), help=explained("balance", page), anchor=False)
    click_hint(page)
    picked = figures_table(
        budgets.indented_figures(budget),
        page,
        key=f"sections_{budget.key}",
        alt=spoken.gettext("The six sections of the budget and their parts"),
    )
    foot(
        Figure(
            key=f"budget_{budget.key}",
            titled=budget_titled(budget, page, lambda words: words.gettext("The six sections")),
            unit=unit_shown(budgets.figures_of(budget)["amount_kzt"], budget, page),
            grounds=Grounds(phase=budgets.phase_of(budget)),
            rows=budgets.lines_of(budget),
            acts=[act],
            coverage=tier_covered(budget.unit_id, budget.year, page),
        ),
        page,
    )
    if not picked.is_empty() and picked["cell"].item() is not None:
        printed_panel(picked, named_in(picked, page)[0].strip(), page)
    structure_shown(budget, act, page)


if __name__ == "__main__":
    guarded(render)
