"""Does what one budget says it sends agree with what the next says it receives?

One row an edge and kind. Where one side prints several kinds as one figure, or a tier as a whole,
nothing is divided: the figures stand in rows of their own that say what they hold besides
(`is_whole`), and what is left is shown.
"""

import polars as pl

from budget.analysis.edge_states import ROUNDING_KZT, with_states
from budget.analysis.statements import EDGE, speaking_statements, with_nearest
from budget.model.enums import Phase, Side, TransferKind

_PAIR = ["payer_id", "payee_id"]
_UNSPECIFIED = TransferKind.UNSPECIFIED.value
_FACTS = ["act_id", "edition_no", "phase", "edition_date", "edition_basis", "other_count"]
_PLACE = ["source_id", "table_no", "row_no", "cell", "code", "depth"]
NEIGHBOURS = "neighbours"


def reconciliation(
    ledger: pl.DataFrame,
    budgets: pl.DataFrame,
    *,
    phase: Phase | None = None,
    payer_edition: int | None = None,
    payee_edition: int | None = None,
) -> pl.DataFrame:
    """Every edge of one year with its two sides, state and residual.

    Args:
        ledger: Rows of `transfer_ledger` of one year.
        budgets: Rows of `tier_budgets` of the same year.
        phase: Only statements of this phase; None compares the latest of each side.
        payer_edition: Only this edition of payers' documents; None for the latest.
        payee_edition: Only this edition of payees' documents; None for the latest.

    Returns:
        `payer_id`, `payee_id` (null: the tier as a whole), `payer_level`, `payee_level`,
        `kind`, `payer_says_kzt`, `payee_says_kzt` (tenge; null: not stated), `residual_kzt`
        (payer's less payee's; null unless both are stated), `state` (`matched`; `rounding`:
        below a printed thousand for each figure; `differs`; `payer_only`, `payee_only`: the
        other document does not say; `not_published`: it cannot say at the depth printed),
        `reason` (null where both sides speak), `is_whole` (the figure also holds what other
        rows name), `named_kzt` (how much of it other rows name), `unnamed_kzt` (the rest),
        `days_apart` (between the editions compared; null where a date is not known),
        `nearest_payer_edition_no`, `nearest_payee_edition_no`, `nearest_days_apart` (another
        pair of editions that state the edge and are nearer in date; null where none is held),
        `relation` (`neighbours`, else an error of the document or an exception of the law: see
        `ledger`), and for each side `…_act_id`, `…_edition_no`, `…_phase`, `…_edition_date`,
        `…_edition_basis`, `…_other_count` and the printed place (`…_source_id`, `…_table_no`,
        `…_row_no`, `…_cell`, `…_code`, `…_depth`). The act of a silent side is that of its
        budget, where one is held.

    Source:
        Budget Code of 15 March 2025, articles 76 to 83.
    """
    said = speaking_statements(ledger, phase, payer_edition, payee_edition)
    sides = {side: said.filter(pl.col("side") == side.value) for side in Side}
    named = _named(sides)
    totals = _pair_totals(named, sides)
    pairs = _pairs(named, totals, sides)
    is_listed = pl.struct(_PAIR).is_in(pairs.select(pl.struct(_PAIR).implode()).to_series())
    edges = pl.concat(
        [pairs, totals.with_columns(is_whole=is_listed), _tiers(named, sides)],
        how="diagonal_relaxed",
    )
    return (
        edges.pipe(_with_silent_acts, budgets)
        .with_columns(
            residual_kzt=pl.col("payer_says_kzt") - pl.col("payee_says_kzt"),
            days_apart=(pl.col("payer_edition_date") - pl.col("payee_edition_date"))
            .dt.total_days()
            .abs(),
        )
        .pipe(with_states)
        .with_columns(relation=pl.coalesce("payer_relation", "payee_relation"))
        .pipe(with_nearest, ledger)
        .select(_columns())
        .sort("payer_id", "payee_id", "is_whole", "kind", nulls_last=True)
    )


def _named(sides: dict[Side, pl.DataFrame]) -> pl.DataFrame:
    """Both sides of every transfer that names two units and one kind."""
    is_named = (
        pl.col("payer_id").is_not_null()
        & pl.col("payee_id").is_not_null()
        & (pl.col("kind") != _UNSPECIFIED)
    )
    return _both(*(_of_side(rows.filter(is_named), side) for side, rows in sides.items()))


def _pair_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """Figures of a pair for all kinds together."""
    return rows.filter(
        pl.col("payer_id").is_not_null(),
        pl.col("payee_id").is_not_null(),
        pl.col("kind") == _UNSPECIFIED,
    )


def _pairs(
    named: pl.DataFrame, totals: pl.DataFrame, sides: dict[Side, pl.DataFrame]
) -> pl.DataFrame:
    """Edges of one kind; whether the silent side prints all kinds as one figure."""
    for side, rows in sides.items():
        total = _pair_rows(rows).select(
            *_PAIR, pl.lit(value=True).alias(f"{side.value}_has_total")
        )
        named = named.join(total, on=_PAIR, how="left")
    both = pl.col("payer_says_kzt").is_not_null() & pl.col("payee_says_kzt").is_not_null()
    # kinds that are already compared as one sum are not listed as unmatched again
    lonely = named.filter(~both).join(totals.filter(both), on=_PAIR, how="anti")
    return pl.concat([named.filter(both), lonely]).with_columns(is_whole=pl.lit(value=False))


def _pair_totals(named: pl.DataFrame, sides: dict[Side, pl.DataFrame]) -> pl.DataFrame:
    """Edges of all kinds together, against the sum of the kinds that the other side names."""
    totals = _both(*(_of_side(_pair_rows(rows), side) for side, rows in sides.items()))
    sums = named.group_by(_PAIR).agg(
        _whole_sum("payer_says_kzt").alias("payer_named"),
        _whole_sum("payee_says_kzt").alias("payee_named"),
        *(
            pl.col(f"{side.value}_{fact}")
            .drop_nulls()
            .first()
            .alias(f"named_{side.value}_{fact}")
            for side in Side
            for fact in (*_FACTS, *_PLACE)
        ),
    )
    joined = totals.join(sums, on=_PAIR, how="left").with_columns(
        named_kzt=pl.max_horizontal("payer_named", "payee_named"),
    )
    said = pl.coalesce("payee_says_kzt", "payer_says_kzt")
    return _with_sums(joined).select(
        *totals.columns,
        "named_kzt",
        unnamed_kzt=said - pl.col("named_kzt").fill_null(0),
    )


def _with_sums(totals: pl.DataFrame) -> pl.DataFrame:
    """Figures of a pair; a silent side says the sum of the kinds it names.

    The sum stands for it only where it reaches the figure of the other side: below it, what is
    missing may be kinds that are not published by unit.

    Returns:
        `totals`, the sum with the facts and the place of its first kind.
    """
    filled = totals
    for side, other in ((Side.PAYER, Side.PAYEE), (Side.PAYEE, Side.PAYER)):
        mine, theirs = f"{side.value}_says_kzt", f"{other.value}_says_kzt"
        reaches = pl.col(f"{side.value}_named") >= pl.col(theirs) - ROUNDING_KZT
        is_filled = pl.col(mine).is_null() & reaches.fill_null(value=False)
        filled = filled.with_columns(
            pl.when(is_filled).then(f"{side.value}_named").otherwise(mine).alias(mine),
            *(
                pl.when(is_filled)
                .then(f"named_{side.value}_{fact}")
                .otherwise(f"{side.value}_{fact}")
                .alias(f"{side.value}_{fact}")
                for fact in (*_FACTS, *_PLACE)
            ),
        )
    return filled


def _tiers(named: pl.DataFrame, sides: dict[Side, pl.DataFrame]) -> pl.DataFrame:
    """Figures for a tier as a whole, less what the same document names unit by unit."""
    rows = []
    for side, other in ((Side.PAYER, Side.PAYEE), (Side.PAYEE, Side.PAYER)):
        mine, theirs = f"{side.value}_id", f"{other.value}_id"
        whole = _of_side(
            sides[side].filter(pl.col(theirs).is_null(), pl.col(mine).is_not_null()), side
        )
        says = f"{side.value}_says_kzt"
        level = f"{other.value}_level"
        of_kind = named.group_by(mine, level, "kind").agg(_whole_sum(says).alias("of_kind"))
        of_all = named.group_by(mine, level).agg(_whole_sum(says).alias("of_all"))
        # a figure that does not tell above from below holds whatever is named of both
        of_any = named.group_by(mine).agg(_whole_sum(says).alias("of_any"))
        is_all = pl.col("kind") == _UNSPECIFIED
        of_kinds = whole.filter(~is_all).group_by(mine, level).agg(of_kinds=pl.col(says).sum())
        joined = (
            whole.join(of_kind, on=[mine, level, "kind"], how="left")
            .join(of_all, on=[mine, level], how="left")
            .join(of_any, on=mine, how="left")
            .join(of_kinds, on=[mine, level], how="left")
            .with_columns(
                named_kzt=pl.when(is_all)
                .then(pl.max_horizontal("of_all", "of_kinds", _untold("of_any", level)))
                .otherwise("of_kind")
            )
            .with_columns(
                unnamed_kzt=pl.col(says) - pl.col("named_kzt").fill_null(0),
                is_whole=pl.col("named_kzt").fill_null(0) != 0,
            )
            .drop("of_kind", "of_all", "of_any", "of_kinds")
        )
        is_explained = pl.col("unnamed_kzt").abs() <= ROUNDING_KZT
        rows.append(joined.filter(~(is_explained & pl.col("is_whole"))))
    return pl.concat(rows, how="diagonal_relaxed")


def _with_silent_acts(edges: pl.DataFrame, budgets: pl.DataFrame) -> pl.DataFrame:
    """The budget of a side that says nothing, where one is held: its act, and how deep it goes."""
    latest = budgets.unique("unit_id", keep="first", maintain_order=True)
    for side in Side:
        held = latest.select(
            pl.col("unit_id").alias(f"{side.value}_id"),
            pl.col("depth").alias(f"{side.value}_held"),
            *(pl.col(fact).alias(f"held_{side.value}_{fact}") for fact in _FACTS[:-1]),
        )
        edges = edges.join(held, on=f"{side.value}_id", how="left").with_columns(
            pl.coalesce(f"{side.value}_{fact}", f"held_{side.value}_{fact}").alias(
                f"{side.value}_{fact}"
            )
            for fact in _FACTS[:-1]
        )
    return edges


def _of_side(rows: pl.DataFrame, side: Side) -> pl.DataFrame:
    """Statements of one side with its name before what they say."""
    return rows.select(
        *EDGE,
        pl.col("amount_kzt").alias(f"{side.value}_says_kzt"),
        *(pl.col(fact).alias(f"{side.value}_{fact}") for fact in (*_FACTS, *_PLACE)),
        pl.col("relation").alias(f"{side.value}_relation"),
    )


def _both(payer: pl.DataFrame, payee: pl.DataFrame) -> pl.DataFrame:
    return payer.join(payee, on=EDGE, how="full", coalesce=True, nulls_equal=True)


def _whole_sum(column: str) -> pl.Expr:
    """A sum; null where there is nothing to sum."""
    amounts = pl.col(column).drop_nulls()
    return pl.when(amounts.len() > 0).then(amounts.sum())


def _untold(column: str, level: str) -> pl.Expr:
    """A column only where the tier of the other side is not told."""
    return pl.when(pl.col(level).is_null()).then(column)


def _columns() -> list[str]:
    sides = [f"{side.value}_{fact}" for side in Side for fact in (*_FACTS, *_PLACE)]
    return [
        *EDGE,
        "payer_says_kzt",
        "payee_says_kzt",
        "residual_kzt",
        "state",
        "reason",
        "is_whole",
        "named_kzt",
        "unnamed_kzt",
        "days_apart",
        *(f"nearest_{fact}" for fact in ("payer_edition_no", "payee_edition_no", "days_apart")),
        "relation",
        *sides,
    ]
