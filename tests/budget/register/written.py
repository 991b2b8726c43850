"""Requests and events written short, for tests of the register."""

from datetime import date

from budget.model.enums import BudgetLevel
from budget.model.requests import Observer, ReplyKind, RequestKind, RequestState
from budget.register.facts import NewEvent, NewRequest

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n"


def a_request(  # noqa: PLR0913 -- what a test may want otherwise
    title: str = "Көпір жөндеу",
    *,
    sent_on: date | None = date(2026, 3, 2),
    amount_kzt: int | None = 12_000_000,
    kind: RequestKind = RequestKind.ROADS,
    unit_id: str = "155233100",
    import_key: str | None = None,
) -> NewRequest:
    """A village asks its district for twelve million tenge."""
    return NewRequest(
        unit_id=unit_id,
        year=2026,
        title=title,
        kind=kind,
        office="Аудан әкімінің аппараты",
        tier=BudgetLevel.DISTRICT,
        amount_asked_kzt=amount_kzt,
        sent_on=sent_on,
        import_key=import_key,
    )


def seen(  # noqa: PLR0913 -- what a test may want otherwise
    happened_on: date,
    state: RequestState | None = None,
    *,
    reply: ReplyKind | None = None,
    amount_kzt: int | None = None,
    until_on: date | None = None,
    office: str | None = None,
    corrects: int | None = None,
    note: str | None = None,
) -> NewEvent:
    """Something that the akim saw."""
    return NewEvent(
        happened_on=happened_on,
        observed_by=Observer.AKIM,
        state=state,
        reply=reply,
        amount_kzt=amount_kzt,
        until_on=until_on,
        office=office,
        corrects=corrects,
        note=note,
    )
