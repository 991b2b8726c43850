"""Days off in Kazakhstan, by which periods in working days are counted."""

from enum import StrEnum

import dataframely as dy

from budget.model.base import Table, closed, meta


class DayKind(StrEnum):
    """Why a day differs from an ordinary one of a five-day week."""

    HOLIDAY = "holiday"
    RELIGIOUS = "religious"
    MOVED_REST = "moved_rest"
    MOVED_WORK = "moved_work"


class Holidays(Table):
    """One row a day that differs. A holiday on a weekend gives the next working day off.

    Source: law on holidays of 13.12.2001 № 267-II, article 5; Labour Code, articles 84 and 85.
    """

    day = dy.Date(primary_key=True, metadata=meta("Day"), description="The day")
    kind = dy.Enum(
        closed(DayKind),
        metadata=meta("Kind"),
        description="A religious day on a weekend is not made up for",
    )
    name_en = dy.String(metadata=meta("Name, English"), description="What is kept")
    name_ru = dy.String(metadata=meta("Name, Russian"), description="What is kept")
    name_kk = dy.String(metadata=meta("Name, Kazakh"), description="What is kept")
    basis = dy.Enum(
        ["decided", "by_law"],
        metadata=meta("Known by"),
        description="`by_law`: the calendar of the year was not published when this was read",
    )
    source = dy.String(metadata=meta("Source"), description="Law, order or report")


class CalendarYears(Table):
    """One row a year whose days off are listed."""

    year = dy.Int64(primary_key=True, metadata=meta("Year", "year"), description="The year")
    is_confirmed = dy.Bool(
        metadata=meta("Confirmed"), description="All moved days of the year are known"
    )
    note = dy.String(metadata=meta("Note"), description="What is known and what is not")
    source = dy.String(metadata=meta("Source"), description="Where it was read")
