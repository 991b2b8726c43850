"""A register to try the pages with: every village, office and document in it is invented.

It says so itself, and its villages have no codes of the classifier, so that neither the program
nor a reader can take it for a real one.
"""

from datetime import date
from pathlib import Path

from budget.errors import RegisterError
from budget.locale.words import N_
from budget.model.enums import BudgetLevel
from budget.model.requests import (
    Channel,
    Evasion,
    Observer,
    ReplyKind,
    RequestKind,
    RequestState,
)
from budget.register.appending import Clock
from budget.register.facts import NewEvent, NewRequest
from budget.register.opening import open_register, utc_now
from budget.register.register import Register

SAMPLE_UNITS = {
    "invented-01": {"kk": "Мысалтөбе", "ru": "Мысалтобе", "en": "Mysaltobe"},
    "invented-02": {"kk": "Үлгіқұдық", "ru": "Улгикудык", "en": "Ulgikudyk"},
    "invented-03": {"kk": "Ойдан шыққан", "ru": "Выдуманное", "en": "Vydumannoye"},
}
_OFFICE = "Ойдан шығарылған аудан әкімінің аппараты / Аппарат акима выдуманного района"
_DRAFTED = date(2026, 1, 15)


def invented_village(name: str) -> str:
    """The code of an invented village, by the code itself or its name in any language.

    Raises `RegisterError` where no invented village is called so.
    """
    wanted = name.casefold()
    for unit_id, names in SAMPLE_UNITS.items():
        if wanted in {unit_id, *(each.casefold() for each in names.values())}:
            return unit_id
    raise RegisterError(N_("no invented village is called «{name}»"), name=name)


def make_sample(url: str, *, documents: Path | None = None, clock: Clock = utc_now) -> Register:
    """Make the sample register where there is none, with a few requests and what became of them.

    Raises `RegisterError` where a real register is there.
    """
    register = open_register(url, documents=documents, is_sample=True, clock=clock)
    if register.requests().is_empty():
        for request, events in _STORIES:
            recorded = register.add_request(request, happened_on=request.sent_on or _DRAFTED)
            register.attach(
                recorded.request_id,
                _letter(request),
                "letter.txt",
                about=recorded.event_no,
                happened_on=request.sent_on or _DRAFTED,
            )
            for event in events:
                register.add_event(recorded.request_id, event)
    return register


def _letter(request: NewRequest) -> bytes:
    """A document that says what it is."""
    return f"ОЙДАН ШЫҒАРЫЛҒАН ҮЛГІ · ВЫДУМАННЫЙ ОБРАЗЕЦ\n\n{request.title}\n".encode()


def _asked(
    unit_no: int, title: str, kind: RequestKind, amount_kzt: int, sent_on: date | None
) -> NewRequest:
    """A request of an invented village to its invented district."""
    return NewRequest(
        unit_id=f"invented-{unit_no:02}",
        year=2026,
        title=title,
        kind=kind,
        office=_OFFICE,
        tier=BudgetLevel.DISTRICT,
        purpose="Ойдан шығарылған мысал / Выдуманный пример",
        people_served=640,
        amount_asked_kzt=amount_kzt,
        protocol_date=date(2025, 8, 20),
        protocol_number="4",
        supporters=118,
        sent_on=sent_on,
        sent_by=None if sent_on is None else Channel.PAPER,
    )


def _seen(
    happened_on: date,
    state: RequestState | None = None,
    reply: ReplyKind | None = None,
    amount_kzt: int | None = None,
    reason: str | None = None,
) -> NewEvent:
    """Something that the office of the invented akim saw."""
    return NewEvent(
        happened_on=happened_on,
        observed_by=Observer.AKIM_OFFICE,
        state=state,
        reply=reply,
        amount_kzt=amount_kzt,
        reason=reason,
    )


_STORIES: tuple[tuple[NewRequest, tuple[NewEvent, ...]], ...] = (
    (
        _asked(
            1,
            "Орта жөндеу: Бейбітшілік көшесі, 1,2 км",
            RequestKind.ROADS,
            48_600_000,
            date(2025, 8, 25),
        ),
        (
            _seen(date(2025, 8, 26), RequestState.REGISTERED),
            _seen(date(2025, 10, 10), RequestState.INCLUDED_IN_DRAFT, amount_kzt=48_600_000),
            _seen(
                date(2025, 12, 24), RequestState.APPROVED_PART, ReplyKind.SUBSTANCE, 30_000_000
            ),
        ),
    ),
    (
        _asked(
            1,
            "Ұңғыма бұрғылау және су мұнарасы",
            RequestKind.WATER,
            27_400_000,
            date(2025, 8, 25),
        ),
        (
            _seen(date(2025, 8, 26), RequestState.REGISTERED),
            _seen(
                date(2025, 9, 12),
                RequestState.REFUSED,
                ReplyKind.REFUSED_WITH_REASON,
                reason="Қаржы көзделмеген / Средства не предусмотрены",
            ),
        ),
    ),
    (
        _asked(
            1, "Уличное освещение, 34 опоры", RequestKind.LIGHTING, 9_850_000, date(2025, 8, 27)
        ),
        (
            _seen(
                date(2025, 12, 24), RequestState.APPROVED_FULL, ReplyKind.SUBSTANCE, 9_850_000
            ),
        ),
    ),
    (
        _asked(
            1,
            "Капитальный ремонт дома культуры",
            RequestKind.CLUB,
            61_000_000,
            date(2025, 8, 28),
        ),
        (
            _seen(date(2025, 8, 28), RequestState.REGISTERED),
            NewEvent(
                happened_on=date(2025, 9, 17),
                observed_by=Observer.AKIM_OFFICE,
                reply=ReplyKind.EVASIVE,
                evasions=frozenset({Evasion.NO_DECISION, Evasion.NO_DATE}),
                reason="Мәселе қаралатын болады / Вопрос будет рассмотрен",
            ),
        ),
    ),
    (
        _asked(
            2, "Мектеп қазандығын ауыстыру", RequestKind.HEATING, 18_200_000, date(2026, 3, 2)
        ),
        (_seen(date(2026, 3, 3), RequestState.REGISTERED),),
    ),
    (
        _asked(
            1,
            "Фельдшерско-акушерский пункт: крыша",
            RequestKind.HEALTH,
            7_300_000,
            date(2026, 3, 2),
        ),
        (
            _seen(date(2026, 3, 3), RequestState.REGISTERED),
            NewEvent(
                happened_on=date(2026, 3, 20),
                observed_by=Observer.AKIM_OFFICE,
                state=RequestState.EXTENDED,
                until_on=date(2026, 5, 15),
                source="Хабарлама / уведомление",
            ),
        ),
    ),
    (
        _asked(
            3,
            "Мектеп спортзалының еденін жөндеу",
            RequestKind.SCHOOL,
            5_600_000,
            date(2025, 9, 1),
        ),
        (
            _seen(
                date(2025, 10, 3),
                RequestState.NOT_FUNDED_LISTED,
                ReplyKind.REFUSED_WITHOUT_REASON,
            ),
        ),
    ),
    (
        _asked(3, "Детская площадка", RequestKind.OTHER, 3_900_000, None),
        (_seen(date(2026, 2, 12), RequestState.AGREED_BY_ASSEMBLY),),
    ),
)
