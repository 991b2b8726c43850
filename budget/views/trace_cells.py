"""The printed cells behind an amount of a budget of the chain."""

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.tiers import depth_of
from budget.analysis.trace import Country
from budget.analysis.vintages import with_vintage
from budget.locale import labels, transfers
from budget.model.enums import LineLevel, Phase, Section, TransferKind
from budget.views import held, traced
from budget.views.page import Page
from budget.views.printed import printed_panel
from budget.views.trace_sides import statement_lines
from budget.views.trace_words import unit_name

_EDITION = ["act_id", "edition_no", "phase"]
_TOTALS = {
    "revenues_kzt": Section.REVENUES.value,
    "expenditures_kzt": Section.EXPENDITURES.value,
}
_PARTS = {
    "transfers_from_above_kzt": "02",
    "transfers_from_below_kzt": "01",
}  # classes of receipts
_TITLES = transfers.COLUMNS | {"expenditures_kzt": labels.SECTIONS["expenditures"]}
_ROUNDING = 1_000  # tenge: one printed thousand
_OWN = "own_revenues_kzt"


def clicked(selection: dict[str, list[tuple[int, str]]], budgets: pl.DataFrame) -> pl.DataFrame:
    """The budget whose cell was clicked, with `column`: the amount meant; or no row.

    Args:
        selection: What a table says of its selected cells.
        budgets: The rows of the table.

    Returns:
        One row; a click on a name or an act means the revenues.
    """
    cells = selection["cells"]
    if not cells:
        return budgets.clear().with_columns(column=pl.lit(None, pl.String))
    row_no, column = cells[0]
    is_amount = column in _TOTALS | _PARTS or column in {_OWN, "withdrawn_kzt"}
    amount = column if is_amount else "revenues_kzt"
    return budgets.slice(int(row_no), 1).with_columns(column=pl.lit(amount))


def cells_shown(budget: pl.DataFrame, year: int, phase: Phase | None, page: Page) -> None:
    """The cells that print an amount; of one that is worked out, those it is worked out from.

    Args:
        budget: A row of `clicked`; none: nothing is shown.
        year: Its budget year.
        phase: The phase asked for.
        page: Language.
    """
    if budget.is_empty():
        return
    spoken, column = page.spoken, str(budget["column"].item())
    lines = _lines(budget, column, year)
    if lines.is_empty() and column not in _TOTALS:
        lines = _stated(budget, column, traced.whole(year, phase))
    if not _adds_up(lines, budget[column].item()):
        st.info(spoken.gettext("No cell held here prints this figure."))
        return
    if lines.height > 1:
        st.caption(spoken.gettext("This figure is the sum of the printed figures below."))
    place = unit_name(str(budget["unit_id"].item()), page)
    what = labels.label(_TITLES, column, spoken)
    for line in lines.iter_slices(1):
        printed_panel(line, f"{place}, {year}: {what}", page)


def _adds_up(lines: pl.DataFrame, amount: int | None) -> bool:
    """Whether the lines make up the amount: nought and what is not told are printed nowhere."""
    if amount is None or lines.is_empty():
        return False
    apart = lines.select((pl.col("amount_kzt").sum() - amount).abs()).item()
    return int(apart) <= _ROUNDING * lines.height


def _lines(budget: pl.DataFrame, column: str, year: int) -> pl.DataFrame:
    """The lines of the budget's own edition that state the amount."""
    unit_id, act_id = budget["unit_id"].item(), budget["act_id"].item()
    if act_id is None:
        return held.lines(str(unit_id)).clear()
    edition = (pl.col(name).cast(pl.String) == str(budget[name].item()) for name in _EDITION)
    lines = held.lines(str(unit_id)).filter(pl.col("budget_year") == year, *edition)
    level, section = (pl.col(name).cast(pl.String) for name in ("line_level", "section"))
    if column in _TOTALS:
        is_total = (level == LineLevel.SECTION.value) & (section == _TOTALS[column])
        return lines.filter(is_total).head(1)
    received = lines.filter(section == Section.REVENUES.value).lazy()
    dated = with_vintage(received, tables.scan("acts"))
    receipts = dated.sort("table_no", "row_no").collect()
    is_transfers = pl.col("code").str.slice(0, 1) == pl.col("transfers_category")
    if column == _OWN:
        return receipts.filter(level == LineLevel.CATEGORY.value, ~is_transfers)
    return _received(receipts.filter(is_transfers), _PARTS.get(column))


def _received(receipts: pl.DataFrame, number: str | None) -> pl.DataFrame:
    """The class of transfers from one side, else its subclasses; from above else the category."""
    if number is None:
        return receipts.clear()
    level, code = pl.col("line_level").cast(pl.String), pl.col("code")
    for depth in (LineLevel.CLASS, LineLevel.SUBCLASS):
        found = receipts.filter(level == depth.value, code.str.slice(2, 2) == number)
        if found.height:
            return found
    is_above = number == _PARTS["transfers_from_above_kzt"]
    return receipts.filter(level == LineLevel.CATEGORY.value) if is_above else receipts.clear()


def _stated(budget: pl.DataFrame, column: str, whole: Country) -> pl.DataFrame:
    """What lists of transfers state: withdrawals from it, and what it receives from below."""
    unit_id, edges = budget["unit_id"].item(), whole.edges.filter(~pl.col("is_whole"))
    is_up = depth_of("payer_level") > depth_of("payee_level")
    if column not in {"withdrawn_kzt", "transfers_from_below_kzt"}:
        return whole.ledger.clear()
    if column == "withdrawn_kzt":
        is_withdrawal = pl.col("kind") == TransferKind.WITHDRAWAL.value
        edges = edges.filter(is_withdrawal, pl.col("payer_id") == unit_id)
    else:
        edges = edges.filter(is_up, pl.col("payee_id") == unit_id)
    sides = ("payer", "payee") if column == "withdrawn_kzt" else ("payee", "payer")
    found = [
        next((lines for lines in both if lines.height), whole.ledger.clear())
        for both in (
            [statement_lines(edge, side, whole.ledger) for side in sides]
            for edge in edges.iter_slices(1)
        )
    ]
    return pl.concat([whole.ledger.clear(), *found])
