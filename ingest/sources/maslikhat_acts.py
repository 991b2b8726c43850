"""Decisions of oblast maslikhats read in full: budgets of 2025 and 2026, and one on transfers.

What: nine editions of five acts. Annex 1 stands in the workbook as printed, one sheet a table,
every cell at its printed row and column; the last sheet, «Текст», holds the figures of the
decision's text. Who: the maslikhats of Aktobe, Pavlodar and Turkistan oblasts. Where: the public
mirror of acts, repository and commit in each `origin.json`. How often: adopted in December,
amended several times a year. Leaves out: the annexes of the second and third year, the lists of
protected programmes, the sentences of the acts; of the Kazakh annex what was not read.

The tables of the annex are read by `ingest.annex`; here stand the acts, and the text.
"""

from pathlib import Path

import polars as pl

from budget.errors import N_
from budget.model.documents import Acts
from budget.model.enums import Consolidation, Side, TransferKind
from budget.model.lines import BudgetLines, Transfers
from ingest.numbers import amounts, unit_multipliers
from ingest.readers.documents import read_documents
from ingest.sources.indicators import INDICATORS, as_lines
from ingest.sources.origins import ORIGIN, as_sources, origin_files
from ingest.sources.recipe import (
    Recipe,
    SourceTables,
    act_key,
    edition_phase,
)

TEXT_SHEET = "Текст"
ANNEX = "annex-1.xlsx"  # a decision of which the text alone was read is named decision.xlsx

_TEXT_COLUMNS = {  # columns of the sheet «Текст», whose first row names them
    1: "point",
    2: "what",
    3: "budget_year",
    4: "printed",
    5: "unit",
    6: "kind",
    7: "place_id",
}
_AMOUNT_COLUMN = "D"

# kind of a row: payer, payee (`place` the unit named, `own` the unit of the act), kind
_TRANSFERS = {
    "withdrawal": ("place", "own", TransferKind.WITHDRAWAL, Side.PAYEE),
    "subvention": ("own", "place", TransferKind.SUBVENTION, Side.PAYER),
    "republican_subvention": ("place", "own", TransferKind.SUBVENTION, Side.PAYEE),
}


def acts(folder: Path) -> pl.DataFrame:
    """Editions of the folder, one row a workbook.

    Returns:
        The columns of `acts`, then `budget_level`, `budget_year` (null: several), `multiplier`
        (tenge in one printed unit), `caption` of the annex (null: the text alone was read),
        `is_complete`, `not_carried`, `path` of the workbook, `unit_of_measure` as printed.

    Raises:
        UnusableFileError: A workbook is not the one its origin describes.
    """
    return _origins(folder).select(
        *Acts.column_names(),
        "budget_level",
        "budget_year",
        "not_carried",
        "path",
        "unit_of_measure",
        multiplier=unit_multipliers(pl.col("unit_of_measure")),
        caption="annex_caption",
        is_complete="complete",
    )


def text_figures(folder: Path) -> pl.DataFrame:
    """Figures of the decisions' text, one row a figure.

    Returns:
        `source_id`, `act_id`, `unit_id`, `budget_level`, `edition_no`, `phase`, `language`,
        `budget_year`, `plan_from`, `has_annex`; `point`, `what` as printed, `kind` (an indicator
        of `INDICATORS`, `withdrawal`, `subvention`, totals, `reserve`, limits), `place_id` (the
        unit named), `printed`, `amount_kzt`, `value_status`; `table_no` (number of the sheet),
        `row_no`, `cell`.
    """
    editions = acts(folder).rename({"period_from": "plan_from"})
    about = editions.select(
        "source_id",
        "act_id",
        "unit_id",
        "budget_level",
        "edition_no",
        "language",
        "plan_from",
        "multiplier",
        phase=edition_phase(),
        has_annex=pl.col("caption").is_not_null(),
    )
    rows = _text_rows([Path(path) for path in editions["path"]], editions["source_id"])
    # «равно нулю» stands without a unit: the unit of the annex holds
    unit = pl.coalesce(unit_multipliers(pl.col("unit")), "multiplier")
    return (
        rows.join(about, on="source_id", maintain_order="left")
        .with_columns(amounts(pl.col("printed"), unit).struct.unnest())
        .with_columns(
            pl.col("budget_year").cast(pl.Int64),
            cell=pl.format(f"{_AMOUNT_COLUMN}{{}}", "row_no"),
        )
        .drop("multiplier", "unit", "reason")
    )


def text_lines(figures: pl.DataFrame) -> pl.DataFrame:
    """Headline figures of the text as `budget_lines`; they repeat the sections of the annex."""
    headlines = figures.filter(pl.col("kind").is_in(list(INDICATORS))).rename(
        {"kind": "indicator"}
    )
    is_kazakh = pl.col("language") == "kk"
    return BudgetLines.validate(
        as_lines(headlines)
        .with_columns(
            consolidation=pl.lit(Consolidation.OWN.value),
            name_ru=pl.when(~is_kazakh).then("what"),
            name_kk=pl.when(is_kazakh).then("what"),
        )
        .select(BudgetLines.column_names()),
        cast=True,
    )


def text_transfers(figures: pl.DataFrame) -> pl.DataFrame:
    """Withdrawals and subventions listed unit by unit, as `transfers`.

    An edition read in both languages states each transfer once: the Russian text is taken.
    """
    kinds = pl.DataFrame(
        [(name, *rule) for name, rule in _TRANSFERS.items()],
        schema={
            "statement": pl.String,
            "payer": pl.String,
            "payee": pl.String,
            "kind": pl.String,
            "side": pl.String,
        },
        orient="row",
    )
    is_first_language = pl.col("language") == pl.col("language").max().over(
        "act_id", "edition_no"
    )
    listed = (
        figures.filter(is_first_language)
        .rename({"kind": "statement"})
        .join(kinds, on="statement", maintain_order="left")
    )
    return Transfers.validate(
        listed.with_columns(payer_id=_party("payer"), payee_id=_party("payee")).select(
            Transfers.column_names()
        ),
        cast=True,
    )


def parse(folder: Path) -> SourceTables:
    """Acts, sources, transfers of the text, and lines of the editions that have no annex here."""
    figures = text_figures(folder)
    return SourceTables(
        acts=Acts.validate(acts(folder).select(Acts.column_names()), cast=True),
        sources=as_sources(_origins(folder), folder.parent),
        budget_lines=text_lines(figures.filter(~pl.col("has_annex"))),
        transfers=text_transfers(figures),
    )


def _origins(folder: Path) -> pl.DataFrame:
    return (
        origin_files(sorted(folder.glob(f"*/{ORIGIN}")))
        .unnest("period")
        .rename({"from": "plan_from", "to": "period_to"})
        .with_columns(
            issuer_id="unit_id",
            budget_unit_id="unit_id",
            act_registration=pl.lit(None, dtype=pl.String),
        )
        .with_columns(
            act_id=act_key(), act_date=pl.col("act_date").str.to_date(), period_from="plan_from"
        )
    )


def _text_rows(paths: list[Path], source_ids: pl.Series) -> pl.DataFrame:
    printed = read_documents(paths)
    source = pl.DataFrame({"doc": range(1, len(paths) + 1), "source_id": source_ids})
    sheets = printed.grids.filter(pl.col("name") == TEXT_SHEET).select("doc", "grid")
    cells = printed.cells.join(sheets, on=["doc", "grid"]).filter(pl.col("row") > 1)
    wide = cells.with_columns(
        pl.col("col").cast(pl.Int64).replace_strict(_TEXT_COLUMNS, return_dtype=pl.String)
    ).pivot(
        "col",
        on_columns=list(_TEXT_COLUMNS.values()),
        index=["doc", "grid", "row"],
        values="text",
    )
    rows: pl.DataFrame = (
        wide.with_columns(pl.col("doc", "grid", "row").cast(pl.Int64))
        .join(source, on="doc")
        .sort("doc", "row")
        .rename({"grid": "table_no", "row": "row_no"})
        .drop("doc")
    )
    return rows


def _party(role: str) -> pl.Expr:
    return pl.when(pl.col(role) == "own").then("unit_id").otherwise("place_id")


RECIPE = Recipe(
    source_id="maslikhat",
    publisher=N_("Maslikhats of oblasts"),
    title=N_("Decisions on oblast budgets and on general transfers, annex 1 as printed"),
    where=N_("The public mirror of acts: repository, path and commit in each origin.json"),
    how_often=N_("Adopted in December, amended several times a year"),
    leaves_out=N_(
        "Annexes of the later years, lists of protected programmes, sentences of the acts"
    ),
    parse=parse,
)
