"""Figures of releases as statistics, budget lines, rejected rows and sums."""

import polars as pl

from budget.model.enums import BudgetLevel, Consolidation, Quality, StatisticStatus
from ingest.checks.statistics import statistics_checks
from ingest.coordinates import cell_names
from ingest.measures import MILLION, THOUSAND
from ingest.readers.printed import Printed
from ingest.releases.frames import LINES, REJECTS, STATISTICS, SUMS

_TENGE = {"thousand tenge": THOUSAND, "million tenge": MILLION}


def stated_statistics(printed: Printed, figures: pl.DataFrame) -> pl.DataFrame:
    """Figures in the columns of `statistics`; money in tenge."""
    tenge = pl.col("measure_unit").replace_strict(_TENGE, default=None, return_dtype=pl.Int64)
    rows = figures.with_columns(
        value=pl.when(tenge.is_null())
        .then("value")
        .otherwise((pl.col("value") * tenge).round()),
        measure_unit=pl.when(tenge.is_null()).then("measure_unit").otherwise(pl.lit("tenge")),
        quality=pl.lit(Quality.OFFICIAL.value),
    )
    return _placed(printed, rows, STATISTICS)


def stated_of_months(printed: Printed, lines: pl.DataFrame) -> pl.DataFrame:
    """Plan and outturn of some months: never a line of a year, which it is not."""
    is_item = pl.col("code").str.contains(r"^\D*$")
    code = pl.when(pl.col("code") == "").then(None).otherwise("code")
    rows = lines.with_columns(
        period=pl.format(
            "{}-01/{}-{}",
            "budget_year",
            "budget_year",
            pl.col("months").cast(pl.String).str.zfill(2),
        ),
        indicator=pl.concat_str(
            pl.format("budget_{}", "phase"), "section", code, separator="_", ignore_nulls=True
        ),
        value=pl.col("amount_kzt").cast(pl.Float64),
        measure_unit=pl.lit("tenge"),
        quality=pl.lit(Quality.OFFICIAL.value),
        note=pl.when(is_item & (pl.col("code") != "")).then("name_ru"),
        value_status=pl.when(pl.col("amount_kzt").is_null())
        .then(pl.lit(StatisticStatus.NO_DATA.value))
        .otherwise(pl.lit(StatisticStatus.PRINTED.value)),
    )
    return _placed(printed, rows, STATISTICS)


def stated_lines(printed: Printed, lines: pl.DataFrame) -> pl.DataFrame:
    """Lines of whole years in the columns of `budget_lines`, netted."""
    shas = printed.documents.select("doc", sha=pl.col("sha256").str.slice(0, 16))
    rows = lines.join(shas, on="doc", maintain_order="left").with_columns(
        budget_level=pl.lit(BudgetLevel.OBLAST.value),
        consolidation=pl.lit(Consolidation.NETTED.value),
        edition_no=pl.lit(0, pl.Int64),
        # a sheet a region: one document states twenty budgets of a year
        act_id=pl.format("bulletin:{}:{}", "sha", "unit_id"),
    )
    return _placed(printed, rows, LINES)


def _placed(printed: Printed, rows: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    """Rows with the numbers of their cell, and its address in the release."""
    names = printed.grids.select("doc", "grid", "name")
    cell = cell_names(pl.col("row"), pl.col("col"), pl.lit(value=False))
    return (
        rows.join(names, on=["doc", "grid"], how="left", maintain_order="left")
        .with_columns(
            table_no="grid",
            row_no="row",
            column_no="col",
            stated_at=pl.concat_str(pl.col("name").fill_null(""), pl.lit("!"), cell),
        )
        .select(schema.names())
        .cast(schema)
    )


def unknown_figures(figures: pl.DataFrame) -> pl.DataFrame:
    """Rows of a release whose unit or table is not known, one a row."""
    no_unit = pl.col("unit_id").is_null()
    lost = figures.filter(no_unit | pl.col("indicator").is_null())
    reason = (
        pl.when(no_unit)
        .then(pl.format("no region is called «{}»", pl.col("unit").fill_null("")))
        .otherwise(pl.format("{}: no indicator is known for it", pl.col("note").fill_null("")))
    )
    return (
        lost.with_columns(reason=reason)
        .group_by("doc", "grid", "row", maintain_order=True)
        .agg(
            pl.col("col").first(),
            pl.concat_str(
                pl.col("unit").fill_null("").first(),
                pl.col("printed").str.join(" | "),
                separator=" | ",
            )
            .first()
            .alias("printed"),
            pl.col("reason").first(),
        )
        .select(REJECTS.names())
        .cast(REJECTS)
    )


def unknown_rows(lines: pl.DataFrame, is_line: pl.Expr) -> pl.DataFrame:
    """Rows of the bulletin that no section, category or group is called, and unread amounts."""
    lost = lines.filter(~is_line | pl.col("reason").is_not_null())
    return (
        lost.group_by("doc", "grid", "row", maintain_order=True)
        .agg(
            pl.col("col").first(),
            pl.concat_str("name_ru", "printed", separator=" | ").first().alias("printed"),
            pl.col("reason")
            .drop_nulls()
            .first()
            .fill_null("no section, category or functional group is called so")
            .alias("reason"),
        )
        .select(REJECTS.names())
        .cast(REJECTS)
    )


def refused_sheets(refused: pl.DataFrame) -> pl.DataFrame:
    """One reject a sheet of the bulletin that could not be read."""
    whole = pl.lit(0, pl.UInt32)
    return refused.with_columns(row=whole, col=whole).select(REJECTS.names()).cast(REJECTS)


def stated_sums(figures: pl.DataFrame) -> pl.DataFrame:
    """Regions, districts and kinds against the printed whole; money in tenge, counts as they are."""
    tenge = pl.col("measure_unit").replace_strict(_TENGE, default=1, return_dtype=pl.Int64)
    told = figures.with_columns(source="doc", value=(pl.col("value") * tenge).round())
    key = ["source", "unit_id", "indicator", "period"]
    wholes = told.select(*key, "doc", "grid", "row").unique(key, maintain_order=True)
    return (
        statistics_checks(told)
        .join(wholes, on=key, maintain_order="left")
        .with_columns(
            pl.format("{}, {}", "identity", "period").alias("identity"),
            pl.col("expected", "found").round().cast(pl.Int64),
            year=pl.col("period").str.slice(0, 4).cast(pl.Int64, strict=False),
            code="indicator",
        )
        .with_columns(residual=pl.col("found") - pl.col("expected"))
        .select(SUMS.names())
        .cast(SUMS)
    )
