"""Requests side by side: when groups may be compared, and what is said beside them."""

import datetime as dt

import polars as pl

from budget.analysis.judgement import Judgement, Verdict
from budget.analysis.requests_compared import requests_judged
from tests.budget.analysis.frames import EAST, INDER, UIL, breaks, units

_DAY = dt.date(2026, 3, 2)


def _requests(*rows: tuple[str, int, str, str], register: str = "a") -> pl.DataFrame:
    """Village or place, year, kind and tier of requests that name an amount."""
    return pl.DataFrame(
        rows, schema=["unit_id", "year", "kind", "tier"], orient="row"
    ).with_columns(
        register_id=pl.lit(register),
        request_id=pl.format("{}{}", pl.lit(register), pl.int_range(pl.len())),
        law=pl.lit("procedure_76"),
        amount_asked_kzt=pl.lit(1_000_000),
    )


def _standings(requests: pl.DataFrame) -> pl.DataFrame:
    """All sent on 2 March 2026 and answered a week later, within time."""
    return requests.select(
        "register_id",
        "request_id",
        state=pl.lit("refused"),
        state_on=pl.lit(_DAY),
        counted_on=pl.lit(_DAY),
        due_on=pl.lit(dt.date(2026, 3, 27)),
        replied_on=pl.lit(dt.date(2026, 3, 9)),
        is_calendar_confirmed=pl.lit(value=True),
        today=pl.lit(dt.date(2026, 3, 20)),
    )


def _judged(
    requests: pl.DataFrame,
    by: str = "unit_id",
    standings: pl.DataFrame | None = None,
    *,
    suppress: bool = False,
) -> Judgement:
    told = _standings(requests) if standings is None else standings
    found = requests_judged(requests, told, [by], breaks(), units(), suppress=suppress)
    assert found is not None
    return found


def _keys(found: Judgement) -> set[str]:
    return {reason.key for reason in found.reasons}


_SIX_EACH = [(place, 2026, "roads", "oblast") for place in (UIL, INDER) for _ in range(6)]


def test_two_places_that_asked_the_same_of_the_same_tier_compare() -> None:
    """Six requests each, one year, one kind, all answered."""
    found = _judged(_requests(*_SIX_EACH))

    assert found.verdict is Verdict.COMPARABLE
    assert found.reasons == ()


def test_nothing_side_by_side_has_no_verdict_and_one_group_is_none_to_compare() -> None:
    """A total is no comparison."""
    requests = _requests(*_SIX_EACH[:6])

    assert requests_judged(requests, _standings(requests), [], breaks(), units()) is None
    assert _judged(requests).verdict is Verdict.NOT_COMPARABLE
    assert _keys(_judged(requests)) == {"nothing_to_compare"}


def test_requests_to_different_tiers_are_not_compared() -> None:
    """An oblast and a district answer for different functions."""
    rows = [(UIL, 2026, "roads", tier) for tier in ("oblast", "district") for _ in range(6)]

    found = _judged(_requests(*rows), by="tier")

    assert found.verdict is Verdict.NOT_COMPARABLE
    assert _keys(found) == {"asked_tiers"}


def test_groups_made_of_unlike_requests_compare_with_care() -> None:
    """One asked for roads, the other for lamps."""
    rows = [*_SIX_EACH[:6], *((INDER, 2026, "lighting", "oblast") for _ in range(6))]

    found = _judged(_requests(*rows))

    assert (found.verdict, _keys(found)) == (Verdict.WITH_CARE, {"asked_mixed"})


def test_a_place_whose_borders_changed_is_refused_by_the_engine_of_comparisons() -> None:
    """East Kazakhstan lost Abai on 8 June 2022: the year itself, and the years beside it."""
    rows = [(EAST, year, "roads", "oblast") for year in (2022, 2023) for _ in range(6)]
    of_oblast = _requests(*rows).with_columns(oblast_id="unit_id")
    standings = _standings(of_oblast)

    found = requests_judged(of_oblast, standings, ["oblast_id", "year"], breaks(), units())

    assert found is not None
    assert found.verdict is Verdict.NOT_COMPARABLE
    assert {"divided_year", "borders"} & _keys(found)
    assert found.reasons[0].unit_ids == (EAST,)


def test_a_change_of_law_between_the_years_is_told() -> None:
    """From 2026 other taxes are a village's; schools passed to oblasts in 2021."""
    roads = [(UIL, year, "roads", "oblast") for year in (2025, 2026) for _ in range(6)]
    schools = [(UIL, year, "school", "oblast") for year in (2020, 2021) for _ in range(6)]

    for rows, year in ((roads, 2026), (schools, 2021)):
        found = _judged(_requests(*rows), by="year")
        law = [reason for reason in found.reasons if reason.key == "asked_law"]
        assert [reason.years for reason in law] == [(year,)]
        assert found.verdict is Verdict.WITH_CARE
        assert "asked_prices" in _keys(found)


def test_what_waits_and_what_is_counted_by_different_laws_is_told() -> None:
    """Also days that may move, and amounts that nobody named."""
    requests = _requests(*_SIX_EACH).with_columns(
        law=pl.Series(["procedure_76"] * 11 + ["information_11"]),
        amount_asked_kzt=pl.Series([None, *[1] * 11]),
    )
    standings = _standings(requests).with_columns(
        replied_on=pl.lit(None, pl.Date), is_calendar_confirmed=pl.lit(value=False)
    )

    found = _judged(requests, standings=standings)

    assert _keys(found) == {
        "amounts_unnamed",
        "reply_laws",
        "requests_waiting",
        "calendar_unconfirmed",
    }
    assert found.reasons[-1].years == (2026,)


def test_several_registers_are_no_sample_and_may_hold_a_request_twice() -> None:
    """The same village, year and kind in both."""
    requests = pl.concat([_requests(*_SIX_EACH), _requests(*_SIX_EACH[:5], register="b")])

    found = _judged(requests)

    assert _keys(found) == {"several_registers", "counted_twice"}
    assert found.reasons[-1].unit_ids == (UIL,)


def test_a_group_too_small_to_be_published_says_nothing_in_the_reasons_either() -> None:
    """Its law and its kind stay untold; that some figures are left out is said."""
    small = [("155233100", 2026, "water", "district")] * 2
    requests = _requests(*_SIX_EACH, *small)

    assert _keys(_judged(requests)) == {"few_requests", "asked_mixed"}
    assert _keys(_judged(requests, suppress=True)) == {"few_requests"}


def test_a_request_that_was_not_sent_is_not_compared() -> None:
    """A draft in a third village."""
    requests = _requests(*_SIX_EACH, ("155233100", 2026, "water", "district"))
    unsent = pl.col("request_id") == "a12"
    standings = _standings(requests).with_columns(
        state=pl.when(unsent).then(pl.lit("drafted")).otherwise("state"),
        counted_on=pl.when(~unsent).then("counted_on"),
    )

    assert _judged(requests, standings=standings).reasons == ()
