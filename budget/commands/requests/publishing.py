"""The command that publishes: a preview of exactly what goes out, and only then a file."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from budget.answers import document
from budget.commands.requests.options import (
    AsJson,
    Db,
    Documents,
    Lang,
    Today,
    app,
    day_of,
    file_told,
    opened,
    written,
)
from budget.locale.words import Language, Words, words
from budget.register.personal import Wishes
from budget.register.publication import SMALL_VILLAGES, Publication, publication
from budget.register.register import Register
from budget.reports.public_copy import public_bytes


@app.command()
def publish(  # noqa: PLR0913, PLR0917 -- a command line has as many options as the question
    keys: Annotated[
        list[str] | None, typer.Argument(help="Keys of requests; all if left out.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="File to write, .zip, once confirmed.")
    ] = None,
    confirm: Annotated[
        str | None, typer.Option("--confirm", help="The mark that the preview shows.")
    ] = None,
    black: Annotated[
        list[str] | None, typer.Option("--black", help="A text to black out too; repeat.")
    ] = None,
    keep: Annotated[
        list[str] | None, typer.Option("--keep", help="A find to leave as it is; repeat.")
    ] = None,
    today: Today = None,
    db: Db = None,
    documents: Documents = None,
    lang: Lang = Language.EN,
    *,
    as_json: AsJson = False,
) -> None:
    """Show exactly what would go out; with --out and --confirm MARK write it."""
    spoken = words(lang)
    with opened(db, documents) as register:
        wishes = Wishes(marked=black or [], kept=keep or [])
        going = _going(register, keys, day_of(today), wishes)
    if out is None or confirm is None:
        document(_preview(going, spoken, as_json=as_json))
        return
    written(out, public_bytes(going, confirm, spoken))
    file_told(out, as_json=as_json)


def _going(
    register: Register, keys: list[str] | None, today: date | None, wishes: Wishes
) -> Publication:
    """What would go out of the requests named, or of all."""
    requests = register.requests()
    if keys:
        requests = requests.filter(pl.col("request_id").is_in(keys))
    standings = register.standings(today).filter(
        pl.col("request_id").is_in(requests["request_id"].implode())
    )
    return publication(
        requests, register.events(), standings, wishes, is_sample=register.is_sample
    )


def _preview(going: Publication, spoken: Words, *, as_json: bool) -> str:
    """Every row that would go out, every find, what stays, and the mark."""
    return _facts(going) if as_json else "\n".join(_lines(going, spoken))


def _facts(going: Publication) -> str:
    """The preview for programs."""
    facts = {
        "mark": going.mark,
        "requests": json.loads(going.requests.write_json()),
        "events": json.loads(going.events.write_json()),
        "totals": json.loads(going.totals.write_json()),
        "findings": json.loads(going.findings.write_json()),
        "left_out": list(going.left_out),
        "suppressed": going.suppressed,
        "requests_left_out": going.requests_left_out,
    }
    return json.dumps(facts, ensure_ascii=False)


def _lines(going: Publication, spoken: Words) -> list[str]:
    """The preview for people."""
    columns = ", ".join(going.left_out)
    return [
        spoken.gettext("This would go out, and nothing else:"),
        going.requests.write_csv(),
        going.events.write_csv(),
        going.totals.write_csv(),
        spoken.gettext("Personal data blacked out: {number}", number=going.findings.height),
        *_finds(going, spoken),
        spoken.gettext("Numbers below 5 left out: {number}", number=going.suppressed),
        spoken.gettext(
            "Requests left out with their villages: {number}", number=going.requests_left_out
        ),
        spoken.gettext(SMALL_VILLAGES),
        spoken.gettext("Columns that stay here: {columns}", columns=columns),
        spoken.gettext(
            "Nothing was written. To publish this: --out FILE.zip --confirm {mark}",
            mark=going.mark,
        ),
    ]


def _finds(going: Publication, spoken: Words) -> list[str]:
    return [
        spoken.gettext(
            "{table} {row}, {column}: «{before}» becomes «{after}»",
            table=table,
            row=row,
            column=column,
            before=before,
            after=after,
        )
        for table, row, column, _, _, before, after in going.findings.iter_rows()
    ]
