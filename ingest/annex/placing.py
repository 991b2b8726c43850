"""Cells of data rows under the columns of their table: which is a code, the name, an amount."""

import polars as pl

from ingest.annex.filling import first_of_row, with_found
from ingest.annex.kept_out import printed_together
from ingest.annex.layout import Layout
from ingest.annex.rows import ROW, VALUELESS
from ingest.annex.standing import with_paths_spelt, with_place
from ingest.annex.tables import LEVELS, column_roles, layout_facts
from ingest.annex.wrapping import NUMBER_OF_TITLE, with_names_whole

_SAID = ["title", "said", "category", "is_total", "is_part", "goes_on"]
_KEPT = [
    *(*ROW, "col", "last_col", "rid", "role", "table", "text", "kind", "is_hidden"),
    *("is_numeric", "is_code", "is_path", "is_words", "is_heading", "digits", *_SAID),
]
_NOWHERE = -1
_FARTHEST = 2  # columns; a name that stands farther from its column is no shifted row


def placed_cells(
    cells: pl.DataFrame, tables: pl.DataFrame, layouts: dict[int, Layout]
) -> pl.DataFrame:
    """Cells of rows that hold data, with the part each plays.

    Args:
        cells: As `featured_cells` returns them, with `role` and `table` of their row.
        tables: As `tables_of` returns them.
        layouts: Layouts by number.

    Returns:
        The cells, with `layout`, `kind_of_table`, `at` (the column the cell would stand in were
        its row not shifted), `shift`, `ordinal` of codes, `amount_no` and `column_year`
        of amounts, and `is_name`. A name that runs over several rows is whole.
    """
    roles = column_roles(layouts)
    known = tables.select("table", "layout").join(_layouts(layouts, roles), on="layout")
    is_heading = (pl.col("role") == "heading") & pl.col("is_heading")
    near = cells.select(_KEPT).filter(
        pl.col("role") != "numbers",
        ~is_heading,
        pl.col("table").is_in(known.get_column("table").implode()),
    )
    data = with_found(with_paths_spelt(with_place(near.drop("is_heading"))), known, ["table"])
    shifted = (
        with_found(data, _shifts(data), ["rid"])
        .with_columns(pl.col("shift").fill_null(0))
        .with_columns(_at_home().alias("at"))
        .drop("named_at", "figures_shift")
    )
    narrow = shifted.drop(  # what nobody asks again is not copied
        "digits", "amount_at", "amount_count"
    )
    placed = with_found(narrow, roles.drop("phase", "amount_col"), ["layout", "at"])
    return with_names_whole(
        placed.with_columns(_is_name().alias("is_name"), _is_marker().alias("is_marker"))
    )


def _layouts(layouts: dict[int, Layout], roles: pl.DataFrame) -> pl.DataFrame:
    """What is asked of layouts: `name_col`, `amount_at` (the first amounts) and others."""
    first_amounts = (
        roles.filter(pl.col("amount_no").is_not_null())
        .group_by("layout")
        .agg(
            pl.col("at").filter(pl.col("amount_no") == 0).min().alias("amount_at"),
            pl.col("amount_no").n_unique().alias("amount_count"),
        )
    )
    return (
        layout_facts(layouts)
        .select(
            "layout",
            "name_col",
            "has_paths",
            pl.col(LEVELS[0]).is_not_null().alias("has_levels"),
            kind_of_table="kind",
        )
        .join(first_amounts, on="layout", how="left")
    )


def _is_name() -> pl.Expr:
    """Words in the column of names, or in no column of amounts."""
    is_at_home = pl.col("at") == pl.col("name_col")
    is_elsewhere = pl.col("amount_no").is_null() & ~pl.col("kind").is_in(VALUELESS)
    return pl.col("is_words") & (is_at_home | is_elsewhere)


def _is_marker() -> pl.Expr:
    """The number of a title that stands alone in the column of names."""
    alone = pl.when(pl.col("at") == pl.col("name_col"), ~pl.col("is_words")).then("text")
    return alone.str.contains(NUMBER_OF_TITLE).fill_null(value=False)


def _shifts(data: pl.DataFrame) -> pl.DataFrame:
    """Rows whose cells all stand some columns aside, told by the place of their name.

    A code stands left of it, or the figure as far from its column as the name from its own.

    Returns:
        `rid`, `shift`, `named_at` (where the name stands) and `figures_shift`: figures right of
        the name may have kept their columns; null where that cannot be told.
    """
    cells = data.select(
        *("rid", "at", "name_col", "amount_at", "amount_count"),
        *("is_words", "is_code", "is_numeric"),
    )
    at_home = cells.filter(pl.col("is_words") & (pl.col("at") == pl.col("name_col")))
    aside = cells.join(at_home.select("rid"), on="rid", how="anti", maintain_order="left")
    name = pl.col("at").filter("is_words").first()
    code = pl.col("at").filter(pl.col("is_code"), pl.col("at") != pl.col("amount_at")).min()
    shift = name - pl.col("name_col").first()
    figures = (pl.col("at") - pl.col("amount_at")).filter("is_numeric")
    right = (pl.col("at") - pl.col("amount_at")).filter(
        pl.col("is_numeric") & (pl.col("at") > name)
    )
    is_only = pl.col("amount_count").first() == 1
    is_whole = right.len() >= pl.col("amount_count").first()
    return (
        aside.group_by("rid", maintain_order=True)
        .agg(
            shift.alias("shift"),
            (code < name).fill_null(value=False).alias("is_coded"),
            (figures == shift).any().fill_null(value=False).alias("has_figure"),
            name.alias("named_at"),
            pl.when(right.min() == shift, (shift < 0) | is_whole | is_only)
            .then(shift)
            .when(right.min() == 0, is_whole)
            .then(0)
            .alias("figures_shift"),
        )
        .filter(
            pl.col("is_coded") | pl.col("has_figure"),
            pl.col("shift").abs() <= _FARTHEST,
            pl.col("shift") != 0,
        )
        .select("rid", "shift", "named_at", "figures_shift")
    )


def _at_home() -> pl.Expr:
    """The column a cell would stand in were its row not shifted; none for figures in doubt."""
    is_figure = (pl.col("is_numeric") & (pl.col("at") > pl.col("named_at"))).fill_null(
        value=False
    )
    moved = pl.col("at") - pl.col("shift")
    return (
        pl.when(~is_figure)
        .then(moved)
        .otherwise((pl.col("at") - pl.col("figures_shift")).fill_null(_NOWHERE))
    )


def budget_rows(placed: pl.DataFrame) -> pl.DataFrame:
    """One row a data row of a table that lists lines of a budget.

    Returns:
        In the order of `rid`: ROW, `table`, `layout`, `kind`, `shift`, `is_hidden`, the name with
        what it says (`name`, `title`, `said`, `category`, `is_total`, `is_part`, `goes_on`),
        `stray` (figures that stand in no column of the table, of a row that has no amount),
        `unread_code` (the text of a cell in a code column that is no code), and `broken`,
        `broken_kind`, `broken_col`: a name or code that is an error or has no stored value.
    """
    budget = placed.filter(pl.col("kind_of_table").is_in(["revenue", "functional", "other"]))
    rows = first_of_row(
        budget.select(
            *("rid", *ROW, "table", "layout", "has_paths", "shift", "is_hidden"),
            kind="kind_of_table",
        )
    )
    named = budget.select("rid", *_SAID, "is_name", name="text").filter("is_name")
    names = first_of_row(named.drop("is_name"))
    nameless = budget.join(names, on="rid", how="anti", maintain_order="left")
    pages = _page_numbers(nameless)
    strays = nameless.filter(
        "is_numeric",
        ~pl.col("is_code") | (pl.col("at") >= pl.col("name_col")),
        pl.col("ordinal").is_null() | ~pl.col("is_path"),
    )
    found = rows.join(pages, on="rid", how="anti", maintain_order="left")
    told = (
        names,
        printed_together(pl.concat([strays, _in_no_column(budget, names)])).rename(
            {"printed": "stray"}
        ),
        _unread_codes(budget),
        _broken(budget),
    )
    for facts in told:
        found = with_found(found, facts, ["rid"])
    return found


def _in_no_column(budget: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """Figures right of the name that stand under no amount, of rows that have none there."""
    is_figure = pl.col("is_numeric") & (~pl.col("is_code") | (pl.col("at") == _NOWHERE))
    has_no_column = pl.all_horizontal(pl.col("amount_no", "ordinal", "is_counter").is_null())
    aside = budget.filter(
        is_figure & has_no_column & (pl.col("col") > pl.col("name_col") - _FARTHEST)
    )
    if aside.is_empty():
        return aside
    amounts = budget.filter(pl.col("amount_no").is_not_null(), ~pl.col("is_name"))
    left = first_of_row(budget.filter("is_name")).select("rid", name_at="col")
    return (
        aside.join(names, on="rid", how="semi", maintain_order="left")
        .join(amounts, on="rid", how="anti", maintain_order="left")
        .join(left, on="rid", how="left", maintain_order="left")
        .filter(pl.col("col") > pl.col("name_at"))
        .drop("name_at")
    )


def _page_numbers(nameless: pl.DataFrame) -> pl.DataFrame:
    """Rows that hold nothing but a short number that does not stand among the amounts."""
    is_page = (
        pl.col("is_code")
        & (pl.col("col") <= pl.col("name_col"))
        & (pl.col("amount_no").is_null() | (pl.col("col") < pl.col("last_col")))
    )
    return (
        nameless.group_by("rid")
        .agg(((pl.len() == 1) & is_page.all()).alias("is_page"))
        .filter("is_page")
    )


def _unread_codes(budget: pl.DataFrame) -> pl.DataFrame:
    """The first cell of each row that stands in a column of codes and is none, or the reverse."""
    is_code = pl.col("is_code") | (pl.col("has_paths") & pl.col("is_path"))
    has_place = pl.col("ordinal").is_not_null()
    is_astray = (
        is_code
        & pl.col("has_levels")
        & ~has_place
        & pl.col("amount_no").is_null()
        & ~pl.col("is_counter").fill_null(value=False)
        & (pl.col("at") < pl.col("name_col"))
    )
    coded = budget.select(pl.col("rid").filter(has_place & is_code))
    astray = budget.filter(is_astray).join(coded, on="rid", how="anti", maintain_order="left")
    unread = budget.filter(has_place, ~pl.col("is_words"), ~is_code).filter(
        pl.col("text").str.contains(r"[\p{L}\p{N}]")
    )
    found = pl.concat([unread, astray]).sort("rid", "col") if astray.height else unread
    return first_of_row(found).select("rid", pl.col("text").alias("unread_code"))


def _broken(budget: pl.DataFrame) -> pl.DataFrame:
    """The first cell of each row that should hold a code or the name and holds no value."""
    broken = budget.filter(pl.col("kind").is_in(VALUELESS), pl.col("at") <= pl.col("name_col"))
    return first_of_row(broken).select(
        "rid",
        pl.col("text").alias("broken"),
        pl.col("kind").alias("broken_kind"),
        pl.col("col").alias("broken_col"),
    )
