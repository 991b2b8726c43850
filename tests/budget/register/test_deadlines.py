"""When a reply is due: working days of Kazakhstan, by the calendars published for each year."""

from datetime import date

import polars as pl
import pytest

from budget.model.requests import ReplyLaw
from budget.register.deadlines import calendar, calendar_years, due_days


def _due_days(
    counted_on: date,
    law: ReplyLaw = ReplyLaw.PROCEDURE_76,
    decided_on: date | None = None,
    until_on: date | None = None,
) -> dict[str, object]:
    """What `due_days` tells of one request."""
    schema = {"counted_on": pl.Date, "decided_on": pl.Date, "extended_until": pl.Date}
    row = pl.DataFrame([(counted_on, decided_on, until_on)], schema=schema, orient="row")
    return due_days(row.with_columns(law=pl.lit(law.value))).row(0, named=True)


def _is_working(day: date) -> bool:
    """Whether offices work on a day of the calendar."""
    return bool(calendar().filter(pl.col("day") == day)["is_working"].item())


@pytest.mark.parametrize(
    ("registered", "due"),
    [
        (date(2025, 3, 3), date(2025, 3, 28)),  # 10, 21, 24, 25 March off
        (date(2024, 3, 7), date(2024, 4, 3)),  # 8, 21, 22, 25 March off
        (date(2026, 3, 3), date(2026, 3, 30)),  # 9, 23, 24, 25 March off
        (date(2024, 4, 22), date(2024, 5, 16)),  # 4 May worked; 1, 7, 8, 9 May off
        (date(2024, 12, 20), date(2025, 1, 15)),  # 1, 2, 3, 7 January off, 5 January worked
        (date(2024, 6, 3), date(2024, 6, 24)),  # Kurban ait fell on Sunday 16 June: no day more
        (date(2025, 8, 26), date(2025, 9, 17)),  # 30 August on a Saturday: 1 September off
        (date(2026, 8, 26), date(2026, 9, 16)),  # 30 August is no holiday from 2026
        (date(2025, 3, 7), date(2025, 4, 3)),  # 10, 21, 24, 25 March off
        (date(2024, 4, 26), date(2024, 5, 22)),  # 4 May worked; 1, 7, 8, 9 May off
        (date(2025, 12, 15), date(2026, 1, 9)),  # 16 December, 1, 2, 7 January off
        (date(2026, 12, 10), date(2027, 1, 5)),  # 16 December off, 2 January made up on the 4th
        (date(2025, 6, 20), date(2025, 7, 14)),  # 6 July a Sunday: 7 July off
        (date(2026, 10, 12), date(2026, 11, 3)),  # 25 October on a Sunday: 26 October off
    ],
)
def test_fifteen_working_days_run_from_the_day_after_registration(
    registered: date, due: date
) -> None:
    """Code of administrative procedure of 29.06.2020 № 350-VI, article 76, parts 1 and 2."""
    assert _due_days(registered)["due_on"] == due


def test_a_saturday_that_was_moved_counts_as_a_working_day() -> None:
    """Order of the Minister of Labour of April 2024: 4 May worked, 8 May off."""
    assert _is_working(date(2024, 5, 4))
    assert not _is_working(date(2024, 5, 8))


def test_a_religious_day_on_a_weekend_gives_no_other_day_off() -> None:
    """Ministry of Labour, June 2024: 17 June 2024 is a working day."""
    assert not _is_working(date(2024, 6, 16))
    assert _is_working(date(2024, 6, 17))


def test_two_days_of_nauryz_on_a_weekend_give_two_days_off() -> None:
    """Calendar of 2026: 21 and 22 March, Saturday and Sunday, are made up for on 24 and 25."""
    off = [day for day in range(20, 28) if not _is_working(date(2026, 3, day))]

    assert off == [21, 22, 23, 24, 25]


@pytest.mark.parametrize(("year", "working"), [(2025, 246), (2026, 247)])
def test_the_working_days_of_a_year_are_those_of_the_published_calendar(
    year: int, working: int
) -> None:
    """Production calendars: 246 days in 2025; in 2026 246 and 31 August, worked since March."""
    days = calendar().filter(pl.col("day").dt.year() == year, "is_working")

    assert days.height == working


def test_access_to_information_runs_in_calendar_days_to_a_working_day() -> None:
    """Law of 16.11.2015 № 401-V, article 11: 15 days; 22 March 2025 rolls over Nauryz."""
    told = _due_days(date(2025, 3, 7), ReplyLaw.INFORMATION_11)

    assert told["due_on"] == date(2025, 3, 26)


def test_where_no_law_sets_a_period_nothing_is_due() -> None:
    """A proposal at a meeting, say."""
    assert _due_days(date(2025, 3, 7), ReplyLaw.NONE)["due_on"] is None


def test_a_day_outside_the_listed_years_is_not_guessed() -> None:
    """The calendar of 2028 is not published: no due day rather than a wrong one."""
    assert _due_days(date(2027, 12, 20))["due_on"] is None
    assert calendar()["day"].max() == date(2027, 12, 31)


def _extended(
    decided_on: date, until_on: date, law: ReplyLaw = ReplyLaw.PROCEDURE_76
) -> dict[str, object]:
    return _due_days(date(2025, 6, 2), law, decided_on, until_on)


def test_an_extension_moves_the_due_day_to_the_day_of_its_notice() -> None:
    """Article 76, part 3; 6 July 2025 is a Sunday and a holiday, so 8 July."""
    told = _extended(date(2025, 6, 16), date(2025, 7, 6))

    assert (told["due_on"], told["is_extension_lawful"]) == (date(2025, 7, 8), True)


def test_an_extension_beyond_two_months_ends_after_two_months() -> None:
    """Article 76, part 3: no more than two months from the day of the decision."""
    told = _extended(date(2025, 6, 16), date(2025, 10, 1))

    assert (told["due_on"], told["is_extension_lawful"]) == (date(2025, 8, 18), False)


def test_an_extension_by_the_law_on_information_ends_after_fifteen_more_days() -> None:
    """Law 401-V, article 11, as retold: 2 June and 30 days is 2 July 2025."""
    told = _extended(date(2025, 6, 16), date(2025, 8, 1), ReplyLaw.INFORMATION_11)
    within = _extended(date(2025, 6, 16), date(2025, 7, 1), ReplyLaw.INFORMATION_11)

    assert (told["due_on"], told["is_extension_lawful"]) == (date(2025, 7, 2), False)
    assert (within["due_on"], within["is_extension_lawful"]) == (date(2025, 7, 1), True)


def test_an_extension_to_an_earlier_day_shortens_nothing() -> None:
    """The law gives the whole period: to 24 June by article 76, to 17 June by law 401-V."""
    by_procedure = _extended(date(2025, 6, 4), date(2025, 6, 10))
    by_information = _extended(date(2025, 6, 4), date(2025, 6, 10), ReplyLaw.INFORMATION_11)

    assert by_procedure["due_on"] == date(2025, 6, 24)
    assert by_information["due_on"] == date(2025, 6, 17)


def test_without_a_law_no_extension_is_lawful_or_not() -> None:
    """Neither is a day due."""
    told = _extended(date(2025, 6, 16), date(2025, 10, 1), ReplyLaw.NONE)

    assert (told["due_on"], told["is_extension_lawful"]) == (None, None)


def test_a_period_that_has_ended_is_not_extended() -> None:
    """Article 76, part 3: notice within three working days; the period ended on 24 June 2025."""
    in_time = _extended(date(2025, 6, 27), date(2025, 8, 1))
    too_late = _extended(date(2025, 6, 30), date(2025, 8, 1))

    assert (in_time["due_on"], in_time["is_extension_lawful"]) == (date(2025, 8, 1), True)
    assert (too_late["due_on"], too_late["is_extension_lawful"]) == (date(2025, 6, 24), False)


def test_a_year_whose_moved_days_are_not_all_known_says_so() -> None:
    """Nothing was found on moved days of 2026 after March, nor the calendar of 2027."""
    confirmed = dict(calendar_years().select("year", "is_confirmed").iter_rows())

    assert confirmed == {2024: True, 2025: True, 2026: False, 2027: False}
    assert calendar_years()["note"].str.len_chars().gt(20).all()
