"""What did not become a figure, and what does not add up."""

import dataframely as dy

from budget.model.base import Table, meta


class Rejects(Table):
    """Printed rows that hold an amount and did not become a line."""

    source_id = dy.String(primary_key=True, metadata=meta("Source"), description="File")
    table_no = dy.Int64(
        primary_key=True, min=0, metadata=meta("Table"), description="0: the running text"
    )
    row_no = dy.Int64(
        primary_key=True, min=0, metadata=meta("Row"), description="Row, from 1; 0: whole table"
    )
    cell = dy.String(primary_key=True, metadata=meta("Cell"), description="A1 or R12C5 style")
    printed = dy.String(
        metadata=meta("Printed"), description="Printed cells of the row, «|» between"
    )
    reason = dy.String(metadata=meta("Reason"), description="Why, in words, and what to do")


class Checks(Table):
    """Identities that a document must keep, with the numbers."""

    check_id = dy.String(primary_key=True, metadata=meta("Check"), description="Key")
    identity = dy.String(metadata=meta("Identity"), description="What must equal what")
    unit_id = dy.String(nullable=True, metadata=meta("Unit"), description="Unit checked")
    budget_year = dy.Int64(nullable=True, metadata=meta("Year", "year"), description="Year")
    act_id = dy.String(metadata=meta("Act"), description="Act checked")
    edition_no = dy.Int64(min=0, metadata=meta("Edition"), description="As in `acts`")
    source_id = dy.String(metadata=meta("Source"), description="File checked")
    place = dy.String(metadata=meta("Where"), description="Table, row and code")
    expected = dy.Int64(
        nullable=True,
        metadata=meta("Expected", "tenge"),
        description="What is printed as total; of statistics in their own unit",
    )
    found = dy.Int64(
        nullable=True, metadata=meta("Found", "tenge"), description="What the parts add up to"
    )
    residual = dy.Int64(
        nullable=True, metadata=meta("Residual", "tenge"), description="found − expected"
    )
    holds = dy.Bool(metadata=meta("Holds"), description="Residual is nought")
