"""Transfers that a document states: lists of its text and annexes by unit → payer and payee."""

from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from budget.model.enums import BudgetLevel, Side, TransferKind
from ingest.checks import as_found, judged
from ingest.names import find_unit
from ingest.places import places
from ingest.text.transcribed import AMOUNT_COL
from ingest.words import squeeze

_TIERS = list(BudgetLevel)
# «из бюджетов города Актобе и районов»: a sum over budgets, no transfer between two
_SEVERAL = r"(?i:бюджет(?:ов|ам))(?:\P{L}|$)|(?i:бюджеттер)"
_UNKNOWN_BODY = "whose decision this is cannot be told; say it with --unit KATO"
# a budget named by its tier alone: the one that the deciding body belongs to
_BY_TIER = (
    (("областно", "облыстық"), BudgetLevel.OBLAST),
    (("районногобюджет", "районныйбюджет", "аудандықбюджет"), BudgetLevel.DISTRICT),
)


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
        about: One row a document: `act_id`, `edition_no`, `phase`, `unit_id`, `body_id`.
        years: `doc`, `year` for statements that do not say their year.

    Returns:
        `transfers` with the columns of the data model and `doc`, `column_no`; `rejects` with
        `doc`, `grid`, `row`, `col`, `printed`, `reason`.
    """
    own = pl.coalesce("unit_id", "body_id")
    told = (
        pl.concat([_listed(lists), _annexed(by_unit)], how="vertical_relaxed")
        .join(about, on="doc", how="left", maintain_order="left")
        .join(years.rename({"year": "usual_year"}), on="doc", how="left", maintain_order="left")
        .with_columns(year=pl.coalesce("year", "usual_year"), own_id=own)
    )
    placed = _with_parties(told)
    is_known = pl.col("payer_id").is_not_null() & pl.col("payee_id").is_not_null()
    words = pl.coalesce("payee_words", "payer_words", pl.lit(""))
    printed = pl.concat_str([words, "printed"], separator=" | ")
    return Stated(
        transfers=_columns(placed.filter(is_known)),
        rejects=placed.filter(~is_known).select(
            "doc", "grid", "row", "col", printed.alias("printed"), "reason"
        ),
        checks=_adjacent(placed.filter(is_known)),
    )


def _listed(lists: pl.DataFrame) -> pl.DataFrame:
    """Statements that name one place; those of a purpose, or of several budgets, are no edge."""
    words = pl.concat_str("payer_words", "payee_words", separator=" ", ignore_nulls=True)
    is_sum = pl.col("list_no").is_null() & words.str.contains(_SEVERAL)
    return lists.filter(pl.col("purpose").is_null(), ~is_sum).select(
        "doc",
        "grid",
        pl.col("line").alias("row"),
        amount_col(),
        pl.col("kind").cast(pl.String),
        pl.col("budget_year").alias("year"),
        "payer_words",
        "payee_words",
        "printed",
        "amount_kzt",
        pl.col("value_status").cast(pl.String),
    )


def amount_col() -> pl.Expr:
    """Column of a figure of the text: 1, or where a sheet that transcribes it prints amounts."""
    return (
        pl.when(pl.col("grid") == 0).then(1).otherwise(AMOUNT_COL).cast(pl.UInt32).alias("col")
    )


def _annexed(by_unit: pl.DataFrame) -> pl.DataFrame:
    """Rows of annexes by unit: the unit pays a withdrawal and receives all else."""
    is_withdrawal = pl.col("kind").cast(pl.String) == TransferKind.WITHDRAWAL.value
    return by_unit.select(
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


def _with_parties(told: pl.DataFrame) -> pl.DataFrame:
    """Rows with `payer_id`, `payee_id` and the `reason` where one is not known."""
    asked = ["kind", "payer_words", "payee_words", "own_id"]
    distinct = told.select(asked).unique(maintain_order=True)
    found = pl.DataFrame(
        [(*row, *_parties(*row)) for row in distinct.rows()],
        schema=dict.fromkeys([*asked, "payer_id", "payee_id", "reason"], pl.String),
        orient="row",
    )
    return told.join(found, on=asked, how="left", nulls_equal=True, maintain_order="left")


def _parties(
    kind: str, payer: str | None, payee: str | None, own: str | None
) -> tuple[str | None, str | None, str | None]:
    """Payer and payee of a stated transfer; the one not named is the deciding body's unit."""
    if own is None:
        return None, None, _UNKNOWN_BODY
    payer_id, why_payer = _party(payer, own) if payer else (None, None)
    payee_id, why_payee = _party(payee, own) if payee else (None, None)
    if why_payer or why_payee:
        return payer_id, payee_id, why_payer or why_payee
    if payer_id is None and payee_id != own:
        payer_id = own
    if payee_id is None and payer_id != own:
        payee_id = own
    if payer_id is None and payee_id == own and kind != TransferKind.WITHDRAWAL:
        payer_id = places().units[own].parent_id
    if payer_id is None or payee_id is None or payer_id == payee_id:
        return None, None, "payer and payee cannot be told apart"
    return payer_id, payee_id, None


@lru_cache(maxsize=1 << 14)
def _party(words: str, own: str) -> tuple[str | None, str | None]:
    """The unit that words name, looked for inside the deciding body's unit."""
    plain = squeeze(words)
    if plain.startswith(("республиканск", "республикалық")):
        return "KZ", None
    for starts, level in _BY_TIER:
        if plain.startswith(starts):
            unit = places().units[own]
            return (own if unit.budget_level is level else unit.parent_id), None
    found = find_unit(words, parent=own)
    if found.unit_id or not found.candidates:
        return found.unit_id, None if found.unit_id else found.reason
    listed = ", ".join(f"{one.name_ru} ({one.unit_id})" for one in found.candidates)
    return None, f"{found.reason}; candidates: {listed}"


def _columns(placed: pl.DataFrame) -> pl.DataFrame:
    """Transfers in the columns of the data model, and where they stand.

    The side is the payer's where the payer's own document states it. A decision of a district on
    the budget of its okrug states what the okrug receives: the payee's side.
    """
    is_payer = pl.col("payer_id") == pl.col("own_id")
    return placed.select(
        "doc",
        "payer_id",
        "payee_id",
        pl.col("year").alias("budget_year"),
        "phase",
        "edition_no",
        "kind",
        pl.when(is_payer)
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


def as_lines(transfers: pl.DataFrame) -> pl.DataFrame:
    """Transfers in the columns that `compare_editions` compares: payer, kind, payee."""
    return transfers.select(
        "doc",
        pl.lit("").alias("annex"),
        pl.col("payer_id").alias("unit_id"),
        pl.col("budget_year").alias("year"),
        "phase",
        pl.lit("transfers").alias("section"),
        pl.col("kind").alias("line_level"),
        pl.format("{} to {}", "payer_id", "payee_id").alias("code"),
        pl.col("table_no").alias("grid"),
        pl.col("row_no").alias("row"),
        "amount_kzt",
    )


def _adjacent(placed: pl.DataFrame) -> pl.DataFrame:
    """Edges that skip a tier, each a failing check.

    Source: Budget Code, article 76: transfers go between neighbouring tiers only.
    """
    depth = {one.unit_id: _TIERS.index(one.budget_level) for one in places().units.values()}
    payer, payee = (
        pl.col(side).replace_strict(depth, default=None, return_dtype=pl.Int64)
        for side in ("payer_id", "payee_id")
    )
    unknown = pl.lit(None, dtype=pl.Int64)
    return judged(
        placed.filter((payer - payee).abs() != 1)
        .with_columns(
            annex=pl.lit(""),
            identity=pl.lit("transfers join neighbouring tiers"),
            code=pl.format("{} to {}", "payer_id", "payee_id"),
            expected=unknown,
            found=unknown,
        )
        .pipe(as_found)
    )
