"""Rows under their layout → budget lines with code path, level and section; the rest → rejects."""

from dataclasses import dataclass

import polars as pl

from budget.model.enums import LineLevel, Section, ValueStatus
from ingest import words
from ingest.annex.context import contexts, lines_around
from ingest.annex.layout import MAX_CODES, REVENUE_LEVELS, TABLE, Layout, tables_of
from ingest.annex.rows import ROW, featured_cells, rows_of
from ingest.annex.units import read_unit_rows
from ingest.numbers import amounts, unit_multipliers
from ingest.readers.printed import Printed

_CODES = [f"c{n}" for n in range(1, MAX_CODES + 1)]
_FILLED = [f"f{n}" for n in range(1, MAX_CODES + 1)]
_LEVELS = [f"l{n}" for n in range(1, MAX_CODES + 1)]
_RIDS = [f"r{n}" for n in range(1, MAX_CODES + 1)]
_SCOPE = ["doc", "annex"]
_TWO = [LineLevel.CLASS, LineLevel.SPECIFIC, LineLevel.GROUP]
_THREE = [LineLevel.ADMINISTRATOR, LineLevel.PROGRAMME, LineLevel.SUBPROGRAMME]
_UNTIL_2025 = {
    "1": "tax",
    "2": "nontax",
    "3": "capital_sales",
    "4": "transfers_in",
    "5": "loan_repayment",
    "6": "asset_sales",
    "7": "borrowing",
    "8": "balances_used",
}
_FROM_2026 = {
    **dict(list(_UNTIL_2025.items())[:3]),
    "4": "special_receipts",
    "5": "transfers_in",
    "6": "loan_repayment",
    "7": "asset_sales",
    "8": "borrowing",
    "9": "balances_used",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexRows:
    """What the annexes of a batch say.

    `lines`: one row a printed amount: doc, grid, row, col, annex, caption, year, phase, section,
    line_level, code, item, name, printed, amount_kzt, value_status, parent_row, is_repeat, vintage.
    `transfers`: amounts of annexes by unit: doc, grid, row, col, year, kind, unit_words, ….
    `rejects`: doc, grid, row, col, printed, reason. `tables`: doc, grid, segment, kind, problem.
    `checks`: sums inside the annexes by unit. `around`: lines of text around the tables.
    """

    lines: pl.DataFrame
    transfers: pl.DataFrame
    checks: pl.DataFrame
    around: pl.DataFrame
    rejects: pl.DataFrame
    tables: pl.DataFrame


def read_annexes(printed: Printed) -> AnnexRows:
    """Budget lines of all tables of a batch of documents, and every amount row that is none."""
    cells = featured_cells(printed.cells)
    rows = rows_of(cells)
    tables, layouts = tables_of(cells, rows)
    around = lines_around(cells, rows, printed.grids, printed.paragraphs)
    first_rows = rows.group_by(TABLE).agg(pl.col("row").min())
    placed = contexts(tables, around, first_rows).with_columns(
        unit_multipliers(pl.col("heading")).alias("heading_multiplier")
    )
    placed = _units_of_measure(placed, layouts, around)
    data = cells.join(rows.filter(pl.col("role") == "data"), on=ROW)
    wide = _wide_rows(data, placed, layouts)
    coded = _with_codes(wide, rows, cells)
    lines = _with_amounts(data, coded, placed, layouts)
    kept, rejects = _split(lines)
    facts, _, _ = _columns(layouts)
    by_unit = read_unit_rows(_unit_cells(data, placed, layouts))
    return AnnexRows(
        lines=kept,
        transfers=by_unit.stated,
        checks=by_unit.checks,
        around=around,
        rejects=rejects,
        tables=placed.join(facts, on="layout", how="left"),
    )


def _unit_cells(
    data: pl.DataFrame, tables: pl.DataFrame, layouts: dict[int, Layout]
) -> pl.DataFrame:
    """Amount cells of tables that list units, with the name of their row."""
    _, _, money = _columns(layouts)
    shifted = _shifted(data, tables, layouts).filter(pl.col("kind_right") == "units")
    names = (
        shifted.sort(*ROW, "col")
        .group_by(ROW, maintain_order=True)
        .agg(
            pl.col("text").filter("is_name").first().alias("name"),
            pl.col("title").filter("is_name").first().alias("title"),
            (pl.col("is_code") & (pl.col("at") < pl.col("name_col").cast(pl.Int64))).any().alias("has_counter"),
        )
    )
    about = tables.select(
        *TABLE, "year", pl.coalesce("subject", "caption").alias("caption"), "multiplier"
    )
    return (
        shifted.filter(~pl.col("is_name"))
        .drop("title")
        .join(money, on=["layout", "at"])
        .join(names, on=ROW, how="left")
        .join(about, on=TABLE, how="left")
        .with_columns(
            pl.coalesce("column_year", "year").alias("year"),
            pl.col("text").alias("printed"),
            amounts(pl.col("text"), pl.col("multiplier"), is_number=pl.col("kind") == "number").alias("read"),
        )
        .unnest("read")
        .sort(*ROW, "col")
    )


def _units_of_measure(
    tables: pl.DataFrame, layouts: dict[int, Layout], around: pl.DataFrame
) -> pl.DataFrame:
    """The unit of a table: its heading, the line above, the table before, the text; else null."""
    said = around.filter(pl.col("multiplier").is_not_null()).group_by("doc").agg(
        pl.col("multiplier").n_unique().alias("units"), pl.col("multiplier").first().alias("in_text")
    )
    return (
        tables.join(said, on="doc", how="left", maintain_order="left")
        .with_columns(
            pl.coalesce("heading_multiplier", "multiplier").alias("multiplier"),
            (
                (pl.col("heading_multiplier") != pl.col("multiplier"))
                & (pl.col("multiplier_at") > pl.col("position") - 10)
            )
            .fill_null(value=False)
            .alias("has_two_units"),
        )
        .with_columns(
            pl.coalesce(
                pl.col("multiplier"),
                pl.col("multiplier").forward_fill().over("doc"),
                pl.when(pl.col("units") == 1).then("in_text"),
            ).alias("multiplier")
        )
    )


def _columns(layouts: dict[int, Layout]) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Layouts as frames: their facts, their code columns, their amount columns."""
    facts = pl.DataFrame(
        [(n, x.kind, x.name_col, x.problem, *_padded(x.levels)) for n, x in layouts.items()],
        schema={"layout": pl.Int64, "kind": pl.String, "name_col": pl.UInt32, "problem": pl.String}
        | dict.fromkeys(_LEVELS, pl.String),
        orient="row",
    )
    codes = pl.DataFrame(
        [(n, col, i) for n, x in layouts.items() for i, col in enumerate(x.code_cols[: len(x.levels)])],
        schema={"layout": pl.Int64, "at": pl.Int64, "ordinal": pl.Int64},
        orient="row",
    )
    money = pl.DataFrame(
        [(n, a.col, a.year, a.phase) for n, x in layouts.items() for a in x.amounts],
        schema={"layout": pl.Int64, "at": pl.Int64, "column_year": pl.Int64, "phase": pl.String},
        orient="row",
    )
    return facts, codes, money


def _padded(levels: tuple[str, ...]) -> list[str | None]:
    return [*levels, *[None] * (MAX_CODES - len(levels))]


def _shifted(data: pl.DataFrame, tables: pl.DataFrame, layouts: dict[int, Layout]) -> pl.DataFrame:
    """Data cells with `at`: the column they would stand in were their row not shifted."""
    facts, _, _ = _columns(layouts)
    tabled = data.join(tables.select(*TABLE, "layout", "annex"), on=TABLE, how="left").join(
        facts, on="layout", how="left"
    )
    is_name = pl.col("is_words") & ~pl.col("is_numeric")
    end = pl.col("last_col").cast(pl.Int64)
    home = pl.col("name_col").cast(pl.Int64)
    return (
        tabled.with_columns(
            (is_name & (end == home)).any().over(ROW).alias("at_home"),
            end.filter(is_name).first().over(ROW).alias("first_name"),
            pl.col("is_code").any().over(ROW).alias("row_has_code"),
        )
        .with_columns(
            pl.when(
                ~pl.col("at_home")
                & pl.col("row_has_code")
                & ((pl.col("first_name") - home).abs() <= 2)  # noqa: PLR2004 - farther is no shift
            )
            .then(pl.col("first_name") - home)
            .otherwise(0)
            .alias("shift")
        )
        .with_columns((end - pl.col("shift")).alias("at"), is_name.alias("is_name"))
    )


def _wide_rows(
    data: pl.DataFrame, tables: pl.DataFrame, layouts: dict[int, Layout]
) -> pl.DataFrame:
    """One row a data row of a budget table: codes by place, name, title, levels by place."""
    _, codes, _ = _columns(layouts)
    shifted = _shifted(data, tables, layouts).filter(pl.col("kind_right").is_in(["revenue", "functional", "other"]))
    placed = shifted.join(codes, on=["layout", "at"], how="left").filter(
        pl.col("layout").is_not_null()
    )
    is_zeros = pl.col("text").str.contains("^0+$")
    return (
        placed.sort(*ROW, "col")
        .group_by(ROW, maintain_order=True)
        .agg(
            *(pl.col(name).first() for name in ("segment", "annex", "kind_right", *_LEVELS, "is_hidden")),
            *(
                pl.col("text")
                .filter((pl.col("ordinal") == n) & pl.col("is_code") & ~is_zeros)
                .first()
                .alias(_CODES[n])
                for n in range(MAX_CODES)
            ),
            pl.col("text").filter("is_name").first().alias("name"),
            pl.col("title").filter("is_name").first().alias("title"),
            pl.col("squeezed").filter("is_name").first().alias("squeezed"),
        )
        .rename({"kind_right": "kind"})
    )


def _with_codes(wide: pl.DataFrame, rows: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """Rows with level, code path, section and the row of their parent."""
    titled = _with_titles(_with_names_above(wide, rows, cells))
    moded = _with_modes(titled)
    return _with_paths(_with_sections(moded))


def _with_names_above(wide: pl.DataFrame, rows: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """Rows plus `above`: the text of the row right above, where that row holds no figure."""
    above = (
        cells.join(rows.filter(pl.col("role") == "text"), on=ROW)
        .group_by(ROW)
        .agg(pl.col("title").str.join(""))
        .select("doc", "grid", (pl.col("row") + 1).cast(pl.UInt32).alias("row"), pl.col("title").alias("above"))
    )
    return wide.join(above, on=ROW, how="left", maintain_order="left")


def _first_match(text: pl.Expr, found: list[tuple[str, str]]) -> pl.Expr:
    """The answer of the first pattern that the text matches, else null."""
    answer = pl.lit(None, dtype=pl.String)
    for pattern, value in reversed(found):
        answer = pl.when(text.str.contains(pattern)).then(pl.lit(value)).otherwise(answer)
    return answer


def _with_titles(wide: pl.DataFrame) -> pl.DataFrame:
    """Rows plus `said` («section|item»), `category` and `is_group` from their names."""
    titles = [(t.pattern, f"{t.section}|{t.item}") for t in words.TITLES]
    categories = [(pattern, key) for key, (pattern, _) in words.CATEGORIES.items()]
    names = (
        wide.lazy()
        .select(pl.col("title"), pl.concat_str([pl.col("above").fill_null(""), "title"]).alias("joined"))
        .unique()
        .with_columns(
            pl.coalesce(_first_match(pl.col("title"), titles), _first_match(pl.col("joined"), titles)).alias("said"),
            _first_match(pl.col("title"), categories).alias("category"),
        )
        .collect()
    )
    return (
        wide.with_columns(pl.concat_str([pl.col("above").fill_null(""), "title"]).alias("joined"))
        .join(names, on=["title", "joined"], how="left", nulls_equal=True, maintain_order="left")
        .with_columns(
            pl.any_horizontal(pl.col(c).is_not_null() for c in _CODES).alias("has_code"),
            pl.col("title").str.contains(words.TOTAL).fill_null(value=False).alias("is_total"),
            (pl.col("title").str.contains(words.PART_OF) | pl.col("above").str.contains(words.PART_OF))
            .fill_null(value=False)
            .alias("is_part"),
        )
        .with_columns(
            pl.when(~pl.col("has_code")).then("said").alias("said"),
            pl.int_range(pl.len()).alias("rid"),
        )
    )


def _with_modes(titled: pl.DataFrame) -> pl.DataFrame:
    """Rows plus `mode`: are their codes those of revenues or of functional groups?

    A category inside a functional table may also start one column to the right: then all codes of
    its stretch move one place to the left.
    """
    first = _moded(titled)
    starts_right = (
        (pl.col("mode") == "functional")
        & pl.col("c1").is_null()
        & pl.col("c2").str.contains("^[1-9]$")
        & pl.col("category").is_not_null()
    )
    moved = first.with_columns(
        pl.when(starts_right)
        .then(1)
        .when(pl.col("said").is_not_null() | pl.col("c1").is_not_null())
        .then(0)
        .forward_fill()
        .over(_SCOPE)
        .fill_null(0)
        .alias("moved")
    )
    right = [*_CODES[1:], None]
    return _moded(
        moved.with_columns(
            pl.when(pl.col("moved") == 1)
            .then(pl.col(after) if after else pl.lit(None, dtype=pl.String))
            .otherwise(pl.col(code))
            .alias(code)
            for code, after in zip(_CODES, right, strict=True)
        )
    )


def _moded(titled: pl.DataFrame) -> pl.DataFrame:
    """Rows plus `stretch` (rows under one title or first code) and its `mode`."""
    digit = pl.col("c1").cast(pl.Int64, strict=False)
    by_name = (
        pl.when(pl.col("category").is_not_null() & (digit < 10))  # noqa: PLR2004 - two digits: a group
        .then(pl.lit("revenue"))
        .when((digit >= 10) | pl.col("c1").str.contains("^0[1-9]$"))  # noqa: PLR2004
        .then(pl.lit("functional"))
        .when(pl.col("kind") != "other")
        .then("kind")
        .otherwise(pl.lit("functional"))
    )
    return titled.with_columns(
        pl.when(pl.col("c1").is_not_null()).then(by_name).alias("mode_here"),
        (pl.col("said").is_not_null() | pl.col("c1").is_not_null())
        .cast(pl.UInt32)
        .cum_sum()
        .over(_SCOPE)
        .alias("stretch"),
    ).with_columns(
        pl.coalesce(pl.col("mode_here").forward_fill().over(*_SCOPE, "stretch"), "kind").alias("mode")
    )


def _with_sections(moded: pl.DataFrame) -> pl.DataFrame:
    """Rows plus `section`, `item` and the numbering of revenue categories (`vintage`)."""
    is_revenue = pl.col("mode") == "revenue"
    heads = pl.col("c1").is_not_null()
    digit = pl.col("c1").str.strip_chars_start("0")
    special = ((pl.col("category") == "special_receipts") | ((pl.col("category") == "transfers_in") & (digit == "5"))).any()
    until = ((pl.col("category") == "transfers_in") & (digit == "4")).any()
    later = pl.col("annex").str.extract(r"(20\d\d)\|?$").cast(pl.Int64, strict=False)
    in_new = pl.when(special.over("doc")).then(True).when(until.over("doc")).then(False).otherwise(  # noqa: FBT003
        (later >= 2026).fill_null(value=False)  # noqa: PLR2004 - order № 151, in force from 2026
    )
    by_digit = pl.when(in_new).then(digit.replace_strict(_FROM_2026, default=None)).otherwise(
        digit.replace_strict(_UNTIL_2025, default=None)
    )
    sections = {key: section.value for key, (_, section) in words.CATEGORIES.items()}
    title_section = pl.col("said").str.split("|").list.first()
    return (
        moded.with_columns(
            in_new.alias("is_new_numbering"),
            pl.when(is_revenue & heads).then(pl.coalesce("category", by_digit)).alias("key_here"),
        )
        .with_columns(
            pl.col("key_here").forward_fill().over(*_SCOPE, "stretch").alias("key"),
            title_section.forward_fill().over(_SCOPE).alias("under"),
            pl.when(heads & ~is_revenue)
            .then(digit == "16")
            .forward_fill()
            .over(*_SCOPE, "stretch")
            .alias("is_debt"),
        )
        .with_columns(
            pl.when(pl.col("said").is_not_null())
            .then(title_section)
            .when(pl.col("has_code") & is_revenue)
            .then(
                pl.coalesce(
                    pl.col("key").replace_strict(sections, default=None), pl.lit(Section.REVENUES.value)
                )
            )
            .when(pl.col("has_code") & pl.col("is_debt"))
            .then(pl.lit(Section.FINANCING.value))
            .when(pl.col("has_code"))
            .then(
                pl.when(pl.col("under").is_in([Section.NET_LENDING, Section.FINANCIAL_ASSETS]))
                .then("under")
                .otherwise(pl.lit(Section.EXPENDITURES.value))
            )
            .otherwise("under")
            .alias("section"),
            pl.col("said").str.split("|").list.last().alias("item"),
        )
    )


def _with_paths(sectioned: pl.DataFrame) -> pl.DataFrame:
    """Rows plus `depth`, `line_level`, `code` and `parent_rid`, codes filled down and reset."""
    is_revenue = pl.col("mode") == "revenue"
    frame = sectioned.with_columns(
        *(
            pl.when(is_revenue)
            .then(pl.lit(REVENUE_LEVELS[n].value if n < len(REVENUE_LEVELS) else None, dtype=pl.String))
            .when(pl.col("kind") == "revenue")
            .then(pl.lit(_AS_FUNCTIONAL[n]))
            .otherwise(pl.col(_LEVELS[n]))
            .alias(_LEVELS[n])
            for n in range(MAX_CODES)
        ),
        pl.when("has_code")
        .then(pl.max_horizontal(pl.when(pl.col(c).is_not_null()).then(n + 1) for n, c in enumerate(_CODES)))
        .alias("depth"),
    ).with_columns(
        *(_padded_code(pl.col(_CODES[n]), pl.col(_LEVELS[n])).alias(_CODES[n]) for n in range(MAX_CODES))
    )
    for n in range(MAX_CODES):
        above = pl.any_horizontal(
            [pl.col("said").is_not_null(), *(pl.col(c).is_not_null() for c in _CODES[:n])]
        )
        frame = frame.with_columns(
            above.cast(pl.UInt32).cum_sum().over(_SCOPE).alias("reset")
        ).with_columns(
            pl.col(_CODES[n]).forward_fill().over(*_SCOPE, "reset").alias(_FILLED[n]),
            pl.when(pl.col("depth") == n + 1)
            .then("rid")
            .forward_fill()
            .over(*_SCOPE, "reset")
            .alias(_RIDS[n]),
        )
    at = pl.col("depth")
    parts = [pl.when(at > n).then(pl.col(_FILLED[n])) for n in range(MAX_CODES)]
    parents = [pl.when(at > n + 1).then(pl.col(_RIDS[n])) for n in reversed(range(MAX_CODES))]
    level = pl.lit(None, dtype=pl.String)
    for n in range(MAX_CODES):
        level = pl.when(at == n + 1).then(pl.col(_LEVELS[n])).otherwise(level)
    return frame.with_columns(
        level.alias("line_level"),
        pl.concat_str(parts, separator=".", ignore_nulls=True).alias("code"),
        pl.coalesce(parents).alias("parent_rid"),
        (pl.col("has_code") & pl.coalesce(parents).is_null()).alias("is_top"),
    )


_AS_FUNCTIONAL = ["group", "subgroup", "administrator", "programme", "subprogramme"]


def _padded_code(code: pl.Expr, level: pl.Expr) -> pl.Expr:
    """A code with the zeros of its level: group 04, class 02, subgroup 1, programme 007."""
    bare = code.str.strip_chars_start("0")
    return (
        pl.when(level.is_in(_TWO))
        .then(bare.str.zfill(2))
        .when(level.is_in(_THREE))
        .then(bare.str.zfill(3))
        .otherwise(bare)
    )


def _with_amounts(
    data: pl.DataFrame, coded: pl.DataFrame, tables: pl.DataFrame, layouts: dict[int, Layout]
) -> pl.DataFrame:
    """One row an amount cell of the coded rows, read as exact tenge."""
    _, _, money = _columns(layouts)
    cells = (
        _shifted(data, tables, layouts)
        .join(money, on=["layout", "at"])
        .filter(~pl.col("is_name"))
        .select(*ROW, "col", pl.col("text").alias("printed"), pl.col("kind").alias("cell_kind"), "column_year", "phase")
    )
    about = tables.select(*TABLE, "layout", "year", "caption", "annex_no", "multiplier", "has_two_units")
    return (
        coded.join(cells, on=ROW, how="left", maintain_order="left")
        .join(about, on=TABLE, how="left", maintain_order="left")
        .with_columns(pl.col("multiplier").fill_null(1).alias("tenge"))
        .with_columns(
            amounts(
                pl.col("printed"), pl.col("tenge"), is_number=pl.col("cell_kind") == "number"
            ).alias("read"),
            unit_multipliers(pl.col("printed")).is_not_null().alias("has_own_unit"),
            pl.coalesce("column_year", "year").alias("year"),
        )
        .unnest("read")
    )


def _split(lines: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Lines apart from rejects, each reject with its reason."""
    is_titled = pl.col("said").is_not_null()
    is_category = ~pl.col("has_code") & pl.col("category").is_not_null()
    reason = (
        pl.when(pl.col("printed").is_null())
        .then(None)
        .when(pl.col("cell_kind") == "formula_uncached")
        .then(pl.lit("a formula without a stored value: open and save the workbook, then read it again"))
        .when(pl.col("cell_kind") == "error")
        .then(pl.lit("the cell holds a spreadsheet error"))
        .when(pl.col("multiplier").is_null() & ~pl.col("has_own_unit") & (pl.col("amount_kzt") != 0))
        .then(pl.lit("the unit of measure is not printed: neither above the table nor in its heading"))
        .when(pl.col("reason").is_not_null())
        .then("reason")
        .when(pl.col("has_code") & pl.col("line_level").is_null())
        .then(pl.lit("a code in a column of no known level"))
        .when(pl.col("has_code") | is_titled | is_category | pl.col("is_total") | pl.col("is_part"))
        .then(None)
        .otherwise(pl.lit("no code, and the name is no section, category or total"))
    )
    judged = lines.with_columns(reason.alias("reason"))
    rejects = judged.filter(pl.col("reason").is_not_null()).select(*ROW, "col", "name", "printed", "reason")
    kept = judged.filter(
        pl.col("reason").is_null(), pl.col("printed").is_not_null() | pl.col("has_code")
    ).with_columns(
        pl.when("has_code")
        .then("line_level")
        .when(is_titled & (pl.col("item") == ""))
        .then(pl.lit(LineLevel.SECTION.value))
        .otherwise(pl.lit(LineLevel.ITEM.value))
        .alias("line_level"),
        pl.when("has_code")
        .then("code")
        .when(is_titled)
        .then("item")
        .when(is_category)
        .then("category")
        .when("is_total")
        .then(pl.lit("total"))
        .otherwise(pl.lit("part"))
        .alias("code"),
        pl.when(pl.col("has_code"))
        .then(pl.when(pl.col("mode") == "revenue").then("key"))
        .when(is_titled)
        .then("item")
        .when(is_category)
        .then("category")
        .alias("key"),
        pl.coalesce("section", pl.when(is_category).then(pl.lit(Section.REVENUES.value))).alias("section"),
        pl.when(pl.col("printed").is_null())
        .then(pl.lit(ValueStatus.NOT_PUBLISHED.value))
        .otherwise("value_status")
        .alias("value_status"),
        pl.col("printed").fill_null(""),
        pl.col("col").fill_null(1),
    )
    return kept, rejects
