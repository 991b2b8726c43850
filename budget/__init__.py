"""What the program knows about public money in Kazakhstan; never fetches, never opens a spreadsheet.

For a notebook: `budget.load("budget_lines", unit="150000000", year=2026)` is a Polars frame, and
`budget.describe("budget_lines")` says what its columns mean.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__all__ = ["describe", "load"]

if TYPE_CHECKING:
    from budget.loading import describe, load
else:  # hidden from mypy, which would take any misspelled name for an attribute

    def __getattr__(name: str) -> object:
        """`load` and `describe`, brought in when first used: `import budget` alone stays light."""
        if name in __all__:
            return getattr(import_module("budget.loading"), name)
        message = f"module «budget» has no attribute «{name}»"
        raise AttributeError(message)
