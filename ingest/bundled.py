"""The acts bundled with the project: workbooks whose facts stand in `origin.json` beside them."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from budget.model import BudgetLines, Checks, Rejects, Transfers
from budget.model.enums import LineLevel
from ingest.annex import read_annexes
from ingest.assembly import ABOUT, model_lines, with_units
from ingest.checks import check_lines, judged, section_identities
from ingest.compare import compare_languages, compare_text
from ingest.coordinates import cell_names
from ingest.readers.printed import PARAGRAPHS, Printed
from ingest.sources.maslikhat_acts import TEXT_SHEET, acts, text_figures
from ingest.sources.recipe import edition_phase
from ingest.stated import stated_transfers
from ingest.text import LISTS

# indicators of the sheet «Текст» that are sections of the budget
_SECTIONS = {
    "revenue": "revenues",
    "expenditure": "expenditures",
    "financial_assets_balance": "financial_assets",
    "deficit": "balance",
}
_TOTAL = "_total"


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledActs:
    """Rows of the data model."""

    lines: pl.DataFrame
    transfers: pl.DataFrame
    rejects: pl.DataFrame
    checks: pl.DataFrame


def bundled_acts(folder: Path, printed: Printed, source_ids: dict[int, str]) -> BundledActs:
    """Annexes of the folder's acts as lines, transfers and checks against their text.

    Args:
        folder: Acts with their origins.
        printed: All source files as printed.
        source_ids: Key of the source of each `doc` of `printed`.
    """
    docs = pl.DataFrame(
        list(source_ids.items()), schema={"doc": pl.UInt32, "source_id": pl.String}, orient="row"
    )
    known = acts(folder).join(docs, on="source_id", maintain_order="left")
    about = known.select(
        "doc", "language", "act_id", "edition_no", phase=edition_phase(), unit_id="unit_id", period_from="period_from"
    ).cast(dict(ABOUT))
    annexes = read_annexes(_annexes_of(printed, known))
    facts = known.select("doc", "unit_id", "budget_year", doc_phase=edition_phase(), unit_of_measure="multiplier")
    lines = annexes.lines.join(facts, on="doc", maintain_order="left").with_columns(
        year=pl.coalesce("year", "budget_year"), phase=pl.coalesce("phase", "doc_phase")
    )
    text = text_figures(folder).join(docs, on="source_id", maintain_order="left")
    years = facts.select("doc", year="budget_year")
    stated = stated_transfers(pl.DataFrame(schema=LISTS), annexes.transfers, about, years)
    asked = pl.concat([
        _within_what_was_read(check_lines(lines), known),
        judged(annexes.checks),
        judged(compare_text(_complete(lines, known), _figures(text), _lists(text), _list_totals(text))),
        judged(compare_languages(lines, about)).filter(pl.col("code") != "", pl.col("expected").is_not_null()),
        stated.checks,
    ])
    own = _named_in_both(model_lines(lines, about), about)
    return BundledActs(
        lines=_model("budget_lines", own, docs),
        transfers=_model("transfers", stated.transfers, docs),
        rejects=_model("rejects", annexes.rejects.rename({"grid": "table_no", "row": "row_no", "col": "column_no"}), docs),
        checks=check_rows(with_units(asked, lines, about).join(docs, on="doc", how="left", maintain_order="left")),
    )


def _annexes_of(printed: Printed, known: pl.DataFrame) -> Printed:
    """The acts' workbooks without the sheet of the text, under the caption and unit of the annex."""
    texts = printed.grids.filter(pl.col("name") == TEXT_SHEET).select("doc", "grid")
    docs = known.filter(pl.col("caption").is_not_null()).select("doc")

    def kept(rows: pl.DataFrame) -> pl.DataFrame:
        return rows.join(docs, on="doc", how="semi", maintain_order="left").join(
            texts, on=["doc", "grid"], how="anti", maintain_order="left"
        )

    return Printed(
        documents=printed.documents,
        grids=kept(printed.grids),
        cells=kept(printed.cells),
        paragraphs=_captions(known),
    )


def _captions(known: pl.DataFrame) -> pl.DataFrame:
    """What stands above the first table in print: the caption and the unit of measure."""
    above = known.filter(pl.col("caption").is_not_null())
    lines = pl.concat([
        above.select("doc", line=pl.lit(1), text="caption"),
        above.select("doc", line=pl.lit(2), text="unit_of_measure"),
    ])
    return lines.with_columns(style=pl.lit("heading"), next_grid=pl.lit(1)).cast(dict(PARAGRAPHS))


def _complete(lines: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Lines of annexes that were read to their end."""
    return lines.join(known.filter("is_complete").select("doc"), on="doc", how="semi", maintain_order="left")


def _within_what_was_read(checks: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Checks without those that an annex read in part cannot answer: sections and its last group."""
    cut = checks.join(
        known.filter(~pl.col("is_complete")).select("doc"), on="doc", how="semi", maintain_order="left"
    )
    last = cut.group_by("doc", "grid").agg(pl.col("row").max())
    unanswerable = pl.concat([
        cut.filter(pl.col("code") == ""),
        cut.join(last, on=["doc", "grid"]).filter(pl.col("code") != "", ~pl.col("holds")).drop("row_right"),
    ])
    return checks.join(unanswerable, on=["doc", "grid", "row", "identity"], how="anti", maintain_order="left")


def _figures(text: pl.DataFrame) -> pl.DataFrame:
    """Figures of the text in the shape `compare_text` takes."""
    return text.with_columns(
        indicator=pl.col("kind").replace(_SECTIONS), year="budget_year", row="row_no"
    ).filter(
        ~pl.col("kind").is_in(["withdrawal", "subvention", "debt_limit", "ppp_limit", "transfer_receipts"]),
        ~pl.col("kind").str.ends_with(_TOTAL),
    )


def _lists(text: pl.DataFrame) -> pl.DataFrame:
    return text.filter(pl.col("kind").is_in(["withdrawal", "subvention"])).with_columns(list_no=_list_no())


def _list_totals(text: pl.DataFrame) -> pl.DataFrame:
    return text.filter(pl.col("kind").str.ends_with(_TOTAL)).with_columns(
        kind=pl.col("kind").str.strip_suffix(_TOTAL), line="row_no"
    ).with_columns(list_no=_list_no())


def _list_no() -> pl.Expr:
    """One list a kind and year of a document."""
    return pl.format("{} {}", "kind", pl.col("budget_year").fill_null(0))


def _named_in_both(lines: pl.DataFrame, about: pl.DataFrame) -> pl.DataFrame:
    """Russian lines with the Kazakh name printed for the same code in the Kazakh text."""
    told = lines.join(about.select("doc", "language"), on="doc", how="left", maintain_order="left")
    keys = ["act_id", "edition_no", "budget_year", "section", "line_level", "code"]
    kazakh = told.filter(pl.col("language") == "kk").unique(keys, keep="first").select(*keys, in_kazakh="name_kk")
    russian = told.filter(pl.col("language") == "ru")
    return russian.join(kazakh, on=keys, how="left", maintain_order="left").with_columns(
        name_kk=pl.coalesce("name_kk", "in_kazakh")
    )


def _model(name: str, rows: pl.DataFrame, docs: pl.DataFrame) -> pl.DataFrame:
    """Rows with their source and cell, in the columns of a table."""
    table = {"budget_lines": BudgetLines, "transfers": Transfers, "rejects": Rejects}[name]
    is_markup = pl.lit(value=False)
    named = rows.join(docs, on="doc", how="left", maintain_order="left").with_columns(
        cell=cell_names(pl.col("row_no"), pl.col("column_no"), is_markup)
    )
    return table.validate(named.select(table.column_names()), cast=True)


def check_rows(asked: pl.DataFrame) -> pl.DataFrame:
    """Checks in the columns of the data model.

    Args:
        asked: Judged identities with `source_id`, `unit_id`, `act_id`, `edition_no`.
    """
    return Checks.validate(
        asked.select(
            pl.format("{}:{}", "source_id", pl.int_range(pl.len()).over("source_id")).alias("check_id"),
            "identity",
            "unit_id",
            pl.col("year").alias("budget_year"),
            "act_id",
            "edition_no",
            "source_id",
            pl.format("table {}, row {}, code {}", "grid", "row", "code").alias("place"),
            "expected",
            "found",
            "residual",
            "holds",
        ),
        cast=True,
    )


def headline_checks(lines: pl.DataFrame) -> pl.DataFrame:
    """The six-section identities over editions of which the headline figures alone are held."""
    budgets = ["act_id", "edition_no", "unit_id", "budget_year"]
    numbered = lines.filter(pl.col("code") != "non_oil_deficit").with_columns(
        doc=pl.struct(budgets).rank("dense").cast(pl.UInt32),
        annex=pl.lit(""),
        year=pl.col("budget_year"),
        phase=pl.col("phase").cast(pl.String),
        section=pl.col("section").cast(pl.String),
        line_level=pl.col("line_level").cast(pl.String),
        key=pl.when(pl.col("line_level") == LineLevel.ITEM.value).then("code"),
        is_top=pl.lit(value=False),
        grid=pl.col("table_no").cast(pl.UInt32),
        row=pl.col("row_no").cast(pl.UInt32),
    )
    about = numbered.select("doc", "act_id", "edition_no", "unit_id", "source_id").unique("doc", maintain_order=True)
    asked = judged(section_identities(_with_whole_revenues(numbered), only_whole=True))
    asked = asked.sort("doc", "identity")
    return check_rows(asked.join(about, on="doc", how="left", maintain_order="left"))


def _with_whole_revenues(lines: pl.DataFrame) -> pl.DataFrame:
    """Categories only where taxes, non-tax receipts and transfers are all held."""
    is_category = pl.col("line_level") == LineLevel.CATEGORY.value
    has_transfers = pl.col("code").is_in(["4", "5"]) & is_category
    has_taxes = pl.col("code").is_in(["1", "2"]) & is_category
    is_whole = has_transfers.any().over("doc") & (has_taxes.sum().over("doc") >= 2)  # noqa: PLR2004 - tax and non-tax
    return lines.filter(~is_category | is_whole)
