"""The data dictionary: every table and column as Markdown, written from the declarations."""

from itertools import chain

import dataframely as dy

from budget.model import TABLES
from budget.model.base import Table
from budget.model.public_requests import PUBLIC_TABLES
from budget.model.register import REGISTER_TABLES

_HEAD = """# Data dictionary

Written from `budget/model`, where every table is declared once; do not edit by hand:
`python -m budget dictionary` prints it anew.

Money is whole tenge. Codes are text and keep their zeros. An empty field means that a value is
not known or not published, never zero. Dates are YYYY-MM-DD.
"""


def dictionary() -> str:
    """Every table with its description, and its columns with type, unit, rule and meaning.

    Returns:
        A Markdown document, one section a table in the order of `budget.model.TABLES`, then those of the
        request register and of its public copies.

    Examples:
        >>> dictionary().splitlines()[0]
        '# Data dictionary'
    """
    described = {**TABLES, **REGISTER_TABLES, **PUBLIC_TABLES}
    contents = "\n".join(f"* [`{name}`](#{name})" for name in described)
    sections = (_section(name, table) for name, table in described.items())
    return "\n".join([_HEAD, contents, "", *sections])


def _section(name: str, table: type[Table]) -> str:
    """One table: heading, description, key, columns."""
    key = ", ".join(f"`{column}`" for column in table.primary_key())
    head = [
        f"## {name}",
        "",
        _one_paragraph(table.__doc__ or ""),
        "",
        f"Key: {key}." if key else "No key.",
        "",
        "| column | title | type | unit | may be empty | description |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    rows = [_row(column, field) for column, field in table.columns().items()]
    return "\n".join([*head, *rows, *_closed_sets(table), ""])


def _row(name: str, field: dy.Column) -> str:
    """One column as a row of the table of columns."""
    facts = field.metadata or {}
    empty = "yes" if field.nullable else "no"
    cells = [
        f"`{name}`",
        str(facts.get("title", "")),
        _type(field),
        str(facts.get("unit", "")),
        empty,
        field.description or "",
    ]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _type(field: dy.Column) -> str:
    """The kind of value, in the words of the reader."""
    names: dict[type[dy.Column], str] = {
        dy.String: "text",
        dy.Enum: "closed set",
        dy.Int64: "whole number",
        dy.Float64: "number",
        dy.Date: "date",
        dy.Bool: "yes or no",
    }
    return names.get(type(field), type(field).__name__)


def _closed_sets(table: type[Table]) -> list[str]:
    """The words that a closed set allows, a line a column."""
    sets = {
        name: field.categories
        for name, field in table.columns().items()
        if isinstance(field, dy.Enum)
    }
    lines = (
        f"* `{name}`: " + ", ".join(f"`{word}`" for word in words)
        for name, words in sets.items()
    )
    return list(chain(["", "Closed sets:", ""], lines)) if sets else []


def _one_paragraph(docstring: str) -> str:
    """A docstring without its line breaks."""
    return " ".join(docstring.split())
