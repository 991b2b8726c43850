"""Transfers that a document states: lists of its text and annexes by unit → payer and payee."""

from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from budget.model.enums import BudgetLevel, Side, TransferKind
from ingest.checks import FOUND, judged
from ingest.names import find_unit
from ingest.places import places
from ingest.words import squeeze

_TIERS = list(BudgetLevel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Transfers, what was stated but cannot be placed, and edges that skip a tier."""

    transfers: pl.DataFrame
    rejects: pl.DataFrame
    checks: pl.DataFrame


def stated_transfers(
    lists: pl.DataFrame, by_unit: pl.DataFrame, about: pl.DataFrame, years: pl.DataFrame
) -> Stated:
    """Transfers of the text's lists and of annexes by unit.

    Args:
        lists: As `ingest.text` returns them.
        by_unit: As `ingest.annex.units` returns them.
        about: One row a document: `act_id`, `edition_no`, `phase`, `unit_id`.
        years: `doc`, `year` for statements that do not say their year.

    Returns:
        `transfers` with the columns of the data model and `doc`, `column_no`.
    """
    is_withdrawal = pl.col("kind") == TransferKind.WITHDRAWAL.value
    annexed = by_unit.select(
        "doc",
        pl.col("grid").cast(pl.UInt32),
        "row",
        "col",
        pl.col("kind").cast(pl.String),
        "year",
        pl.when(is_withdrawal).then("unit_words").alias("payer_words"),
        pl.when(~is_withdrawal).then("unit_words").alias("payee_words"),
        "printed",
        "amount_kzt",
        pl.col("value_status").cast(pl.String),
    )
    listed = lists.filter(pl.col("purpose").is_null()).select(
        "doc",
        pl.lit(0, dtype=pl.UInt32).alias("grid"),
        pl.col("line").alias("row"),
        pl.lit(1, dtype=pl.UInt32).alias("col"),
        pl.col("kind").cast(pl.String),
        pl.col("budget_year").alias("year"),
        "payer_words",
        "payee_words",
        "printed",
        "amount_kzt",
        pl.col("value_status").cast(pl.String),
    )
    told = (
        pl.concat([listed, annexed], how="vertical_relaxed")
        .join(about, on="doc", how="left", maintain_order="left")
        .join(years.rename({"year": "usual_year"}), on="doc", how="left", maintain_order="left")
        .with_columns(pl.coalesce("year", "usual_year").alias("year"))
    )
    placed = _with_parties(told)
    known = pl.col("payer_id").is_not_null() & pl.col("payee_id").is_not_null()
    is_unknown_issuer = pl.col("unit_id").is_null()
    return Stated(
        transfers=_columns(placed.filter(known)),
        rejects=placed.filter(~known & ~is_unknown_issuer).select(
            "doc", "grid", "row", "col", pl.concat_str([pl.coalesce("payee_words", "payer_words", pl.lit("")), "printed"], separator=" | ").alias("printed"), "reason"
        ),
        checks=_adjacent(placed.filter(known)),
    )


def _with_parties(told: pl.DataFrame) -> pl.DataFrame:
    """Rows with `payer_id`, `payee_id` and the `reason` where one is not known."""
    distinct = told.select("kind", "payer_words", "payee_words", "unit_id").unique(maintain_order=True)
    found = pl.DataFrame(
        [(*row, *_parties(*row)) for row in distinct.rows()],
        schema=dict(distinct.schema) | {"payer_id": pl.String, "payee_id": pl.String, "reason": pl.String},
        orient="row",
    )
    return told.join(
        found, on=distinct.columns, how="left", nulls_equal=True, maintain_order="left"
    )


def _parties(
    kind: str, payer: str | None, payee: str | None, own: str | None
) -> tuple[str | None, str | None, str | None]:
    """Payer and payee of a stated transfer; the one that is not named is the deciding body's unit."""
    if own is None:
        return None, None, "whose decision this is cannot be told"
    upward = kind == TransferKind.WITHDRAWAL
    payer_id, why_payer = _party(payer, own) if payer else (None, None)
    payee_id, why_payee = _party(payee, own) if payee else (None, None)
    if payer_id is None and why_payer is None and payee_id != own:
        payer_id = own
    if payee_id is None and why_payee is None and payer_id != own:
        payee_id = own
    if payer_id == payee_id:
        return None, None, "payer and payee cannot be told apart"
    if payer_id is None and payee_id == own and not upward:
        payer_id = places().units[own].parent_id
    return payer_id, payee_id, why_payer or why_payee


@lru_cache(maxsize=1 << 14)
def _party(words: str, own: str) -> tuple[str | None, str | None]:
    """The unit that words name, looked for inside the deciding body's unit."""
    plain = squeeze(words)
    unit = places().units[own]
    if plain.startswith("республиканск") or plain.startswith("республикалық"):
        return "KZ", None
    if plain.startswith(("областно", "облыстық")):
        return (own if unit.budget_level is BudgetLevel.OBLAST else unit.parent_id), None
    if plain.startswith(("районногобюджет", "районныйбюджет", "аудандықбюджет")):
        return (own if unit.budget_level is BudgetLevel.DISTRICT else unit.parent_id), None
    found = find_unit(words, parent=own)
    return found.unit_id, None if found.unit_id else found.reason


def _columns(placed: pl.DataFrame) -> pl.DataFrame:
    """Transfers in the columns of the data model, and where they stand."""
    return placed.select(
        "doc",
        "payer_id",
        "payee_id",
        pl.col("year").alias("budget_year"),
        "phase",
        "edition_no",
        "kind",
        pl.when(pl.col("payer_id") == pl.col("unit_id"))
        .then(pl.lit(Side.PAYER.value))
        .otherwise(pl.lit(Side.PAYEE.value))
        .alias("side"),
        "amount_kzt",
        "act_id",
        pl.col("grid").cast(pl.Int64).alias("table_no"),
        pl.col("row").cast(pl.Int64).alias("row_no"),
        pl.col("col").cast(pl.Int64).alias("column_no"),
        "value_status",
    )


def _adjacent(placed: pl.DataFrame) -> pl.DataFrame:
    """Budget Code, article 76: transfers go between neighbouring tiers only."""
    depth = {
        unit.unit_id: _TIERS.index(unit.budget_level) for unit in places().units.values()
    }
    apart = placed.with_columns(
        (
            pl.col("payer_id").replace_strict(depth, default=None, return_dtype=pl.Int64)
            - pl.col("payee_id").replace_strict(depth, default=None, return_dtype=pl.Int64)
        )
        .abs()
        .alias("tiers_apart")
    ).filter(pl.col("tiers_apart") != 1)
    asked = apart.select(
        "doc",
        pl.lit("").alias("annex"),
        "year",
        "phase",
        pl.lit("transfers join neighbouring tiers").alias("identity"),
        "grid",
        "row",
        pl.format("{} to {}", "payer_id", "payee_id").alias("code"),
        pl.lit(None, dtype=pl.Int64).alias("expected"),
        pl.lit(None, dtype=pl.Int64).alias("found"),
    ).cast(dict(FOUND))
    return judged(asked)
