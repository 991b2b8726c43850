"""A decision's text as the project's own workbooks transcribe it: one figure a row of a sheet.

The first row of such a sheet says `point`, `what`, `year`, `printed amount`, `unit`, `kind`,
`unit_id`; what a sentence of the act says is told by `kind`.
"""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from budget.model.enums import LineLevel, Section, TransferKind, ValueStatus
from ingest.measures import unit_multipliers
from ingest.numbers import amounts
from ingest.readers.printed import Printed
from ingest.text.reading import (
    FIGURES,
    LIST_TOTALS,
    LISTS,
    REJECTS,
    TextReading,
    no_text,
    shaped,
)
from ingest.text.roles import NO_UNIT
from ingest.text.vocabulary import INDICATORS

_HEADING = ("point", "what", "year", "printed amount", "unit", "kind", "unit_id")
AMOUNT_COL = 1 + _HEADING.index("printed amount")
_ITEM = LineLevel.ITEM.value
_INDICATORS = {
    one.key: (one.key, one.section.value, one.line_level.value) for one in INDICATORS
}
_FIGURES: dict[str, tuple[str, str | None, str]] = {  # kind: indicator, section, level
    **_INDICATORS,
    "revenue": _INDICATORS["revenues"],
    "expenditure": _INDICATORS["expenditures"],
    "financial_assets_balance": _INDICATORS["financial_assets"],
    "deficit": _INDICATORS["balance"],
    "republican_subvention": ("republican_subvention", Section.REVENUES.value, _ITEM),
    "reserve": ("reserve", Section.EXPENDITURES.value, _ITEM),
    "debt_limit": ("debt_limit", None, _ITEM),
    "ppp_limit": ("ppp_limit", None, _ITEM),
    "transfer_receipts": ("transfer_receipts", None, _ITEM),
}
_LISTED = {
    kind.value: kind.value for kind in (TransferKind.WITHDRAWAL, TransferKind.SUBVENTION)
}
_TOTALS = {f"{kind}_total": kind for kind in _LISTED}
UNKNOWN_KIND = "the kind «{}» is none of those that a transcribed text holds"


def transcribed(printed: Printed) -> tuple[Printed, TextReading]:
    """The documents without the sheets that transcribe a text, and what these sheets say."""
    sheets = _sheets(printed.cells)
    if sheets.is_empty():
        return printed, no_text()
    on = ["doc", "grid"]
    said = printed.cells.join(sheets, on=on, how="semi", maintain_order="left")
    others = printed.cells.join(sheets, on=on, how="anti", maintain_order="left")
    return replace(printed, cells=others), _reading(_rows(said.filter(pl.col("row") > 1)))


def both(text: TextReading, sheets: TextReading) -> TextReading:
    """What the running text and the transcribed sheets of some documents say, in their order."""

    def ordered(*parts: pl.DataFrame) -> pl.DataFrame:
        return pl.concat(parts).sort("doc", maintain_order=True)

    return TextReading(
        figures=ordered(text.figures, sheets.figures),
        lists=ordered(text.lists, sheets.lists),
        list_totals=ordered(text.list_totals, sheets.list_totals),
        rejects=ordered(text.rejects, sheets.rejects),
    )


def _sheets(cells: pl.DataFrame) -> pl.DataFrame:
    """`doc`, `grid` of the sheets whose first row is the heading of a transcription."""
    heading = "|".join(f"{col} {word}" for col, word in enumerate(_HEADING, start=1))
    first = cells.filter(pl.col("row") == 1, pl.col("col") <= len(_HEADING))
    worded = pl.concat_str("col", "text", separator=" ").sort_by("col").str.join("|")
    return first.group_by("doc", "grid").agg(worded).filter(pl.col("col") == heading)


def _rows(cells: pl.DataFrame) -> pl.DataFrame:
    """One row a figure, with the amount in tenge or the reason why there is none."""
    words = [
        pl.col("text").filter(pl.col("col") == col).first().alias(word.split()[0])
        for col, word in enumerate(_HEADING, start=1)
    ]
    unit = unit_multipliers(pl.col("unit"))
    kind = pl.col("kind")
    is_known = kind.is_in([*_FIGURES, *_LISTED, *_TOTALS])
    return (
        cells.group_by("doc", "grid", "row", maintain_order=True)
        .agg(words)
        .with_columns(read=amounts(pl.col("printed"), unit.fill_null(1)), unit=unit)
        .unnest("read")
        .with_columns(
            reason=pl.when(~is_known.fill_null(value=False))
            .then(pl.format(UNKNOWN_KIND, kind.fill_null("")))
            .when(pl.col("unit").is_null() & (pl.col("amount_kzt") != 0))
            .then(pl.lit(NO_UNIT))
            .otherwise("reason")
        )
        .with_columns(
            amount_kzt=pl.when(pl.col("reason").is_null()).then("amount_kzt"),
            value_status=pl.when(pl.col("reason").is_null())
            .then("value_status")
            .otherwise(pl.lit(ValueStatus.UNREADABLE.value)),
            line="row",
            name="what",
            budget_year=pl.col("year").cast(pl.Int64, strict=False),
        )
    )


def _reading(rows: pl.DataFrame) -> TextReading:
    """Rows by what they are."""
    kind = pl.col("kind")
    lists = rows.with_columns(_replaced(_LISTED | _TOTALS).alias("list_kind"))
    list_no = pl.struct("list_kind", "budget_year").rank("dense").over("doc")
    listed = lists.filter(pl.col("list_kind").is_not_null()).with_columns(
        list_no=list_no, is_total=kind.is_in(list(_TOTALS)), kind="list_kind"
    )
    is_payer = kind == TransferKind.WITHDRAWAL.value
    told = pl.concat_str(pl.coalesce("what", pl.lit("")), "printed", separator=" – ")
    return TextReading(
        figures=shaped(_figures(rows), FIGURES),
        lists=shaped(
            listed.filter(~pl.col("is_total")).with_columns(
                payer_words=pl.when(is_payer).then("what"),
                payee_words=pl.when(~is_payer).then("what"),
                purpose=pl.lit(None, dtype=pl.String),
            ),
            LISTS,
        ),
        list_totals=shaped(listed.filter("is_total"), LIST_TOTALS),
        rejects=shaped(
            rows.filter(pl.col("reason").is_not_null()).with_columns(printed=told), REJECTS
        ),
    )


def _figures(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows that are figures of the budget, a reserve or a limit."""
    parts = {
        name: {kind: told[at] for kind, told in _FIGURES.items()}
        for at, name in enumerate(("indicator", "section", "line_level"))
    }
    return rows.filter(pl.col("kind").is_in(list(_FIGURES))).with_columns(
        pl.lit(None, dtype=pl.String).alias("unit_words"),
        *(_replaced(answers).alias(name) for name, answers in parts.items()),
    )


def _replaced(answers: Mapping[str, str | None]) -> pl.Expr:
    """What the kind of a row stands for; null where it has no answer."""
    return pl.col("kind").replace_strict(answers, default=None, return_dtype=pl.String)
