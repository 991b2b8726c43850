"""Where does a budget's tenge come from in the end?

Every budget mixes what it receives: of each tenge it sends on, the same shares come from its own
revenue and from those who sent to it. With withdrawals money also flows upwards, so that the
mixes of all budgets hang together in one linear system, `o(u) = own(u) e(u) + Σ T(v→u) o(v)`,
all divided by the revenues of `u`. Transfers join neighbouring tiers only, so the system is a
tree and is solved exactly in one pass up and one pass down, cycles included.
"""

from dataclasses import dataclass
from itertools import pairwise

import polars as pl

from budget.analysis.tiers import LEVELS

NOT_PUBLISHED = "not_published"
_NEARLY_CLOSED = 1e-9  # a cycle that money never enters from outside has no origin


@dataclass(frozen=True, slots=True)
class System:
    """Shares of each budget's revenues by where they come from; those of a unit sum to one.

    Attributes:
        units: One row a unit: `unit_id`, `budget_level`, `parent_id`, `own_share`,
            `not_published_share`, `from_above_share`, `revenues_kzt`.
        from_below: One row a payer below: `unit_id`, `payer_id`, `share` of the unit's revenues.
    """

    units: pl.DataFrame
    from_below: pl.DataFrame


def origins(budgets: pl.DataFrame, from_below: pl.DataFrame) -> pl.DataFrame:
    """The mix of ultimate origins of every budget of one year.

    Args:
        budgets: One row a unit, as of `tier_budgets.speaking`: `unit_id`, `budget_level`,
            `parent_id`, `revenues_kzt`, `own_revenues_kzt`, `from_above_kzt`.
        from_below: Transfers upwards whose payer is known: `payer_id`, `payee_id`, `amount_kzt`,
            one row a pair.

    Returns:
        One row a unit and origin: `unit_id`, `origin` (the unit whose own revenue it is, or
        `not_published`), `share` (0 to 1; those of a unit sum to one) and `amount_kzt` (of the
        unit's revenues, tenge, rounded). Revenues whose source no document names are
        `not_published`, and so is everything of a budget that is not held.

    Source:
        Proportional mixing, as for flows through a network; Budget Code of 15 March 2025,
        article 76: neighbouring tiers only.

    Examples:
        >>> budgets = pl.DataFrame(
        ...     {
        ...         "unit_id": ["KZ", "oblast", "district"],
        ...         "budget_level": ["republic", "oblast", "district"],
        ...         "parent_id": [None, "KZ", "oblast"],
        ...         "revenues_kzt": [100, 80, 40],
        ...         "own_revenues_kzt": [100, 20, 10],
        ...         "from_above_kzt": [0, 60, 30],
        ...     }
        ... )
        >>> nobody = pl.DataFrame(
        ...     schema={"payer_id": pl.String, "payee_id": pl.String, "amount_kzt": pl.Int64}
        ... )
        >>> mix = origins(budgets, nobody).filter(pl.col("unit_id") == "district")
        >>> mix.select("origin", "share").rows()
        [('KZ', 0.5625), ('district', 0.25), ('oblast', 0.1875)]
    """
    system = revenue_system(budgets, from_below)
    local, passed = _up(system)
    mixed = _down(system, local, passed)
    return (
        mixed.filter(pl.col("share") > 0)
        .join(budgets.select("unit_id", "revenues_kzt"), on="unit_id", how="inner")
        .with_columns(
            amount_kzt=(pl.col("share") * pl.col("revenues_kzt")).round(0).cast(pl.Int64)
        )
        .select("unit_id", "origin", "share", "amount_kzt")
        .sort("unit_id", "share", "origin", descending=[False, True, False])
    )


def revenue_system(budgets: pl.DataFrame, from_below: pl.DataFrame) -> System:
    """What each budget's revenues are made of: own, from above, from each payer below, unknown.

    Args:
        budgets: As in `origins`.
        from_below: As in `origins`.

    Returns:
        The system. A budget whose revenues or own revenues are not known is `not_published` as a
        whole. Where parts exceed the revenues printed, their sum divides instead.
    """
    known = budgets.select(
        "unit_id",
        pl.col("budget_level").cast(pl.String),
        "parent_id",
        "revenues_kzt",
        "own_revenues_kzt",
        "from_above_kzt",
    ).unique("unit_id", keep="first", maintain_order=True)
    stated = (
        from_below.filter(pl.col("amount_kzt") > 0)
        .join(known.filter(_is_known()).select(payee_id="unit_id"), on="payee_id", how="semi")
        .select("payee_id", "payer_id", pl.col("amount_kzt").cast(pl.Float64))
    )
    parts = _parts(known, stated)
    good, whole = _is_known(), pl.col("whole")
    shares = parts.select(
        "unit_id",
        "budget_level",
        "parent_id",
        "revenues_kzt",
        "whole",
        own_share=pl.when(good).then(pl.col("own") / whole).otherwise(0.0),
        from_above_share=pl.when(good).then(pl.col("above") / whole).otherwise(0.0),
        not_published_share=pl.when(good).then(pl.col("rest") / whole).otherwise(1.0),
    )
    edges = stated.join(
        shares.select("unit_id", "whole"), left_on="payee_id", right_on="unit_id"
    ).select("payer_id", unit_id="payee_id", share=pl.col("amount_kzt") / pl.col("whole"))
    return System(_with_unheld(shares.drop("whole"), edges), edges)


def _is_known() -> pl.Expr:
    """Whether revenues and own revenues of a budget are known, and there are any."""
    is_whole = (pl.col("own_revenues_kzt") >= 0) & (pl.col("revenues_kzt") > 0)
    return is_whole.fill_null(value=False)


def _parts(known: pl.DataFrame, stated: pl.DataFrame) -> pl.DataFrame:
    """Budgets with `own`, `above`, `below` and the `rest` of their revenues, and their `whole`."""
    sums = stated.group_by("payee_id").agg(below=pl.col("amount_kzt").sum())
    sent = pl.when(pl.col("parent_id").is_not_null()).then("from_above_kzt").fill_null(0)
    revenues, below = pl.col("revenues_kzt"), pl.col("below")
    parts = (
        known.join(sums, left_on="unit_id", right_on="payee_id", how="left")
        .with_columns(below.fill_null(0.0))
        .with_columns(
            own=pl.col("own_revenues_kzt").cast(pl.Float64),
            # what villages gave back is inside a district's category: never counted twice
            above=pl.min_horizontal(
                sent.cast(pl.Float64), revenues - pl.col("own_revenues_kzt") - below
            ).clip(lower_bound=0.0),
        )
    )
    named = pl.col("own") + pl.col("above") + below
    rest = revenues - pl.col("own") - pl.col("above") - below
    return parts.with_columns(
        rest=rest.clip(lower_bound=0.0),
        whole=pl.max_horizontal(revenues.cast(pl.Float64), named),
    )


def _with_unheld(shares: pl.DataFrame, edges: pl.DataFrame) -> pl.DataFrame:
    """Payers whose budget is not held: all of it is not published."""
    payers = edges.select("payer_id", parent_id="unit_id").unique(
        "payer_id", maintain_order=True
    )
    levels = shares.select(parent_id="unit_id", level="budget_level")
    tier = dict(pairwise(LEVELS))
    absent = (
        payers.join(shares, left_on="payer_id", right_on="unit_id", how="anti")
        .join(levels, on="parent_id", how="left")
        .select(
            unit_id="payer_id",
            budget_level=pl.col("level").replace_strict(
                tier, default=None, return_dtype=pl.String
            ),
            parent_id="parent_id",
            own_share=pl.lit(0.0),
            from_above_share=pl.lit(0.0),
            not_published_share=pl.lit(1.0),
        )
    )
    return pl.concat([shares, absent], how="diagonal")


def _up(system: System) -> tuple[pl.DataFrame, pl.DataFrame]:
    """From the villages up: each mix as its local part and a share of the mix above it.

    Returns:
        `unit_id`, `origin`, `weight` of the local part; `unit_id`, `passed`: the share of the
        parent's mix.
    """
    local = pl.DataFrame(
        schema={"unit_id": pl.String, "origin": pl.String, "weight": pl.Float64}
    )
    passed = pl.DataFrame(schema={"unit_id": pl.String, "passed": pl.Float64})
    for level in reversed(LEVELS):
        units = system.units.filter(pl.col("budget_level") == level)
        edges = system.from_below.join(units.select("unit_id"), on="unit_id", how="semi")
        returned = (
            edges.join(passed, left_on="payer_id", right_on="unit_id", how="inner")
            .group_by("unit_id")
            .agg(returned=(pl.col("share") * pl.col("passed")).sum())
        )
        solved = units.join(returned, on="unit_id", how="left").with_columns(
            kept=1.0 - pl.col("returned").fill_null(0.0)
        )
        from_children = (
            edges.join(local, left_on="payer_id", right_on="unit_id", how="inner")
            .join(solved.filter(~_is_closed()).select("unit_id", "kept"), on="unit_id")
            .select(
                "unit_id", "origin", weight=pl.col("share") * pl.col("weight") / pl.col("kept")
            )
        )
        own = _of_kept("own_share", closed=0.0)
        unknown = _of_kept("not_published_share", closed=1.0)
        local = _summed(
            local,
            from_children,
            solved.select("unit_id", origin="unit_id", weight=own),
            solved.select("unit_id", origin=pl.lit(NOT_PUBLISHED), weight=unknown),
        )
        up = _of_kept("from_above_share", closed=0.0)
        passed = pl.concat([passed, solved.select("unit_id", passed=up)])
    return local, passed


def _is_closed() -> pl.Expr:
    return pl.col("kept") < _NEARLY_CLOSED


def _of_kept(share: str, *, closed: float) -> pl.Expr:
    """A share of what does not come back through units below; of a closed cycle a fixed one."""
    return pl.when(_is_closed()).then(closed).otherwise(pl.col(share) / pl.col("kept"))


def _down(system: System, local: pl.DataFrame, passed: pl.DataFrame) -> pl.DataFrame:
    """From the republic down: each unit adds the share of the mix above it."""
    parents = system.units.select("unit_id", "parent_id", "budget_level").join(
        passed, on="unit_id", how="left"
    )
    mixed = local.clear().rename({"weight": "share"})
    for level in LEVELS:
        units = parents.filter(pl.col("budget_level") == level)
        own = local.join(units.select("unit_id"), on="unit_id", how="semi")
        above = mixed.select(parent_id="unit_id", origin="origin", above="share")
        received = units.filter(pl.col("passed") > 0).join(above, on="parent_id", how="left")
        # a parent that is not held has no mix: what it sends is of unknown origin
        inherited = received.select(
            "unit_id",
            origin=pl.col("origin").fill_null(NOT_PUBLISHED),
            weight=pl.col("passed") * pl.col("above").fill_null(1.0),
        )
        mixed = pl.concat(
            [mixed, _summed(own, inherited).rename({"weight": "share"})], how="vertical"
        )
    return mixed


def _summed(*parts: pl.DataFrame) -> pl.DataFrame:
    columns = ["unit_id", "origin"]
    rows = pl.concat([part.select(*columns, "weight") for part in parts])
    return (
        rows.filter(pl.col("weight") != 0)
        .group_by(columns, maintain_order=True)
        .agg(pl.col("weight").sum())
    )
