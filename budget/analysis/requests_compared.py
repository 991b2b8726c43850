"""May requests of several villages, years or registers be compared, and with what said beside it?

Territory, tiers of places and changes of law are judged as for any comparison
(`comparability.judged`); what is peculiar to requests is added.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from budget.analysis.comparability import judged
from budget.analysis.comparison import HELD
from budget.analysis.judgement import Judgement, Reason, judgement
from budget.model.enums import Section
from budget.model.requests import FEWEST_PUBLISHED, UNSENT_STATES, RequestKind

_KEY = ["register_id", "request_id"]
_PLACES = ("unit_id", "district_id", "oblast_id")
_MADE_OF = ("tier", "kind", "year")  # facts by which groups may be unlike
_OF_MONEY = frozenset({"own_revenues", "transfers"})  # what a village can pay for itself
_OF_KIND = {RequestKind.SCHOOL.value: "education", RequestKind.HEALTH.value: "health"}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked, as the engine of comparisons sees it: expenditures of no single line."""

    topics: frozenset[str]
    section: Section = Section.EXPENDITURES
    codes: Sequence[str] = ()
    is_renumbered: bool = False


def requests_judged(  # noqa: PLR0913 -- what is compared, and two tables that judge it
    requests: pl.DataFrame,
    standings: pl.DataFrame,
    by: Sequence[str],
    breaks: pl.DataFrame,
    units: pl.DataFrame,
    *,
    suppress: bool = False,
) -> Judgement | None:
    """The verdict on the groups of `budget.register.statistics.totals`.

    Args:
        requests: `Requests` of one register or of several, with the places it is grouped by.
        standings: `Standings` of the same requests on one day.
        by: Columns of `requests` by which they are grouped.
        breaks: `breaks`.
        units: `units`.
        suppress: Whether the figures are published: groups of fewer than five requests then say
            nothing here either.

    Returns:
        The verdict; None where nothing stands side by side.
    """
    if not by:
        return None
    rows = _sent(requests, standings).with_columns(group=pl.struct(by), count=pl.len().over(by))
    shown = rows.filter(pl.col("count") >= FEWEST_PUBLISHED) if suppress else rows
    reasons = [
        *_groups(rows, shown),
        *_made_of(shown, by),
        *_places(shown, by, breaks, units),
        *_money(shown),
        *_replies(shown),
        *_registers(shown),
    ]
    return judgement(reasons)


def _sent(requests: pl.DataFrame, standings: pl.DataFrame) -> pl.DataFrame:
    """Requests that were sent, with where they stand."""
    new = [name for name in standings.columns if name not in requests.columns]
    rows = requests.join(
        standings.select(*_KEY, *new), on=_KEY, how="inner", maintain_order="left"
    )
    unsent = [state.value for state in UNSENT_STATES]
    has_begun = pl.col("state_on").is_not_null() & ~pl.col("state").cast(pl.String).is_in(
        unsent
    )
    return rows.filter(pl.col("counted_on").is_not_null() | has_begun)


def _groups(rows: pl.DataFrame, shown: pl.DataFrame) -> Iterator[Reason]:
    if shown["group"].n_unique() < 2:  # noqa: PLR2004 -- a comparison takes two
        yield Reason("nothing_to_compare", refuses=True)
    if rows.filter(pl.col("count") < FEWEST_PUBLISHED).height:
        yield Reason("few_requests")


def _made_of(shown: pl.DataFrame, by: Sequence[str]) -> Iterator[Reason]:
    """An oblast and a district answer for different functions; a road is no lamp."""
    if "tier" in by and shown["tier"].n_unique() > 1:
        yield Reason("asked_tiers", refuses=True)
    facts = [pl.col(name).cast(pl.String) for name in _MADE_OF if name not in by]
    made_of = shown.group_by("group").agg(fact.unique().sort() for fact in facts)
    if made_of.drop("group").unique().height > 1:
        yield Reason("asked_mixed")


def _places(
    shown: pl.DataFrame, by: Sequence[str], breaks: pl.DataFrame, units: pl.DataFrame
) -> Iterator[Reason]:
    """Borders, tiers of places and laws between the years, by the engine of comparisons."""
    place = next((name for name in reversed(_PLACES) if name in by), "unit_id")
    kinds = units.unique("unit_id", keep="last").select(
        "unit_id", "kind", "parent_id", pl.col("budget_level").cast(pl.String)
    )
    rows = (
        shown.filter(pl.col(place).is_not_null())
        .select(unit_id=pl.col(place), budget_year=pl.col("year"))
        .unique(maintain_order=True)
        .join(kinds, on="unit_id", how="left", maintain_order="left")
        .with_columns(
            status=pl.lit(HELD),
            period_from="budget_year",
            is_latest=pl.lit(value=True),
            phase=pl.lit(None, pl.String),
            edition_basis=pl.lit(None, pl.String),
            edition_date=pl.lit(None, pl.Date),
        )
    )
    kinds_asked = set(shown["kind"].cast(pl.String))
    topics = _OF_MONEY | {_OF_KIND[kind] for kind in kinds_asked & set(_OF_KIND)}
    met = judged(rows, _Asked(topics), breaks, units).reasons
    yield from (reason for reason in met if reason.key not in {"nothing_to_compare", "law"})
    years = tuple(
        sorted({year for reason in met if reason.key == "law" for year in reason.years})
    )
    if years:
        yield Reason("asked_law", years=years)


def _money(shown: pl.DataFrame) -> Iterator[Reason]:
    if shown["amount_asked_kzt"].null_count():
        yield Reason("amounts_unnamed")
    if shown["year"].n_unique() > 1 and shown["amount_asked_kzt"].count():
        yield Reason("asked_prices", years=tuple(sorted(set(shown["year"]))))


def _replies(shown: pl.DataFrame) -> Iterator[Reason]:
    if shown["law"].n_unique() > 1:
        yield Reason("reply_laws")
    is_waiting = pl.col("replied_on").is_null() & (pl.col("due_on") >= pl.col("today"))
    if shown.filter(is_waiting).height:
        yield Reason("requests_waiting")
    unsure = shown.filter(~pl.col("is_calendar_confirmed"))
    if unsure.height:
        years = unsure["due_on"].dt.year().drop_nulls().unique().sort()
        yield Reason("calendar_unconfirmed", years=tuple(years))


def _registers(shown: pl.DataFrame) -> Iterator[Reason]:
    """Several registers are no sample, and two may hold the same request."""
    if shown["register_id"].n_unique() < 2:  # noqa: PLR2004 -- one is the ordinary case
        return
    yield Reason("several_registers")
    in_both = shown.filter(pl.col("register_id").n_unique().over("unit_id", "year", "kind") > 1)
    if in_both.height:
        yield Reason("counted_twice", unit_ids=tuple(sorted(set(in_both["unit_id"]))))
