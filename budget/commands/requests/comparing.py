"""Commands that set a request against what was approved: lines, confirm."""

from typing import Annotated

import polars as pl
import typer

from budget import tables
from budget.answers import Form, answer, document
from budget.commands.places import amounts
from budget.commands.requests.options import (
    AsCsv,
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
from budget.locale.requests import LINE_IS_WIDER, NO_LINE
from budget.locale.words import N_, Language, words
from budget.model.requests import MoneyStage
from budget.register.lines import Line, candidates
from budget.register.register import Register


@app.command()
def lines(  # noqa: PLR0913 -- a command line has as many options as the question
    key: Key,
    db: Db = None,
    documents: Documents = None,
    lang: Lang = Language.EN,
    *,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Lines of later budgets that may hold the money of a request, to be confirmed by you."""
    spoken = words(lang)
    with opened(db, documents) as register:
        found = _candidates(register, key)
    shown = {
        spoken.gettext("Number"): found["number"].cast(pl.String),
        spoken.gettext("Unit"): found["unit_id"],
        spoken.gettext("Budget year"): found["budget_year"].cast(pl.String),
        spoken.gettext("Phase"): found["phase"].cast(pl.String),
        spoken.gettext("Edition"): found["edition_no"].cast(pl.String),
        spoken.gettext("Code"): found["code"],
        spoken.gettext("Name"): found["name"],
        spoken.gettext("Amount, ₸"): amounts(found["amount_kzt"], lang),
        spoken.gettext("Cell"): found["cell"],
    }
    form = Form.of(as_json=as_json, as_csv=as_csv)
    answer(found, shown, form)
    if form is Form.TABLE:
        document(spoken.gettext(NO_LINE if found.is_empty() else LINE_IS_WIDER))


@app.command()
def confirm(  # noqa: PLR0913, PLR0917 -- a confirmation is told with as many facts
    key: Key,
    number: Annotated[int, typer.Argument(min=1, help="Number in the answer of `lines`.")],
    stage: Annotated[MoneyStage, typer.Argument(help="What the amount is.")],
    amount: Annotated[
        int | None,
        typer.Option(
            min=0, help="Tenge of the line meant for the request, if a document says."
        ),
    ] = None,
    note: Annotated[str | None, typer.Option(help="What shows that it is the line.")] = None,
    db: Db = None,
    documents: Documents = None,
    lang: Lang = Language.EN,
    *,
    as_json: AsJson = False,
) -> None:
    """Confirm that a line belongs to a request; it is an event like any other."""
    with opened(db, documents) as register:
        found = _candidates(register, key)
        if number > found.height:
            raise RegisterError(
                N_("There is no line {number}; {count} are proposed."),
                number=number,
                count=found.height,
            )
        line = Line.of_row(found.row(number - 1, named=True))
        recorded = register.confirm_line(key, line, stage, amount_kzt=amount, note=note)
        told(recorded, register, lang, as_json=as_json)


def _candidates(register: Register, key: str) -> pl.DataFrame:
    """The proposed lines, numbered from 1."""
    return candidates(
        register.request(key).row(0, named=True),
        tables.read("budget_lines"),
        tables.read("units"),
        tables.read("classification"),
    ).with_row_index("number", offset=1)
