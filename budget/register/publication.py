"""What goes out when a register is published: chosen columns, blacked out, small numbers left out.

Nothing here writes a file. What is shown in the preview is exactly what
`budget.reports.public_copy` writes: both take the same `Publication`, and its mark must be
repeated to write it.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from budget.errors import RegisterError
from budget.locale.words import N_
from budget.model.public_requests import PublicEvents, PublicRequests
from budget.model.requests import EventKind
from budget.register.personal import Wishes, without_personal_data
from budget.register.statistics import FEWEST, totals

_PERSONS = ("people_served", "supporters")
SMALL_VILLAGES = N_(
    "Each request that goes out is a row of its own, so requests can be counted. Of a village with "
    "fewer than 5 requests none goes out, because there a request points at those who asked; nor "
    "does a number of persons below 5, nor the seal of an entry, by which a text could be guessed."
)
_MARK = 12  # digits of the mark: what was previewed cannot be mistaken for anything else
_GROUPS = ("year", "kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Tables as they would go out, and what was taken out of them.

    `findings`: one row a find of personal data with the text before and after. `left_out`: columns
    of the register that never go out. `suppressed`: how many small numbers were left out;
    `requests_left_out`: how many requests, with villages that have fewer than five.
    """

    requests: pl.DataFrame
    events: pl.DataFrame
    totals: pl.DataFrame
    findings: pl.DataFrame
    left_out: Sequence[str]
    suppressed: int
    requests_left_out: int
    is_sample: bool

    @property
    def mark(self) -> str:
        """The mark of exactly this content; another word in it makes another mark."""
        content = "\n".join(
            frame.write_csv() for frame in (self.requests, self.events, self.totals)
        )
        return hashlib.sha256(content.encode()).hexdigest()[:_MARK]


def publication(
    requests: pl.DataFrame,
    events: pl.DataFrame,
    standings: pl.DataFrame,
    wishes: Wishes,
    *,
    is_sample: bool,
) -> Publication:
    """Tables of a register as they may be published.

    Args:
        requests: `requests`, those that are to go out.
        events: `events`; those of other requests, and those taken back, stay.
        standings: `standings` of the same requests.
        wishes: Texts to black out besides, finds to keep.
        is_sample: Whether the register is an invented one.

    Returns:
        What goes out, and what was taken out.

    Raises:
        RegisterError: There is nothing to publish, or no village with five requests.
    """
    going = _of_large_villages(requests)
    told, found, small = _published_requests(going, standings, wishes)
    happened, found_too = without_personal_data(
        _published_events(events, going),
        "public_events",
        "event_no",
        ["reason", "office", "source"],
        wishes,
    )
    return Publication(
        requests=PublicRequests.validate(told, cast=True),
        events=PublicEvents.validate(happened, cast=True),
        totals=totals(going, standings, _GROUPS, suppress=True),
        findings=pl.concat([found, found_too]),
        left_out=_left_out(requests, events),
        suppressed=small,
        requests_left_out=requests.height - going.height,
        is_sample=is_sample,
    )


def _of_large_villages(requests: pl.DataFrame) -> pl.DataFrame:
    """Requests of villages with five or more; `RegisterError` where there is none."""
    if requests.is_empty():
        raise RegisterError(N_("There is no request to publish."))
    going = requests.filter(pl.len().over("unit_id") >= FEWEST)
    if going.is_empty():
        raise RegisterError(
            N_(
                "No village has five requests or more among these, so nothing goes out: where they "
                "are few, a request points at those who asked. A pack can still be handed on."
            )
        )
    return going


def _published_requests(
    going: pl.DataFrame, standings: pl.DataFrame, wishes: Wishes
) -> tuple[pl.DataFrame, pl.DataFrame, int]:
    """Requests with where they stand, finds of personal data, and how many small numbers went."""
    new = [name for name in standings.columns if name not in going.columns]
    joined = going.join(
        standings.select("request_id", *new), on="request_id", how="left", maintain_order="left"
    )
    small = sum(joined.select((pl.col(*_PERSONS) < FEWEST).sum()).fill_null(0).row(0))
    told, found = without_personal_data(
        joined.with_columns(
            pl.when(pl.col(name) >= FEWEST).then(name).alias(name) for name in _PERSONS
        ).select(PublicRequests.column_names()),
        "public_requests",
        "request_id",
        ["title", "purpose", "office"],
        wishes,
    )
    return told, found, small


def _published_events(events: pl.DataFrame, requests: pl.DataFrame) -> pl.DataFrame:
    """Events in force of the requests that go out; what was attached stays at home."""
    return (
        events.filter(
            pl.col("is_current"),
            pl.col("request_id").is_in(requests["request_id"].implode()),
            ~pl.col("kind").cast(pl.String).is_in([EventKind.ATTACHED.value]),
        )
        .sort("event_no")
        .select(PublicEvents.column_names())
    )


def _left_out(requests: pl.DataFrame, events: pl.DataFrame) -> list[str]:
    of_requests = set(requests.columns) - set(PublicRequests.column_names())
    of_events = set(events.columns) - set(PublicEvents.column_names())
    return sorted(
        {f"requests.{name}" for name in of_requests} | {f"events.{name}" for name in of_events}
    )
