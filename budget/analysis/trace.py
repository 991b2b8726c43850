"""One amount followed down the tiers, from the republic to a unit: both sides of each step."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import polars as pl

from budget.analysis.ledger import Books, transfer_ledger
from budget.analysis.origin import origins
from budget.analysis.reconciliation import NEIGHBOURS, reconciliation
from budget.analysis.tier_budgets import speaking, tier_budgets
from budget.analysis.tiers import depth_of, existed, parent_then, unit_facts
from budget.model.enums import BudgetLevel, Phase, TransferKind

_STEPS_UP = 3  # village → district → oblast → republic
_LOOKED_FOR = [
    "revenues_kzt",
    "own_revenues_kzt",
    "transfers_from_above_kzt",
    "transfers_from_below_kzt",
    "withdrawn_kzt",
]


@dataclass(frozen=True, slots=True)
class Country:
    """All transfers of one budget year.

    Attributes:
        year: Budget year.
        ledger: Rows of `ledger.transfer_ledger`: every statement of every edition.
        budgets: Rows of `tier_budgets.tier_budgets`: every edition.
        chosen: The edition that speaks for each unit: `tier_budgets.speaking`.
        edges: Rows of `reconciliation.reconciliation`.
        mixes: Rows of `origin.origins`.
        units: Rows of `tiers.unit_facts` that existed in the year, with `parent_id` as it was.
    """

    year: int
    ledger: pl.DataFrame
    budgets: pl.DataFrame
    chosen: pl.DataFrame
    edges: pl.DataFrame
    mixes: pl.DataFrame
    units: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Trace:
    """The chain from the republic down to a unit.

    Attributes:
        chain: One row a tier, the republic first: rows of `chain`.
        edges: Edges between neighbours of the chain, both directions: rows of `reconciliation`.
        tier_edges: What a member of the chain states for the tier below as a whole.
        origin: The unit's mix: `origin`, `share`, `amount_kzt`, the greatest first; empty where
            its budget is not held.
    """

    chain: pl.DataFrame
    edges: pl.DataFrame
    tier_edges: pl.DataFrame
    origin: pl.DataFrame


def country(books: Books, year: int, *, phase: Phase | None = None) -> Country:
    """Ledger, budgets, edges and origins of the whole country for one year.

    Args:
        books: The tables.
        year: Budget year.
        phase: Only this phase; None for the latest edition of each budget.

    Returns:
        What the page and the commands show of the year; computed once, asked for any unit.
    """
    ledger = transfer_ledger(books, [year])
    budgets = tier_budgets(books.lines, books.acts, books.units, [year])
    edges = reconciliation(ledger, budgets, phase=phase)
    chosen = speaking(budgets, phase)
    there = unit_facts(books.units).filter(existed(year))
    facts = there.with_columns(parent_then(pl.lit(year))).collect()
    mixes = origins(chosen, flows_up(edges))
    return Country(year, ledger, budgets, chosen, edges, mixes, facts)


def flows_up(edges: pl.DataFrame) -> pl.DataFrame:
    """Known transfers from a lower tier to a higher one, one row a pair.

    Args:
        edges: Rows of `reconciliation`.

    Returns:
        `payer_id`, `payee_id`, `amount_kzt`: what the payee says, else what the payer says.
    """
    is_up = depth_of("payer_level") > depth_of("payee_level")
    return (
        edges.filter(
            is_up,
            ~pl.col("is_whole"),
            pl.col("relation") == NEIGHBOURS,
            pl.col("payer_id").is_not_null(),
            pl.col("payee_id").is_not_null(),
        )
        .with_columns(amount_kzt=pl.coalesce("payee_says_kzt", "payer_says_kzt"))
        .filter(pl.col("amount_kzt").is_not_null())
        .group_by("payer_id", "payee_id", maintain_order=True)
        .agg(pl.col("amount_kzt").sum())
    )


def trace(whole: Country, unit_id: str) -> Trace:
    """The chain of one unit: what each budget has, and both sides of each step.

    Args:
        whole: The year.
        unit_id: Unit at the lower end.

    Returns:
        Its chain, edges and origin.
    """
    ids = unit_chain(whole.units, unit_id)
    between = pl.concat_str("payer_id", "payee_id", separator=" ").is_in(_steps(ids))
    is_tier = pl.any_horizontal(pl.col("payer_id", "payee_id").is_null())
    mine = pl.coalesce("payer_id", "payee_id").is_in(ids)
    order = {key: number for number, key in enumerate(ids)}
    upper = pl.min_horizontal(
        pl.col(side).replace_strict(order, default=None, return_dtype=pl.Int64)
        for side in ("payer_id", "payee_id")
    )
    return Trace(
        chain=chain(whole, ids),
        edges=whole.edges.filter(between).sort(upper, "payer_id", "is_whole", "kind"),
        tier_edges=whole.edges.filter(is_tier, mine).sort(upper, "payer_id", "kind"),
        origin=whole.mixes.filter(pl.col("unit_id") == unit_id).drop("unit_id"),
    )


def unit_chain(units: pl.DataFrame, unit_id: str) -> list[str]:
    """The units from the republic down to one.

    Args:
        units: Rows of `tiers.unit_facts`.
        unit_id: Unit at the lower end.

    Returns:
        Identifiers, the republic first.

    Examples:
        >>> units = pl.DataFrame({"unit_id": ["KZ", "15"], "parent_id": [None, "KZ"]})
        >>> unit_chain(units, "15")
        ['KZ', '15']
    """
    ids = [unit_id]
    for _ in range(_STEPS_UP):
        above = units.filter(pl.col("unit_id") == ids[0])["parent_id"].to_list()
        if not above or above[0] is None:
            break
        ids.insert(0, above[0])
    return ids


def chain(whole: Country, unit_ids: Sequence[str]) -> pl.DataFrame:
    """What each of some budgets has of its own, receives and gives up.

    Args:
        whole: The year.
        unit_ids: Units, in the order wanted.

    Returns:
        One row a unit, in tenge, null where not known: `unit_id`, `budget_level`, `phase`,
        `edition_no`, `act_id`, `edition_date`, `edition_basis`, `revenues_kzt`,
        `own_revenues_kzt`, `transfers_from_above_kzt`, `transfers_from_below_kzt` (printed,
        else the sum of what its own act names), `withdrawn_kzt` (what the tier above withdraws
        from it: nought only where its spending is held and does not print it), `missing` (names
        of the columns that are null), `transfers_received_kzt` (the whole category),
        `expenditures_kzt`, `split` and `depth` as in `tier_budgets`.
    """
    rows = pl.DataFrame({"unit_id": list(unit_ids)}, schema={"unit_id": pl.String})
    for told in (
        whole.units.select("unit_id", budget_level="level"),
        whole.chosen.drop("budget_level", "parent_id", "kind"),
        _withdrawn(whole.edges),
        _named_below(whole.edges),
    ):
        rows = rows.join(told, on="unit_id", how="left", maintain_order="left")
    is_top = pl.col("budget_level") == BudgetLevel.REPUBLIC.value  # nobody is above it
    silent_nought = pl.when(is_top | (pl.col("depth") == "full")).then(0)
    known = rows.with_columns(
        transfers_from_above_kzt=pl.when(is_top).then(0).otherwise("from_above_kzt"),
        transfers_from_below_kzt=pl.coalesce("from_below_kzt", "named_below"),
        withdrawn_kzt=pl.coalesce("withdrawn", silent_nought),
    )
    missing = pl.concat_list(
        pl.when(pl.col(name).is_null()).then(pl.lit(name)) for name in _LOOKED_FOR
    ).list.drop_nulls()
    return known.select(
        "unit_id",
        "budget_level",
        "phase",
        "edition_no",
        "act_id",
        "edition_date",
        "edition_basis",
        *_LOOKED_FOR,
        missing.alias("missing"),
        "transfers_received_kzt",
        "expenditures_kzt",
        "split",
        "depth",
    )


def _withdrawn(edges: pl.DataFrame) -> pl.DataFrame:
    """What the tier above withdraws from each unit."""
    is_withdrawal = pl.col("kind") == TransferKind.WITHDRAWAL.value
    return (
        edges.filter(is_withdrawal, ~pl.col("is_whole"))
        .group_by(unit_id="payer_id")
        .agg(withdrawn=pl.coalesce("payer_says_kzt", "payee_says_kzt").sum())
    )


def _named_below(edges: pl.DataFrame) -> pl.DataFrame:
    """What each unit's own act names of transfers from below."""
    # only the payee's own list: what some payers say of themselves is a part, not the whole
    listed = edges.filter(pl.col("payee_says_kzt").is_not_null())
    return (
        flows_up(listed)
        .group_by(unit_id="payee_id")
        .agg(named_below=pl.col("amount_kzt").sum())
    )


def right_below(whole: Country, unit_id: str) -> pl.DataFrame:
    """Edges of a unit with the tier right below it, unit by unit and as a whole.

    Args:
        whole: The year.
        unit_id: A unit above villages.

    Returns:
        Rows of `reconciliation`, downward and upward.
    """
    is_payer = (pl.col("payer_id") == unit_id) & (
        depth_of("payee_level") > depth_of("payer_level")
    )
    is_payee = (pl.col("payee_id") == unit_id) & (
        depth_of("payer_level") > depth_of("payee_level")
    )
    return whole.edges.filter(is_payer | is_payee)


def one_sided(edges: pl.DataFrame) -> pl.DataFrame:
    """What one budget says it sends and nobody receives, and the other way round.

    Args:
        edges: Rows of `reconciliation`.

    Returns:
        Edges of state `payer_only` or `payee_only`, the greatest first, with `amount_kzt`, tenge.
        The act of the silent side is in `…_act_id` where its budget is held.
    """
    return (
        edges.filter(pl.col("state").is_in(["payer_only", "payee_only"]))
        .with_columns(amount_kzt=pl.coalesce("payer_says_kzt", "payee_says_kzt"))
        .sort("amount_kzt", "payer_id", "payee_id", descending=[True, False, False])
    )


def _steps(ids: Sequence[str]) -> list[str]:
    down = list(pairwise(ids))
    return [f"{one} {other}" for one, other in [*down, *((b, a) for a, b in down)]]
