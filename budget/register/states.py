"""Where a request stands on a day: from its events and that day alone, never from a clock."""

from datetime import date

import polars as pl

from budget.model.register import Standings
from budget.model.requests import (
    FINAL_STATES,
    CountedFrom,
    MoneyStage,
    ReplyKind,
    RequestState,
)
from budget.register.deadlines import calendar, due_days

_KEY = ["register_id", "request_id"]
_DECISIONS = [state.value for state in FINAL_STATES if state is not RequestState.WITHDRAWN]
_NOTHING_APPROVED = (RequestState.REFUSED, RequestState.NOT_FUNDED_LISTED)
_WAITING = (
    RequestState.SUBMITTED,
    RequestState.REGISTERED,
    RequestState.IN_COMMISSION,
    RequestState.INCLUDED_IN_DRAFT,
    RequestState.REDIRECTED,
    RequestState.EXTENDED,
)
_REFUSALS = (ReplyKind.REFUSED_WITH_REASON, ReplyKind.REFUSED_WITHOUT_REASON)
_JUST_SENT = (RequestState.SUBMITTED, RequestState.REGISTERED)


def standings(requests: pl.DataFrame, events: pl.DataFrame, today: date) -> pl.DataFrame:
    """Where every request stands on a day.

    Events that a later one corrects or takes back, and events after the day, do not count. The
    period for a reply runs from the registration; where none was seen, from the day of sending,
    because an appeal is registered on the day it comes in (code of procedure, article 64); after
    a redirection anew (article 76, part 2). The first reply or decision stops it.

    Args:
        requests: `Requests`, of one register or of several.
        events: `Events` of the same registers.
        today: The day it is told for.

    Returns:
        `Standings`, one row a request in the order of `requests`.
    """
    told = events.filter(pl.col("is_current"), pl.col("happened_on") <= today).sort(
        "happened_on", "event_no"
    )
    rows = requests.select(
        *_KEY, "sent_on", asked_kzt="amount_asked_kzt", law=pl.col("law").cast(pl.String)
    )
    for facts in (_described(told), _starts(told), _money(told)):
        rows = rows.join(facts, on=_KEY, how="left", maintain_order="left")
    counted = _counted(rows, today)
    for facts in (_extensions(told, counted), _replies(told, counted)):
        counted = counted.join(facts, on=_KEY, how="left", maintain_order="left")
    return Standings.cast(_judged(due_days(counted), today))


def _described(told: pl.DataFrame) -> pl.DataFrame:
    """The state last observed and its day."""
    return (
        told.filter(pl.col("state").is_not_null())
        .group_by(_KEY)
        .agg(
            described_state=pl.col("state").cast(pl.String).last(),
            state_on=pl.col("happened_on").last(),
        )
    )


def _starts(told: pl.DataFrame) -> pl.DataFrame:
    """The days from which a period may run."""
    state = pl.col("state").cast(pl.String)
    redirected = pl.col("happened_on").filter(state == RequestState.REDIRECTED.value).last()
    registered = pl.col("happened_on").filter(state == RequestState.REGISTERED.value).last()
    submitted = pl.col("happened_on").filter(state == RequestState.SUBMITTED.value).last()
    return (
        told.group_by(_KEY)
        .agg(redirected_on=redirected, registered_on=registered, submitted_on=submitted)
        .with_columns(
            registered_on=pl.when(
                pl.col("redirected_on").is_null()
                | (pl.col("registered_on") >= pl.col("redirected_on"))
            ).then("registered_on")
        )
    )


def _counted(rows: pl.DataFrame, today: date) -> pl.DataFrame:
    """Which day the period is counted from; a request not sent yet has none."""
    sent = pl.coalesce(
        pl.when(pl.col("sent_on") <= today).then("sent_on"), pl.col("submitted_on")
    )
    counted_from = (
        pl.when(pl.col("registered_on").is_not_null())
        .then(pl.lit(CountedFrom.REGISTERED.value))
        .when(pl.col("redirected_on").is_not_null())
        .then(pl.lit(CountedFrom.REDIRECTED.value))
        .when(sent.is_not_null())
        .then(pl.lit(CountedFrom.SUBMITTED.value))
    )
    came_in = calendar().select(came_in_on="day", registered_by_law="next_working")
    return (
        rows.with_columns(
            counted_from=counted_from, came_in_on=pl.coalesce("redirected_on", sent)
        )
        .join(came_in, on="came_in_on", how="left", maintain_order="left")
        .with_columns(
            counted_on=pl.coalesce("registered_on", "registered_by_law", "came_in_on")
        )
        .drop("came_in_on", "registered_by_law")
    )


def _extensions(told: pl.DataFrame, counted: pl.DataFrame) -> pl.DataFrame:
    """The last extension of the period that runs."""
    return (
        _since(told.filter(pl.col("until_on").is_not_null()), counted)
        .group_by(_KEY)
        .agg(decided_on=pl.col("happened_on").last(), extended_until=pl.col("until_on").last())
    )


def _replies(told: pl.DataFrame, counted: pl.DataFrame) -> pl.DataFrame:
    """The first reply or decision that stops the period, and the last classification."""
    reply = pl.col("reply").cast(pl.String)
    state = pl.col("state").cast(pl.String)
    came = told.filter(
        (reply.is_not_null() & (reply != ReplyKind.NONE.value)) | state.is_in(_DECISIONS)
    )
    return (
        _since(came, counted)
        .group_by(_KEY)
        .agg(replied_on=pl.col("happened_on").first(), reply=reply.drop_nulls().last())
    )


def _since(told: pl.DataFrame, counted: pl.DataFrame) -> pl.DataFrame:
    """Events of the period that runs; before a request was sent nothing can answer it."""
    starts = counted.select(*_KEY, "counted_on")
    return told.join(starts, on=_KEY, how="inner", maintain_order="left").filter(
        pl.col("counted_on").is_null() | (pl.col("happened_on") >= pl.col("counted_on"))
    )


def _money(told: pl.DataFrame) -> pl.DataFrame:
    """The last amount of each stage."""
    stage = pl.col("money_stage").cast(pl.String)
    is_amount = pl.col("amount_kzt").is_not_null()
    return told.group_by(_KEY).agg(
        **{
            f"{each.value}_kzt": pl.col("amount_kzt")
            .filter(is_amount & (stage == each.value))
            .last()
            for each in MoneyStage
        }
    )


def _judged(rows: pl.DataFrame, today: date) -> pl.DataFrame:
    """State, delay and the amounts side by side."""
    described = pl.coalesce("described_state", pl.lit(RequestState.UNKNOWN.value))
    nothing = described.is_in([state.value for state in _NOTHING_APPROVED]) | _is_refused(
        described
    )
    approved = (
        pl.when(nothing)
        .then(pl.lit(0))
        .when(
            (described == RequestState.APPROVED_FULL.value) & pl.col("approved_kzt").is_null()
        )
        .then("asked_kzt")
        .otherwise("approved_kzt")
    )
    end = pl.coalesce("replied_on", pl.lit(today))
    late = (end - pl.col("due_on")).dt.total_days()
    waits = described.is_in([state.value for state in _WAITING]) | (
        described.is_in([RequestState.UNKNOWN.value]) & pl.col("counted_on").is_not_null()
    )
    return (
        rows.with_columns(
            today=pl.lit(today),
            described_state=described,
            approved_kzt=approved,
            overdue_days=pl.when(pl.col("due_on").is_not_null()).then(
                pl.max_horizontal(late, 0)
            ),
            days_to_reply=(pl.col("replied_on") - pl.col("counted_on")).dt.total_days(),
            is_open=waits & pl.col("replied_on").is_null(),
        )
        .with_columns(
            is_overdue=(pl.col("is_open") & (pl.col("overdue_days") > 0)).fill_null(
                value=False
            ),
            short_kzt=pl.col("asked_kzt") - pl.col("approved_kzt"),
        )
        .with_columns(state=_computed_state())
        .select(Standings.column_names())
    )


def _computed_state() -> pl.Expr:
    """The state with a missing reply, and with a refusal that came as a reply alone."""
    described = pl.col("described_state")
    just_sent = described.is_in([state.value for state in _JUST_SENT])
    return (
        pl.when("is_overdue")
        .then(pl.lit(RequestState.NO_REPLY_OVERDUE.value))
        .when(_is_refused(described))
        .then(pl.lit(RequestState.REFUSED.value))
        .when(pl.col("is_open") & just_sent & pl.col("due_on").is_not_null())
        .then(pl.lit(RequestState.NO_REPLY_DUE_NOT_PASSED.value))
        .otherwise(described)
    )


def _is_refused(described: pl.Expr) -> pl.Expr:
    """Whether a reply refuses the request and no decision was observed."""
    refuses = pl.col("reply").is_in([reply.value for reply in _REFUSALS]).fill_null(value=False)
    return refuses & ~described.is_in([state.value for state in FINAL_STATES])
