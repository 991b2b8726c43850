"""Literal frames for comparisons: a few units, acts and printed lines."""

import datetime as dt
from collections.abc import Sequence

import polars as pl

from budget.analysis.comparison import comparison
from budget.analysis.measures import Measure
from budget.model.documents import Acts
from budget.model.enums import Phase
from budget.model.lines import BudgetLines, Statistics
from budget.model.places import Breaks, Units

ABAI, EAST = "100000000", "630000000"
AKTOBE, PAVLODAR, ASTANA = "150000000", "550000000", "710000000"
UIL, INDER = "155200000", "234000000"
SPLIT = dt.date(2022, 6, 8)

_UNITS = [
    ("KZ", "republic", None, "republic", None, None),
    (ABAI, "oblast", "KZ", "oblast", SPLIT, EAST),
    (AKTOBE, "oblast", "KZ", "oblast", None, None),
    (UIL, "district", AKTOBE, "district", None, None),
    (INDER, "district", "230000000", "district", None, None),
    (PAVLODAR, "oblast", "KZ", "oblast", None, None),
    (EAST, "oblast", "KZ", "oblast", None, None),
    (ASTANA, "oblast", "KZ", "republican_city", None, None),
]
_TIERS = {row[0]: row[1] for row in _UNITS}


def units() -> pl.DataFrame:
    """Seven units and the republic."""
    names = ["unit_id", "budget_level", "parent_id", "kind", "valid_from", "split_from"]
    rows = pl.DataFrame(
        _UNITS,
        schema=dict.fromkeys(names, pl.String) | {"valid_from": pl.Date},
        orient="row",
    )
    return Units.validate(
        rows.with_columns(
            name_ru="unit_id",
            name_kk="unit_id",
            name_en=pl.lit(None, pl.String),
            valid_to=pl.lit(None, pl.Date),
        ).select(Units.column_names()),
        cast=True,
    )


def breaks() -> pl.DataFrame:
    """Abai out of East Kazakhstan in 2022, schools in 2021, category numbers in 2026."""
    rows = [
        ("abai", SPLIT, ABAI, "boundary own_revenues transfers education health"),
        ("east", SPLIT, EAST, "boundary own_revenues transfers education health"),
        ("schools", dt.date(2021, 1, 1), None, "education transfers"),
        ("taxes", dt.date(2026, 1, 1), None, "own_revenues transfers"),
    ]
    frame = pl.DataFrame(
        rows,
        schema={
            "break_id": pl.String,
            "break_date": pl.Date,
            "unit_id": pl.String,
            "touches": pl.String,
        },
        orient="row",
    )
    words = {name: pl.lit("…") for name in ("what_ru", "what_kk", "what_en", "source")}
    return Breaks.validate(frame.with_columns(**words), cast=True)


Budget = tuple[str, int, int, str, str, int | None]
"""Unit, year, edition, section, code, amount."""


def budgets(rows: Sequence[Budget]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`budget_lines` and `acts` of some printed amounts; edition 0 is the approved one.

    Edition n was made on the first of the month n of its year; the one as adopted on the tenth of
    December before.
    """
    frame = pl.DataFrame(
        rows,
        schema={
            "unit_id": pl.String,
            "budget_year": pl.Int64,
            "edition_no": pl.Int64,
            "section": pl.String,
            "code": pl.String,
            "amount_kzt": pl.Int64,
        },
        orient="row",
    ).with_columns(
        budget_level=pl.col("unit_id").replace_strict(_TIERS),
        act_id=pl.concat_str("unit_id", "budget_year", separator=":"),
        phase=pl.when(pl.col("edition_no") == 0)
        .then(pl.lit("approved"))
        .otherwise(pl.lit("revised")),
    )
    return _lines(frame), _acts(frame)


def compared(
    rows: Sequence[Budget],
    unit_ids: Sequence[str],
    years: Sequence[int],
    measure: str,
    phase: Phase,
) -> pl.DataFrame:
    """The comparison of a measure, named as in an address, over budgets as `budgets` takes them."""
    lines, acts = budgets(rows)
    return comparison(
        lines,
        acts,
        units(),
        unit_ids=unit_ids,
        measure=Measure.of(measure),
        years=years,
        phase=phase,
    )


def _lines(frame: pl.DataFrame) -> pl.DataFrame:
    depth = {"revenues": "category", "expenditures": "group"}
    rows = frame.with_row_index("row_no", offset=1).with_columns(
        consolidation=pl.lit("own"),
        line_level=pl.when(pl.col("code") == "")
        .then(pl.lit("section"))
        .otherwise(pl.col("section").replace_strict(depth, default="group")),
        name_ru=pl.lit(None, pl.String),
        name_kk=pl.lit(None, pl.String),
        printed=pl.coalesce(pl.col("amount_kzt").cast(pl.String), pl.lit("x")),
        source_id="act_id",
        table_no=pl.lit(1),
        cell=pl.lit("A1"),
        value_status=pl.when(pl.col("amount_kzt").is_null())
        .then(pl.lit("unreadable"))
        .otherwise(pl.lit("printed")),
    )
    return BudgetLines.validate(rows.select(BudgetLines.column_names()), cast=True)


def _acts(frame: pl.DataFrame) -> pl.DataFrame:
    adopted = pl.date(pl.col("budget_year") - 1, 12, 10)
    is_adopted = pl.col("edition_no") == 0
    rows = frame.unique(["act_id", "edition_no"], keep="first", maintain_order=True)
    return Acts.validate(
        rows.with_columns(
            act_kind=pl.lit("budget"),
            issuer=pl.lit("maslikhat"),
            act_date=adopted,
            act_number=pl.lit("1"),
            edition_date=pl.when(is_adopted)
            .then(adopted)
            .otherwise(pl.date("budget_year", pl.max_horizontal("edition_no", 1), 1)),
            edition_number=pl.lit("1"),
            edition_basis=pl.when(is_adopted)
            .then(pl.lit("as_adopted"))
            .otherwise(pl.lit("as_amended")),
            period_from="budget_year",
            period_to="budget_year",
            language=pl.lit("ru"),
            url=pl.lit(None, pl.String),
            source_id="act_id",
        ).select(Acts.column_names()),
        cast=True,
    )


def statistics(rows: Sequence[tuple[str, str, str, float, str]]) -> pl.DataFrame:
    """`statistics` of unit, period, indicator, value and quality."""
    names = ["unit_id", "period", "indicator", "value", "quality"]
    frame = pl.DataFrame(
        rows,
        schema=dict.fromkeys(names, pl.String) | {"value": pl.Float64},
        orient="row",
    )
    return Statistics.validate(
        frame.with_columns(
            measure_unit=pl.lit("…"),
            source_id=pl.lit("counted"),
            note=pl.lit(None, pl.String),
            value_low=pl.lit(None, pl.Float64),
            value_high=pl.lit(None, pl.Float64),
            value_status=pl.lit("printed"),
            printed=pl.col("value").cast(pl.String),
            table_no=pl.lit(1),
            row_no=pl.lit(2),
            cell=pl.lit("E2"),
            stated_at=pl.lit(None, pl.String),
        ).select(Statistics.column_names()),
        cast=True,
    )
