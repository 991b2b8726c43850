"""What does an oblast or a district have in all its budgets, with no tenge counted twice?

The oblast's own budget («областной бюджет») is one approved document. The oblast's total («бюджет
области») is it and the budgets of its districts, less what they pay each other. One is never called
by the name of the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from budget.analysis.tiers import depth_of
from budget.model.enums import Consolidation

_MEMBER = ["unit_id", "budget_level", "phase", "act_id", "edition_no", "depth"]


@dataclass(frozen=True, slots=True)
class Consolidated:
    """A total over tiers.

    Attributes:
        unit_id: Oblast, or district.
        consolidation: `netted`: never shown under the label of the unit's own budget.
        members: Budgets added up: `unit_id`, `budget_level`, `phase`, `act_id`, `edition_no`,
            `depth`, `revenues_kzt`, `expenditures_kzt`.
        missing: Units below it whose budget of the year is not held, or prints no total.
        netted: Transfers between members taken out: rows of `reconciliation` with `netted_kzt`
            and `netted_by` (`payer`, `payee`: whose statement).
        gross_revenues_kzt: Sum of the members' revenues, mutual transfers in it twice.
        gross_expenditures_kzt: Sum of the members' expenditures.
        netted_kzt: Sum of `netted`.
        revenues_kzt: Gross less netted; null unless every budget is held.
        expenditures_kzt: Gross less netted; null unless every budget is held.
        held_revenues_kzt: Gross less netted, of the budgets held only.
        held_expenditures_kzt: Gross less netted, of the budgets held only.
    """

    unit_id: str
    consolidation: Consolidation
    members: pl.DataFrame
    missing: list[str]
    netted: pl.DataFrame
    gross_revenues_kzt: int
    gross_expenditures_kzt: int
    netted_kzt: int
    revenues_kzt: int | None
    expenditures_kzt: int | None
    held_revenues_kzt: int
    held_expenditures_kzt: int


def consolidated(
    chosen: pl.DataFrame, edges: pl.DataFrame, units: pl.DataFrame, unit_id: str
) -> Consolidated:
    """The total of a unit and of all units below it, less their mutual transfers.

    Args:
        chosen: One row a unit, as of `tier_budgets.speaking`.
        edges: Rows of `reconciliation` of the same year.
        units: Rows of `tiers.unit_facts`: `unit_id`, `parent_id`, in the borders of the year.
        unit_id: An oblast or a district.

    Returns:
        The total. A transfer is netted once, by what its payee says it received, since the
        revenues added up hold that figure; where the payee is silent, by what the payer says.
        Only transfers between two budgets that are held are netted: elsewhere the sum holds them
        once.

    Source:
        Budget Code of 15 March 2025, articles 7 and 8: the budget of an oblast and of a district
        are analytic totals, net of mutual transfers.
    """
    wanted = _below_and_itself(units, unit_id)
    held = chosen.filter(
        pl.col("unit_id").is_in(wanted), pl.col("revenues_kzt").is_not_null()
    ).select(*_MEMBER, "revenues_kzt", "expenditures_kzt")
    members = held["unit_id"].to_list()
    missing = sorted(set(wanted) - set(members))
    netted = mutual_transfers(edges, members, () if missing else members)
    taken = int(netted["netted_kzt"].sum())
    revenues = int(held["revenues_kzt"].sum())
    expenditures = int(held["expenditures_kzt"].sum())
    is_whole = not missing and held["expenditures_kzt"].null_count() == 0
    return Consolidated(
        unit_id=unit_id,
        consolidation=Consolidation.NETTED,
        members=held.sort(depth_of("budget_level"), "unit_id"),
        missing=missing,
        netted=netted,
        gross_revenues_kzt=revenues,
        gross_expenditures_kzt=expenditures,
        netted_kzt=taken,
        revenues_kzt=revenues - taken if not missing else None,
        expenditures_kzt=expenditures - taken if is_whole else None,
        held_revenues_kzt=revenues - taken,
        held_expenditures_kzt=expenditures - taken,
    )


def mutual_transfers(
    edges: pl.DataFrame, unit_ids: Sequence[str], with_all_below: Sequence[str] = ()
) -> pl.DataFrame:
    """Transfers between some budgets, each once.

    Args:
        edges: Rows of `reconciliation`.
        unit_ids: Budgets added up.
        with_all_below: Those of them below which every budget is added up too: what they receive
            from the tier below as a whole is then received from members.

    Returns:
        Rows of `edges` between two of them with `netted_kzt` and `netted_by`. Of a pair that
        prints all kinds as one figure, that figure is taken and the kinds inside it are left.
    """
    is_from_tier = pl.col("payer_id").is_null() & pl.col("payee_id").is_in(with_all_below)
    is_from_tier &= pl.col("payer_level").is_not_null()
    from_tier = edges.filter(is_from_tier).with_columns(is_whole=pl.lit(value=True))
    is_up = depth_of("payer_level") > depth_of("payee_level")
    is_in_tier = is_up & pl.col("payee_id").is_in(from_tier["payee_id"].implode())
    inside = edges.filter(
        pl.col("payer_id").is_in(unit_ids), pl.col("payee_id").is_in(unit_ids), ~is_in_tier
    )
    wholes = inside.filter("is_whole").select("payer_id", "payee_id")
    alone = inside.filter(~pl.col("is_whole")).join(
        wholes, on=["payer_id", "payee_id"], how="anti"
    )
    by_payee = pl.col("payee_says_kzt").is_not_null()
    return (
        pl.concat([from_tier, inside.filter("is_whole"), alone])
        .with_columns(
            netted_kzt=pl.coalesce("payee_says_kzt", "payer_says_kzt"),
            netted_by=pl.when(by_payee).then(pl.lit("payee")).otherwise(pl.lit("payer")),
        )
        .filter(pl.col("netted_kzt").is_not_null())
        .sort("payer_id", "payee_id", "kind")
    )


def _below_and_itself(units: pl.DataFrame, unit_id: str) -> list[str]:
    """The unit, its children, and theirs; a city of oblast significance has no second budget."""
    found = [unit_id]
    layer = found
    for _ in range(2):
        is_child = pl.col("parent_id").is_in(layer)
        # KATO holds such a city twice, and city districts have no budget of their own
        has_budget = ~(
            (pl.col("level") == "rural")
            & pl.col("unit_kind").is_in(["oblast_city", "city_district"])
        )
        layer = units.filter(is_child, has_budget)["unit_id"].to_list()
        found = [*found, *layer]
    return found
