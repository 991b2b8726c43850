"""One file of statistics: a reviewed unit, a period and a number in each row.

All publications of statistics are carried in this shape. What a publication is, who publishes it
and what it leaves out stands in its recipe; which numbers to doubt stands in its `note` column.
"""

from pathlib import Path

import polars as pl

from budget.errors import UnknownCodeError
from budget.model.lines import Statistics
from ingest.sources.origins import ORIGIN, as_sources, origin_files
from ingest.sources.recipe import SourceTables, printed_rows

_COLUMNS = pl.Schema(
    {
        "unit_id": pl.String,
        "unit": pl.String,  # as the publication names it
        "period": pl.String,  # a year, or the day of a count
        "indicator": pl.String,
        "value": pl.Float64,
        "measure_unit": pl.String,
        "quality": pl.String,
        "note": pl.String,
    }
)


def statistics_tables(folder: Path, file: str, indicators: dict[str, str]) -> SourceTables:
    """The rows of a file of statistics, and the file itself.

    Args:
        folder: Folder of the publication below `data/raw/statistics`.
        file: Name of the file.
        indicators: Indicators it may state, each with its unit of measure.

    Raises:
        UnknownCodeError: A row states another indicator, or in another unit of measure.
    """
    origin = origin_files([folder / ORIGIN])
    rows = printed_rows(folder / file, _COLUMNS)
    _refuse_others(rows, file, indicators)
    return SourceTables(
        sources=as_sources(origin, folder.parents[1]),
        statistics=Statistics.validate(
            rows.with_columns(source_id=pl.lit(origin["source_id"].item())).select(
                Statistics.column_names()
            ),
            cast=True,
        ),
    )


def _refuse_others(rows: pl.DataFrame, file: str, indicators: dict[str, str]) -> None:
    stated = rows.select("indicator", "measure_unit").unique()
    others = [pair for pair in stated.iter_rows() if indicators.get(pair[0]) != pair[1]]
    if others:
        message = f"{file} states {sorted(others)}. Known: {sorted(indicators.items())}."
        raise UnknownCodeError(message)
