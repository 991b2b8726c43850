"""Sums that publications of statistics must keep, and when they may not be asked."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.checks.statistics import statistics_checks

_OBLASTS = [f"{number}0000000" for number in range(10, 24)]


def _told(rows: list[tuple[str, str, str, float | None, str]]) -> pl.DataFrame:
    return pl.DataFrame(
        [("s", *row) for row in rows],
        schema={
            "source": pl.String,
            "unit_id": pl.String,
            "indicator": pl.String,
            "period": pl.String,
            "value": pl.Float64,
            "value_status": pl.String,
        },
        orient="row",
    )


def _country(whole: float, parts: list[float | None], status: str = "absent") -> pl.DataFrame:
    return _told(
        [
            ("KZ", "grp", "2022", whole, "printed"),
            *(
                (unit, "grp", "2022", part, "printed" if part is not None else status)
                for unit, part in zip(_OBLASTS, parts, strict=True)
            ),
        ]
    )


@settings(deadline=None)  # the first example warms polars up
@given(st.lists(st.integers(0, 10**9), min_size=14, max_size=14), st.integers(0, 999))
def test_the_order_of_rows_does_not_matter(amounts: list[int], seed: int) -> None:
    """Fourteen regions add up to the country however they are printed."""
    rows = _country(sum(amounts), [float(amount) for amount in amounts])

    checks = statistics_checks(rows.sample(fraction=1.0, shuffle=True, seed=seed))

    assert checks["holds"].to_list() == [True]


def test_a_phenomenon_that_is_absent_adds_nothing() -> None:
    """«-» stands for no such phenomenon: the sum is asked, and its figure stays missing."""
    checks = statistics_checks(_country(13.0, [1.0] * 13 + [None]))

    assert checks.select("expected", "found", "holds").rows() == [(13.0, 13.0, True)]


def test_nothing_is_asked_where_a_part_is_not_known() -> None:
    """«x» hides a number: whether the parts add up cannot be said."""
    assert statistics_checks(_country(13.0, [1.0] * 13 + [None], "confidential")).is_empty()


def test_a_few_regions_are_no_country() -> None:
    """Press counts of six oblasts are not asked to be the republic."""
    rows = _country(13.0, [1.0] * 14).head(7)

    assert statistics_checks(rows).is_empty()


def test_south_kazakhstan_beside_its_two_parts_is_counted_once() -> None:
    """The gross regional product of 2011 to 2017 prints all three."""
    rows = pl.concat(
        [
            _country(16.0, [1.0] * 14),
            _told(
                [
                    ("510000000", "grp", "2022", 2.0, "printed"),
                    ("610000000", "grp", "2022", 1.5, "printed"),
                    ("790000000", "grp", "2022", 0.5, "printed"),
                ]
            ),
        ]
    )

    assert statistics_checks(rows).select("found", "holds").rows() == [(16.0, True)]


def test_town_and_country_are_asked_from_2008_on() -> None:
    """Footnote 2 of the table of schools: evening schools are in neither until then."""
    rows: list[tuple[str, str, str, float | None, str]] = [
        (unit, indicator, period, value, "printed")
        for unit, period in (("150000000", "2007/08"), ("150000000", "2008/09"))
        for indicator, value in (
            ("schools", 486.0),
            ("schools_urban", 100.0),
            ("schools_rural", 383.0),
        )
    ]

    checks = statistics_checks(_told(rows))

    assert checks.select("period", "found", "holds").rows() == [("2008/09", 483.0, False)]


def test_averages_of_regions_are_never_added() -> None:
    """Fourteen subsistence minimums are no country's: nothing is asked of their sum."""
    minimum = _country(13.0, [1.0] * 14).with_columns(indicator=pl.lit("subsistence_minimum"))

    assert statistics_checks(minimum).is_empty()
