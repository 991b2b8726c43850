"""Printed grids → budget lines, transfers by unit, and a reason for every amount that is neither."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

import polars as pl

from ingest.annex.amounts import lines_of
from ingest.annex.codes import with_codes
from ingest.annex.context import contexts, lines_around
from ingest.annex.features import featured_cells
from ingest.annex.filling import changes
from ingest.annex.hidden import HIDDEN_AMOUNTS, beside_seen, shown_cells
from ingest.annex.kept_out import rejected_tables
from ingest.annex.layout import Layout
from ingest.annex.measure import with_measure
from ingest.annex.nameless import without_nameless
from ingest.annex.paths import with_paths
from ingest.annex.placing import budget_rows, placed_cells
from ingest.annex.repeats import without_repeats
from ingest.annex.rows import ROW, TABLE, rows_of
from ingest.annex.sections import with_sections
from ingest.annex.tables import LEVELS, layout_facts, tables_of
from ingest.annex.titles import with_titles
from ingest.annex.units import read_unit_rows, unit_cells
from ingest.readers.printed import Printed

_TOGETHER = 600_000  # cells worked on at once: fast, and memory stays flat

LINES = [
    *ROW,
    "col",
    "rid",
    "annex",
    "annex_no",
    "caption",
    "year",
    "phase",
    "section",
    "line_level",
    "code",
    "key",
    "parent_rid",
    "is_top",
    "is_hidden",
    "vintage",
    "name",
    "title",
    "printed",
    "amount_kzt",
    "value_status",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexRows:
    """What the annexes of a batch say.

    `lines`: one row a printed amount, and a blank one of a coded row: the columns of `LINES`;
    `annex` is a key that tables of one annex share, `rid` and `parent_rid` number printed rows of
    the batch, `key` names a category or subtotal, `vintage` the numbering of categories.
    `transfers`: amounts of annexes by unit, and `checks` their sums, and what stands on a helper
    sheet. `rejects`: ROW, `col`, `name`, `printed`, `reason`, one a row of a table that cannot be
    read or of a hidden sheet. `tables`: `doc`, `grid`, `segment`, `caption`, `year`, `kind` and
    the `problem` that keeps it out. `around`: lines of text around the tables.
    """

    lines: pl.DataFrame
    transfers: pl.DataFrame
    checks: pl.DataFrame
    around: pl.DataFrame
    rejects: pl.DataFrame
    tables: pl.DataFrame


def read_annexes(printed: Printed) -> AnnexRows:
    """Budget lines of all tables of a batch of documents, and every amount row that is none."""
    return together([_read_part(part) for part in _parts(printed)])


def together(parts: Sequence[AnnexRows]) -> AnnexRows:
    """Parts of a batch, in the order of their documents, as one; rows are counted on."""
    rows_before = 0
    counted = []
    for part in parts:
        on = (pl.col("rid", "parent_rid") + rows_before).cast(pl.UInt32)
        counted.append(replace(part, lines=part.lines.with_columns(on)))
        rows_before += 1 + (part.lines.select(pl.col("rid").max()).item() or 0)
    frames = {
        one.name: pl.concat([getattr(part, one.name) for part in counted])
        for one in fields(AnnexRows)
    }
    return AnnexRows(**frames)


def _parts(printed: Printed) -> Iterator[Printed]:
    """The batch in parts of whole documents."""
    sizes = printed.cells.group_by("doc").len()
    numbers = (
        printed.documents.select("doc")
        .join(sizes, on="doc", how="left", maintain_order="left")
        .with_columns(pl.col("len").fill_null(0).cum_sum().alias("size"))
        .select("doc", (pl.col("size") // _TOGETHER).alias("part"))
    )
    for part in numbers.partition_by("part", maintain_order=True):
        first, last = part["doc"].min(), part["doc"].max()
        chosen = pl.col("doc").is_between(pl.lit(first), pl.lit(last))
        yield Printed(
            documents=printed.documents.filter(chosen),
            grids=printed.grids.filter(chosen),
            cells=printed.cells.filter(chosen),
            paragraphs=printed.paragraphs.filter(chosen),
        )


def _read_part(printed: Printed) -> AnnexRows:
    """Lines of documents that are worked on at once."""
    shown = shown_cells(printed)
    featured = featured_cells(shown.cells)
    rows = rows_of(featured)
    cells, nameless = without_nameless(
        featured.with_columns(
            rows.get_column(name).gather(featured.get_column("rid"))
            for name in ("role", "table")
        )
    )
    found, layouts = tables_of(cells, rows)
    around = lines_around(cells, printed.grids, printed.paragraphs)
    told = with_measure(contexts(found, around), around)
    tables = _with_problems(told, cells, layouts, shown.unseen)
    placed = placed_cells(cells, tables, layouts)
    prints_budget = pl.col("is_budget").any().over("doc") | (pl.col("kind") == "units")
    unsound = tables.filter(pl.col("problem").is_not_null() | ~prints_budget)["table"]
    sound = placed.filter(~pl.col("table").is_in(unsound.implode())) if len(unsound) else placed
    lines = lines_of(_coded_rows(sound, cells, tables, layouts), sound, tables, layouts)
    kept, again = without_repeats(lines.kept, tables)
    by_unit = read_unit_rows(unit_cells(sound, tables))
    rejects = [
        _of_budgets(pl.concat([lines.rejects, nameless]), tables, lines.kept),
        by_unit.rejects,
        rejected_tables(tables, cells),
        beside_seen(shown.columns, tables),
        shown.rejects,
    ]
    return AnnexRows(
        lines=kept.select(LINES),
        transfers=by_unit.stated,
        checks=pl.concat([by_unit.checks, again]),
        around=around,
        rejects=pl.concat(rejects, how="vertical_relaxed").sort(
            *ROW, "col", maintain_order=True
        ),
        tables=tables.select(*TABLE, "caption", "year", "kind", "problem"),
    )


def _with_problems(
    tables: pl.DataFrame,
    cells: pl.DataFrame,
    layouts: dict[int, Layout],
    unseen: pl.DataFrame,
) -> pl.DataFrame:
    """Tables with their `kind`, the `problem` that keeps them from being read, and `is_budget`.

    A document none of whose tables is headed as a budget or names a section holds no budget: its
    figures are `other`. A table that names neither a level nor a section has no problem.
    """
    facts = layout_facts(layouts).select("layout", "kind", "is_headed", told="problem")
    titles = cells.filter(pl.col("said").is_not_null() | pl.col("category").is_not_null())
    has_title = pl.col("table").is_in(titles.get_column("table").unique().implode())
    is_budget = pl.col("kind").is_in(["revenue", "functional"]) | (
        (pl.col("kind") == "other") & pl.col("has_title")
    )
    is_bare = pl.col("layout").is_in([n for n, one in layouts.items() if not one.amounts])
    return (
        tables.join(facts, on="layout", how="left", maintain_order="left")
        .join(unseen, on=["doc", "grid"], how="left", maintain_order="left")
        .with_columns(has_title.alias("has_title"))
        .with_columns(
            pl.when(
                (pl.col("kind") == "units")
                | (pl.col("is_headed") | pl.col("has_title")).any().over("doc")
            )
            .then("kind")
            .otherwise(pl.lit("other"))
            .alias("kind")
        )
        .with_columns(is_budget.alias("is_budget"))
        .with_columns(
            pl.when("is_budget")
            .then(
                pl.coalesce(
                    "astray",
                    pl.when(is_bare).then(pl.format(HIDDEN_AMOUNTS, "cell")),
                    "told",
                    "two_units",
                )
            )
            .when(pl.col("kind") == "units")
            .then("two_units")
            .alias("problem")
        )
        .drop("is_headed", "has_title", "told", "cell")
    )


def _coded_rows(
    placed: pl.DataFrame,
    cells: pl.DataFrame,
    tables: pl.DataFrame,
    layouts: dict[int, Layout],
) -> pl.DataFrame:
    """Rows of budget tables with their place in the classification."""
    about = tables.select("table", "annex", "year")
    rows = (
        with_titles(budget_rows(placed), cells)
        .join(about, on="table", how="left", maintain_order="left")
        .with_columns(changes("doc", "annex").alias("is_new_budget"))
    )
    levels = layout_facts(layouts).select("layout", *LEVELS)
    return with_paths(with_sections(with_codes(rows, placed)), levels)


def _of_budgets(
    rejects: pl.DataFrame, tables: pl.DataFrame, lines: pl.DataFrame
) -> pl.DataFrame:
    """Rejects of documents that print a budget; elsewhere rows of figures are nothing to miss."""
    printing = [tables.filter("is_budget").select("doc"), lines.select("doc")]
    return rejects.join(
        pl.concat(printing).unique(), on="doc", how="semi", maintain_order="left"
    )


__all__ = ["LINES", "AnnexRows", "read_annexes", "together"]
