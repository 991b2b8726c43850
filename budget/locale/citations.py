"""How an act is cited: issuer, number, date, and the edition."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields

import polars as pl

from budget.locale import numbers
from budget.locale.words import Words

_NAMED = 3  # acts that one sentence holds


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


def reference(
    title: str, sources: Sequence[str], version: str | None, link: str, spoken: Words
) -> str:
    """A ready citation of a figure: what it is, whose act, which data, and where to see it again.

    Args:
        title: What the chart or table shows, in the language.
        sources: Acts as they are cited; only the first three are named.
        version: Version of the data; None: not known.
        link: Address of the view; empty: not known.
        spoken: Language.

    Returns:
        One paragraph; what is not known is left out.
    """
    data = (
        spoken.gettext("Budgets of Kazakhstan, data version {version}", version=version)
        if version
        else spoken.gettext("Budgets of Kazakhstan")
    )
    parts = [title, several(sources, spoken), data, link]
    return " ".join(_ended(part) if part != link else part for part in parts if part)


def several(sources: Sequence[str], spoken: Words) -> str:
    """The first acts of many, and how many more there are."""
    named = "; ".join(source.removesuffix(".") for source in sources[:_NAMED])
    left = len(sources) - _NAMED
    return (
        spoken.gettext("{named}; {number} more", named=named, number=left)
        if left > 0
        else named
    )


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(".") else f"{sentence}."
