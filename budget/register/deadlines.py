"""When a reply is due: working days of Kazakhstan and the periods of the laws.

Source: code of administrative procedure of 29.06.2020 № 350-VI, articles 64, 65 and 76 (edition of
law 17.12.2025 № 241-VIII); law on access to information of 16.11.2015 № 401-V, article 11: parts 1
to 4 were read (edition of 25.04.2024), the part on periods only as others retell it, so whatever is
written with it tells its reader to compare the law.
"""

from datetime import date, timedelta
from functools import cache

import polars as pl

from budget import paths
from budget.model.calendar import CalendarYears, DayKind, Holidays
from budget.model.requests import ReplyLaw

PROCEDURE_DAYS = 15  # working days: code of procedure, article 76 (1)
INFORMATION_DAYS = 15  # calendar days: law 401-V, article 11, as retold
INFORMATION_MORE = 15  # calendar days of an extension: the same
NOTICE_DAYS = 3  # working days for the notice of an extension: the same part of the article
EXTENSION = "2mo"  # at most, from the day of its decision: code of procedure, article 76 (3)
_CODES = paths.PROJECT / "data" / "codes"  # the same for any folder of data
_SATURDAY = 6


@cache
def holidays() -> pl.DataFrame:
    """The reviewed days off and working weekends: `budget.model.calendar.Holidays`."""
    printed = pl.read_csv(_CODES / "holidays.csv", infer_schema=False)
    return Holidays.validate(printed.with_columns(pl.col("day").str.to_date()), cast=True)


@cache
def calendar_years() -> pl.DataFrame:
    """The years whose days off are listed: `budget.model.calendar.CalendarYears`."""
    printed = pl.read_csv(_CODES / "calendar_years.csv", infer_schema=False)
    is_confirmed = pl.col("is_confirmed") == "true"
    return CalendarYears.validate(printed.with_columns(is_confirmed), cast=True)


@cache
def calendar() -> pl.DataFrame:
    """Every day of the listed years.

    Returns:
        `day`; `is_working`; `number`, working days up to and with the day since the first listed
        year began; `next_working`, the day itself or the next working day; `is_confirmed`.
    """
    years = calendar_years()["year"].to_list()
    days = pl.date_range(
        date(years[0], 1, 1), date(years[-1], 12, 31), eager=True, closed="both"
    ).alias("day")
    working = pl.col("day").is_in(sorted(_working_days(days)))
    return (
        pl.DataFrame(days)
        .with_columns(is_working=working, year=pl.col("day").dt.year().cast(pl.Int64))
        .join(calendar_years().select("year", "is_confirmed"), on="year", maintain_order="left")
        .with_columns(
            number=pl.col("is_working").cum_sum().cast(pl.Int64),
            next_working=pl.when("is_working").then("day").fill_null(strategy="backward"),
        )
        .drop("year")
    )


def due_days(counted: pl.DataFrame) -> pl.DataFrame:
    """The last day for a reply, by the law and an extension.

    A period that has ended cannot be extended: a notice later than three working days after its
    end moves nothing, and an extension beyond two months ends after two months; that of the law on
    access to information after fifteen more days. An extension to a day before the end of the
    period shortens nothing.

    Args:
        counted: `law`; `counted_on`, the day of registration or what stands for it; of an
            extension `decided_on` and `extended_until`, else null.

    Returns:
        The rows with `due_on`, null where no law sets a period or the calendar does not reach so
        far; `is_calendar_confirmed`; `is_extension_lawful`, null without an extension or a law.

    Examples:
        >>> counted = pl.DataFrame(
        ...     {
        ...         "law": [ReplyLaw.PROCEDURE_76.value],
        ...         "counted_on": [date(2025, 3, 3)],
        ...         "decided_on": [None],
        ...         "extended_until": [None],
        ...     },
        ...     schema_overrides={"decided_on": pl.Date, "extended_until": pl.Date},
        ... )
        >>> due_days(counted)["due_on"].item()  # past 8 March and Nauryz
        datetime.date(2025, 3, 28)
    """
    kept = [*counted.columns, "due_on", "is_calendar_confirmed", "is_extension_lawful"]
    known = _met(
        counted, "counted_on", number="start_number", is_confirmed="is_start_confirmed"
    )
    ends = _plain_ends(_met(known, "decided_on", number="decided_number"))
    due = _met(_last_days(ends), "due_on", is_confirmed="is_end_confirmed")
    is_confirmed = pl.col("is_start_confirmed") & pl.col("is_end_confirmed")
    return due.with_columns(is_calendar_confirmed=is_confirmed).select(kept)


def _plain_ends(counted: pl.DataFrame) -> pl.DataFrame:
    """Periods that end on a day of the calendar: `plain_end`; null for one in working days."""
    by_information = pl.col("counted_on") + timedelta(days=INFORMATION_DAYS)
    limit = (
        pl.when(_is(ReplyLaw.INFORMATION_11))
        .then(by_information + timedelta(days=INFORMATION_MORE))
        .otherwise(pl.col("decided_on").dt.offset_by(EXTENSION))
    )
    is_in_time = (
        ~_is(ReplyLaw.PROCEDURE_76)
        | (pl.col("decided_number") <= pl.col("start_number") + PROCEDURE_DAYS + NOTICE_DAYS)
    ).fill_null(value=True)
    is_extended = pl.col("extended_until").is_not_null() & is_in_time
    return counted.with_columns(
        plain_end=pl.when(is_extended & ~_is(ReplyLaw.NONE))
        .then(pl.max_horizontal(by_information, pl.min_horizontal("extended_until", limit)))
        .when(_is(ReplyLaw.INFORMATION_11))
        .then(by_information),
        is_extension_lawful=pl.when(~_is(ReplyLaw.NONE)).then(
            (pl.col("extended_until") <= limit) & is_in_time
        ),
    )


def _last_days(ends: pl.DataFrame) -> pl.DataFrame:
    """`due_on`: the working day on or after the plain end, but not before the fifteenth."""
    by_number = calendar().filter("is_working").select(end_number="number", counted_end="day")
    is_working_days = _is(ReplyLaw.PROCEDURE_76) & (
        pl.col("plain_end").is_null() | (pl.col("rolled_end") < pl.col("counted_end"))
    )
    return (
        _met(ends, "plain_end", next_working="rolled_end")
        .with_columns(end_number=pl.col("start_number") + PROCEDURE_DAYS)
        .join(by_number, on="end_number", how="left", maintain_order="left")
        .with_columns(
            due_on=pl.when(is_working_days).then("counted_end").otherwise("rolled_end")
        )
    )


def _is(law: ReplyLaw) -> pl.Expr:
    return pl.col("law").cast(pl.String) == law.value


def _met(rows: pl.DataFrame, key: str, **kept: str) -> pl.DataFrame:
    """Rows with what the calendar says of a day of theirs, its columns renamed."""
    told = calendar().select(
        pl.col("day").alias(key), **{new: pl.col(old) for old, new in kept.items()}
    )
    return rows.join(told, on=key, how="left", maintain_order="left")


def _working_days(days: pl.Series) -> set[date]:
    """Working days of a five-day week: weekends and days off taken out, moved ones put in."""
    kinds = {DayKind(kind): _of_kind(kind) for kind in DayKind}
    off = kinds[DayKind.HOLIDAY] | kinds[DayKind.RELIGIOUS] | kinds[DayKind.MOVED_REST]
    weekends = set(days.filter(days.dt.weekday() >= _SATURDAY).to_list())
    working = (set(days.to_list()) - weekends - off) | kinds[DayKind.MOVED_WORK]
    for holiday in sorted(kinds[DayKind.HOLIDAY] & weekends):
        later = min(day for day in working if day > holiday)
        working.discard(later)
    return working


def _of_kind(kind: DayKind) -> set[date]:
    return set(holidays().filter(pl.col("kind").cast(pl.String) == kind.value)["day"].to_list())
