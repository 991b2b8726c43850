"""Acts, the files they were read from, and the cells those files print."""

import dataframely as dy

from budget.model.base import Table, closed, meta
from budget.model.enums import ActKind, EditionBasis


class Acts(Table):
    """Editions of acts that state budgets or transfers: one row an edition and language."""

    act_id = dy.String(
        primary_key=True,
        metadata=meta("Act"),
        description="Issuer's unit, date and number; the same for all editions of an act",
    )
    unit_id = dy.String(
        metadata=meta("Unit"),
        description="Unit of the body that issued it",
        regex=r"^(KZ|[0-9]{9})$",
    )
    act_kind = dy.Enum(closed(ActKind), metadata=meta("Kind"), description="What it decides")
    issuer = dy.String(metadata=meta("Issuer"), description="Body that issued it, as printed")
    act_date = dy.Date(
        nullable=True, metadata=meta("Date"), description="Date of the act; null: not seen"
    )
    act_number = dy.String(
        nullable=True, metadata=meta("Number"), description="Number of the act; null: not seen"
    )
    edition_no = dy.Int64(
        primary_key=True,
        min=0,
        metadata=meta("Edition"),
        description="0 as adopted, then in order of amendment",
    )
    edition_date = dy.Date(
        nullable=True,
        metadata=meta("Edition date"),
        description="Date of the act that made this edition; null: not seen",
    )
    edition_number = dy.String(
        nullable=True,
        metadata=meta("Edition number"),
        description="Number of the act that made this edition; null: not seen",
    )
    edition_basis = dy.Enum(
        closed(EditionBasis),
        metadata=meta("Edition known by"),
        description="How the edition is known; `unknown` and `consolidated_later` may hold later "
        "changes",
    )
    period_from = dy.Int64(
        metadata=meta("First year", "year"), description="First budget year it covers"
    )
    period_to = dy.Int64(
        metadata=meta("Last year", "year"), description="Last budget year it covers"
    )
    language = dy.Enum(
        ["ru", "kk", "en"],
        primary_key=True,
        metadata=meta("Language"),
        description="Language of the text read",
    )
    url = dy.String(
        nullable=True, metadata=meta("Link"), description="Page it was read from, if known"
    )
    source_id = dy.String(metadata=meta("Source"), description="File it was read from")


class Sources(Table):
    """Files that the tables were built from."""

    source_id = dy.String(primary_key=True, metadata=meta("Source"), description="Key")
    publisher = dy.String(metadata=meta("Publisher"), description="Who published the document")
    title = dy.String(metadata=meta("Title"), description="Title of the document")
    file = dy.String(
        metadata=meta("File"), description="Path below data/raw, or the file's name"
    )
    sha256 = dy.String(
        regex=r"^[0-9a-f]{64}$", metadata=meta("SHA-256"), description="Hash of the file read"
    )
    format = dy.String(metadata=meta("Format"), description="Format of the file")
    url = dy.String(nullable=True, metadata=meta("Link"), description="Where it was published")
    retrieved = dy.Date(
        nullable=True,
        metadata=meta("Retrieved"),
        description="Day it was read at its publisher",
    )
    licence = dy.String(metadata=meta("Licence"), description="Terms of use")


class PrintedGrids(Table):
    """Tables and sheets of the sources, in order."""

    source_id = dy.String(primary_key=True, metadata=meta("Source"), description="File")
    table_no = dy.Int64(
        primary_key=True, min=1, metadata=meta("Table"), description="Order in the file, from 1"
    )
    name = dy.String(
        metadata=meta("Name"), description="Name of the sheet, or caption above the table"
    )
    is_hidden = dy.Bool(metadata=meta("Hidden"), description="The sheet is hidden")


class PrintedCells(Table):
    """Cells as printed: what a figure is traced back to."""

    source_id = dy.String(primary_key=True, metadata=meta("Source"), description="File")
    table_no = dy.Int64(
        primary_key=True, min=1, metadata=meta("Table"), description="Order in the file, from 1"
    )
    row_no = dy.Int64(
        primary_key=True, min=1, metadata=meta("Row"), description="Row of the table, from 1"
    )
    column_no = dy.Int64(
        primary_key=True, min=1, metadata=meta("Column"), description="Column, from 1"
    )
    printed = dy.String(metadata=meta("Printed"), description="Text of the cell")
