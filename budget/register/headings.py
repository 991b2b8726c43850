"""The headings of somebody's sheet: which column fills which fact of a request."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from budget.errors import RegisterError
from budget.locale.words import N_
from budget.model.names import folded
from budget.register.cells import CellValue, text_of
from budget.register.columns import BY_FIELD, COLUMNS, known_headings

_LOOKED_AT = 30  # rows among which the headings are looked for
_FEWEST = 2  # known headings that make a row the row of headings


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Cells of one sheet as they lie, from its first row and column."""

    name: str
    rows: Sequence[Sequence[CellValue]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The row of headings: which column fills which fact, and headings that none knows."""

    row: int
    columns: Mapping[int, str]
    titles: Mapping[int, str]
    unknown: Sequence[str]


def headings_of(
    sheet: Sheet, by_hand: Mapping[str, str], given: Mapping[str, CellValue]
) -> Headings:
    """Find the row of headings.

    Args:
        sheet: The sheet.
        by_hand: The user's own headings and the fields they stand for; they come first.
        given: Facts that hold for all rows; their columns may be missing.

    Returns:
        The headings with what they stand for.

    Raises:
        RegisterError: There is no such row, a field stands twice, or a column that must be is
            missing; the sentence names the headings found.
    """
    own = {folded(heading): name for heading, name in by_hand.items()}
    _refuse_unknown_fields(own.values())
    known = {**known_headings(), **own}
    for number, row in enumerate(sheet.rows[:_LOOKED_AT], start=1):
        titles = {index: text_of(cell) for index, cell in enumerate(row) if text_of(cell)}
        columns = {
            index: known[folded(title)]
            for index, title in titles.items()
            if folded(title) in known
        }
        if len(columns) >= _FEWEST:
            unknown = [title for index, title in titles.items() if index not in columns]
            _refuse_incomplete(columns, titles, given)
            return Headings(row=number, columns=columns, titles=titles, unknown=unknown)
    first = next((row for row in sheet.rows if any(map(text_of, row))), [])
    raise RegisterError(
        N_(
            "No row of headings was found. The first row holds: {found}. Name the columns by hand."
        ),
        found="; ".join(filter(None, map(text_of, first))) or "—",
    )


def column_letters(index: int) -> str:
    """The letters of a column, counted from nought.

    Returns:
        One to three letters.

    Examples:
        >>> [column_letters(index) for index in (0, 25, 26, 701, 702)]
        ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _refuse_unknown_fields(names: Iterable[str]) -> None:
    unknown = sorted(set(names) - BY_FIELD.keys())
    if unknown:
        raise RegisterError(
            N_("There is no field {name}. Fields: {fields}."),
            name=unknown[0],
            fields=", ".join(BY_FIELD),
        )


def _refuse_incomplete(
    columns: Mapping[int, str], titles: Mapping[int, str], given: Mapping[str, CellValue]
) -> None:
    """Refuse headings where a field stands twice, or one that must be stands nowhere."""
    names = list(columns.values())
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise RegisterError(N_("Two columns stand for {name}."), name=twice[0])
    missing = [
        column.field
        for column in COLUMNS
        if column.must and column.field not in names and column.field not in given
    ]
    if missing:
        raise RegisterError(
            N_("No column stands for {missing}. Columns found: {found}. Name them by hand."),
            missing=", ".join(missing),
            found="; ".join(titles.values()),
        )
