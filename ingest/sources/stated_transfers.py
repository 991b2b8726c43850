"""Transfers between named budgets, stated one by one in laws and decisions.

What: 60 printed figures of 2008–2028. Laws on general transfers name the payers of withdrawals;
some decisions name a subvention or a targeted transfer. Who and where: in each row.
How often: general transfers are fixed for three years (Budget Code, articles 76 to 83).
Leaves out of the table, and keeps in the file with a reason: sums over payers or payees (checks),
figures reported by the press or standing in a bill, and the National Fund, which is no budget.
"""

from pathlib import Path

import polars as pl

from budget.errors import N_
from budget.model.documents import Acts
from budget.model.enums import ActKind, EditionBasis
from budget.model.lines import Transfers
from ingest.numbers import BILLION, THOUSAND, amounts
from ingest.sources.origins import ORIGIN, as_sources, origin_files
from ingest.sources.recipe import (
    Recipe,
    SourceTables,
    act_key,
    edition_phase,
    is_basis,
    printed_rows,
)

SOURCE = "stated-transfers"
FILE = "stated_transfers.csv"

_TRILLION = 1_000 * BILLION
_UNITS = {"тыс. тенге": THOUSAND, "млрд тенге": BILLION, "трлн тенге": _TRILLION}

_COLUMNS = pl.Schema(
    {
        "transfer": pl.String,
        "payer_id": pl.String,
        "payer_ru": pl.String,
        "payee_id": pl.String,
        "payee_ru": pl.String,
        "kind": pl.String,
        "budget_year": pl.Int64,
        "printed_amount": pl.String,
        "unit_of_measure": pl.String,
        "side": pl.String,  # whose document: the payee's where the receiving budget issued the act
        "use": pl.String,  # transfer, total, reported, not_between_budgets
        "use_reason": pl.String,
        "budget_unit_id": pl.String,  # unit whose budget the act is
        "issuer_id": pl.String,
        "issuer": pl.String,
        "act_kind": pl.String,
        "act_date": pl.String,
        "act_number": pl.String,
        "act_registration": pl.String,
        "edition_basis": pl.String,
        "plan_from": pl.Int64,
        "plan_to": pl.Int64,
        "language": pl.String,
        "url": pl.String,
        "note": pl.String,
    }
)


def statements(folder: Path) -> pl.DataFrame:
    """Every row of the file with `amount_kzt`, `act_id`, `edition_no` and `phase`.

    Sums and reports are here too, under `use`: they are checks, not transfers.
    """
    # transcribed with a decimal point, so that «5.123» is never three digit groups
    read = amounts(
        pl.col("printed_amount"),
        pl.col("unit_of_measure").replace_strict(_UNITS, return_dtype=pl.Int64),
        is_number=pl.lit(value=True),
    )
    later = is_basis(EditionBasis.CONSOLIDATED_LATER) | is_basis(EditionBasis.AS_AMENDED)
    return (
        printed_rows(folder / FILE, _COLUMNS)
        .with_columns(
            read.struct.unnest(), edition_no=later.fill_null(value=False).cast(pl.Int64)
        )
        .with_columns(phase=edition_phase(), act_id=act_key())
    )


def parse(folder: Path) -> SourceTables:
    """The transfers of the file, the acts that fix them, and the file itself."""
    stated = statements(folder).filter(pl.col("use") == "transfer")
    return SourceTables(
        acts=_acts(stated),
        sources=as_sources(origin_files([folder / ORIGIN]), folder.parent),
        transfers=_transfers(stated),
    )


def _acts(stated: pl.DataFrame) -> pl.DataFrame:
    """Acts on transfers; a budget that states one is an act of the headline figures."""
    as_adopted = is_basis(EditionBasis.AS_ADOPTED)
    return Acts.validate(
        stated.filter(pl.col("act_kind") != ActKind.BUDGET.value)
        .unique("act_id", keep="first", maintain_order=True)
        .select(
            "act_id",
            "act_kind",
            "issuer",
            "act_number",
            "edition_no",
            "edition_basis",
            "language",
            "url",
            unit_id="issuer_id",
            act_date=pl.col("act_date").str.to_date(),
            edition_date=pl.when(as_adopted).then("act_date").str.to_date(),
            edition_number=pl.when(as_adopted).then("act_number"),
            period_from="plan_from",
            period_to="plan_to",
            source_id=pl.lit(SOURCE),
        ),
        cast=True,
    )


def _transfers(stated: pl.DataFrame) -> pl.DataFrame:
    return Transfers.validate(
        stated.with_columns(
            source_id=pl.lit(SOURCE), table_no=pl.lit(1, dtype=pl.Int64)
        ).select(Transfers.column_names()),
        cast=True,
    )


RECIPE = Recipe(
    source_id="transfers",
    publisher=N_("Parliament and maslikhats; the press for the rows marked reported"),
    title=N_("Transfers between named budgets stated in laws and decisions, 2008–2028"),
    where=N_("The page named in each row of stated_transfers.csv"),
    how_often=N_("General transfers are fixed for three years"),
    leaves_out=N_(
        "Sums, press reports, bills and the National Fund: in the file, not in the table"
    ),
    parse=parse,
)
