"""How an act is cited: issuer, number, date, and the edition."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields

import polars as pl

from budget.locale import labels, numbers
from budget.locale.issuers import issuer_named
from budget.locale.words import Words
from budget.model.enums import EditionBasis

_NAMED = 3  # acts that one sentence holds
_IN_FIGURES = "%d.%m.%Y"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a citation needs of an edition of an act; its key tells the unit of the issuer."""

    act_id: str | None = None
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
    issuer = issuer_named(act.issuer or "", act.act_id, spoken)
    parts = [issuer, edition_cited(act, spoken)]
    return ", ".join(part for part in parts if part)


def edition_cited(act: Act, spoken: Words) -> str:
    """Number and date of an act and its edition, without the issuer.

    An edition is named by the act that made it, else by how it is known: its number in the tables
    counts the editions held and is no number of the law.

    Args:
        act: The edition.
        spoken: Language.

    Returns:
        «№ 298 of 10 December 2025, as amended by № 345 of 31 July 2026», «№ 200 of 23 December
        2024, may hold later amendments».
    """
    amended = _amended(act, spoken) if act.edition_no else ""
    parts = [
        _dated(act.act_number, _in_words(act.act_date, spoken), spoken),
        _edition(act, amended, spoken),
    ]
    return ", ".join(part for part in parts if part)


def edition_brief(act: Act, spoken: Words) -> str:
    """The same as `edition_cited`, short enough for a column: days in figures.

    Args:
        act: The edition.
        spoken: Language.

    Returns:
        «№ 298 of 10.12.2025, amended by № 345 of 31.07.2026».
    """
    amended = _amended_briefly(act, spoken) if act.edition_no else ""
    parts = [
        _dated(act.act_number, _in_figures(act.act_date), spoken),
        _edition(act, amended, spoken),
    ]
    return ", ".join(part for part in parts if part)


def _edition(act: Act, amended: str, spoken: Words) -> str:
    """Which state of the act it is; empty for what has no editions, such as a publication."""
    if act.edition_basis is None:
        return ""
    known = labels.label(labels.BASES, act.edition_basis, spoken)
    if not amended:
        return known
    is_all = act.edition_basis == EditionBasis.AS_AMENDED
    return amended if is_all else f"{amended}, {known}"


def _amended(act: Act, spoken: Words) -> str:
    """The act that made an edition; empty where it was not seen."""
    day = _in_words(act.edition_date, spoken)
    if act.edition_number:
        made_by = _dated(act.edition_number, day, spoken)
        return spoken.gettext("as amended by {act}", act=made_by)
    return spoken.gettext("as amended on {date}", date=day) if day else ""


def _amended_briefly(act: Act, spoken: Words) -> str:
    """The same in fewer words, the day in figures."""
    day = _in_figures(act.edition_date)
    if act.edition_number:
        made_by = _dated(act.edition_number, day, spoken)
        return spoken.gettext("amended by {act}", act=made_by)
    return spoken.gettext("amended on {date}", date=day) if day else ""


def _dated(number: str | None, day: str, spoken: Words) -> str:
    """Number and day of an act, of which either may be unknown."""
    if number and day:
        return spoken.gettext("№ {number} of {date}", number=number, date=day)
    if day:
        return spoken.gettext("of {date}", date=day)
    return spoken.gettext("№ {number}", number=number) if number else ""


def _in_words(date: dt.date | None, spoken: Words) -> str:
    """«10 December 2025»; empty for an unknown day."""
    return numbers.day(date, spoken.language) if date else ""


def _in_figures(date: dt.date | None) -> str:
    """«10.12.2025»; empty for an unknown day."""
    return date.strftime(_IN_FIGURES) if date else ""


def reference(  # noqa: PLR0913, PLR0917 -- a reference has this many parts
    title: str,
    sources: Sequence[str],
    version: str | None,
    link: str,
    spoken: Words,
    grounds: Sequence[str] = (),
) -> str:
    """A ready citation of a figure: what it is, whose act, which data, and where to see it again.

    Args:
        title: What the chart or table shows, in the language.
        sources: Acts as they are cited; only the first three are named.
        version: Version of the data; None: not known.
        link: Address of the view; empty: not known.
        spoken: Language.
        grounds: What is said however many acts there are: phase, prices, counts of people.

    Returns:
        One paragraph; what is not known is left out.
    """
    data = (
        spoken.gettext("Budgets of Kazakhstan, data version {version}", version=version)
        if version
        else spoken.gettext("Budgets of Kazakhstan")
    )
    parts = [title, *grounds, several(sources, spoken), data, link]
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
