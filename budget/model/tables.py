"""All tables by name, in the order in which they are built and described."""

from budget.model.base import Table
from budget.model.classification import Classification, TransferCodes, TransferMatching
from budget.model.documents import Acts, PrintedCells, PrintedGrids, Sources
from budget.model.lines import BudgetLines, Statistics, Transfers
from budget.model.places import Breaks, Responsibilities, Units
from budget.model.quality import Checks, Rejects

TABLES: dict[str, type[Table]] = {
    "units": Units,
    "acts": Acts,
    "sources": Sources,
    "budget_lines": BudgetLines,
    "transfers": Transfers,
    "statistics": Statistics,
    "classification": Classification,
    "transfer_codes": TransferCodes,
    "transfer_matching": TransferMatching,
    "responsibilities": Responsibilities,
    "breaks": Breaks,
    "rejects": Rejects,
    "checks": Checks,
    "printed_grids": PrintedGrids,
    "printed_cells": PrintedCells,
}
