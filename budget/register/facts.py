"""What is written into the register: a request and an event, checked before they are taken."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from budget.errors import RegisterError
from budget.locale.words import N_
from budget.model.enums import BudgetLevel
from budget.model.requests import (
    COMPUTED_STATES,
    Channel,
    Evasion,
    MoneyStage,
    Observer,
    ReplyKind,
    ReplyLaw,
    RequestKind,
    RequestState,
)

_UNIT = re.compile(r"[0-9]{9}|invented-[0-9]{2}")
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_LONGEST = 4_000  # characters of one field: a page of text
_LARGEST = 10**15  # no budget of the country comes near; a database holds no more than 2**63
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # would show a text turned about
_KEPT = "\n\t"
_STAGES = {
    RequestState.INCLUDED_IN_DRAFT: MoneyStage.DRAFT,
    RequestState.APPROVED_FULL: MoneyStage.APPROVED,
    RequestState.APPROVED_PART: MoneyStage.APPROVED,
}


def readable(text: str) -> str:
    r"""A text without signs that nobody sees: a database, a page or a paper stumbles over them.

    Examples:
        >>> readable("Көп\x00ір\u202e\r\n жөндеу\ud800 ")
        'Көпір\n жөндеу'
    """
    kept = (
        sign
        for sign in _TURNING.sub("", text)
        if sign in _KEPT or unicodedata.category(sign) not in {"Cc", "Cs"}
    )
    return "".join(kept).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRequest:
    """A request as it is asked; money in whole tenge, an unknown fact is None.

    Raises `RegisterError` where a fact cannot be: a village without a code, a year out of range,
    an empty title or office, a count below zero, a text longer than a page.
    """

    unit_id: str
    year: int
    title: str
    kind: RequestKind
    office: str
    tier: BudgetLevel
    purpose: str | None = None
    is_participatory: bool = False
    is_promise: bool = False
    people_served: int | None = None
    amount_asked_kzt: int | None = None
    protocol_date: date | None = None
    protocol_number: str | None = None
    supporters: int | None = None
    sent_on: date | None = None
    sent_by: Channel | None = None
    incoming_number: str | None = None
    law: ReplyLaw = ReplyLaw.PROCEDURE_76
    import_key: str | None = None

    def __post_init__(self) -> None:
        """Refuse facts that cannot be."""
        if not _UNIT.fullmatch(self.unit_id):
            raise RegisterError(N_("The village is named by its code of nine digits."))
        if not _FIRST_YEAR <= self.year <= _LAST_YEAR:
            raise RegisterError(N_("The year {year} is no budget year."), year=self.year)
        if not readable(self.title):
            raise RegisterError(N_("A request needs a title: what is asked, in a line."))
        if not readable(self.office):
            raise RegisterError(N_("A request needs the office it is addressed to."))
        _not_below_zero(self.people_served, self.amount_asked_kzt, self.supporters)
        _not_too_long(
            self.title, self.purpose, self.office, self.protocol_number, self.incoming_number
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """Something that happened to a request: a state, a reply, an amount, or a note.

    `corrects` names the event that this one replaces. Raises `RegisterError` where the facts do
    not fit: a part approved without its amount, an extension without its day, a redirection
    without an office, an evasive reply without a criterion, a reasoned refusal without its reason.
    """

    happened_on: date
    observed_by: Observer
    state: RequestState | None = None
    reply: ReplyKind | None = None
    evasions: frozenset[Evasion] = field(default_factory=frozenset)
    reason: str | None = None
    amount_kzt: int | None = None
    money_stage: MoneyStage | None = None
    office: str | None = None
    tier: BudgetLevel | None = None
    until_on: date | None = None
    incoming_number: str | None = None
    source: str | None = None
    note: str | None = None
    corrects: int | None = None

    def __post_init__(self) -> None:
        """Refuse facts that do not fit each other."""
        self._state_fits()
        self._reply_fits()
        _not_below_zero(self.amount_kzt)
        _not_too_long(self.reason, self.office, self.source, self.note, self.incoming_number)
        if not any((self.state, self.reply, self.note, self.money_stage)):
            raise RegisterError(
                N_("An event says a state, a reply, an amount at a stage, or a note.")
            )
        if self.amount_kzt is not None and self.stage is None:
            raise RegisterError(
                N_("An amount needs its stage: draft, approved, revised, executed.")
            )

    @property
    def stage(self) -> MoneyStage | None:
        """The stage of the amount: the one given, else that of the state."""
        implied = None if self.state is None else _STAGES.get(self.state)
        return self.money_stage or (implied if self.amount_kzt is not None else None)

    def _state_fits(self) -> None:
        if self.state in COMPUTED_STATES:
            raise RegisterError(
                N_("Whether a reply is late follows from the dates; it is not recorded.")
            )
        if self.state is RequestState.APPROVED_PART and not self.amount_kzt:
            raise RegisterError(N_("A request approved in part needs the amount approved."))
        if (self.state is RequestState.EXTENDED) != (self.until_on is not None):
            raise RegisterError(N_("An extension, and only that, needs its new day."))
        if self.until_on is not None and self.until_on <= self.happened_on:
            raise RegisterError(N_("The new day of an extension lies after its notice."))
        if self.state is RequestState.REDIRECTED and not self.office:
            raise RegisterError(N_("A request passed on needs the office it went to."))

    def _reply_fits(self) -> None:
        if (self.reply is ReplyKind.EVASIVE) != bool(self.evasions):
            raise RegisterError(
                N_("An evasive reply, and only that, says which of the criteria it lacks.")
            )
        if self.reply is ReplyKind.REFUSED_WITH_REASON and not self.reason:
            raise RegisterError(N_("A refusal with a reason needs the reason, as worded."))
        if self.reply is ReplyKind.REFUSED_WITHOUT_REASON and self.reason:
            raise RegisterError(N_("A refusal without a reason has none to quote."))


def _not_below_zero(*numbers: int | None) -> None:
    if any(number is not None and number < 0 for number in numbers):
        raise RegisterError(N_("Amounts and counts are not below zero."))
    if any(number is not None and number > _LARGEST for number in numbers):
        raise RegisterError(N_("A number is larger than any budget."))


def _not_too_long(*texts: str | None) -> None:
    if any(text is not None and len(text) > _LONGEST for text in texts):
        raise RegisterError(
            N_("A text is longer than {limit} characters; attach it as a document."),
            limit=_LONGEST,
        )
