"""Every table declared once; validation, dictionary and headings come from here.

The declarations load with the first look at `TABLES`: their library takes half a second, which
names, codes and readers do without.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budget.model.base import Table


def __getattr__(name: str) -> "dict[str, type[Table]]":
    """`TABLES`, the one name that is not loaded at once."""
    if name != "TABLES":
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from budget.model.tables import TABLES  # noqa: PLC0415 - see above

    return TABLES
