"""One file of statistics: a reviewed unit, a period and a number in each row.

All publications of statistics are carried in this shape. What a publication is, who publishes it
and what it leaves out stands in its recipe; which numbers to doubt stands in its `note` column.
"""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from budget.errors import UnknownCodeError
from budget.model.documents import Acts
from budget.model.enums import ActKind, EditionBasis
from budget.model.lines import Statistics
from ingest.marks import STATUS, VALUE, marked
from ingest.measures import MILLION, THOUSAND
from ingest.sources.origins import ORIGIN, as_sources, origin_files
from ingest.sources.recipe import SourceTables, printed_rows

# the first columns, those that a file may have besides, the last
_FIRST: dict[str, type[pl.DataType]] = {
    "unit_id": pl.String,
    "unit": pl.String,  # as the publication names it
    "period": pl.String,  # a year, a school year, or the day of a count
    "indicator": pl.String,
    "value": pl.String,  # as printed: a number with a decimal point, or a mark
    "measure_unit": pl.String,
    "quality": pl.String,
}
_OPTIONAL: dict[str, type[pl.DataType]] = {
    "value_low": pl.Float64,
    "value_high": pl.Float64,
    "stated_at": pl.String,
}
_COUNTRY = "KZ"
_CELL = "E"  # column of the value
_TENGE = {"thousand tenge": THOUSAND, "million tenge": MILLION}


def statistics_tables(folder: Path, file: str, indicators: Mapping[str, str]) -> SourceTables:
    """The rows of a file of statistics, and the file itself.

    Args:
        folder: Folder of the publication below `data/raw/statistics`.
        file: Name of the file.
        indicators: Indicators it may state, each with its printed unit of measure; money becomes
            tenge.

    Raises:
        UnknownCodeError: A row states another indicator, or in another unit of measure.
        UnusableFileError: The columns are not those of a file of statistics.
    """
    origin = origin_files([folder / ORIGIN])
    rows = printed_rows(folder / file, _columns(folder / file))
    _refuse_others(rows, file, indicators)
    return SourceTables(
        acts=_publication(origin, rows),
        sources=as_sources(origin, folder.parents[1]),
        statistics=Statistics.validate(
            _valued(rows)
            .with_columns(
                pl.lit(None, dtype).alias(name)
                for name, dtype in _OPTIONAL.items()
                if name not in rows.columns
            )
            .with_columns(
                source_id=pl.lit(origin["source_id"].item()),
                table_no=pl.lit(1, pl.Int64),
                cell=pl.format(f"{_CELL}{{}}", "row_no"),
            )
            .select(Statistics.column_names()),
            cast=True,
        ),
    )


def _publication(origin: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """The publication among the acts: what its sums are checked against."""
    years = rows["period"].str.slice(0, 4).cast(pl.Int64)
    return Acts.validate(
        origin.select(
            "url",
            "language",
            "source_id",
            act_id="source_id",
            unit_id=pl.lit(_COUNTRY),
            act_kind=pl.lit(ActKind.STATISTICS.value),
            issuer="publisher",
            act_date=pl.lit(None, pl.Date),
            act_number=pl.lit(None, pl.String),
            edition_no=pl.lit(0),
            edition_date=pl.lit(None, pl.Date),
            edition_number=pl.lit(None, pl.String),
            edition_basis=pl.lit(EditionBasis.UNKNOWN.value),
            period_from=pl.lit(years.min()),
            period_to=pl.lit(years.max()),
        ).select(Acts.column_names()),
        cast=True,
    )


def _columns(file: Path) -> pl.Schema:
    """The columns expected: those of all files, and those besides that this one has."""
    with file.open(encoding="utf-8") as lines:
        heading = lines.readline().strip().split(",")
    besides = {name: dtype for name, dtype in _OPTIONAL.items() if name in heading}
    return pl.Schema(_FIRST | besides | {"note": pl.String})


def _valued(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with the number, or the reason why there is none; money in tenge."""
    tenge = pl.col("measure_unit").replace_strict(_TENGE, default=None, return_dtype=pl.Int64)
    number = pl.col(VALUE) * tenge
    return (
        rows.rename({"value": "printed"})
        .with_columns(marked(pl.col("printed")).struct.unnest())
        .rename({STATUS: "value_status"})
        .with_columns(
            value=pl.when(tenge.is_null()).then(pl.col(VALUE)).otherwise(number.round()),
            measure_unit=pl.when(tenge.is_null())
            .then("measure_unit")
            .otherwise(pl.lit("tenge")),
        )
    )


def _refuse_others(rows: pl.DataFrame, file: str, indicators: Mapping[str, str]) -> None:
    stated = rows.select("indicator", "measure_unit").unique()
    others = [pair for pair in stated.iter_rows() if indicators.get(pair[0]) != pair[1]]
    if others:
        message = f"{file} states {sorted(others)}. Known: {sorted(indicators.items())}."
        raise UnknownCodeError(message)
