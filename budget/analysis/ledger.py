"""Every stated transfer between budgets: who says it, about whom, and which cell prints it.

Two kinds of documents state transfers. Lists name payer and payee one by one (table `transfers`).
Annexes print programmes of the payer (group 15; 113, 114 and their kin in every sector) and receipts
of the payee (class 01 from below, 02 from above). An annex names only a tier: downwards the payee
is then «the tier below as a whole» and its identifier is null, and so is the payer's upwards.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

from budget.analysis.figures import one_line_a_figure
from budget.analysis.printed_cells import with_cells
from budget.analysis.tiers import above, below, depth_of, parent_then, unit_facts
from budget.analysis.vintages import with_vintage
from budget.model.enums import BudgetLevel, Consolidation, LineLevel, Section, Side, UnitKind

_RECEIPTS = [
    level.value
    for level in (LineLevel.CATEGORY, LineLevel.CLASS, LineLevel.SUBCLASS, LineLevel.SPECIFIC)
]
_FROM_BELOW, _FROM_ABOVE = "01", "02"
_WORDS = "(?i)трансферт|субвенц|изъят|возврат|алып қою|алу|қайтар"
_ANY_GROUP = "*.*.*."
_DOCUMENT = ["budget_year", "phase", "act_id", "edition_no"]
COLUMNS = [
    "unit_id",
    "payer_id",
    "payee_id",
    "payer_level",
    "payee_level",
    *_DOCUMENT,
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
    "source_id",
    "table_no",
    "row_no",
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
        «not split by unit in the document»; with a null tier: not even above or below is told), `payer_level`, `payee_level`, `budget_year`, `phase`,
        `act_id`, `edition_no`, `act_date`, `edition_date` and `edition_basis` of the statement, `side`
        (`payer`, `payee`), `kind` (`unspecified`: one figure for several kinds, never divided),
        `depth` (`unit`: a list that names both; `programme`; `specific`, `subclass`, `class`,
        `category` of the receipts), `code`, `amount_kzt` (tenge; null: see `value_status`),
        `printed`, `source_id`, `table_no`, `row_no`, `cell`, and `relation`: `neighbours` (in the
        borders of the year), `other_parent`, `skips_tier`, `same_tier`. Statements of one transfer by two acts are two rows: they are
        never summed.

    Source:
        Budget Code of 15 March 2025, articles 76 to 83; orders of the Ministry of Finance of
        4 April 2025 on the classification.
    """
    wanted = pl.lit(value=True) if years is None else pl.col("budget_year").is_in(list(years))
    facts = unit_facts(books.units)
    codes = books.codes.collect()
    printed = _printed_lines(books.lines.filter(wanted), books.acts, facts)
    stated = pl.concat(
        [
            _listed(books.transfers.filter(wanted)),
            _paid(printed, codes),
            _received(printed, codes),
        ],
        how="diagonal",
    )
    if books.cells is not None:
        stated = with_cells(stated, books.cells)
    return (
        stated.join(_edition_facts(books.acts), on=["act_id", "edition_no"], how="left")
        .pipe(_placed, facts.collect())
        .select(COLUMNS)
        .sort("budget_year", "side", "payer_id", "payee_id", "kind", "act_id", "edition_no")
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


def _printed_lines(
    lines: pl.LazyFrame, acts: pl.LazyFrame, facts: pl.LazyFrame
) -> pl.DataFrame:
    """The lines that may state a transfer, one a figure, with numbering and tier."""
    level = pl.col("line_level").cast(pl.String)
    section = pl.col("section").cast(pl.String)
    is_receipt = (section == Section.REVENUES.value) & level.is_in(_RECEIPTS)
    is_receipt &= pl.col("code").str.contains(r"^[45](\.|$)")
    is_programme = (section == Section.EXPENDITURES.value) & (level == LineLevel.PROGRAMME)
    is_programme &= pl.col("code").str.contains(r"^15\.|\.1[0-9][0-9]$")
    chosen = lines.filter(
        is_receipt | is_programme,
        pl.col("consolidation").cast(pl.String) == Consolidation.OWN.value,
    )
    placed = with_vintage(chosen, acts).join(facts, on="unit_id", how="left")
    found = placed.with_columns(parent_then(pl.col("budget_year"))).collect()
    return one_line_a_figure(found).with_columns(
        pl.col("phase", "line_level", "section", "value_status").cast(pl.String)
    )


def _listed(transfers: pl.LazyFrame) -> pl.DataFrame:
    """Rows of `transfers`: both units are named."""
    owner = pl.when(pl.col("side").cast(pl.String) == Side.PAYER).then("payer_id")
    return (
        transfers.with_columns(
            pl.col("phase", "kind", "side", "value_status").cast(pl.String),
            unit_id=owner.otherwise("payee_id"),
            depth=pl.lit("unit"),
        )
        .with_columns(
            # Parliament's law lists for the republic, whichever side it stands on
            pl.lit(None, dtype=pl.String).alias("code"),
            printed=pl.lit(None, dtype=pl.String),
            cell=pl.lit(None, dtype=pl.String),
        )
        .collect()
    )


def _paid(printed: pl.DataFrame, codes: pl.DataFrame) -> pl.DataFrame:
    """Programmes of the payer: by full code in group 15, by their number in every sector."""
    payers = codes.filter(pl.col("side").cast(pl.String) == Side.PAYER.value).select(
        pl.col("vintage", "kind").cast(pl.String),
        pattern="code_pattern",
        level=pl.col("from_level").cast(pl.String),
        to_level=pl.col("to_level").cast(pl.String),
    )
    named = pl.coalesce("name_ru", "name_kk")
    programmes = printed.filter(
        pl.col("line_level") == LineLevel.PROGRAMME.value,
        named.is_null() | named.str.contains(_WORDS),
    )
    number = pl.col("code").str.extract(r"([0-9]{3})$")
    tries = [programmes.with_columns(pattern="code")]
    tries.append(programmes.with_columns(pattern=pl.lit(_ANY_GROUP) + number))
    found = pl.concat(
        tried.join(payers, on=["vintage", "pattern", "level"], how="inner") for tried in tries
    )
    is_up = pl.col("to_level") == above("level")
    return found.with_columns(
        payer_id="unit_id",
        payee_id=pl.when(is_up).then("parent_id"),
        payer_level="level",
        payee_level="to_level",
        side=pl.lit(Side.PAYER.value),
        depth=pl.lit("programme"),
    )


def _received(printed: pl.DataFrame, codes: pl.DataFrame) -> pl.DataFrame:
    """Receipts of the payee, at the greatest depth printed; the sum of their parts beside them."""
    receipts = printed.filter(
        pl.col("section") == Section.REVENUES.value,
        pl.col("code").str.slice(0, 1) == pl.col("transfers_category"),
    ).with_columns(part=pl.col("code").str.split("."))
    receipts = receipts.with_columns(
        direction=pl.col("part").list.get(1, null_on_oob=True),
        depth=pl.col("line_level"),
    ).filter(pl.col("direction").is_in([_FROM_BELOW, _FROM_ABOVE]).fill_null(value=True))
    kinds = codes.filter(pl.col("side").cast(pl.String) == Side.PAYEE.value).select(
        pl.col("vintage", "kind").cast(pl.String), code="code_pattern"
    )
    edition = ["unit_id", *_DOCUMENT]
    has_class = (pl.col("depth") != LineLevel.CATEGORY.value).any().over(edition)
    has_subclass = (
        pl.col("depth").is_in(["subclass", "specific"]).any().over([*edition, "direction"])
    )
    is_coarse = ((pl.col("depth") == LineLevel.CATEGORY.value) & has_class) | (
        (pl.col("depth") == LineLevel.CLASS.value) & has_subclass
    )
    # a whole category comes from above where nobody is below (a village, a city of republican
    # significance); a district's may also hold what villages gave back; an oblast's always holds
    # withdrawals, so that its direction is not known; nor is the republic's, whose category is
    # mostly transfers of the National Fund
    is_republic = pl.col("level") == BudgetLevel.REPUBLIC.value
    is_oblast = pl.col("unit_kind") == UnitKind.OBLAST.value
    from_above = pl.col("direction").fill_null(_FROM_ABOVE) == _FROM_ABOVE
    from_above &= ~is_republic & ~(pl.col("direction").is_null() & is_oblast)
    from_below = pl.col("direction") == _FROM_BELOW
    return (
        receipts.filter(~is_coarse)
        .join(kinds.unique(["vintage", "code"]), on=["vintage", "code"], how="left")
        .with_columns(
            pl.col("kind").fill_null("unspecified"),
            payee_id="unit_id",
            payer_id=pl.when(from_above).then("parent_id"),
            payee_level="level",
            payer_level=pl.when(from_above)
            .then(above("level"))
            .when(from_below)
            .then(below("level")),
            side=pl.lit(Side.PAYEE.value),
        )
    )


def _placed(stated: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """Statements with the tiers of both units and how the two stand to each other."""
    for who in ("payer", "payee"):
        about = facts.select(
            pl.col("unit_id").alias(f"{who}_id"),
            pl.col("level").alias(f"{who}_tier"),
            pl.col("parent_id").alias(f"{who}_parent"),
            "parent_since",
            "parent_split_from",
        ).rename({"parent_since": f"{who}_since", "parent_split_from": f"{who}_split_from"})
        was = parent_then(pl.col("budget_year")).alias(f"{who}_parent")
        stated = (
            stated.drop("parent_id", "parent_since", "parent_split_from", strict=False)
            .join(about, on=f"{who}_id", how="left")
            .rename(
                {
                    f"{who}_parent": "parent_id",
                    f"{who}_since": "parent_since",
                    f"{who}_split_from": "parent_split_from",
                }
            )
            .with_columns(was, pl.coalesce(f"{who}_tier", f"{who}_level").alias(f"{who}_level"))
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
