"""The way of this project: ledger, reconciliation and origins of a whole country in one lazy pass."""

import json
import sys
from pathlib import Path

import polars as pl

from budget.analysis.ledger import Books
from budget.analysis.trace import country


def main(folder: Path, out: Path, year: int) -> None:
    """Read the tables of a made country and write what a check compares."""
    whole = country(
        Books(
            lines=pl.scan_parquet(folder / "budget_lines.parquet"),
            transfers=pl.scan_parquet(folder / "transfers.parquet"),
            acts=pl.scan_parquet(folder / "acts.parquet"),
            units=pl.scan_parquet(folder / "units.parquet"),
            codes=pl.scan_parquet(folder / "transfer_codes.parquet"),
        ),
        year,
    )
    shares = whole.mixes.select(pl.format("{} {}", "unit_id", "origin"), "share")
    found = {
        "edges": whole.edges.height,
        "sent_kzt": int(whole.edges["payer_says_kzt"].sum()),
        "received_kzt": int(whole.edges["payee_says_kzt"].sum()),
        "mixes": dict(shares.rows()),
    }
    out.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
