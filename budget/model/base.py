"""The parent of every table: a class body that can be read aloud."""

import enum
from collections.abc import Iterable
from typing import Any

import dataframely as dy


def meta(title: str, unit: str = "") -> dict[str, Any]:
    """Title and unit of a column; a column without a unit is a name, a code or a date."""
    return {"title": title, "unit": unit}


def closed(values: type[enum.StrEnum]) -> Iterable[str]:
    """The words of a closed set, in the order of its class body."""
    return [member.value for member in values]


class Table(dy.Schema):
    """A table of the data model; its docstring is its description in the data dictionary."""
