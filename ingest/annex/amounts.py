"""Amount cells of budget rows → lines in exact tenge; what cannot be read → rejects with reasons."""

from typing import NamedTuple

import polars as pl

from budget.model.enums import LineLevel, ValueStatus
from ingest import words
from ingest.annex.filling import first_of_row, with_found
from ingest.annex.kept_out import BETWEEN, printed_together
from ingest.annex.layout import Layout
from ingest.annex.rows import ROW, TABLE, VALUELESS
from ingest.annex.separators import settled
from ingest.annex.tables import column_roles
from ingest.numbers import TOO_FINE, amounts, units_after

UNCACHED = "a formula without a stored value: open and save the workbook, then read it again"
ERROR_CELL = "the cell holds a spreadsheet error: mend it in the workbook, then read it again"
NO_UNIT = (
    "the unit of measure is not printed: neither above the table nor in its heading; "
    "write it there, for example «тыс. тенге»"
)
UNREAD_CODE = "the code «{}» cannot be read: expected one to three digits in a column of codes"
MISFIT = (
    "the code «{}», of this row or of one above it, has not the digits of its column; expected two "
    "of a group or class, one of a category, subgroup or subclass, three of an administrator, from "
    "101 on: move the codes to the columns of their levels"
)
NO_LEVEL = "a code in a column of no known level"
OPERATING_BALANCE = "the operating balance of the Code of 2004 is none of the six sections"
NO_NAME = "a code without a name"
NO_PARENT = (
    "the code stands below a level (category, class, group or administrator) that is printed "
    "nowhere above it; repeat that row above"
)
IN_NO_COLUMN = "the figure stands in no column of amounts: move it to its own"
NO_MEANING = "no code, and the name is no section, category or total"
NO_SECTION = "a title with a Roman number that is none of the six sections"
_ROMAN = r"^[^\p{L}\p{N}]*(?:I{1,3}|IV|V|VI)\s*\."  # in Latin letters, as titles of sections are numbered

REJECTS = [*ROW, "col", "name", "printed", "reason"]


class Lines(NamedTuple):
    """Budget lines, and what holds an amount and is none."""

    kept: pl.DataFrame
    rejects: pl.DataFrame


def lines_of(
    rows: pl.DataFrame,
    placed: pl.DataFrame,
    tables: pl.DataFrame,
    layouts: dict[int, Layout],
) -> Lines:
    """One line an amount of the rows.

    Args:
        rows: Rows with their place in the classification.
        placed: As `placed_cells` returns them.
        tables: Tables with year, caption, annex and unit of measure.
        layouts: Layouts by number.
    """
    is_nameless = pl.col("depth").is_not_null() & pl.col("name").is_null()
    is_broken = pl.col("broken").is_not_null()
    stray = pl.when(pl.col("amount_no") == 0, pl.col("printed").is_null()).then("stray")
    judged = (
        _amounts_of(rows, placed, tables, layouts)
        .with_columns(
            pl.all_horizontal(pl.col("stray", "name").is_not_null()).alias("is_in_no_column"),
            pl.coalesce("printed", stray).alias("printed"),
        )
        .with_columns(
            pl.when(is_broken)
            .then(_without_value(pl.col("broken_kind")))
            .when(is_nameless)
            .then(pl.lit(NO_NAME))
            .when("is_in_no_column")
            .then(pl.lit(IN_NO_COLUMN))
            .otherwise(_reason())
            .alias("reason"),
            pl.when(is_broken).then("broken_col").otherwise("col").alias("col"),
        )
    )
    rejects = judged.filter(
        pl.col("reason").is_not_null(), pl.col("printed").is_not_null() | is_broken
    )
    kept = judged.filter(pl.col("reason").is_null())
    return Lines(_named(kept), _once_where_broken(rejects.select(*REJECTS, "rid", "broken")))


def _once_where_broken(rejects: pl.DataFrame) -> pl.DataFrame:
    """Rejects, of a row whose name or code is broken one, with its amounts beside that cell."""
    is_broken = pl.col("broken").is_not_null()
    broken = rejects.filter(is_broken)
    if broken.is_empty():
        return rejects.select(REJECTS)
    amounts_beside = printed_together(broken.rename({"printed": "text"}).drop_nulls("text"))
    once = with_found(first_of_row(broken.drop("printed")), amounts_beside, ["rid"])
    named = once.with_columns(
        pl.concat_str("broken", "printed", separator=BETWEEN, ignore_nulls=True).alias(
            "printed"
        )
    )
    return pl.concat([rejects.filter(~is_broken).select(REJECTS), named.select(REJECTS)])


def _amounts_of(
    rows: pl.DataFrame,
    placed: pl.DataFrame,
    tables: pl.DataFrame,
    layouts: dict[int, Layout],
) -> pl.DataFrame:
    """Rows by their columns of amounts, with what is printed there; blank where nothing is."""
    columns = (
        column_roles(layouts)
        .filter(pl.col("amount_no").is_not_null())
        .unique(["layout", "amount_no"], keep="first", maintain_order=True)
        .select("layout", "amount_no", "column_year", "phase", "amount_col")
    )
    cells = (
        placed.select(*("rid", "amount_no", "col", "is_name"), printed="text", cell_kind="kind")
        .filter(pl.col("amount_no").is_not_null(), ~pl.col("is_name"))
        .unique(["rid", "amount_no"], keep="first", maintain_order=True)
        .drop("is_name")
    )
    about = tables.select("table", *TABLE[2:], "caption", "annex_no", "multiplier")
    by_column = _by_column(rows, columns)
    spread = with_found(with_found(by_column, cells, ["rid", "amount_no"]), about, ["table"])
    in_row = pl.col("rid").filter(pl.col("printed").is_not_null())
    is_held = (
        pl.col("depth").is_not_null()
        | pl.col("stray").is_not_null()
        | pl.col("rid").is_in(in_row.implode())
    )
    return with_tenge(spread.filter(is_held)).with_columns(
        pl.coalesce("column_year", "year").alias("year"),
        pl.coalesce("col", (pl.col("amount_col") + pl.col("shift")).cast(pl.UInt32)).alias(
            "col"
        ),
    )


def _by_column(rows: pl.DataFrame, columns: pl.DataFrame) -> pl.DataFrame:
    """Rows once for each column of amounts of their layout; most layouts have one."""
    if columns.get_column("layout").is_unique().all():
        found = with_found(rows, columns, ["layout"])
        return found.filter(pl.col("amount_no").is_not_null())
    return rows.join(columns, on="layout", maintain_order="left_right")


def with_tenge(cells: pl.DataFrame) -> pl.DataFrame:
    """Cells read as exact amounts.

    Args:
        cells: `printed`, `cell_kind`, `table` and `amount_no` (which column of it), and
            `multiplier` of the table (null: not said).

    Returns:
        The cells, with `amount_kzt`, `value_status` and `unread`: why there is no amount. Null
        where nothing is printed.
    """
    is_printed = pl.col("printed").is_not_null()
    is_number = (pl.col("cell_kind") == "number").fill_null(value=False)
    text, known = pl.coalesce("meaning", "printed"), pl.col("multiplier").fill_null(1)
    read = settled(cells).with_columns(amounts(text, known, is_number=is_number).alias("read"))
    return (
        read.unnest("read")
        .with_columns(
            pl.when(is_printed).then(pl.col("amount_kzt", "value_status")).name.keep(),
            pl.when(is_printed).then(_unread()).alias("unread"),
        )
        .drop("meaning", "reason")
    )


def _unread() -> pl.Expr:
    """Why a printed cell is no amount."""
    unitless = pl.when(pl.col("multiplier").is_null()).then("printed")
    has_unit = pl.col("multiplier").is_not_null() | units_after(unitless).is_not_null()
    return (
        pl.when(pl.col("cell_kind").is_in(VALUELESS))
        .then(_without_value(pl.col("cell_kind")))
        .when(pl.col("reason") == TOO_FINE, ~has_unit)
        .then(pl.lit(NO_UNIT))
        .when(pl.col("reason").is_not_null())
        .then("reason")
        .when(~has_unit & (pl.col("amount_kzt") != 0))
        .then(pl.lit(NO_UNIT))
    )


def _without_value(kind: pl.Expr) -> pl.Expr:
    """Why a cell that holds an error or a formula holds no value."""
    is_formula = kind == "formula_uncached"
    return pl.when(is_formula).then(pl.lit(UNCACHED)).otherwise(pl.lit(ERROR_CELL))


def _reason() -> pl.Expr:
    """Why a row is no line; null where it is one."""
    is_coded = pl.col("depth").is_not_null()
    is_unnamed = pl.col("item").is_null() & pl.col("category").is_null() & ~pl.col("is_total")
    has_meaning = (
        pl.col("item").is_not_null()
        | pl.col("category").is_not_null()
        | pl.col("is_total")
        | pl.col("is_part")
        | ((pl.col("kind") != "other") & pl.col("name").is_not_null())
    )
    return (
        pl.when(pl.col("unread").is_not_null())
        .then("unread")
        .when(pl.col("unread_code").is_not_null())
        .then(pl.format(UNREAD_CODE, "unread_code"))
        .when(is_coded & pl.col("line_level").is_null())
        .then(pl.lit(NO_LEVEL))
        .when(is_coded & pl.col("misfit").is_not_null())
        .then(pl.format(MISFIT, "misfit"))
        .when(is_coded & pl.col("lacks_parent"))
        .then(pl.lit(NO_PARENT))
        .when(~is_coded & pl.col("title").str.contains(words.OPERATING_BALANCE))
        .then(pl.lit(OPERATING_BALANCE))
        .when(~is_coded & is_unnamed & pl.col("name").str.contains(_ROMAN))
        .then(pl.lit(NO_SECTION))
        .when(~is_coded & (~has_meaning | pl.col("section").is_null()))
        .then(pl.lit(NO_MEANING))
    )


def _named(lines: pl.DataFrame) -> pl.DataFrame:
    """Lines with level, code and key: a title has its item, a total «total», other words none."""
    is_coded = pl.col("depth").is_not_null()
    is_section = pl.col("item") == ""
    meaning = (
        pl.when(pl.col("item").is_not_null())
        .then("item")
        .when(pl.col("category").is_not_null())
        .then("category")
        .when("is_total")
        .then(pl.lit("total"))
    )
    return lines.with_columns(
        pl.when(is_coded)
        .then("line_level")
        .when(is_section)
        .then(pl.lit(LineLevel.SECTION.value))
        .otherwise(pl.lit(LineLevel.ITEM.value))
        .alias("line_level"),
        pl.when(is_coded).then("code").otherwise(meaning.fill_null("")).alias("code"),
        pl.when(is_coded).then("key").otherwise(meaning).alias("key"),
        pl.when(pl.col("printed").is_null())
        .then(pl.lit(ValueStatus.NOT_PUBLISHED.value))
        .otherwise("value_status")
        .alias("value_status"),
        pl.col("printed").fill_null(""),
    )
