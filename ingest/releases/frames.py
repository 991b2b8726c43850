"""What releases give, frame by frame, with the document each row was read from."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields

import polars as pl

STATISTICS = pl.Schema(
    {
        "doc": pl.UInt32,
        "unit_id": pl.String,
        "period": pl.String,
        "indicator": pl.String,
        "value": pl.Float64,
        "value_status": pl.String,
        "measure_unit": pl.String,
        "quality": pl.String,
        "printed": pl.String,
        "table_no": pl.Int64,
        "row_no": pl.Int64,
        "column_no": pl.Int64,
        "stated_at": pl.String,
        "note": pl.String,
    }
)
LINES = pl.Schema(
    {
        "doc": pl.UInt32,
        "unit_id": pl.String,
        "budget_level": pl.String,
        "consolidation": pl.String,
        "budget_year": pl.Int64,
        "phase": pl.String,
        "edition_no": pl.Int64,
        "act_id": pl.String,
        "section": pl.String,
        "line_level": pl.String,
        "code": pl.String,
        "name_ru": pl.String,
        "name_kk": pl.String,
        "amount_kzt": pl.Int64,
        "printed": pl.String,
        "table_no": pl.Int64,
        "row_no": pl.Int64,
        "column_no": pl.Int64,
        "value_status": pl.String,
    }
)
REJECTS = pl.Schema(
    {
        "doc": pl.UInt32,
        "grid": pl.UInt32,
        "row": pl.UInt32,
        "col": pl.UInt32,
        "printed": pl.String,
        "reason": pl.String,
    }
)
SUMS = pl.Schema(
    {
        "doc": pl.UInt32,
        "grid": pl.UInt32,
        "row": pl.UInt32,
        "unit_id": pl.String,
        "year": pl.Int64,
        "code": pl.String,
        "identity": pl.String,
        "expected": pl.Int64,
        "found": pl.Int64,
        "residual": pl.Int64,
        "holds": pl.Boolean,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReleases:
    """What the releases of a batch say.

    `documents`: `doc`, `publication`, `leaves_out`, one row a workbook that is a release.
    `unknown`: `doc`, `why`: a workbook of the same publishers that is none of the releases; it may
    be a budget all the same.
    """

    documents: pl.DataFrame
    unknown: pl.DataFrame
    statistics: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=STATISTICS))
    lines: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=LINES))
    rejects: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=REJECTS))
    sums: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=SUMS))


def nothing() -> ReadReleases:
    """A batch without releases."""
    return ReadReleases(
        documents=pl.DataFrame(
            schema={"doc": pl.UInt32, "publication": pl.String, "leaves_out": pl.String}
        ),
        unknown=pl.DataFrame(schema={"doc": pl.UInt32, "why": pl.String}),
    )


NO_RELEASES = nothing()


def all_releases(parts: Sequence[ReadReleases]) -> ReadReleases:
    """Releases of several batches of other documents as of one."""
    frames: dict[str, pl.DataFrame] = {
        one.name: pl.concat([getattr(part, one.name) for part in parts])
        for one in fields(ReadReleases)
    }
    return ReadReleases(**frames)
