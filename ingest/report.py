"""What was found in a batch of files: for machines as plain values, for people as lines."""

from collections.abc import Iterator
from typing import TypedDict

import polars as pl

from budget.model.enums import LineLevel, Section
from ingest.coordinates import cell_names
from ingest.pipeline import Batch


class CheckReport(TypedDict):
    """One identity: amounts in tenge; null where one side is not printed."""

    identity: str
    holds: bool
    expected_kzt: int | None
    found_kzt: int | None
    residual_kzt: int | None
    where: str


class RejectReport(TypedDict):
    """A printed row that became nothing."""

    where: str
    printed: str
    reason: str


class FileReport(TypedDict):
    """One file; the keys are a contract."""

    file: str
    sha256: str | None
    format: str | None
    unit_id: str | None
    budget_year: int | None
    edition: int | None
    lines: int
    transfers: int
    totals_kzt: dict[str, int | None]
    checks: list[CheckReport]
    rejects: list[RejectReport]
    error: str | None


def file_reports(batch: Batch) -> Iterator[FileReport]:
    """One report a file, in the order the files were given."""
    tables = batch.tables
    lines = dict(tables.lines.group_by("doc").len().rows())
    transfers = dict(tables.transfers.group_by("doc").len().rows())
    budgets = _main_budgets(batch)
    checks = _grouped(_checks(batch))
    rejects = _grouped(_rejects(batch))
    for doc, file, sha256, kind, error in batch.documents.select(
        "doc", "file", "sha256", "format", "error"
    ).rows():
        facts = batch.facts.get(doc)
        unit_id, year, totals = budgets.get(doc, (None, None, {}))
        yield FileReport(
            file=file,
            sha256=sha256,
            format=kind,
            unit_id=unit_id,
            budget_year=year,
            edition=facts.edition_no if facts else None,
            lines=lines.get(doc, 0) if error is None else 0,
            transfers=transfers.get(doc, 0) if error is None else 0,
            totals_kzt={section.value: totals.get(section.value) for section in Section},
            checks=[CheckReport(**row) for row in checks.get(doc, [])] if error is None else [],
            rejects=[RejectReport(**row) for row in rejects.get(doc, [])] if error is None else [],
            error=error,
        )


def exit_code(reports: list[FileReport]) -> int:
    """0: all read and every check holds; 1: a check fails or a row is rejected; 2: a file is unusable."""
    if any(one["error"] for one in reports):
        return 2
    fails = any(one["rejects"] or not all(c["holds"] for c in one["checks"]) for one in reports)
    return int(fails)


def _main_budgets(batch: Batch) -> dict[int, tuple[str | None, int | None, dict[str, int | None]]]:
    """Unit, year and section totals of the first budget of each document, the annex before the text."""
    sections = batch.tables.lines.filter(pl.col("line_level") == LineLevel.SECTION.value).with_columns(
        (pl.col("table_no") == 0).alias("is_text")
    )
    first = (
        batch.tables.lines.with_columns((pl.col("table_no") == 0).alias("is_text"))
        .sort("doc", "is_text", "budget_year", "table_no", "row_no", nulls_last=True)
        .unique("doc", keep="first", maintain_order=True)
        .select("doc", "unit_id", "budget_year")
    )
    totals = (
        sections.join(first, on=["doc", "unit_id", "budget_year"], nulls_equal=True)
        .sort("doc", "is_text", "table_no", "row_no")
        .unique(["doc", "section"], keep="first", maintain_order=True)
        .group_by("doc")
        .agg(pl.struct("section", "amount_kzt").alias("totals"))
    )
    about = batch.tables.about.select("doc", own_id="unit_id", own_year="period_from")
    return {
        doc: (unit or own, year or own_year, {t["section"]: t["amount_kzt"] for t in found or []})
        for doc, unit, year, found, own, own_year in about.join(first, on="doc", how="left")
        .join(totals, on="doc", how="left")
        .select("doc", "unit_id", "budget_year", "totals", "own_id", "own_year")
        .rows()
    }


def _checks(batch: Batch) -> pl.DataFrame:
    named = _with_places(batch, batch.tables.checks.with_columns(pl.lit(1, dtype=pl.UInt32).alias("col")))
    return named.select(
        "doc",
        "identity",
        "holds",
        pl.col("expected").alias("expected_kzt"),
        pl.col("found").alias("found_kzt"),
        pl.col("residual").alias("residual_kzt"),
        (pl.col("place") + pl.when(pl.col("code") != "").then(pl.lit(", code ") + pl.col("code")).otherwise(pl.lit(""))).alias("where"),
    )


def _rejects(batch: Batch) -> pl.DataFrame:
    named = _with_places(batch, batch.tables.rejects)
    at = pl.when(pl.col("grid") > 0, pl.col("col") > 0).then(pl.lit(", cell ") + pl.col("cell")).otherwise(pl.lit(""))
    return named.select("doc", (pl.col("place") + at).alias("where"), "printed", "reason")


def _with_places(batch: Batch, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with `place` in words («table 2, row 55») and `cell` (A1 or R12C5)."""
    grids = batch.printed.grids.select("doc", "grid", "name", "is_markup")
    place = (
        pl.when(pl.col("grid") == 0)
        .then(pl.format("text, line {}", "row"))
        .when("is_markup")
        .then(pl.format("table {}, row {}", "grid", "row"))
        .otherwise(pl.format("sheet «{}», row {}", pl.col("name").fill_null(""), "row"))
    )
    return (
        rows.join(grids, on=["doc", "grid"], how="left", maintain_order="left")
        .with_columns(place.alias("place"))
        .with_columns(
            cell_names(pl.col("row"), pl.col("col"), pl.col("is_markup").fill_null(value=True)).alias("cell")
        )
    )


def _grouped(rows: pl.DataFrame) -> dict[int, list[dict[str, object]]]:
    """Rows as dictionaries by document."""
    parts = rows.partition_by("doc", as_dict=True, include_key=False, maintain_order=True)
    return {int(key[0]): part.to_dicts() for key, part in parts.items()}
