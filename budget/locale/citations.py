"""How an act is cited: issuer, number, date, and the edition."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

import polars as pl

from budget.locale import numbers
from budget.locale.words import Language, Words

_NAMED = 3  # acts that one sentence holds
_BODIES = {  # how each language calls those who pass budgets
    Language.RU: re.compile(
        r"\b(?:маслихат|парламент|правительств|акимат)(?![әғқңөұүһі])", re.IGNORECASE
    ),
    Language.KK: re.compile(r"мәслихат|парламенті|үкіметі|әкімдігі", re.IGNORECASE),
}


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
    parts = [_issuer(act, spoken), edition_cited(act, spoken)]
    return ", ".join(part for part in parts if part)


def edition_cited(act: Act, spoken: Words) -> str:
    """Number and date of an act and its edition, without the issuer."""
    parts = [_dated(act.act_number, act.act_date, spoken)]
    if act.edition_no:
        made_by = _dated(act.edition_number, act.edition_date, spoken)
        edition = spoken.gettext("edition {number}", number=act.edition_no)
        parts.append(f"{edition} ({made_by})" if made_by else edition)
    return ", ".join(part for part in parts if part)


def _issuer(act: Act, spoken: Words) -> str:
    """The issuer as its act was read; a name in another language than the reader's says which."""
    issuer = act.issuer or ""
    marks = {Language.RU: spoken.gettext("Rus."), Language.KK: spoken.gettext("Kaz.")}
    found = [language for language, body in _BODIES.items() if body.search(issuer)]
    if not found or found[0] is spoken.language:
        return issuer
    return f"{issuer} ({marks[found[0]]})"


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
