"""The plain way: rows of the same tables in dictionaries, mixes repeated until they stand still.

It knows the codes by heart, takes the latest edition, and does no more than the made country needs.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

import pandas as pd  # noqa: TID251 - the library this is measured against

_STILL = 1e-12
_TARGETED = ("targeted_current", "subvention")

Edge = tuple[str, str, str]


def main(folder: Path, out: Path, year: int) -> None:
    """Read the tables of a made country and write what a check compares."""
    units = pd.read_parquet(folder / "units.parquet")
    parents = {
        unit: parent if isinstance(parent, str) else None
        for unit, parent in zip(units["unit_id"], units["parent_id"], strict=True)
    }
    lines = _latest(pd.read_parquet(folder / "budget_lines.parquet"), year)
    listed = _latest(pd.read_parquet(folder / "transfers.parquet"), year)
    sent, received = _sides(lines, listed, parents)
    edges = _edges(sent, received)
    mixes = _mixes(lines, listed, parents)
    found = {
        "edges": len(edges),
        "sent_kzt": sum(one for one, _ in edges.values() if one is not None),
        "received_kzt": sum(other for _, other in edges.values() if other is not None),
        "mixes": {
            f"{unit} {origin}": share
            for unit, mix in mixes.items()
            for origin, share in mix.items()
            if share
        },
    }
    out.write_text(json.dumps(found), encoding="utf-8")


def _latest(rows: pd.DataFrame, year: int) -> pd.DataFrame:
    """Rows of the year, of each act's latest edition."""
    of_year = rows[rows["budget_year"] == year]
    last = of_year.groupby("act_id")["edition_no"].transform("max")
    return of_year[of_year["edition_no"] == last]


def _sides(
    lines: pd.DataFrame, listed: pd.DataFrame, parents: dict[str, str | None]
) -> tuple[dict[Edge, int], dict[Edge, int]]:
    """What payers say and what recipients say, by pair and kind."""
    sent: dict[Edge, int] = defaultdict(int)
    received: dict[Edge, int] = defaultdict(int)
    for row in listed.itertuples():
        side = sent if row.side == "payer" else received
        side[row.payer_id, row.payee_id, row.kind] += row.amount_kzt
    for row in lines.itertuples():
        parent = parents[row.unit_id]
        if row.line_level == "subclass" and row.code.startswith("4.02") and parent:
            received[parent, row.unit_id, "unspecified"] += row.amount_kzt
        is_up = row.code in {"15.1.257.006", "15.1.452.007", "15.1.124.043"}
        if row.line_level == "programme" and is_up and parent:
            sent[row.unit_id, parent, "withdrawal"] += row.amount_kzt
    return sent, received


def _edges(
    sent: dict[Edge, int], received: dict[Edge, int]
) -> dict[Edge, tuple[int | None, int | None]]:
    """Both sides of each edge; one figure for all kinds against the sum of the kinds named."""
    edges: dict[Edge, tuple[int | None, int | None]] = {}
    for payer, payee, kind in sorted({*sent, *received}):
        total = received.get((payer, payee, "unspecified"))
        if kind == "unspecified":
            named = sum(sent.get((payer, payee, one), 0) for one in _TARGETED)
            edges[payer, payee, kind] = (named or None, total)
        elif total is None:
            key = (payer, payee, kind)
            edges[key] = (sent.get(key), received.get(key))
    return edges


def _mixes(
    lines: pd.DataFrame, listed: pd.DataFrame, parents: dict[str, str | None]
) -> dict[str, dict[str, float]]:
    """Every budget's mix of origins: each mixed anew until none changes."""
    revenues: dict[str, int] = {}
    above: dict[str, int] = defaultdict(int)
    for row in lines.itertuples():
        if row.section == "revenues" and row.line_level == "section":
            revenues[row.unit_id] = row.amount_kzt
        if row.line_level == "class" and row.code == "4.02":
            above[row.unit_id] = row.amount_kzt
    below: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in listed.itertuples():
        if row.kind == "withdrawal":
            below[row.payee_id].append((row.payer_id, row.amount_kzt))
    givers = {unit: list(below[unit]) for unit in revenues}
    for unit, given in givers.items():
        parent = parents[unit]
        if parent:
            given.append((parent, above[unit]))
    return _still(revenues, givers)


def _still(
    revenues: dict[str, int], givers: dict[str, list[tuple[str, int]]]
) -> dict[str, dict[str, float]]:
    """Mixes that mixing anew no longer changes."""
    mixes: dict[str, dict[str, float]] = {unit: {} for unit in revenues}
    change = 1.0
    while change > _STILL:
        change = 0.0
        for unit, whole in revenues.items():
            own = whole - sum(amount for _, amount in givers[unit])
            mixed = {unit: own / whole}
            for giver, amount in givers[unit]:
                for origin, share in mixes[giver].items():
                    mixed[origin] = mixed.get(origin, 0.0) + amount / whole * share
            before = mixes[unit]
            moved = (abs(share - before.get(origin, 0.0)) for origin, share in mixed.items())
            change = max(change, *moved)
            mixes[unit] = mixed
    return mixes


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
