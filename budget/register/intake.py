"""Rows of somebody's workbook as requests: what can be taken, and why the rest cannot.

A row is taken whole or not at all. Each taken row carries a mark made of its facts, so that the
same row never enters a register twice, whatever file it comes in.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Self

from budget.errors import RegisterError
from budget.locale.words import N_
from budget.model.enums import BudgetLevel
from budget.model.requests import Channel, ReplyLaw, RequestKind
from budget.register.cells import (
    CellError,
    CellValue,
    amount_of,
    choice_of,
    count_of,
    day_of,
    text_of,
    truth_of,
    year_of,
)
from budget.register.columns import BY_FIELD, COLUMNS, Holds, known_choices
from budget.register.facts import NewRequest
from budget.register.headings import Headings, Sheet, column_letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a row was not taken: where, what stood there, what was expected and what to do."""

    row: int
    cell: str
    heading: str
    found: str
    expected: str
    advice: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What a sheet gives: requests with the rows they stand in, and the faults of the others."""

    taken: Sequence[NewRequest]
    rows: Sequence[int]
    faults: Sequence[Fault]


def intake_of(
    sheet: Sheet,
    headings: Headings,
    given: Mapping[str, CellValue],
    unit_of: Callable[[str], str],
) -> Intake:
    """Rows of a sheet as requests.

    Args:
        sheet: The sheet.
        headings: Its headings.
        given: Facts that hold for all rows where the row itself says nothing.
        unit_of: The code of a village by code or name; a `RegisterError` says why there is none.

    Returns:
        Requests, the rows they stand in, and the faults in order; empty rows are passed over.
    """
    taken: list[NewRequest] = []
    rows: list[int] = []
    faults: list[Fault] = []
    for number, cells in enumerate(sheet.rows[headings.row :], start=headings.row + 1):
        if not any(text_of(cells[index]) for index in headings.columns if index < len(cells)):
            continue
        row = _taken(_Row.of(number, cells, headings, given), unit_of)
        if isinstance(row, NewRequest):
            taken.append(row)
            rows.append(number)
        else:
            faults += row
    return Intake(taken=taken, rows=rows, faults=faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """What one row states, and where."""

    number: int
    headings: Headings
    stated: Mapping[str, CellValue]
    places: Mapping[str, int]

    @classmethod
    def of(
        cls,
        number: int,
        cells: Sequence[CellValue],
        headings: Headings,
        given: Mapping[str, CellValue],
    ) -> Self:
        """A row with the facts given for all where it says nothing."""
        there = {
            name: cells[index]
            for index, name in headings.columns.items()
            if index < len(cells) and text_of(cells[index])
        }
        places = {name: index for index, name in headings.columns.items()}
        return cls(number=number, headings=headings, stated={**given, **there}, places=places)

    def fault(self, name: str, error: CellError, facts: Mapping[str, str | int]) -> Fault:
        """Why the cell of a field cannot be taken."""
        index = self.places.get(name)
        return Fault(
            row=self.number,
            cell=f"{self.number}" if index is None else f"{column_letters(index)}{self.number}",
            heading=BY_FIELD[name].title if index is None else self.headings.titles[index],
            found=text_of(self.stated.get(name)),
            expected=error.expected,
            advice=error.advice,
            facts=facts,
        )


def _taken(row: _Row, unit_of: Callable[[str], str]) -> NewRequest | list[Fault]:
    """One row as a request, or its faults."""
    facts: dict[str, object] = {}
    faults: list[Fault] = []
    for column in COLUMNS:
        try:
            facts[column.field] = _fact(column.field, row.stated.get(column.field), unit_of)
        except CellError as error:
            faults.append(row.fault(column.field, error, {}))
        except RegisterError as error:
            wrong = CellError(N_("a village"), error.message)
            faults.append(row.fault(column.field, wrong, error.facts))
    if faults:
        return faults
    try:
        return _request(facts)
    except RegisterError as error:
        wrong = CellError(N_("facts that can be"), error.message)
        return [row.fault("title", wrong, error.facts)]


def _fact(name: str, value: CellValue, unit_of: Callable[[str], str]) -> object:
    """The fact of a cell; a column that must be filled and is empty is refused."""
    column = BY_FIELD[name]
    if column.must and not text_of(value):
        raise CellError(N_("something in the cell"), N_("fill it in: it must be known"))
    match column.holds:
        case Holds.UNIT:
            return unit_of(text_of(value))
        case Holds.CHOICE:
            return choice_of(value, known_choices(name))
        case Holds.TEXT:
            return text_of(value) or None
        case _:
            return _READ[column.holds](value)


_READ: Mapping[Holds, Callable[[CellValue], object]] = {
    Holds.YEAR: year_of,
    Holds.AMOUNT: amount_of,
    Holds.COUNT: count_of,
    Holds.DAY: day_of,
    Holds.TRUTH: truth_of,
}


def _request(facts: Mapping[str, object]) -> NewRequest:
    """A request with the mark of its facts."""
    new = NewRequest(
        unit_id=str(facts["unit_id"]),
        year=int(str(facts["year"])),
        title=str(facts["title"]),
        purpose=_text(facts["purpose"]),
        kind=RequestKind(str(facts["kind"])),
        office=str(facts["office"]),
        tier=BudgetLevel(str(facts["tier"])),
        is_participatory=facts["is_participatory"] is True,
        is_promise=facts["is_promise"] is True,
        people_served=_number(facts["people_served"]),
        amount_asked_kzt=_number(facts["amount_asked_kzt"]),
        protocol_date=_day(facts["protocol_date"]),
        protocol_number=_text(facts["protocol_number"]),
        supporters=_number(facts["supporters"]),
        sent_on=_day(facts["sent_on"]),
        sent_by=None if facts["sent_by"] is None else Channel(str(facts["sent_by"])),
        incoming_number=_text(facts["incoming_number"]),
        law=ReplyLaw.PROCEDURE_76 if facts["law"] is None else ReplyLaw(str(facts["law"])),
    )
    return replace(new, import_key=content_key(new))


def content_key(new: NewRequest) -> str:
    """The mark of a request's facts, the same in every file that states them.

    Returns:
        SHA-256 in hexadecimal digits.
    """
    facts = {name: value for name, value in asdict(new).items() if name != "import_key"}
    stated = json.dumps(facts, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(stated.encode()).hexdigest()


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _day(value: object) -> dt.date | None:
    return value if isinstance(value, dt.date) else None
