"""What every recipe is: a declaration of a publication, and a pure parse of its folder.

A recipe knows no network, no clock and no unit names: the files below `data/raw` carry reviewed
unit ids, and the facts of each document stand beside it in `origin.json`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from budget.errors import N_, UnusableFileError
from budget.model.documents import Acts, Sources
from budget.model.enums import EditionBasis, Phase
from budget.model.lines import BudgetLines, Statistics, Transfers
from budget.model.quality import Rejects


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTables:
    """Frames of the data model that a folder gives; a table it does not give is empty."""

    acts: pl.DataFrame = field(default_factory=Acts.create_empty)
    sources: pl.DataFrame = field(default_factory=Sources.create_empty)
    budget_lines: pl.DataFrame = field(default_factory=BudgetLines.create_empty)
    transfers: pl.DataFrame = field(default_factory=Transfers.create_empty)
    statistics: pl.DataFrame = field(default_factory=Statistics.create_empty)
    rejects: pl.DataFrame = field(default_factory=Rejects.create_empty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A publication: what it is, who publishes it, where, how often, what it leaves out."""

    source_id: str  # name of its folder below data/raw
    publisher: str
    title: str
    where: str
    how_often: str
    leaves_out: str
    parse: Callable[[Path], SourceTables]


def act_key(prefix: str = "") -> pl.Expr:
    """`act_id`: issuer, date and number of an act, the same for all its editions.

    What was not seen is replaced by what tells the act apart all the same: the first planned year
    for the date; the registration number, and failing it the unit budgeted, for the number.

    Args:
        prefix: Before the columns `act_date`, `act_number` and `act_registration`.
    """
    return pl.concat_str(
        "issuer_id",
        pl.coalesce(f"{prefix}act_date", pl.col("plan_from").cast(pl.String)),
        pl.coalesce(
            f"{prefix}act_number",
            "reg." + pl.col(f"{prefix}act_registration"),
            "budget_unit_id",
        ),
        separator=":",
    )


def edition_phase(edition_no: str = "edition_no") -> pl.Expr:
    """`approved` for the edition as adopted, `revised` for all later ones."""
    return (
        pl.when(pl.col(edition_no) == 0)
        .then(pl.lit(Phase.APPROVED.value))
        .otherwise(pl.lit(Phase.REVISED.value))
    )


def is_basis(basis: EditionBasis) -> pl.Expr:
    """Whether an edition is known in this way."""
    return pl.col("edition_basis") == basis.value


def printed_rows(file: Path, schema: pl.Schema) -> pl.DataFrame:
    """A transcribed CSV, with the row of the file (the heading is row 1) as `row_no`.

    Raises:
        UnusableFileError: The columns are not the expected ones, or a value has another type.
    """
    try:
        rows = pl.read_csv(file, schema_overrides=schema)
    except pl.exceptions.PolarsError as error:
        raise UnusableFileError(
            file.name,
            N_("unreadable ({why})"),
            N_("the columns of its origin.json"),
            N_("restore the file"),
            why=str(error),
        ) from error
    if rows.columns != schema.names():
        raise UnusableFileError(
            file.name,
            N_("columns {columns}"),
            N_("columns {wanted}"),
            N_("restore the file, or review its recipe"),
            columns=", ".join(rows.columns),
            wanted=", ".join(schema.names()),
        )
    return rows.with_row_index("row_no", offset=2).with_columns(pl.col("row_no").cast(pl.Int64))
