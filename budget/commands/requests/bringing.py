"""Commands that bring requests in: a template, an import of somebody's workbook, a public copy."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from budget.answers import document
from budget.commands.places import unit_id_of
from budget.commands.requests.options import (
    AsJson,
    Db,
    Documents,
    Lang,
    app,
    opened,
    written,
)
from budget.errors import RegisterError, UnknownPlaceError
from budget.locale.words import N_, Language, Words, words
from budget.register.appending import Recorded
from budget.register.documents import LARGEST
from budget.register.headings import headings_of
from budget.register.intake import Intake, intake_of
from budget.register.mappings import remember, remembered
from budget.register.register import Register
from budget.register.sample import invented_village
from budget.reports.files import csv_bytes, workbook_bytes
from budget.reports.public_copy import kept, loaded, public_folder
from budget.reports.request_book import faults_frame, sheet_of, template_bytes

_SHOWN = 50  # faults printed; a report holds all
_REFUSED = 1
_SAID = "{why}"  # the search for places says it in its own sentence


@app.command()
def template(
    file: Annotated[Path, typer.Argument(help="Workbook to make, .xlsx.")],
    lang: Lang = Language.EN,
) -> None:
    """Write the workbook that an import reads, with lists to choose from."""
    written(file, template_bytes(words(lang)))
    document(str(file))


@app.command(name="import")
def imported(  # noqa: PLR0913, PLR0917 -- a command line has as many options as the question
    file: Annotated[Path, typer.Argument(help="Workbook, .xlsx.")],
    by_hand: Annotated[
        list[str] | None,
        typer.Option("--map", help='Your column and its field: --map "Сумма=amount"; kept.'),
    ] = None,
    given: Annotated[
        list[str] | None,
        typer.Option("--set", help='A fact of every row: --set "tier=district".'),
    ] = None,
    report: Annotated[
        Path | None, typer.Option(help="File for the rows not taken: .xlsx, .csv or .json.")
    ] = None,
    db: Db = None,
    documents: Documents = None,
    lang: Lang = Language.EN,
    *,
    only_good: Annotated[
        bool, typer.Option("--only-good", help="Take the good rows and leave the others.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Take requests from a workbook: all rows, or none; the same row never comes in twice."""
    spoken = words(lang)
    sheet = sheet_of(_content(file), file.name)
    with opened(db, documents, makes=True) as register:
        known = remembered(register)
        named = {**known, **_pairs(by_hand or [], "--map", _SHORT)}
        facts = _pairs(given or [], "--set", _SHORT)
        headings = headings_of(sheet, named, facts)
        intake = intake_of(sheet, headings, facts, _unit_finder(register, lang))
        takes = not intake.faults or only_good
        added = register.add_requests(intake.taken) if takes else []
        if named != known:
            remember(register, named)
    if report is not None:
        _write_report(report, intake, spoken)
    _tell(intake, added, headings.unknown, spoken, as_json=as_json)
    if intake.faults:
        raise typer.Exit(_REFUSED)


_SHORT = {  # what people type for a field
    "amount": "amount_asked_kzt",
    "sum": "amount_asked_kzt",
    "village": "unit_id",
    "unit": "unit_id",
    "sent": "sent_on",
    "people": "people_served",
    "number": "incoming_number",
}


def _pairs(given: list[str], option: str, short: Mapping[str, str]) -> dict[str, str]:
    """`name=value` of an option; a field by its name or its short one."""
    pairs = {}
    for pair in given:
        left, sign, right = pair.partition("=")
        if not (left.strip() and sign and right.strip()):
            raise RegisterError(
                N_("{option} is written name=value; found {pair}."), option=option, pair=pair
            )
        if option == "--map":
            pairs[left.strip()] = short.get(right.strip(), right.strip())
        else:
            pairs[short.get(left.strip(), left.strip())] = right.strip()
    return pairs


def _content(file: Path) -> bytes:
    if not file.is_file():
        raise RegisterError(N_("There is no file «{name}»."), name=file.name)
    if file.stat().st_size > LARGEST:
        raise RegisterError(N_("«{name}» is larger than any list of requests."), name=file.name)
    return file.read_bytes()


def _unit_finder(register: Register, language: Language) -> Callable[[str], str]:
    """The code of a village by code or name; of a sample, among its invented ones."""

    @cache
    def unit_of(name: str) -> str:
        if register.is_sample:
            return invented_village(name)
        try:
            return unit_id_of(name, language)
        except UnknownPlaceError as error:
            raise RegisterError(_SAID, why=str(error)) from error

    return unit_of


def _write_report(report: Path, intake: Intake, spoken: Words) -> None:
    rows = faults_frame(list(intake.faults), spoken)
    match report.suffix.lower():
        case ".csv":
            written(report, csv_bytes(rows))
        case ".json":
            written(report, rows.write_json().encode())
        case _:
            written(
                report,
                workbook_bytes(
                    rows, spoken.gettext("Rows not taken"), [], spoken.gettext("About")
                ),
            )


def _tell(
    intake: Intake,
    added: Sequence[Recorded | None],
    unknown: object,
    spoken: Words,
    *,
    as_json: bool,
) -> None:
    """How many rows came in, were there before, and were not taken, and why."""
    faults = faults_frame(list(intake.faults), spoken)
    counts: dict[str, int] = {
        "added": sum(each is not None for each in added),
        "there_before": sum(each is None for each in added),
        "good": len(intake.taken),
        "not_taken": len({fault.row for fault in intake.faults}),
    }
    if as_json:
        facts = {
            **counts,
            "unknown_columns": unknown,
            "faults": json.loads(faults.write_json()),
        }
        document(json.dumps(facts, ensure_ascii=False))
        return
    document(
        spoken.gettext(
            "Added: {added}; there before: {there_before}; good: {good}; not taken: {not_taken}.",
            **counts,
        )
    )
    if not added and intake.faults:
        document(
            spoken.gettext("Nothing was written; mend the rows or take only the good ones.")
        )
    document("\n".join(_sentence(row, spoken) for row in faults.head(_SHOWN).iter_rows()))
    left = faults.height - _SHOWN
    if left > 0:
        document(spoken.gettext("And {number} more; --report writes all.", number=left))


def _sentence(row: tuple[str | int, ...], spoken: Words) -> str:
    _, cell, heading, found, expected, advice = row
    return spoken.gettext(
        "{cell} ({heading}): found «{found}», expected {expected}; {advice}.",
        cell=cell,
        heading=heading,
        found=found,
        expected=expected,
        advice=advice,
    )


@app.command()
def load(
    file: Annotated[Path, typer.Argument(help="Public copy of another register, .zip.")],
    lang: Lang = Language.EN,
    *,
    as_json: AsJson = False,
) -> None:
    """Check a public copy of another register and keep it for comparison."""
    spoken = words(lang)
    content = _content(file)
    copy = loaded(content, file.name)
    kept(content, public_folder(), file.name)
    facts: dict[str, str | int] = {
        "requests": copy.requests.height,
        "events": copy.events.height,
        "mark": copy.mark,
    }
    if as_json:
        document(json.dumps({**facts, "is_sample": copy.is_sample}))
    else:
        document(
            spoken.gettext(
                "Loaded: {requests} requests, {events} events, mark {mark}.", **facts
            )
        )
