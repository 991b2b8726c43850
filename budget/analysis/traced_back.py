"""Of the money of one budget: how much came through each tier above it?

Every tenge of a budget is taken for the same mix. From the lowest budget upwards: so much is its
own, so much came from the tier above; of that, so much was the upper budget's own, and so on. The
shares of all sources add up to one. Only the chain is followed: what a budget received from below
stays one source here, while `origin` follows that money too.
"""

import polars as pl

SOURCES = ("own", "above", "below", "unknown")
_SCHEMA = {
    "unit_id": pl.String,
    "source": pl.String,
    "amount_kzt": pl.Int64,
    "share_of_budget": pl.Float64,
    "share_of_unit": pl.Float64,
}


def traced_back(chain: pl.DataFrame) -> pl.DataFrame:
    """The sources of each budget of a chain, as parts of the lowest budget's revenues.

    Args:
        chain: Rows of `trace.chain`, the republic first, with `unit_id`, `revenues_kzt`,
            `own_revenues_kzt`, `transfers_from_above_kzt`, `transfers_from_below_kzt` in tenge.

    Returns:
        One row a budget and source, from the lowest budget upwards until money from above ends or
        is not known: `unit_id`, `source` (`own`; `above`: the tier above; `below`: the tiers
        below; `unknown`: the rest, which the document does not split, or all of a budget that is
        not held), `amount_kzt` as printed (null where not known), `share_of_budget` (of that
        budget's revenues, 0 to 1), `share_of_unit` (of the lowest budget's revenues).

    Examples:
        A village has 100, of it 20 of its own and 80 from the district; the district has 1000, of
        it 250 of its own: of the village's money 0.8 × 0.25 = 0.2 is the district's own.

        >>> chain = pl.DataFrame(
        ...     {
        ...         "unit_id": ["district", "village"],
        ...         "revenues_kzt": [1000, 100],
        ...         "own_revenues_kzt": [250, 20],
        ...         "transfers_from_above_kzt": [750, 80],
        ...         "transfers_from_below_kzt": [0, 0],
        ...     }
        ... )
        >>> traced_back(chain).select("unit_id", "source", "share_of_unit").rows()[2]
        ('district', 'own', 0.2)
    """
    rows: list[dict[str, str | int | float | None]] = []
    carried = 1.0
    for budget in chain.reverse().iter_rows(named=True):
        parts = _parts(budget)
        rows += [
            {
                "unit_id": budget["unit_id"],
                "source": source,
                "amount_kzt": amount,
                "share_of_budget": share,
                "share_of_unit": carried * share,
            }
            for source, amount, share in parts
        ]
        carried *= sum(share for source, _, share in parts if source == "above")
        if not carried:
            break
    return pl.DataFrame(rows, schema=_SCHEMA)


def _parts(budget: dict[str, int | None]) -> list[tuple[str, int | None, float]]:
    """Source, amount and share of the budget's revenues; the rest is unknown."""
    revenues = budget["revenues_kzt"]
    if not revenues or revenues < 0:
        return [("unknown", None, 1.0)]
    columns = ("own_revenues_kzt", "transfers_from_above_kzt", "transfers_from_below_kzt")
    known = [
        (source, amount)
        for source, amount in zip(SOURCES, (budget[name] for name in columns), strict=False)
        if amount is not None and amount > 0
    ]
    rest = revenues - sum(amount for _, amount in known)
    parts = [*known, ("unknown", rest)] if rest > 0 else known
    whole = sum(amount for _, amount in parts)
    return [(source, amount, amount / whole) for source, amount in parts]
