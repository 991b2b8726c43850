"""One request: where it stands, its money, its timeline, what to do next."""

import polars as pl
import streamlit as st

from budget.locale import labels
from budget.locale import requests as said
from budget.register.lines import side_by_side
from budget.register.register import Register
from budget.views import address
from budget.views.draft import draft_kept
from budget.views.page import Page
from budget.views.plain import plain
from budget.views.requests_correct import attach_shown, correct_shown
from budget.views.requests_event import event_shown
from budget.views.requests_form import FORM
from budget.views.requests_lines import lines_shown
from budget.views.requests_papers import papers_shown
from budget.views.requests_timeline import timeline_shown
from budget.views.requests_words import amount_shown, day_shown, options, village_name
from budget.views.saving import saves

_MONEY = pl.col("amount_kzt", "line_kzt")


def one_shown(register: Register, request_id: str, page: Page) -> None:
    """The request of the address."""
    spoken = page.spoken
    if st.button(spoken.gettext("All requests"), icon=":material/arrow_back:", type="tertiary"):
        address.put(request="", view="list")
        st.rerun()
    request = register.requests().filter(request_id=request_id)
    if request.is_empty():
        st.warning(spoken.gettext("No request of this key is in this register."))
        return
    _saved(register, request_id, page)
    standing = register.standings().filter(request_id=request_id)
    _head(request, standing, page)
    _money(standing, register.events(request_id), page)
    timeline_shown(register, request_id, page)
    _doors(register, request, page)


def _saved(register: Register, request_id: str, page: Page) -> None:
    """What the press before this one saved, and which of its documents are not taken."""
    known, spoken = saves(), page.spoken
    draft_kept(FORM, known.turn(FORM), register.register_id)
    if known.done.pop(FORM, None) == request_id:
        st.success(spoken.gettext("Saved. Keep its receipt: it proves what stands here."))
    while known.refused:
        st.error(plain(known.refused.pop()))


def _doors(register: Register, request: pl.DataFrame, page: Page) -> None:
    spoken = page.spoken
    request_id = str(request["request_id"].item())
    doors = {
        "event": spoken.gettext("Something happened"),
        "attach": spoken.gettext("Add a document"),
        "line": spoken.gettext("Find it in a budget"),
        "papers": spoken.gettext("Papers and receipt"),
        "correct": spoken.gettext("Correct a fact"),
    }
    door = address.pick(
        "do", spoken.gettext("What next"), list(doors), doors.__getitem__,
        default="papers", as_buttons=True,
    )  # fmt: skip
    match door:
        case "event":
            event_shown(register, request, page)
        case "attach":
            attach_shown(register, request_id, page)
        case "line":
            lines_shown(register, request, page)
        case "correct":
            correct_shown(register, request, page)
        case _:
            papers_shown(register, request, page)


def _head(request: pl.DataFrame, standing: pl.DataFrame, page: Page) -> None:
    """Title, village, office; the state and the day a reply is due, in words."""
    spoken = page.spoken
    asked, stands = request.row(0, named=True), standing.row(0, named=True)
    st.header(plain(asked["title"]), anchor=False)  # no text of it in an address
    st.caption(
        " · ".join(
            [
                plain(village_name(asked["unit_id"], page)),
                options(said.KINDS, page)[asked["kind"]],
                plain(asked["office"]),
                labels.label(labels.TIERS, asked["tier"], spoken),
                str(asked["year"]),
                asked["request_id"],
            ]
        )
    )
    state = options(said.STATES, page)[stands["state"]]
    told = f"**{state}**"
    if stands["due_on"] is not None:
        counted = options(said.COUNTED_FROM, page)[stands["counted_from"]]
        told += ". " + spoken.gettext(
            "Reply due on {day} ({counted}).",
            day=day_shown(stands["due_on"], page),
            counted=counted,
        )
    if stands["is_overdue"]:
        told += " " + spoken.ngettext(
            "{number} day overdue.", "{number} days overdue.", stands["overdue_days"]
        )
        st.error(told, icon=":material/schedule:")
    else:
        st.info(told)
    if stands["due_on"] is not None and not stands["is_calendar_confirmed"]:
        st.caption(
            spoken.gettext(
                "The moved working days of this period are not all confirmed: check the day."
            )
        )


def _money(standing: pl.DataFrame, events: pl.DataFrame, page: Page) -> None:
    """Asked, in the draft, approved, revised, executed, side by side."""
    spoken = page.spoken
    stands = standing.row(0, named=True)
    rows = side_by_side(stands, events).filter(
        (pl.col("stage") == "asked") | pl.any_horizontal(_MONEY.is_not_null())
    )
    names = {"asked": spoken.gettext("Asked"), **options(said.STAGES, page)}
    st.table(
        pl.DataFrame(
            {
                spoken.gettext("Stage"): [names[stage] for stage in rows["stage"]],
                spoken.gettext("For this request"): [
                    amount_shown(amount, page) for amount in rows["amount_kzt"]
                ],
                spoken.gettext("Budget line confirmed"): [
                    "—"
                    if code is None
                    else f"{code} {plain(name)}: {amount_shown(amount, page)} ({cell})"
                    for code, name, amount, cell in rows.select(
                        "code", "name", "line_kzt", "cell"
                    ).iter_rows()
                ],
            }
        ),
        border="horizontal",
        hide_index=True,
        alt=spoken.gettext("Money of the request by stage"),
    )
    if stands["short_kzt"]:
        st.markdown(
            spoken.gettext(
                "Short of what was asked: **{amount}**.",
                amount=amount_shown(stands["short_kzt"], page),
            )
        )
