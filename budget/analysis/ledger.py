"""Every stated transfer between budgets: who says it, about whom, and which cell prints it.

Two kinds of documents state transfers. Lists name payer and payee one by one (table
`transfers`). Annexes print programmes of the payer (group 15; 113, 114 and their kin in every
sector) and receipts of the payee (class 01 from below, 02 from above). An annex names only a
tier: downwards the payee is then «the tier below as a whole» and its identifier is null, and so
is the payer's upwards.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

from budget.analysis.printed_cells import with_cells
from budget.analysis.tiers import depth_of, parent_then, unit_facts
from budget.analysis.transfer_lines import DOCUMENT, paid, received, transfer_lines
from budget.model.enums import Side

_ABOVE = ["parent_id", "parent_since", "parent_split_from"]
_PLACE = ["source_id", "table_no", "row_no"]
COLUMNS = [
    "unit_id",
    "payer_id",
    "payee_id",
    "payer_level",
    "payee_level",
    *DOCUMENT,
    "act_date",
    "edition_date",
    "edition_basis",
    "side",
    "kind",
    "depth",
    "code",
    "amount_kzt",
    "value_status",
    "printed",
    *_PLACE,
    "cell",
    "relation",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """The tables that together say who pays whom.

    Attributes:
        lines: `budget_lines`.
        transfers: `transfers`.
        acts: `acts`.
        units: `units`.
        codes: `transfer_codes`.
        cells: `printed_cells`, to name the cell of listed transfers too; may be left out.
    """

    lines: pl.LazyFrame
    transfers: pl.LazyFrame
    acts: pl.LazyFrame
    units: pl.LazyFrame
    codes: pl.LazyFrame
    cells: pl.LazyFrame | None = None


def books_of(scan: Callable[[str], pl.LazyFrame]) -> Books:
    """The books out of a store of tables.

    Args:
        scan: Name of a table → its rows, lazily, such as `budget.tables.scan`.

    Returns:
        All six tables; none of them is read yet.
    """
    return Books(
        lines=scan("budget_lines"),
        transfers=scan("transfers"),
        acts=scan("acts"),
        units=scan("units"),
        codes=scan("transfer_codes"),
        cells=scan("printed_cells"),
    )


def transfer_ledger(books: Books, years: Sequence[int] | None = None) -> pl.DataFrame:
    """One row a stated transfer, of all editions held.

    Args:
        books: The tables.
        years: Budget years wanted; None for all.

    Returns:
        `unit_id` (whose document states it), `payer_id`, `payee_id` (null: the tier as a whole,
        «not split by unit in the document»; with a null tier: not even above or below is told),
        `payer_level`, `payee_level`, `budget_year`, `phase`, `act_id`, `edition_no`,
        `act_date`, `edition_date` and `edition_basis` of the statement, `side` (`payer`,
        `payee`), `kind` (`unspecified`: one figure for several kinds, never divided), `depth`
        (`unit`: a list that names both; `programme`; `specific`, `subclass`, `class`,
        `category` of the receipts), `code`, `amount_kzt` (tenge; null: see `value_status`),
        `printed`, `source_id`, `table_no`, `row_no`, `cell`, and `relation`: `neighbours` (in
        the borders of the year), `other_parent`, `skips_tier`, `same_tier`. Statements of one
        transfer by two acts are two rows: they are never summed.

    Source:
        Budget Code of 15 March 2025, articles 76 to 83; orders of the Ministry of Finance of
        4 April 2025 on the classification.
    """
    wanted = pl.lit(value=True) if years is None else pl.col("budget_year").is_in(list(years))
    facts = unit_facts(books.units)
    codes = books.codes.collect()
    printed = transfer_lines(books.lines.filter(wanted), books.acts, facts)
    stated = pl.concat(
        [
            _listed(books.transfers.filter(wanted)),
            paid(printed, codes),
            received(printed, codes),
        ],
        how="diagonal",
    )
    if books.cells is not None:
        stated = with_cells(stated, books.cells)
    return (
        stated.join(_edition_facts(books.acts), on=["act_id", "edition_no"], how="left")
        .pipe(_placed, facts.collect())
        .select(COLUMNS)
        .sort(
            *("budget_year", "side", "payer_id", "payee_id", "kind", "act_id", "edition_no"),
            *_PLACE,
        )
    )


def _edition_facts(acts: pl.LazyFrame) -> pl.DataFrame:
    """Editions with their dates; an act as adopted is dated by itself."""
    is_first = pl.col("edition_basis").cast(pl.String) == "as_adopted"
    own = pl.when(is_first).then("act_date")
    return (
        acts.select(
            "act_id",
            "edition_no",
            "act_date",
            edition_date=pl.coalesce("edition_date", own),
            edition_basis=pl.col("edition_basis").cast(pl.String),
        )
        .unique(["act_id", "edition_no"], keep="first", maintain_order=True)
        .collect()
    )


def _listed(transfers: pl.LazyFrame) -> pl.DataFrame:
    """Rows of `transfers`: both units are named."""
    # a list is of the side that states it: Parliament's law lists what the republic withdraws too
    owner = pl.when(pl.col("side").cast(pl.String) == Side.PAYER).then("payer_id")
    return transfers.with_columns(
        pl.col("phase", "kind", "side", "value_status").cast(pl.String),
        *(pl.lit(None, pl.String).alias(name) for name in ("code", "printed", "cell")),
        unit_id=owner.otherwise("payee_id"),
        depth=pl.lit("unit"),
    ).collect()


def _placed(stated: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """Statements with the tiers of both units and how the two stand to each other."""
    for who in ("payer", "payee"):
        about = facts.select(
            *_ABOVE,
            pl.col("unit_id").alias(f"{who}_id"),
            pl.col("level").alias(f"{who}_tier"),
        )
        stated = (
            stated.drop(_ABOVE, strict=False)
            .join(about, on=f"{who}_id", how="left")
            .with_columns(
                parent_then(pl.col("budget_year")).alias(f"{who}_parent"),
                pl.coalesce(f"{who}_tier", f"{who}_level").alias(f"{who}_level"),
            )
        )
    return stated.with_columns(relation=_relation())


def _relation() -> pl.Expr:
    apart = depth_of("payer_level") - depth_of("payee_level")
    is_whole = pl.col("payer_id").is_null() | pl.col("payee_id").is_null()
    is_parent = (pl.col("payee_parent") == pl.col("payer_id")) | (
        pl.col("payer_parent") == pl.col("payee_id")
    )
    return (
        pl.when(apart == 0)
        .then(pl.lit("same_tier"))
        .when(apart.abs() > 1)
        .then(pl.lit("skips_tier"))
        .when(is_whole | is_parent)
        .then(pl.lit("neighbours"))
        .otherwise(pl.lit("other_parent"))
    )
