"""What becomes of a segment, and why some become nothing."""

from enum import StrEnum

import polars as pl

from budget.model.enums import TransferKind
from ingest.text.blocks import AMENDED, BUDGET, KNOWN, LIST, UNIT
from ingest.text.context import is_known
from ingest.text.vocabulary import BY_PLACE, CONNECTOR, REPLACED_DIGITS, REPUBLICAN

NOTE = "money inside a quoted note, which is not read"
SEVERAL = "several amounts in one line: which is whose is not known; put each on its own line"
REPLACED = "replaces digits of an earlier text; read the consolidated text instead"
OTHER_POINT = "a sub-point of another act, where its unit and year stand; read the consolidated text instead"
NO_UNIT = "no unit of money is printed"
NOT_IN_BUDGET = "inside point 1, but no indicator answers to this name"
NOT_IN_LIST = "inside a list of transfers, but no name and amount can be read"
BROKEN = "digits of the amount are not in groups of three; correct the text"
UNKNOWN = "money, but no indicator, list or limit answers to these words"


class Role(StrEnum):
    """What becomes of a segment."""

    INDICATOR = "indicator"  # a headline figure of point 1
    STATEMENT = "statement"  # a reserve or limit in a point of its own
    SUBVENTION = "subvention"  # the republican subvention
    TOTAL = "total"  # the sum printed in the heading of a list
    ROW = "row"  # a line of a list
    TRANSFER = "transfer"  # a single transfer stated in a sentence
    REJECT = "reject"
    NONE = "none"  # a heading, a connecting word, prose, money known and not read


def role() -> pl.Expr:
    """Role of each segment that stands in its context."""
    in_block = pl.col("block").is_in([BUDGET, UNIT, LIST])
    has_amount = pl.col("number").is_not_null() & (~pl.col("is_bare") | in_block)
    return pl.when(has_amount).then(_with_amount()).otherwise(_without_amount())


def why_refused() -> pl.Expr:
    """Reason for a segment whose role is to be refused."""
    return (
        pl.when(pl.col("folded").str.contains(REPLACED_DIGITS))
        .then(pl.lit(REPLACED))
        .when(pl.col("amounts") > 1)
        .then(pl.lit(SEVERAL))
        .when(_is_broken())
        .then(pl.lit(BROKEN))
        .when(pl.col("block").is_in([BUDGET, UNIT]))
        .then(pl.lit(NOT_IN_BUDGET))
        .when(pl.col("block") == LIST)
        .then(pl.lit(NOT_IN_LIST))
        .when(pl.col("indicator").is_not_null())
        .then(pl.lit(OTHER_POINT))
        .otherwise(pl.lit(UNKNOWN))
    )


def _with_amount() -> pl.Expr:
    in_budget = pl.col("block").is_in([BUDGET, UNIT])
    in_list = pl.col("block") == LIST
    is_indicator = pl.col("indicator").is_not_null()
    is_head = pl.col("opens") == LIST
    is_republican = (pl.col("kind") == TransferKind.SUBVENTION.value) & pl.col(
        "folded"
    ).str.contains(REPUBLICAN)
    amends = (pl.col("block") == AMENDED) & pl.col("amends_point_one")
    cannot_tell = pl.col("folded").str.contains(REPLACED_DIGITS) | (pl.col("amounts") > 1)
    return _chain(
        (cannot_tell | _is_broken(), Role.REJECT),
        (in_budget & is_indicator, Role.INDICATOR),
        (pl.col("opens").is_in([BUDGET, UNIT]), Role.REJECT),
        (is_head | (in_list & pl.col("is_subtotal")), Role.TOTAL),
        (in_list & (pl.col("name") != ""), Role.ROW),
        (pl.col("statement").is_not_null() & ~in_budget, Role.STATEMENT),
        (is_republican & ~in_budget, Role.SUBVENTION),
        (pl.col("kind").is_not_null() & ~in_budget, Role.TRANSFER),
        (amends & is_indicator, Role.INDICATOR),
        ((is_known() & ~is_indicator & ~in_budget) | (pl.col("block") == KNOWN), Role.NONE),
        otherwise=Role.REJECT,
    )


def _without_amount() -> pl.Expr:
    in_budget = pl.col("block").is_in([BUDGET, UNIT])
    in_list = pl.col("block") == LIST
    names_purpose = in_list & ~pl.col("list_kind").is_in(BY_PLACE)
    says_nothing = pl.col("folded").str.contains(CONNECTOR) | pl.col("is_subtotal")
    return _chain(
        (pl.col("opens").is_not_null() | says_nothing, Role.NONE),
        (in_budget & pl.col("indicator").is_not_null(), Role.INDICATOR),
        (names_purpose, Role.ROW),
        (in_budget | in_list, Role.REJECT),
        otherwise=Role.NONE,
    )


def _is_broken() -> pl.Expr:
    """Whether digits stand right before what looks like the amount: «12345 678», «1 2345»."""
    ends_in_digit = pl.col("before").str.contains(r"\d$") & ~pl.col("signs").str.contains(r"\S")
    return ends_in_digit.fill_null(value=False)


def _chain(*choices: tuple[pl.Expr, Role], otherwise: Role) -> pl.Expr:
    """The role of the first condition that holds."""
    chosen: pl.Expr = pl.lit(otherwise.value)
    for condition, then in reversed(choices):
        chosen = pl.when(condition).then(pl.lit(then.value)).otherwise(chosen)
    return chosen
