"""Transfers of one year as pages show them: worked out once for the whole country."""

from dataclasses import dataclass

import polars as pl

from budget import tables
from budget.analysis.ledger import Books, books_of
from budget.analysis.trace import Country, Trace, country, trace
from budget.analysis.traced_back import traced_back
from budget.model.enums import LineLevel, Phase, Section

READ = ("budget_lines", "transfers", "acts", "units", "transfer_codes", "printed_cells")


@dataclass(frozen=True, slots=True)
class Asked:
    """One place, one year.

    Attributes:
        unit_id: The unit at the lower end of the chain.
        year: Budget year.
        phase: Only this phase; None for the latest edition of each budget.
    """

    unit_id: str
    year: int
    phase: Phase | None

    @property
    def key(self) -> str:
        """Names the widgets of this view."""
        return f"{self.unit_id}_{self.year}_{self.phase.value if self.phase else 'latest'}"


def books() -> Books:
    """The tables a trace is made of."""
    return books_of(tables.scan)


@tables.remembered(*READ, last=16)
def whole(year: int, phase: Phase | None) -> Country:
    """All transfers of a year."""
    return country(books(), year, phase=phase)


@tables.remembered(*READ)
def traced(asked: Asked) -> Trace:
    """The chain of a place."""
    return trace(whole(asked.year, asked.phase), asked.unit_id)


@tables.remembered(*READ)
def sources(asked: Asked) -> pl.DataFrame:
    """Rows of `traced_back` of a place."""
    return traced_back(traced(asked).chain)


@tables.remembered("budget_lines", "transfers")
def years(unit_id: str) -> list[int]:
    """Years in which a unit's budget is held, or a transfer names it; newest first."""
    own = tables.scan("budget_lines").filter(pl.col("unit_id") == unit_id)
    named = tables.scan("transfers").filter(
        (pl.col("payer_id") == unit_id) | (pl.col("payee_id") == unit_id)
    )
    rows = pl.concat([own.select("budget_year"), named.select("budget_year")])
    return rows.unique().collect()["budget_year"].sort(descending=True).to_list()


@tables.remembered("budget_lines")
def newest_held(unit_id: str) -> int | None:
    """The newest year whose revenues are held: lists of transfers may reach further ahead."""
    mine = tables.scan("budget_lines").filter(
        pl.col("unit_id") == unit_id,
        pl.col("section").cast(pl.String) == Section.REVENUES.value,
        pl.col("line_level").cast(pl.String) == LineLevel.SECTION.value,
    )
    newest: int | None = mine.select(pl.col("budget_year").max()).collect().item()
    return newest
