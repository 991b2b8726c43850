"""How an act is cited: issuer, number, date, and the edition."""

import datetime as dt
from dataclasses import dataclass, fields

import polars as pl

from budget.locale import numbers
from budget.locale.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a citation needs of an edition of an act."""

    issuer: str | None
    act_date: dt.date | None
    act_number: str | None
    edition_no: int
    edition_date: dt.date | None
    edition_number: str | None
    edition_basis: str | None
    url: str | None


def act_of(edition: pl.DataFrame) -> Act:
    """The act of one row that holds the columns of `acts`.

    Returns:
        What a citation needs of it.

    Raises:
        ValueError: There is not exactly one row.
    """
    if edition.height != 1:
        message = f"An act is one row; found {edition.height}."
        raise ValueError(message)
    return Act(**edition.select(field.name for field in fields(Act)).row(0, named=True))


def citation(act: Act, spoken: Words) -> str:
    """An act as it is cited; what is not known of it is left out."""
    parts = [act.issuer or "", _dated(act.act_number, act.act_date, spoken)]
    if act.edition_no:
        made_by = _dated(act.edition_number, act.edition_date, spoken)
        edition = spoken.gettext("edition {number}", number=act.edition_no)
        parts.append(f"{edition} ({made_by})" if made_by else edition)
    return ", ".join(part for part in parts if part)


def _dated(number: str | None, date: dt.date | None, spoken: Words) -> str:
    if number and date:
        return spoken.gettext(
            "№ {number} of {date}", number=number, date=numbers.day(date, spoken.language)
        )
    if date:
        return spoken.gettext("of {date}", date=numbers.day(date, spoken.language))
    return spoken.gettext("№ {number}", number=number) if number else ""
