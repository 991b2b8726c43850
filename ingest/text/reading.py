"""Segments in their context → figures, lists of transfers with their sums, and rejects."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from budget.model.enums import LineLevel, Section, TransferKind, ValueStatus
from ingest.numbers import amounts
from ingest.text.blocks import LIST, STATED
from ingest.text.context import KIND, with_context, year_said
from ingest.text.parties import payee_words, payer_words
from ingest.text.roles import NO_UNIT, NOTE, Role, role, why_refused
from ingest.text.segments import segments
from ingest.text.signs import printed_amount
from ingest.text.vocabulary import BY_PLACE, INDICATORS, PLACE, STATEMENTS
from ingest.words import folded

_LONGEST_PLACE = 6  # words: «сельскому округу имени Шыганака Берсиева» has five
_STATUS = pl.Enum([status.value for status in ValueStatus])
_AMOUNT: dict[str, pl.DataType] = {
    "printed": pl.String(),  # with its sign, without separator and unit; null: no amount
    "amount_kzt": pl.Int64(),  # exact tenge; null with its reason in value_status
    "value_status": _STATUS,
}
FIGURES = pl.Schema(
    {
        "doc": pl.UInt32(),
        "grid": pl.UInt32(),  # 0: the running text; else a sheet that transcribes it
        "line": pl.UInt32(),  # of the paragraph, or the row, that names it
        "unit_words": pl.String(),  # words naming the unit; null: the act's own
        "budget_year": pl.Int64(),  # null: not said
        "section": pl.Enum([section.value for section in Section]),  # null: a limit
        "line_level": pl.Enum([level.value for level in LineLevel]),
        "indicator": pl.String(),  # key of INDICATORS or STATEMENTS, or republican_subvention
        "name": pl.String(),  # as printed
        **_AMOUNT,
    }
)
LISTS = pl.Schema(
    {
        "doc": pl.UInt32(),
        "grid": pl.UInt32(),
        "line": pl.UInt32(),
        "list_no": pl.UInt32(),  # joins list_totals on doc; null: one transfer in a sentence
        "kind": KIND,
        "budget_year": pl.Int64(),
        "payer_words": pl.String(),  # as printed; null: not said
        "payee_words": pl.String(),
        "purpose": pl.String(),  # where a line says what for instead of for whom
        **_AMOUNT,
    }
)
LIST_TOTALS = pl.Schema(
    {
        "doc": pl.UInt32(),
        "line": pl.UInt32(),
        "list_no": pl.UInt32(),
        "kind": KIND,
        "budget_year": pl.Int64(),
        "name": pl.String(),  # the heading as printed, up to the sum
        **_AMOUNT,
    }
)
REJECTS = pl.Schema(
    {
        "doc": pl.UInt32(),
        "line": pl.UInt32(),
        "printed": pl.String(),
        "reason": pl.String(),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextReading:
    """What the running text of a batch of documents says; columns as in the schemas above."""

    figures: pl.DataFrame
    lists: pl.DataFrame
    list_totals: pl.DataFrame
    rejects: pl.DataFrame


def read_text(paragraphs: pl.DataFrame) -> TextReading:
    """Headline figures, lists of transfers, reserve and limits of any number of documents.

    Args:
        paragraphs: As in `ingest.readers.printed`; documents that name neither tenge nor a budget are skipped.
    """
    speaks_of_money = folded(pl.col("text")).str.contains("тенге|теңге|бюджет")
    spoken = paragraphs.filter(speaks_of_money.any().over("doc"))
    if spoken.is_empty():  # a batch of workbooks: empty frames cost as much as small ones
        return no_text()
    is_note = pl.col("style") == "quote"
    read = _valued(with_context(segments(spoken.filter(~is_note))).with_columns(role=role()))
    notes = segments(spoken.filter(is_note & speaks_of_money)).filter(pl.col("amounts") > 0)
    return TextReading(
        figures=_figures(read),
        lists=_lists(read),
        list_totals=_list_totals(read),
        rejects=_rejects(read, notes),
    )


def no_text() -> TextReading:
    """What no text says."""
    return TextReading(
        figures=pl.DataFrame(schema=FIGURES),
        lists=pl.DataFrame(schema=LISTS),
        list_totals=pl.DataFrame(schema=LIST_TOTALS),
        rejects=pl.DataFrame(schema=REJECTS),
    )


def _valued(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with the amount in tenge, or the reason why it cannot be read.

    A line of a list without a unit is in the unit of the sum above it.
    """
    unit = pl.coalesce("multiplier", pl.when(pl.col("block") == LIST).then("head_multiplier"))
    is_nil = pl.col("number").str.contains(r"^[0.,]+$|\p{L}")  # nought is nought in any unit
    read = printed_amount(rows).with_columns(
        read=amounts(pl.col("printed"), unit.fill_null(1)),
        no_unit=unit.is_null() & ~is_nil,
        grid=pl.lit(0, dtype=pl.UInt32),
        is_absent=pl.col("number").is_null(),
    )
    reason = (
        pl.when("is_absent")
        .then(None)
        .when("no_unit")
        .then(pl.lit(NO_UNIT))
        .otherwise(pl.coalesce("sign_reason", "reason"))
    )
    status = (
        pl.when("is_absent")
        .then(pl.lit(ValueStatus.NOT_PUBLISHED.value))
        .when(reason.is_not_null())
        .then(pl.lit(ValueStatus.UNREADABLE.value))
        .otherwise("value_status")
    )
    return read.unnest("read").with_columns(
        amount_kzt=pl.when(~pl.col("is_absent") & reason.is_null()).then("amount_kzt"),
        value_status=status.cast(_STATUS),
        reason=reason,
    )


def _figures(read: pl.DataFrame) -> pl.DataFrame:
    """Indicators of point 1, limits, reserve, republican subvention."""
    is_indicator = pl.col("role") == Role.INDICATOR.value
    key = (
        pl.when(is_indicator)
        .then("indicator")
        .when(pl.col("role") == Role.STATEMENT.value)
        .then("statement")
        .otherwise(pl.lit("republican_subvention"))
    )
    year = (
        pl.when(is_indicator | (pl.col("block") == STATED))
        .then("budget_year")
        .otherwise(year_said())
    )
    return (
        read.filter(pl.col("role").is_in([Role.INDICATOR, Role.STATEMENT, Role.SUBVENTION]))
        .with_columns(
            indicator=key,
            unit_words=pl.when(is_indicator).then("unit_words"),
            budget_year=year,
        )
        .join(_keys(), on="indicator", how="left", maintain_order="left")
        .pipe(shaped, FIGURES)
    )


def _keys() -> pl.DataFrame:
    """Section and depth of every key a figure may have."""
    item = LineLevel.ITEM.value
    rows = [
        *((one.key, one.section.value, one.line_level.value) for one in INDICATORS),
        *((one.key, one.section and one.section.value, item) for one in STATEMENTS),
        ("republican_subvention", Section.REVENUES.value, item),
    ]
    schema = {name: FIGURES[name] for name in ("indicator", "section", "line_level")}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _lists(read: pl.DataFrame) -> pl.DataFrame:
    """Lines of lists, and single transfers stated in a sentence."""
    is_row = pl.col("role") == Role.ROW.value
    is_payer = is_row & _names_place() & (pl.col("list_kind") == TransferKind.WITHDRAWAL.value)
    is_payee = is_row & _names_place() & (pl.col("list_kind") != TransferKind.WITHDRAWAL.value)
    in_heading = {
        "payer": pl.when(is_row).then("payer"),
        "payee": pl.when(is_row).then("payee"),
    }
    return (
        read.filter(pl.col("role").is_in([Role.ROW, Role.TRANSFER]))
        .with_columns(
            kind=pl.when(is_row & ~_says_own_kind()).then("list_kind").otherwise("kind"),
            payer_words=pl.when(is_payer)
            .then("name")
            .otherwise(pl.coalesce(in_heading["payer"], pl.when(~is_row).then(payer_words()))),
            payee_words=pl.when(is_payee)
            .then("name")
            .otherwise(pl.coalesce(in_heading["payee"], pl.when(~is_row).then(payee_words()))),
            purpose=pl.when(is_row & ~_names_place()).then("name"),
            list_no=pl.when(is_row).then("list_no"),
            budget_year=pl.when(is_row).then("budget_year").otherwise(year_said()),
        )
        .pipe(shaped, LISTS)
    )


def _says_own_kind() -> pl.Expr:
    """Whether a line of a list of transfers is itself a kind: «субвенции – …»."""
    is_told = pl.col("kind").is_not_null() & (pl.col("kind") != TransferKind.UNSPECIFIED.value)
    return is_told & ~pl.col("list_kind").is_in(BY_PLACE)


def _names_place() -> pl.Expr:
    """Whether a line of a list names a place, not a purpose."""
    looks_like_place = (
        ~pl.col("amount_first")
        & pl.col("folded").str.contains(PLACE)
        & pl.col("name").str.contains(r"^(?:\p{Lu}|город|район|сел|посел|аул)")
        & (pl.col("name").str.count_matches(r"\s+") < _LONGEST_PLACE)
    )
    return pl.col("list_kind").is_in(BY_PLACE) | looks_like_place


def _list_totals(read: pl.DataFrame) -> pl.DataFrame:
    """Sums printed in the headings of lists."""
    heads = read.filter(pl.col("role") == Role.TOTAL.value)
    return heads.with_columns(kind="list_kind").pipe(shaped, LIST_TOTALS)


def _rejects(read: pl.DataFrame, notes: pl.DataFrame) -> pl.DataFrame:
    """Lines that became nothing, or whose amount cannot be read."""
    is_refused = pl.col("role") == Role.REJECT.value
    refused = (
        read.filter(pl.col("role") != Role.NONE.value)
        .with_columns(reason=pl.when(is_refused).then(why_refused()).otherwise("reason"))
        .filter(pl.col("reason").is_not_null())
        .with_columns(printed="text")
    )
    noted = notes.with_columns(printed="text", reason=pl.lit(NOTE))
    return pl.concat([shaped(refused, REJECTS), shaped(noted, REJECTS)]).sort(
        "doc", "line", maintain_order=True
    )


def shaped(rows: pl.DataFrame, schema: Mapping[str, pl.DataType]) -> pl.DataFrame:
    """Rows in the columns and types of a schema."""
    return rows.select(pl.col(name).cast(dtype) for name, dtype in schema.items())
