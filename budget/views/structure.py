"""What revenue and spending are made of, at any depth, as bars and as a table."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from budget import tables
from budget.locale import labels
from budget.locale.citations import Act
from budget.locale.words import Words
from budget.views import address, budgets
from budget.views.amounts import asked_scale
from budget.views.bars import DRAWN, bars_panel, bars_shown, bars_told
from budget.views.budgets import NEXT, Budget, Part
from budget.views.covered import tier_covered
from budget.views.figures import click_hint, figures_table, named_in
from budget.views.foot import Figure, budget_titled, foot, links_renewed
from budget.views.grounds import Grounds
from budget.views.page import Page
from budget.views.printed import printed_panel
from budget.views.terms import explained
from budget.views.units_shown import unit_shown


@st.fragment
def structure_shown(budget: Budget, act: Act, page: Page) -> None:
    """The breakdown of a section, opened line by line or at a chosen depth.

    A click in it sends this part of the page alone.
    """
    with tables.looked_at_once():
        _structure(budget, act, page)
    links_renewed(page)


def _structure(budget: Budget, act: Act, page: Page) -> None:
    spoken = page.spoken
    sections = budgets.sections_held(budget)
    if not sections:
        st.caption(
            spoken.gettext(
                "Only totals are held of this edition: the annex with its parts is not."
            )
        )
        return
    st.header(
        spoken.gettext("What it is made of"),
        help=explained("classification", page),
        anchor=False,
    )
    section = address.pick(
        "section",
        spoken.gettext("Section"),
        sections,
        lambda value: labels.label(labels.SECTIONS, value, spoken),
        default=sections[0],
        resets=("code", "depth"),
        as_buttons=True,
    )
    code = _opened(budget, section, page)
    depth = _depth(budget, section, code, page)
    part = Part(budget, section, code, None if depth == NEXT else depth)
    rows = budgets.parts_of(part)
    if rows.is_empty():
        st.caption(spoken.gettext("The document prints nothing below this line."))
        return
    scale = asked_scale()
    of_bar = bars_shown(part, page)
    click_hint(page, bars_told(part, page))
    picked = figures_table(
        rows,
        page,
        key=f"structure_{part.key}",
        alt=spoken.gettext("Lines of the section with amounts and shares"),
        shares=rows["share"].null_count() < rows.height,
    )
    foot(
        Figure(
            key=f"structure_{part.key}",
            titled=budget_titled(budget, page, _named(part)),
            unit=unit_shown(rows["amount_kzt"], budget, page, DRAWN),
            grounds=Grounds(phase=budgets.phase_of(budget)),
            rows=rows,
            acts=[act],
            coverage=tier_covered(budget.unit_id, budget.year, page),
            pictured=lambda count: [bars_panel(part, count, scale, page)],
        ),
        page,
    )
    if picked.is_empty():
        picked = of_bar
    if not picked.is_empty():
        if picked["is_open"].item():
            st.button(
                spoken.gettext("Open this line"),
                on_click=address.put,
                kwargs={"code": picked["code"].item(), "depth": ""},
                icon=":material/arrow_downward:",
            )
        printed_panel(picked, named_in(picked, page)[0], page)


def _named(part: Part) -> Callable[[Words], str]:
    """What is broken down, in a language: the section, and the line that was opened."""

    def named(spoken: Words) -> str:
        whole = labels.label(labels.SECTIONS, part.section, spoken)
        if not part.code:
            return whole
        there = replace(part.budget, language=spoken.language)
        name = budgets.path_to(there, part.section, part.code)["name"][-1]
        return f"{whole}: {name}" if name else whole

    return named


def _opened(budget: Budget, section: str, page: Page) -> str:
    """The line opened, and the way back up."""
    asked = st.query_params.get("code", "")
    if not asked:
        return ""
    steps = budgets.path_to(budget, section, asked)
    if asked not in steps["code"].to_list():
        address.put(code="")
        return ""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="path"):
        for code, name in zip(steps["code"], named_in(steps, page), strict=True):
            label = name if code else labels.label(labels.SECTIONS, section, page.spoken)
            if code == asked:
                st.markdown(f"**{code}** {label}")
            else:
                st.button(
                    f"← {label}",
                    key=f"up_{code}",
                    type="tertiary",
                    on_click=address.put,
                    kwargs={"code": code, "depth": ""},
                )
    return asked


def _depth(budget: Budget, section: str, code: str, page: Page) -> str:
    spoken = page.spoken
    depths = budgets.depths_below(budget, section, code)
    if len(depths) < 2:  # noqa: PLR2004 -- one depth is no choice
        return NEXT
    names = {NEXT: spoken.gettext("the next level")} | {
        depth: labels.label(labels.LEVELS, depth, spoken) for depth in depths
    }
    return address.pick(
        "depth", spoken.gettext("Depth"), list(names), names.__getitem__, default=NEXT
    )
