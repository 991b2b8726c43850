"""Commands that put right what was recorded: correct, retract; the old entries stay."""

from datetime import date
from typing import Annotated

import typer

from budget.commands.requests.options import (
    AsJson,
    Db,
    Documents,
    Key,
    Lang,
    app,
    opened,
    told,
)
from budget.errors import RegisterError
from budget.locale.words import N_, Language
from budget.register.chain import Value

_NUMBERS = ("year", "people_served", "amount_asked_kzt", "supporters")
_DAYS = ("protocol_date", "sent_on")
_TRUTHS = ("is_participatory", "is_promise")


@app.command()
def correct(  # noqa: PLR0913, PLR0917 -- a command line has as many options as the question
    key: Key,
    facts: Annotated[
        list[str], typer.Argument(help="amount_asked_kzt=5000000 title=…; empty: not known.")
    ],
    note: Annotated[str | None, typer.Option(help="Why.")] = None,
    db: Db = None,
    documents: Documents = None,
    lang: Lang = Language.EN,
    *,
    as_json: AsJson = False,
) -> None:
    """Correct facts of a request by name; the old ones stay to be seen."""
    changes = dict(_fact(fact) for fact in facts)
    with opened(db, documents) as register:
        recorded = register.correct_request(key, changes, note=note)
        told(recorded, register, lang, as_json=as_json)


def _fact(fact: str) -> tuple[str, Value]:
    """A name and the value that its column holds."""
    name, sign, written = fact.partition("=")
    refusal = RegisterError(
        N_("«{fact}» is not written `name=value`, with whole numbers and days 2026-03-02."),
        fact=fact,
    )
    if not sign:
        raise refusal
    try:
        return name, _value(name, written) if written else None
    except ValueError:
        raise refusal from None


def _value(name: str, written: str) -> Value:
    if name in _NUMBERS:
        return int(written)
    if name in _DAYS:
        return date.fromisoformat(written)
    if name in _TRUTHS:
        return (
            {"yes": True, "no": False}[written]
            if written in {"yes", "no"}
            else int(written) > 0
        )
    return written


@app.command()
def retract(  # noqa: PLR0913 -- a command line has as many options as the question
    event_no: Annotated[int, typer.Argument(help="Number of the event.")],
    note: Annotated[str, typer.Option(help="Why it is taken back.")],
    db: Db = None,
    documents: Documents = None,
    lang: Lang = Language.EN,
    *,
    as_json: AsJson = False,
) -> None:
    """Take back an event recorded by mistake; it stays to be seen."""
    with opened(db, documents) as register:
        told(register.retract(event_no, note=note), register, lang, as_json=as_json)
