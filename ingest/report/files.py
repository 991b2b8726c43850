"""One report a file, in plain values; its keys are a contract with programs that read it."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TypedDict

import polars as pl

from budget.model.enums import LineLevel, Section
from ingest.acts import ActFacts, unit_found
from ingest.annex.filling import changes
from ingest.compare import plan_first
from ingest.coordinates import cell_names
from ingest.names import path_of
from ingest.pipeline import Batch
from ingest.places import places
from ingest.report.voice import ENGLISH, Voice


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


class CodeReport(TypedDict):
    """A code that no classification holds; its line is kept."""

    where: str
    code: str
    name: str


class UnitReport(TypedDict):
    """A unit that an ambiguous name may stand for, and where it lies."""

    unit_id: str
    name: str


class FileReport(TypedDict):
    """One file: what it is, what was found, what does not add up, why it cannot be used."""

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
    unknown_codes: list[CodeReport]
    publication: str | None
    statistics: int
    leaves_out: str | None
    hidden_rows: list[str]
    unit_candidates: list[UnitReport]


_BUDGET = ["unit_id", "budget_year", "phase"]
_Budget = tuple[str | None, int | None, Mapping[str, int | None]]
_NOTHING: _Budget = (None, None, {})


def file_reports(batch: Batch, voice: Voice = ENGLISH) -> Iterator[FileReport]:
    """One report a file, in the order the files were given.

    Errors, reasons and what a release is are told in the language; all else is for programs too.
    """
    lines, transfers = _counts(batch.tables.lines), _counts(batch.tables.transfers)
    budgets = _main_budgets(batch)
    checks, rejects, codes = _checks(batch), _rejects(batch, voice), _codes(batch)
    stated, released = _counts(batch.releases.statistics), _releases(batch)
    hidden = _hidden(batch)
    files = batch.documents.select("doc", "file", "sha256", "format", "error")
    for doc, file, sha256, kind, error in files.rows():
        publication, leaves_out = released.get(doc, (None, None))
        is_budget = error is None and publication is None
        unit_id, year, totals = budgets.get(doc, _NOTHING) if is_budget else _NOTHING
        facts = batch.facts.get(doc) if error is None else None
        known = batch.printed.errors.get(doc)
        yield FileReport(
            file=file,
            sha256=sha256,
            format=kind,
            unit_id=unit_id,
            budget_year=year,
            edition=facts.edition_no if facts else None,
            lines=lines.get(doc, 0),
            transfers=transfers.get(doc, 0),
            totals_kzt={section.value: totals.get(section.value) for section in Section},
            checks=checks.get(doc, []),
            rejects=rejects.get(doc, []),
            error=voice.error(known) if known else error and voice.of_file(file, error),
            unknown_codes=codes.get(doc, []) if error is None else [],
            publication=publication and voice.reason(publication),
            statistics=stated.get(doc, 0),
            leaves_out=leaves_out and voice.reason(leaves_out),
            hidden_rows=hidden.get(doc, []) if error is None else [],
            unit_candidates=_candidates(facts) if facts and not unit_id else [],
        )


def _candidates(facts: ActFacts) -> list[UnitReport]:
    """The units that what a document says of itself may mean, where they are several."""
    index = places()
    return [
        UnitReport(unit_id=one.unit_id, name=path_of(one.unit_id, index))
        for one in unit_found(facts).candidates
    ]


def exit_code(reports: Iterable[FileReport]) -> int:
    """The worst of all files.

    Returns:
        0: all read, every check holds; 1: a check fails or a row is rejected; 2: a file cannot be
        used.
    """
    return max((_code(one) for one in reports), default=0)


def _code(one: FileReport) -> int:
    if one["error"]:
        return 2
    return int(bool(one["rejects"]) or not all(check["holds"] for check in one["checks"]))


def _releases(batch: Batch) -> dict[int, tuple[str, str]]:
    """What each release is, and what of it is left out, by `doc`."""
    told = batch.releases.documents.select("doc", "publication", "leaves_out")
    return {doc: (publication, leaves_out) for doc, publication, leaves_out in told.rows()}


def _counts(rows: pl.DataFrame) -> dict[int, int]:
    return dict(rows.group_by("doc").len().rows())


def _main_budgets(batch: Batch) -> dict[int, _Budget]:
    """Unit, year and section totals of the first budget of each document.

    The earliest year comes first, the plan before the outturn, the annex before the text.
    """
    said = ["unit_id", "budget_year", "line_level", "section", "amount_kzt"]
    place = ["table_no", "row_no", "column_no"]
    is_section = pl.col("line_level") == LineLevel.SECTION.value
    is_asked = is_section | changes("doc", *_BUDGET, "table_no")  # few: a sort copies
    lines = (
        batch.tables.lines.filter(is_asked)
        .select("doc", *said, *place, rank=plan_first(pl.col("phase")))
        .with_columns(is_text=pl.col("table_no") == 0)
        .sort(
            "doc",
            "is_text",
            "budget_year",
            "rank",
            *place,
            nulls_last=True,
            maintain_order=True,
        )
    )
    first = lines.unique("doc", keep="first", maintain_order=True).select(
        "doc", "unit_id", "budget_year"
    )
    totals = (
        lines.filter(is_section)
        .join(
            first, on=["doc", "unit_id", "budget_year"], nulls_equal=True, maintain_order="left"
        )
        .unique(["doc", "section"], keep="first", maintain_order=True)
    )
    amounts: dict[int, dict[str, int | None]] = {}
    for doc, section, amount in totals.select("doc", "section", "amount_kzt").rows():
        amounts.setdefault(doc, {})[section] = amount
    own = batch.tables.about.select("doc", own_id="unit_id", own_year="period_from")
    main = own.join(first, on="doc", how="left", maintain_order="left").select(
        "doc", pl.coalesce("unit_id", "own_id"), pl.coalesce("budget_year", "own_year")
    )
    return {doc: (unit, year, amounts.get(doc, {})) for doc, unit, year in main.rows()}


def _checks(batch: Batch) -> dict[int, list[CheckReport]]:
    first_column = pl.lit(1, dtype=pl.UInt32).alias("col")
    named = _with_places(batch, batch.tables.checks.with_columns(first_column))
    code = pl.when(pl.col("code") != "").then(pl.format(", code {}", "code"))
    rows = named.select(
        "doc",
        "identity",
        "holds",
        "expected",
        "found",
        "residual",
        pl.concat_str("place", code.otherwise(pl.lit(""))),
    )
    reports: dict[int, list[CheckReport]] = {}
    for doc, identity, holds, expected, found, residual, where in rows.iter_rows():
        reports.setdefault(doc, []).append(
            CheckReport(
                identity=sys.intern(identity),  # few kinds, half a million times
                holds=holds,
                expected_kzt=expected,
                found_kzt=expected if holds else found,
                residual_kzt=residual,
                where=where,
            )
        )
    return reports


def _rejects(batch: Batch, voice: Voice) -> dict[int, list[RejectReport]]:
    named = _with_places(batch, batch.tables.rejects)
    is_cell = (pl.col("grid") > 0) & (pl.col("col") > 0)
    cell = pl.when(is_cell).then(pl.format(", cell {}", "cell")).otherwise(pl.lit(""))
    rows = named.select("doc", pl.concat_str("place", cell), "printed", "reason")
    reports: dict[int, list[RejectReport]] = {}
    for doc, where, printed, reason in rows.rows():
        reports.setdefault(doc, []).append(
            RejectReport(where=where, printed=printed, reason=voice.reason(reason))
        )
    return reports


def _codes(batch: Batch) -> dict[int, list[CodeReport]]:
    """Codes that the classification does not hold, each once, where it is printed first."""
    once = batch.unknown_codes.unique(
        ["doc", "section", "code"], keep="first", maintain_order=True
    )
    rows = _with_places(batch, once).select("doc", "place", "code", "name")
    reports: dict[int, list[CodeReport]] = {}
    for doc, where, code, name in rows.rows():
        reports.setdefault(doc, []).append(CodeReport(where=where, code=code, name=name))
    return reports


def _hidden(batch: Batch) -> dict[int, list[str]]:
    """Places of hidden rows that are read all the same: sums count them."""
    if batch.hidden_rows.is_empty():
        return {}
    first_column = pl.lit(1, dtype=pl.UInt32).alias("col")
    named = _with_places(batch, batch.hidden_rows.with_columns(first_column))
    return dict(named.group_by("doc", maintain_order=True).agg("place").rows())


def _with_places(batch: Batch, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with `place` in words («table 2, row 55») and `cell` (A1 or R12C5)."""
    grids = batch.printed.grids.select("doc", "grid", "is_markup", sheet="name")
    is_whole = pl.col("row") == 0
    table = pl.when("is_markup").then(pl.format("table {}", "grid"))
    sheet = pl.format("sheet «{}»", pl.col("sheet").fill_null(""))
    row = pl.when(is_whole).then(pl.lit("")).otherwise(pl.format(", row {}", "row"))
    in_text = (
        pl.when(is_whole).then(pl.lit("text")).otherwise(pl.format("text, line {}", "row"))
    )
    place = (
        pl.when(pl.col("grid") == 0)
        .then(in_text)
        .otherwise(pl.concat_str(table.otherwise(sheet), row))
    )
    is_markup = pl.col("is_markup").fill_null(value=True)
    return rows.join(grids, on=["doc", "grid"], how="left", maintain_order="left").with_columns(
        place=place, cell=cell_names(pl.col("row"), pl.col("col"), is_markup)
    )
