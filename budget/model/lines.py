"""The figures: budget lines, transfers, statistics."""

import dataframely as dy
import polars as pl

from budget.model.base import Table, closed, meta
from budget.model.enums import (
    BudgetLevel,
    Consolidation,
    LineLevel,
    Phase,
    Quality,
    Section,
    Side,
    StatisticStatus,
    TransferKind,
    ValueStatus,
)


class BudgetLines(Table):
    """One row a printed amount of a budget. Never summed over phase, nor over tier unnetted."""

    unit_id = dy.String(
        regex=r"^(KZ|[0-9]{9})$", metadata=meta("Unit"), description="Unit whose budget it is"
    )
    budget_level = dy.Enum(
        closed(BudgetLevel), metadata=meta("Tier"), description="Tier of the budget"
    )
    consolidation = dy.Enum(
        closed(Consolidation),
        metadata=meta("Consolidation"),
        description="`own`: one approved budget; `netted`: several tiers, mutual transfers removed",
    )
    budget_year = dy.Int64(
        primary_key=True, metadata=meta("Year", "year"), description="Year the money is for"
    )
    phase = dy.Enum(
        closed(Phase),
        primary_key=True,
        metadata=meta("Phase"),
        description="Budget Code, article 3",
    )
    edition_no = dy.Int64(
        primary_key=True, min=0, metadata=meta("Edition"), description="As in `acts`"
    )
    act_id = dy.String(primary_key=True, metadata=meta("Act"), description="Act that states it")
    section = dy.Enum(
        closed(Section),
        primary_key=True,
        metadata=meta("Section"),
        description="Budget Code, article 9",
    )
    line_level = dy.Enum(
        closed(LineLevel),
        primary_key=True,
        metadata=meta("Level"),
        description="Depth in the classification; `item`: a subtotal printed beside it",
    )
    code = dy.String(
        primary_key=True,
        metadata=meta("Code"),
        description="Path with dots, zeros kept: 04.2.261.082, 5.02.1; empty for a section",
    )
    name_ru = dy.String(
        nullable=True,
        metadata=meta("Name, Russian"),
        description="As printed; null: not printed",
    )
    name_kk = dy.String(
        nullable=True,
        metadata=meta("Name, Kazakh"),
        description="As printed; null: not printed",
    )
    amount_kzt = dy.Int64(
        nullable=True,
        metadata=meta("Amount", "tenge"),
        description="Exact; null with its reason in `value_status`",
    )
    printed = dy.String(metadata=meta("Printed"), description="Text of the cell")
    source_id = dy.String(metadata=meta("Source"), description="File it was read from")
    table_no = dy.Int64(
        primary_key=True,
        min=0,
        metadata=meta("Table"),
        description="Table of the file, from 1; 0: the running text",
    )
    row_no = dy.Int64(
        primary_key=True, min=1, metadata=meta("Row"), description="Row of the table, from 1"
    )
    cell = dy.String(
        metadata=meta("Cell"), description="A1 style; R12C5 where the source is markup"
    )
    value_status = dy.Enum(
        closed(ValueStatus), metadata=meta("Status"), description="Why a value is there or not"
    )

    @dy.rule()
    def a_missing_amount_says_why(cls) -> pl.Expr:  # noqa: N805, D102 -- a rule is called with its table, and its name says it
        missing = cls.value_status.col.is_in(["not_published", "unreadable"])
        return cls.amount_kzt.col.is_null() == missing


class Transfers(Table):
    """One row a transfer stated by its payer or its payee."""

    payer_id = dy.String(
        primary_key=True, nullable=False, metadata=meta("Payer"), description="Unit that pays"
    )
    payee_id = dy.String(
        primary_key=True, metadata=meta("Payee"), description="Unit that receives"
    )
    budget_year = dy.Int64(
        primary_key=True, metadata=meta("Year", "year"), description="Year the money is for"
    )
    phase = dy.Enum(
        closed(Phase),
        primary_key=True,
        metadata=meta("Phase"),
        description="As in budget lines",
    )
    edition_no = dy.Int64(
        primary_key=True, min=0, metadata=meta("Edition"), description="As in `acts`"
    )
    kind = dy.Enum(
        closed(TransferKind),
        primary_key=True,
        metadata=meta("Kind"),
        description="`unspecified` where the depth of the document cannot split it",
    )
    side = dy.Enum(
        closed(Side),
        primary_key=True,
        metadata=meta("Stated by"),
        description="Whose document states it",
    )
    amount_kzt = dy.Int64(
        nullable=True, metadata=meta("Amount", "tenge"), description="Exact; null: see status"
    )
    act_id = dy.String(primary_key=True, metadata=meta("Act"), description="Act that states it")
    source_id = dy.String(metadata=meta("Source"), description="File it was read from")
    table_no = dy.Int64(
        primary_key=True, min=0, metadata=meta("Table"), description="0: the running text"
    )
    row_no = dy.Int64(
        primary_key=True, min=1, metadata=meta("Row"), description="Row or line, from 1"
    )
    value_status = dy.Enum(
        closed(ValueStatus), metadata=meta("Status"), description="Why a value is there or not"
    )


class Statistics(Table):
    """Populations, pupils, prices: what budget figures are divided by."""

    unit_id = dy.String(primary_key=True, metadata=meta("Unit"), description="KATO or KZ")
    period = dy.String(
        primary_key=True,
        metadata=meta("Period"),
        description="Year, school year as 2022/23, month as YYYY-MM, or day as YYYY-MM-DD",
    )
    indicator = dy.String(
        primary_key=True,
        metadata=meta("Indicator"),
        description="population, pupils_state, pupils_all, schools, cpi, grp, …",
    )
    value = dy.Float64(
        nullable=True,
        metadata=meta("Value", "see measure_unit"),
        description="Money in tenge, exact; null: see value_status",
    )
    value_low = dy.Float64(
        nullable=True,
        metadata=meta("At least", "see measure_unit"),
        description="Lower bound of a rounded value; null: the value is not rounded",
    )
    value_high = dy.Float64(
        nullable=True,
        metadata=meta("At most", "see measure_unit"),
        description="Upper bound of a rounded value; null: the value is not rounded",
    )
    value_status = dy.Enum(
        closed(StatisticStatus),
        metadata=meta("Status"),
        description="Why a value is there or not: the mark that the publication prints",
    )
    measure_unit = dy.String(metadata=meta("Unit of measure"), description="In words")
    quality = dy.Enum(
        closed(Quality), metadata=meta("Quality"), description="How much it may be trusted"
    )
    printed = dy.String(metadata=meta("Printed"), description="Text of the cell")
    source_id = dy.String(primary_key=True, metadata=meta("Source"), description="File")
    table_no = dy.Int64(min=1, metadata=meta("Table"), description="Table of the file, from 1")
    row_no = dy.Int64(min=1, metadata=meta("Row"), description="Row of the table, from 1")
    cell = dy.String(metadata=meta("Cell"), description="A1 style, in the file")
    stated_at = dy.String(
        nullable=True,
        metadata=meta("Stated at"),
        description="Sheet and cell of the publication itself (1.4!C5), or the address of a page; "
        "null: read in a copy without cells",
    )
    note = dy.String(nullable=True, metadata=meta("Note"), description="What to know")

    @dy.rule()
    def a_missing_value_says_why(cls) -> pl.Expr:  # noqa: N805, D102 -- a rule is called with its table, and its name says it
        return cls.value.col.is_null() == (cls.value_status.col != "printed")

    @dy.rule()
    def bounds_hold_the_value(cls) -> pl.Expr:  # noqa: N805, D102 -- a rule is called with its table, and its name says it
        within = cls.value.col.is_between(cls.value_low.col, cls.value_high.col)
        return within.fill_null(value=True)
