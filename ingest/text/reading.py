"""Segments in their context → figures, lists of transfers with their sums, and rejects."""

from dataclasses import dataclass

import polars as pl

from budget.model.enums import LineLevel, Section, TransferKind, ValueStatus
from ingest.numbers import amounts
from ingest.text.context import (
    AMENDED,
    BUDGET,
    CLOSED,
    KIND,
    KNOWN,
    LIST,
    UNIT,
    payee_words,
    payer_words,
    with_context,
    year_said,
)
from ingest.text.segments import segments
from ingest.text.signs import printed_amount
from ingest.text.vocabulary import (
    BY_PLACE,
    CONNECTOR,
    IGNORED,
    INDICATORS,
    PLACE,
    PROSE,
    REPLACED_DIGITS,
    REPUBLICAN,
    STATEMENTS,
    pattern,
)

_STATUS = pl.Enum([status.value for status in ValueStatus])
_AMOUNT_COLUMNS: dict[str, pl.DataType] = {
    "printed": pl.String(),  # the amount with its sign, without separator and unit
    "amount_kzt": pl.Int64(),  # exact tenge; null with its reason in value_status
    "value_status": _STATUS,
}
FIGURES = pl.Schema({
    "doc": pl.UInt32,
    "line": pl.UInt32,  # of the paragraph
    "unit_words": pl.String,  # words naming the unit; null: the act's own
    "budget_year": pl.Int64,  # null: not said
    "section": pl.Enum([section.value for section in Section]),  # null: limits
    "line_level": pl.Enum([level.value for level in LineLevel]),
    "indicator": pl.String,  # key of INDICATORS or STATEMENTS, or republican_subvention
    "name": pl.String,  # as printed
    **_AMOUNT_COLUMNS,
})
LISTS = pl.Schema({
    "doc": pl.UInt32,
    "line": pl.UInt32,
    "list_no": pl.UInt32,  # joins list_totals; null: a single statement, no list
    "kind": KIND,
    "budget_year": pl.Int64,
    "payer_words": pl.String,  # as printed; null: not said
    "payee_words": pl.String,
    "purpose": pl.String,  # where a line names what for instead of for whom
    **_AMOUNT_COLUMNS,
})
LIST_TOTALS = pl.Schema({
    "doc": pl.UInt32,
    "line": pl.UInt32,
    "list_no": pl.UInt32,
    "kind": KIND,
    "budget_year": pl.Int64,
    "name": pl.String,  # the heading, as printed
    **_AMOUNT_COLUMNS,
})
REJECTS = pl.Schema({"doc": pl.UInt32, "line": pl.UInt32, "printed": pl.String, "reason": pl.String})

NOTE = "money inside a quoted note, which is not read"
SEVERAL = "several amounts in one line: which belongs to what is not known; put each on its own line"
REPLACED = "replaces digits of an earlier text: read the consolidated text instead"
OTHER_POINT = "a sub-point of another act's point: unit and year stand there; read the consolidated text"
NO_UNIT = "no unit of money is printed"
NOT_IN_BUDGET = "inside point 1, but no indicator answers to this name"
NOT_IN_LIST = "inside a list of transfers, but no name and amount can be read"
UNKNOWN = "money, but what it is is not known: no indicator, list or limit answers to these words"

_NAMED = "figure"  # roles
_STATED, _SUBVENTION, _TOTAL, _ROW, _SINGLE, _REJECT, _NONE = (
    "statement", "subvention", "total", "row", "single", "reject", "none",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextReading:
    """What the running text of a batch of documents says."""

    figures: pl.DataFrame
    lists: pl.DataFrame
    list_totals: pl.DataFrame
    rejects: pl.DataFrame


def read_text(paragraphs: pl.DataFrame) -> TextReading:
    """Headline figures, lists of transfers and limits of any number of documents.

    Args:
        paragraphs: As in `ingest.readers.printed`.

    Returns:
        `figures`, `lists`, `list_totals`, `rejects`: see the schemas of this module.
    """
    with_money = paragraphs.filter(
        pl.col("text").str.contains(r"(?i)[тt][еe][нңh][гr][еe]").any().over("doc")
    )
    is_note = pl.col("style") == "quote"
    read = _valued(with_context(segments(with_money.filter(~is_note))))
    notes = segments(with_money.filter(is_note)).filter(pl.col("amounts") > 0)
    return TextReading(
        figures=_figures(read),
        lists=_lists(read),
        list_totals=_list_totals(read),
        rejects=_rejects(read, notes),
    )


def _valued(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with their role, the amount in tenge and the reason when there is none."""
    named = rows.with_columns(statement=_statement()).with_columns(_role())
    unit = pl.coalesce("multiplier", pl.when(pl.col("block") == LIST).then("head_multiplier"))
    is_nil = pl.col("number").str.contains(r"^[0.,]+$")
    with_sign = named.pipe(printed_amount).with_columns(
        unit=pl.when(is_nil).then(pl.coalesce(unit, pl.lit(1, dtype=pl.Int64))).otherwise(unit)
    )
    read = amounts(pl.col("printed"), pl.col("unit"))
    no_unit = pl.col("unit").is_null() & ~pl.col("number").str.contains(r"\p{L}")
    return (
        with_sign.with_columns(
            unit=pl.col("unit").fill_null(1),
        )
        .with_columns(no_unit=with_sign.select(no_unit.fill_null(value=False)).to_series())
        .with_columns(read=read)
        .unnest("read")
        .with_columns(
            reason=pl.when(pl.col("number").is_null())
            .then(None)
            .when(pl.col("no_unit"))
            .then(pl.lit(NO_UNIT))
            .otherwise(pl.coalesce("sign_reason", "reason"))
        )
        .with_columns(
            amount_kzt=pl.when(pl.col("reason").is_null()).then("amount_kzt"),
            value_status=pl.when(pl.col("number").is_null())
            .then(pl.lit(ValueStatus.NOT_PUBLISHED.value))
            .when(pl.col("reason").is_not_null())
            .then(pl.lit(ValueStatus.UNREADABLE.value))
            .otherwise("value_status")
            .cast(_STATUS),
        )
    )


def _statement() -> pl.Expr:
    """Key of a figure known by a word in its sentence."""
    found = pl.lit(None, dtype=pl.String)
    for one in reversed(STATEMENTS):
        found = (
            pl.when(pl.col("folded").str.contains(pattern(one.words)))
            .then(pl.lit(one.key))
            .otherwise(found)
        )
    return found


def _role() -> pl.Expr:
    """What becomes of a segment."""
    has_amount = pl.col("number").is_not_null() & (~pl.col("is_bare") | pl.col("block").is_in([BUDGET, UNIT, LIST]))
    in_budget = pl.col("block").is_in([BUDGET, UNIT])
    in_list = pl.col("block") == LIST
    is_indicator = pl.col("indicator").is_not_null()
    is_head = pl.col("opens") == LIST
    targeted = ~pl.col("list_kind").is_in(BY_PLACE)
    is_republican = (pl.col("kind") == TransferKind.SUBVENTION.value) & pl.col("folded").str.contains(REPUBLICAN)
    ignored = pl.col("folded").str.contains(
        "|".join(f"(?:{pattern(words)})" for words, _ in IGNORED)
    ) | (pl.col("block") == KNOWN)
    with_amount = (
        pl.when(pl.col("folded").str.contains(REPLACED_DIGITS) | (pl.col("amounts") > 1))
        .then(pl.lit(_REJECT))
        .when(in_budget & is_indicator)
        .then(pl.lit(_NAMED))
        .when(pl.col("opens").is_in([BUDGET, UNIT]))
        .then(pl.lit(_REJECT))
        .when(is_head | (in_list & pl.col("is_subtotal")))
        .then(pl.lit(_TOTAL))
        .when(in_list & (pl.col("name") != ""))
        .then(pl.lit(_ROW))
        .when(pl.col("statement").is_not_null())
        .then(pl.lit(_STATED))
        .when(is_republican)
        .then(pl.lit(_SUBVENTION))
        .when(pl.col("kind").is_not_null() & ~in_budget)
        .then(pl.lit(_SINGLE))
        .when((pl.col("block") == AMENDED) & pl.col("amends_point_one") & is_indicator)
        .then(pl.lit(_NAMED))
        .when(ignored)
        .then(pl.lit(_NONE))
        .otherwise(pl.lit(_REJECT))
    )
    without_amount = (
        pl.when(pl.col("opens").is_not_null() | pl.col("folded").str.contains(CONNECTOR) | pl.col("is_subtotal"))
        .then(pl.lit(_NONE))
        .when(in_budget & is_indicator)
        .then(pl.lit(_NAMED))
        .when(in_list & targeted)
        .then(pl.lit(_ROW))
        .when(in_budget | in_list)
        .then(pl.lit(_REJECT))
        .otherwise(pl.lit(_NONE))
    )
    return pl.when(has_amount).then(with_amount).otherwise(without_amount).alias("role")


def _figures(read: pl.DataFrame) -> pl.DataFrame:
    """Indicators of point 1, limits, reserve, republican subvention."""
    keys = pl.DataFrame(
        [(one.key, one.section.value, one.line_level.value) for one in INDICATORS]
        + [(one.key, one.section and one.section.value, LineLevel.ITEM.value) for one in STATEMENTS]
        + [("republican_subvention", Section.REVENUES.value, LineLevel.ITEM.value)],
        schema={name: FIGURES[name] for name in ("indicator", "section", "line_level")},
        orient="row",
    )
    is_named = pl.col("role") == _NAMED
    chosen = read.filter(pl.col("role").is_in([_NAMED, _STATED, _SUBVENTION])).with_columns(
        indicator=pl.when(is_named)
        .then("indicator")
        .when(pl.col("role") == _STATED)
        .then("statement")
        .otherwise(pl.lit("republican_subvention")),
        unit_words=pl.when(is_named).then("unit_words"),
        budget_year=pl.when(is_named).then("budget_year").otherwise(year_said()),
    )
    return chosen.join(keys, on="indicator", how="left", maintain_order="left").select(
        pl.col(name).cast(dtype) for name, dtype in FIGURES.items()
    )


def _lists(read: pl.DataFrame) -> pl.DataFrame:
    """Lines of lists, and single statements of a transfer."""
    is_row = pl.col("role") == _ROW
    names_place = (
        pl.col("list_kind").is_in(BY_PLACE)
        | (
            ~pl.col("amount_first")
            & pl.col("folded").str.contains(PLACE)
            & pl.col("name").str.contains(r"^(?:\p{Lu}|город|район|сел|посел|аул)")
            & (pl.col("name").str.count_matches(r"\s+") < 6)
        )
    )
    is_withdrawal = pl.col("list_kind") == TransferKind.WITHDRAWAL.value
    single = read.filter(pl.col("role").is_in([_ROW, _SINGLE]))
    return single.with_columns(
        kind=pl.when(is_row).then("list_kind").otherwise("kind"),
        payer_words=pl.when(is_row & names_place & is_withdrawal)
        .then("name")
        .when(is_row)
        .then("payer")
        .otherwise(payer_words()),
        payee_words=pl.when(is_row & names_place & ~is_withdrawal)
        .then("name")
        .when(is_row)
        .then("payee")
        .otherwise(payee_words()),
        purpose=pl.when(is_row & ~names_place).then("name"),
        list_no=pl.when(is_row).then("list_no"),
        budget_year=pl.when(is_row).then("budget_year").otherwise(year_said()),
    ).select(pl.col(name).cast(dtype) for name, dtype in LISTS.items())


def _list_totals(read: pl.DataFrame) -> pl.DataFrame:
    """Sums printed in the heading of a list."""
    return read.filter(pl.col("role") == _TOTAL).with_columns(kind="list_kind").select(
        pl.col(name).cast(dtype) for name, dtype in LIST_TOTALS.items()
    )


def _rejects(read: pl.DataFrame, notes: pl.DataFrame) -> pl.DataFrame:
    """Lines with money, or inside point 1 or a list, that became nothing or have no amount."""
    why = (
        pl.when(pl.col("role") != _REJECT)
        .then("reason")
        .when(pl.col("folded").str.contains(REPLACED_DIGITS))
        .then(pl.lit(REPLACED))
        .when(pl.col("amounts") > 1)
        .then(pl.lit(SEVERAL))
        .when(pl.col("block").is_in([BUDGET, UNIT]))
        .then(pl.lit(NOT_IN_BUDGET))
        .when(pl.col("block") == LIST)
        .then(pl.lit(NOT_IN_LIST))
        .when(pl.col("indicator").is_not_null())
        .then(pl.lit(OTHER_POINT))
        .otherwise(pl.lit(UNKNOWN))
    )
    kept = read.filter(pl.col("role") != _NONE).with_columns(printed=pl.col("text"), reason=why)
    refused = kept.filter(pl.col("reason").is_not_null())
    noted = notes.select("doc", "line", printed="text", reason=pl.lit(NOTE))
    return pl.concat([
        refused.select(pl.col(name).cast(dtype) for name, dtype in REJECTS.items()),
        noted.select(pl.col(name).cast(dtype) for name, dtype in REJECTS.items()),
    ]).sort("doc", "line", maintain_order=True)
