"""A figure that is held in a transcription of ours: what stands beside it there, in words."""

import polars as pl

from budget import tables
from budget.analysis.names import named, vintage_of
from budget.analysis.printed_units import printed_unit
from budget.locale import labels, numbers, transfers
from budget.locale.numbers import SCALES
from budget.locale.transcripts import TRANSCRIBED
from budget.locale.words import Words
from budget.model.enums import Section
from budget.views.figures import named_in
from budget.views.page import Page
from budget.views.trace_words import party, unit_name

_AROUND = 2  # rows before and after
_SCALES = {scale.tenge: scale for scale in SCALES}


def is_transcribed(source_id: str) -> bool:
    """Whether a file is a transcription of ours, whose rows are no rows of the document."""
    return source_id in TRANSCRIBED


def transcribed_from(source_id: str, page: Page) -> str:
    """«from point 1 of the act; the table and cell of the document were not recorded»."""
    return page.spoken.gettext(TRANSCRIBED[source_id])


def unit_printed(lines: pl.DataFrame, spoken: Words) -> str:
    """«thousand ₸», the unit a document prints its amounts in; empty where that is not known.

    Args:
        lines: Rows of `budget_lines` of one edition.
        spoken: Language.
    """
    unit = printed_unit(lines)
    return "" if unit is None else spoken.gettext(_SCALES[unit].label)


def rows_beside(source_id: str, row_no: int, page: Page) -> pl.DataFrame:
    """Rows of the same act and edition, or of the same publication, around a row.

    Args:
        source_id: A transcription.
        row_no: Row of the figure in it.
        page: Language.

    Returns:
        `row_no`, `what` in words and `printed`, the text of the transcription; at most two rows
        before and after; none where the row is not held.
    """
    rows = _lines(source_id, row_no, page)
    if rows.is_empty():
        rows = _transfers(source_id, row_no, page)
    if rows.is_empty():
        rows = _statistics(source_id, row_no, page)
    at = rows["row_no"].search_sorted(row_no)
    return rows.slice(max(0, at - _AROUND), _AROUND + 1 + min(_AROUND, at))


def _of_same(rows: pl.DataFrame, row_no: int, keys: list[str]) -> pl.DataFrame:
    """Rows that share the keys of a row, in the order of the file."""
    own = rows.filter(pl.col("row_no") == row_no).head(1)
    return rows.join(own.select(keys), on=keys, how="semi", nulls_equal=True).sort("row_no")


def _lines(source_id: str, row_no: int, page: Page) -> pl.DataFrame:
    """Budget lines of the same act, edition and budget."""
    held = tables.scan("budget_lines").filter(pl.col("source_id") == source_id).collect()
    keys = ["act_id", "edition_no", "unit_id", "budget_year", "phase"]
    rows = _of_same(held, row_no, keys)
    if rows.is_empty():
        return _shown(rows, [], [])
    acts = tables.read("acts").join(rows.head(1), on=["act_id", "edition_no"], how="semi")
    vintage = vintage_of(rows, acts["period_from"].to_list()[0])
    called = named(rows, tables.read("classification"), vintage, page.language)
    spoken = page.spoken
    what = [
        labels.label(labels.SECTIONS, section, spoken)
        if level == "section"
        else labels.label(labels.ITEMS, code, spoken)
        if level == "item" and code in labels.ITEMS
        else f"{code} {name}"
        if section == Section.EXPENDITURES
        else name
        for section, level, code, name in zip(
            called["section"].cast(pl.String),
            called["line_level"].cast(pl.String),
            called["code"],
            named_in(called, page),
            strict=True,
        )
    ]
    return _shown(called, what, called["printed"].to_list())


def _transfers(source_id: str, row_no: int, page: Page) -> pl.DataFrame:
    """Transfers that the same act and edition states."""
    held = tables.scan("transfers").filter(pl.col("source_id") == source_id).collect()
    rows = _of_same(held, row_no, ["act_id", "edition_no"])
    what = [
        f"{party(payer, None, page)} → {party(payee, None, page)}, "
        f"{labels.label(transfers.KINDS, kind, page.spoken)}, {year}"
        for payer, payee, kind, year in rows.select(
            "payer_id", "payee_id", pl.col("kind").cast(pl.String), "budget_year"
        ).iter_rows()
    ]
    amounts = [
        "" if amount is None else numbers.exact(amount, page.language)
        for amount in rows["amount_kzt"]
    ]
    return _shown(rows, what, amounts)


def _statistics(source_id: str, row_no: int, page: Page) -> pl.DataFrame:
    """Figures of the same indicator in the same publication."""
    held = tables.scan("statistics").filter(pl.col("source_id") == source_id).collect()
    rows = _of_same(held, row_no, ["indicator"])
    what = [
        f"{unit_name(unit_id, page)}, {period}"
        for unit_id, period in rows.select("unit_id", "period").iter_rows()
    ]
    return _shown(rows, what, rows["printed"].to_list())


def _shown(rows: pl.DataFrame, what: list[str], printed: list[str]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            rows["row_no"],
            pl.Series("what", what, dtype=pl.String),
            pl.Series("printed", printed, dtype=pl.String),
        ]
    )
