"""A goal of the project beside what was found: printed, never asserted, because machines differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal, what was found, and whether it is met."""

    what: str
    wanted: str
    found: str
    is_met: bool


def goals_table(goals: Sequence[Goal]) -> Table:
    """Goals beside what was found."""
    table = Table("goal", "wanted", "found", "", box=None)
    for goal in goals:
        table.add_row(goal.what, goal.wanted, goal.found, "met" if goal.is_met else "NOT MET")
    return table
