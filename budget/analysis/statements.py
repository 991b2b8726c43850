"""Of several statements of one transfer, which one speaks, and which others are there?

A transfer may be stated in every edition of a budget, in the act on general transfers and in the
annex beside the list. These are statements of one amount: one speaks, the others are counted and
offered, and none is added to another.
"""

import polars as pl

from budget.model.enums import Phase

EDGE = ["payer_id", "payee_id", "payer_level", "payee_level", "kind"]
_PAIR = ["payer_id", "payee_id"]
_UNKNOWN_DAYS = 10**6
_LIST, _PROGRAMMES, _RECEIPTS = "list", "programmes", "receipts"
_DOCUMENT = ["act_id", "edition_no", "phase", "act_date", "edition_date", "edition_basis"]
_SOURCE = ["source_id", "table_no", "row_no", "cell", "code", "depth", "relation"]


def speaking_statements(
    ledger: pl.DataFrame,
    phase: Phase | None = None,
    payer_edition: int | None = None,
    payee_edition: int | None = None,
) -> pl.DataFrame:
    """One amount a side, edge and kind: of the latest edition, the list before the annex.

    Rows that one document prints for one edge and kind (several programmes, several purposes) are
    added up; rows of different documents, or of a list and an annex, never are.

    Args:
        ledger: Rows of `transfer_ledger` of one year.
        phase: Only statements of this phase; None for any.
        payer_edition: Only this edition of payers' documents; None for the latest.
        payee_edition: Only this edition of payees' documents; None for the latest.

    Returns:
        One row a `side`, `payer_id`, `payee_id`, tiers and `kind`: `amount_kzt` (tenge; null
        where any part is not published), `part_count`, the document (`act_id`, `edition_no`,
        `phase`, `edition_date`, `edition_basis`), the first printed place (`source_id`,
        `table_no`, `row_no`, `cell`, `code`, `depth`), `relation` and `other_count`: further
        documents and editions that state it.
    """
    key = ["side", *EDGE]
    rows = _asked(ledger, phase, payer_edition, payee_edition).with_columns(layer=_layer())
    newest = _current(rows)
    summed = newest.group_by([*key, *_DOCUMENT, "layer"], maintain_order=True).agg(
        pl.when(pl.col("amount_kzt").is_not_null().all()).then(pl.col("amount_kzt").sum()),
        pl.len().cast(pl.Int64).alias("part_count"),
        *(pl.col(name).first() for name in _SOURCE),
    )
    told = rows.group_by(key).agg(
        other_count=pl.struct("act_id", "edition_no", "layer").n_unique().cast(pl.Int64) - 1
    )
    return (
        summed.sort(
            pl.coalesce("edition_date", "act_date"),  # as `editions.held_editions` orders them
            "edition_no",
            pl.col("layer") == _LIST,
            "act_id",
            descending=[True, True, True, False],
            nulls_last=True,
        )
        .unique(key, keep="first", maintain_order=True)
        .join(told, on=key, how="left", nulls_equal=True)
        .sort(key)
    )


def _asked(
    ledger: pl.DataFrame,
    phase: Phase | None,
    payer_edition: int | None,
    payee_edition: int | None,
) -> pl.DataFrame:
    rows = ledger if phase is None else ledger.filter(pl.col("phase") == phase.value)
    for side, edition in (("payer", payer_edition), ("payee", payee_edition)):
        if edition is not None:
            rows = rows.filter((pl.col("side") != side) | (pl.col("edition_no") == edition))
    return rows


def _layer() -> pl.Expr:
    """Lists, programmes and receipts may be printed in different editions of one act."""
    return (
        pl.when(pl.col("depth") == "unit")
        .then(pl.lit(_LIST))
        .when(pl.col("depth") == "programme")
        .then(pl.lit(_PROGRAMMES))
        .otherwise(pl.lit(_RECEIPTS))
    )


def _current(rows: pl.DataFrame) -> pl.DataFrame:
    """Of each act only the latest edition that prints the layer: what it dropped is gone."""
    act = ["unit_id", "act_id", "layer"]
    return rows.filter(pl.col("edition_no") == pl.col("edition_no").max().over(act))


def edition_pairs(ledger: pl.DataFrame, payer_id: str, payee_id: str) -> pl.DataFrame:
    """Pairs of editions of two budgets that state an edge, the nearest in date first.

    Args:
        ledger: Rows of `transfer_ledger` of one year.
        payer_id: Unit that pays.
        payee_id: Unit that receives.

    Returns:
        One row a pair: `payer_act_id`, `payer_edition_no`, `payer_edition_date`, `payer_phase`,
        the same of the payee, and `days_apart`; null, and last, where a date is not known. Only
        statements that name the edge count, of whatever kind.
    """
    stated = ledger.filter(pl.col("payer_id") == payer_id, pl.col("payee_id") == payee_id)
    return _all_pairs(stated).drop(_PAIR)


def with_nearest(edges: pl.DataFrame, ledger: pl.DataFrame) -> pl.DataFrame:
    """Edges with the pair of editions nearest in date, where it is nearer than the one compared.

    Args:
        edges: `payer_id`, `payee_id` and `days_apart`.
        ledger: Rows of `transfer_ledger` of the same year.

    Returns:
        `edges` with `nearest_payer_edition_no`, `nearest_payee_edition_no` and
        `nearest_days_apart`, null where no pair held is nearer.
    """
    nearest = _all_pairs(ledger).unique(_PAIR, keep="first", maintain_order=True)
    offered = ["payer_edition_no", "payee_edition_no", "days_apart"]
    joined = edges.join(
        nearest.select(*_PAIR, *(pl.col(name).alias(f"nearest_{name}") for name in offered)),
        on=_PAIR,
        how="left",
        maintain_order="left",
    )
    is_nearer = pl.col("nearest_days_apart") < pl.col("days_apart").fill_null(_UNKNOWN_DAYS)
    return joined.with_columns(
        pl.when(is_nearer).then(f"nearest_{name}").alias(f"nearest_{name}") for name in offered
    )


def _all_pairs(stated: pl.DataFrame) -> pl.DataFrame:
    """Every edition of a payer with every edition of its payee that state their edge."""
    sides = [
        stated.filter(pl.col("side") == side, pl.all_horizontal(pl.col(_PAIR).is_not_null()))
        .select(
            *_PAIR,
            *(
                pl.col(fact).alias(f"{side}_{fact}")
                for fact in ("act_id", "edition_no", "edition_date", "phase")
            ),
        )
        .unique(maintain_order=True)
        for side in ("payer", "payee")
    ]
    days = (pl.col("payer_edition_date") - pl.col("payee_edition_date")).dt.total_days().abs()
    return (
        sides[0]
        .join(sides[1], on=_PAIR, how="inner")
        .with_columns(days_apart=days)
        .sort(
            "days_apart",
            "payer_edition_no",
            "payee_edition_no",
            descending=[False, True, True],
            nulls_last=True,
        )
    )
