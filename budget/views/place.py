"""One place: its headline figures, six sections, structure, checks, and the cells that print them."""

import polars as pl
import streamlit as st

from budget.locale import labels
from budget.locale.citations import act_of, citation, edition_cited
from budget.views import address, budgets, held
from budget.views.amounts import amounts_switch
from budget.views.budgets import Budget
from budget.views.checked import checks_shown
from budget.views.covered import tier_covered
from budget.views.figures import click_hint, figures_table, named_in
from budget.views.foot import Figure, budget_titled, foot
from budget.views.headline import headline_shown
from budget.views.page import Page, guarded
from budget.views.per_head import per_head_shown
from budget.views.printed import printed_panel
from budget.views.relatives import breadcrumb, relatives
from budget.views.similar import similar_offered
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
    editions = held.editions(unit_id, page.language)
    if editions.is_empty():
        nothing_held(unit, page)
        relatives(unit, page)
        return
    _budget(_chosen(unit_id, editions, page), page)
    relatives(unit, page)


def _chosen(unit_id: str, editions: pl.DataFrame, page: Page) -> Budget:
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
        str(key): _edition_name(edition, page)
        for key, edition in zip(of_year["edition_key"], of_year.iter_slices(1), strict=True)
    }
    edition = address.pick(
        "edition",
        spoken.gettext("Edition"),
        list(names),
        names.__getitem__,
        default=next(iter(names)),
        resets=("code", "depth"),
        told=explained("edition", page),
    )
    return Budget(unit_id, int(year), edition, page.language)


def _edition_name(edition: pl.DataFrame, page: Page) -> str:
    """«Approved · № 298 of 10 December 2025 · as adopted»."""
    spoken = page.spoken
    act = act_of(edition)
    return " · ".join(
        [
            labels.label(labels.PHASES, str(edition["phase"].item()), spoken),
            labels.label(labels.BASES, act.edition_basis or "unknown", spoken),
            edition_cited(act, spoken) or citation(act, spoken),
        ]
    )


def _budget(budget: Budget, page: Page) -> None:
    spoken = page.spoken
    act = act_of(budgets.edition_of(budget))
    headline_shown(budgets.figures_of(budget), budgets.transfers_received(budget), page)
    per_head_shown(budget, page)
    similar_offered(budget.unit_id, budget.year, page)
    amounts_switch(page)
    st.caption(citation(act, spoken))
    checks_shown(budgets.checks_of(budget), page)
    st.header(spoken.gettext("The six sections"), help=explained("balance", page))
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
            unit=spoken.gettext("tenge, as printed in the act"),
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
