"""The acts bundled with the project: workbooks whose facts stand in `origin.json` beside them."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from budget.model.enums import LineLevel
from budget.model.lines import BudgetLines, Transfers
from budget.model.quality import Checks, Rejects
from ingest.annex import read_annexes
from ingest.assembly import ABOUT, model_lines, of_acts, with_units
from ingest.assembly.editions import LINE, named_in_both, numbered_checks, told_once
from ingest.checks import check_lines, judged, section_identities
from ingest.compare import compare_editions, compare_text, with_editions
from ingest.coordinates import cell_names
from ingest.corrections import as_printed, correction_checks, refuse_elsewhere
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
_LISTED = ["withdrawal", "subvention"]
_NO_LINE = [*_LISTED, "debt_limit", "ppp_limit", "transfer_receipts"]
_TOTAL = "_total"


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledActs:
    """Rows of the data model."""

    lines: pl.DataFrame
    transfers: pl.DataFrame
    rejects: pl.DataFrame
    checks: pl.DataFrame


def bundled_acts(
    folder: Path, printed: Printed, source_ids: dict[int, str], corrections: pl.DataFrame
) -> BundledActs:
    """Annexes of the folder's acts as lines, transfers and checks against their text.

    Args:
        folder: Acts with their origins.
        printed: All source files as printed, corrections applied.
        source_ids: Key of the source of each `doc` of `printed`.
        corrections: What was corrected.

    Raises:
        CorrectionError: A correction points at what is not read here.
    """
    docs = pl.DataFrame(
        list(source_ids.items()),
        schema={"doc": pl.UInt32, "source_id": pl.String},
        orient="row",
    )
    known = acts(folder).join(docs, on="source_id", maintain_order="left")
    about = known.select(
        "doc",
        "language",
        "act_id",
        "edition_no",
        phase=edition_phase(),
        unit_id="unit_id",
        body_id="unit_id",
        period_from="period_from",
    ).cast(ABOUT)
    tables = _annexes_of(printed, known)
    of_annexes = tables.grids.join(docs, on="doc", maintain_order="left")
    refuse_elsewhere(corrections, of_annexes.select("source_id", table_no="grid"))
    annexes = read_annexes(tables)
    lines = annexes.lines.join(
        known.select("doc", "unit_id", "budget_year", doc_phase=edition_phase()),
        on="doc",
        maintain_order="left",
    ).with_columns(
        year=pl.coalesce("year", "budget_year"), phase=pl.coalesce("phase", "doc_phase")
    )
    text = text_figures(folder).join(docs, on="source_id", maintain_order="left")
    years = known.select("doc", year="budget_year")
    stated = stated_transfers(LISTS.to_frame(), annexes.transfers, about, years)
    asked = pl.concat(
        [
            _within_what_was_read(check_lines(lines), lines, known),
            judged(annexes.checks),
            judged(_against_text(lines, text, known, about)),
            _in_both_languages(lines, about),
            stated.checks,
        ]
    )
    every_line = of_acts(model_lines(lines, about), about)
    own = named_in_both(told_once(every_line, about, LINE), every_line)
    sourced = own.join(docs, on="doc", how="left", maintain_order="left")
    units = with_units(asked, lines, about).join(
        docs, on="doc", how="left", maintain_order="left"
    )
    place = {"grid": "table_no", "row": "row_no", "col": "column_no"}
    return BundledActs(
        lines=BudgetLines.validate(
            _celled(as_printed(sourced, corrections)).select(BudgetLines.column_names()),
            cast=True,
        ),
        transfers=Transfers.validate(
            stated.transfers.join(docs, on="doc", maintain_order="left").select(
                Transfers.column_names()
            ),
            cast=True,
        ),
        rejects=Rejects.validate(
            _celled(
                annexes.rejects.rename(place).join(docs, on="doc", maintain_order="left")
            ).select(Rejects.column_names()),
            cast=True,
        ),
        checks=check_rows(
            pl.concat([units, _corrections(corrections, known)], how="diagonal_relaxed")
        ),
    )


def _annexes_of(printed: Printed, known: pl.DataFrame) -> Printed:
    """The acts' workbooks without the sheet of the text, under caption and unit of the annex."""
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
    lines = pl.concat(
        [
            above.select("doc", line=pl.lit(1), text="caption"),
            above.select("doc", line=pl.lit(2), text="unit_of_measure"),
        ]
    )
    heading, first = pl.lit("heading"), pl.lit(1)
    return lines.with_columns(style=heading, next_grid=first).cast(PARAGRAPHS)


def _complete(rows: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Rows of annexes that were read to their end."""
    whole = known.filter("is_complete").select("doc")
    return rows.join(whole, on="doc", how="semi", maintain_order="left")


def _within_what_was_read(
    checks: pl.DataFrame, lines: pl.DataFrame, known: pl.DataFrame
) -> pl.DataFrame:
    """Checks without failures that come of the end that was not read: sections, the last group."""
    last = (
        lines.sort("doc", "grid", "row")
        .group_by("doc", maintain_order=True)
        .agg(last_code=pl.col("code").last())
        .join(known.filter(~pl.col("is_complete")).select("doc"), on="doc", how="semi")
    )
    is_open = pl.col("last_code").str.starts_with(pl.col("code"))  # a section has no code
    return (
        checks.join(last, on="doc", how="left", maintain_order="left")
        .filter(pl.col("holds") | ~is_open.fill_null(value=False))
        .drop("last_code")
    )


def _against_text(
    lines: pl.DataFrame, text: pl.DataFrame, known: pl.DataFrame, about: pl.DataFrame
) -> pl.DataFrame:
    """Figures of the sheet «Текст» against the annex, lists against their printed sums."""
    is_total = pl.col("kind").str.ends_with(_TOTAL)
    list_no = pl.format("{} {}", "kind", pl.col("budget_year").fill_null(0))
    figures = text.filter(~pl.col("kind").is_in(_NO_LINE), ~is_total).with_columns(
        indicator=pl.col("kind").replace(_SECTIONS), year="budget_year", row="row_no"
    )
    lists = text.filter(pl.col("kind").is_in(_LISTED)).with_columns(list_no=list_no)
    totals = (
        text.filter(is_total)
        .with_columns(kind=pl.col("kind").str.strip_suffix(_TOTAL), line="row_no")
        .with_columns(list_no=list_no)
    )
    return compare_text(
        with_editions(_complete(lines, known), about),
        with_editions(figures, about),
        lists,
        with_editions(totals, about),
    )


def _in_both_languages(lines: pl.DataFrame, about: pl.DataFrame) -> pl.DataFrame:
    """Codes that both texts of an edition print; that one was read in part is no failure."""
    return judged(compare_editions(lines, about)).filter(pl.col("expected").is_not_null())


def _corrections(corrections: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """One failing check a correction, with the act it stands in."""
    acts_of = known.select("source_id", "unit_id", "act_id", "edition_no", "budget_year")
    return (
        correction_checks(corrections)
        .join(acts_of, on="source_id", how="left", maintain_order="left")
        .with_columns(year="budget_year")
    )


def _celled(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with the name of their cell: all these documents are workbooks."""
    is_markup = pl.lit(value=False)
    return rows.with_columns(cell=cell_names(pl.col("row_no"), pl.col("column_no"), is_markup))


def check_rows(asked: pl.DataFrame) -> pl.DataFrame:
    """Judged identities in the columns of `checks`.

    Args:
        asked: With `source_id`, `unit_id`, `act_id`, `edition_no`.
    """
    return Checks.validate(numbered_checks(asked).select(Checks.column_names()), cast=True)


def headline_checks(lines: pl.DataFrame) -> pl.DataFrame:
    """The six-section identities over editions of which the headline figures alone are held.

    Args:
        lines: `budget_lines`.
    """
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
    about = numbered.select("doc", "act_id", "edition_no", "unit_id", "source_id").unique(
        "doc", keep="first", maintain_order=True
    )
    asked = judged(section_identities(_with_whole_revenues(numbered), only_whole=True))
    in_order = asked.sort("doc", "identity")
    return check_rows(in_order.join(about, on="doc", how="left", maintain_order="left"))


def _with_whole_revenues(lines: pl.DataFrame) -> pl.DataFrame:
    """Categories only where taxes, non-tax receipts and transfers are all held."""
    is_category = pl.col("line_level") == LineLevel.CATEGORY.value
    has_transfers = pl.col("code").is_in(["4", "5"]) & is_category
    has_taxes = pl.col("code").is_in(["1", "2"]) & is_category
    is_whole = has_transfers.any().over("doc") & (has_taxes.sum().over("doc") >= len("12"))
    return lines.filter(~is_category | is_whole)
