"""Commands that give something out: export, pack, letter."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from budget.commands.requests.options import (
    AsJson,
    Db,
    Documents,
    Key,
    Lang,
    Today,
    app,
    day_of,
    file_told,
    opened,
    secret,
    written,
)
from budget.errors import RegisterError
from budget.locale.words import N_, Language, words
from budget.register.register import Register
from budget.reports.files import csv_bytes, excel_csv_bytes
from budget.reports.letter_texts import LetterKind
from budget.reports.letters import (
    letter_docx,
    letter_of,
    letter_pdf,
    letter_template,
    unknown_letter_marks,
)
from budget.reports.pack import pack_docx, pack_pdf, pack_template, unknown_pack_marks
from budget.reports.pack_register import matter_of, packed
from budget.reports.public_copy import copies
from budget.reports.request_book import register_book, register_table

_Out = Annotated[Path, typer.Option("--out", help="File to write; its ending says which kind.")]
_Template = Annotated[
    Path | None, typer.Option("--template", help="Your own Word template, .docx.")
]


@app.command()
def export(  # noqa: PLR0913 -- a command line has as many options as the question
    file: Annotated[
        Path,
        typer.Argument(
            help=".xlsx or .csv: requests; .age: everything, locked, for emergencies."
        ),
    ],
    today: Today = None,
    db: Db = None,
    documents: Documents = None,
    lang: Lang = Language.EN,
    *,
    for_excel: Annotated[
        bool, typer.Option("--excel", help="CSV for Excel in Kazakh or Russian settings.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write the requests as a workbook or CSV, or the whole register as one locked file."""
    with opened(db, documents) as register:
        if file.suffix.lower() == ".age":
            register.backup(file, secret("Passphrase: "))
            file_told(file, as_json=as_json)
            return
        held, standing = register.requests(), register.standings(day_of(today))
    match file.suffix.lower():
        case ".xlsx":
            content = register_book(held, standing, words(lang))
        case ".csv":
            rows = register_table(held, standing)
            content = excel_csv_bytes(rows) if for_excel else csv_bytes(rows)
        case ending:
            raise RegisterError(
                N_("Files end in .xlsx, .csv or .age; found {ending}."), ending=ending or "—"
            )
    written(file, content)
    file_told(file, as_json=as_json)


@app.command()
def pack(  # noqa: PLR0913, PLR0917 -- a command line has as many options as the question
    out: _Out,
    key: Annotated[
        str | None, typer.Argument(help="Key of the request; left out: a village and year.")
    ] = None,
    unit: Annotated[str | None, typer.Option(help="Code of a village.")] = None,
    year: Annotated[int | None, typer.Option(help="Budget year.")] = None,
    template: _Template = None,
    today: Today = None,
    db: Db = None,
    documents: Documents = None,
    lang: Lang = Language.KK,
    *,
    as_json: AsJson = False,
) -> None:
    """Write the pack of a request, or of a village's year, as .pdf (PDF/A) or .docx."""
    spoken = words(lang)
    own = _own_template(
        template, lambda content, name: unknown_pack_marks(content, name, spoken)
    )
    with opened(db, documents) as register:
        day = day_of(today) or register.today
        keys = _keys(register, key, unit, year)
        contents = packed(register, keys, day, spoken, copies())
    match out.suffix.lower():
        case ".pdf":
            content = pack_pdf(contents, spoken)
        case ".docx":
            content = pack_docx(contents, spoken, own)
        case _:
            raise RegisterError(N_("A pack ends in .pdf or .docx."))
    written(out, content)
    file_told(out, as_json=as_json)


@app.command(name="word-template")
def word_template(
    out: _Out,
    lang: Lang = Language.KK,
    *,
    of_letter: Annotated[
        bool, typer.Option("--letter", help="That of the letters, not of the pack.")
    ] = False,
) -> None:
    """Write a Word template, to be edited in Word and given back with --template."""
    spoken = words(lang)
    written(out, letter_template(spoken) if of_letter else pack_template(spoken))
    file_told(out, as_json=False)


@app.command()
def letter(  # noqa: PLR0913, PLR0917 -- a command line has as many options as the question
    kind: Annotated[LetterKind, typer.Argument(help="What the letter asks for.")],
    key: Key,
    out: _Out,
    template: _Template = None,
    today: Today = None,
    db: Db = None,
    documents: Documents = None,
    lang: Lang = Language.KK,
    *,
    as_json: AsJson = False,
) -> None:
    """Write a draft of a follow-up letter, to be checked and signed, as .docx or .pdf."""
    spoken = words(lang)
    with opened(db, documents) as register:
        day = day_of(today) or register.today
        draft = letter_of(kind, matter_of(register, key, day), spoken)
    own = _own_template(
        template, lambda content, name: unknown_letter_marks(content, name, draft, spoken)
    )
    match out.suffix.lower():
        case ".pdf":
            content = letter_pdf(draft, spoken)
        case ".docx":
            content = letter_docx(draft, spoken, own)
        case _:
            raise RegisterError(N_("A letter ends in .docx or .pdf."))
    written(out, content)
    file_told(out, as_json=as_json)


def _keys(register: Register, key: str | None, unit: str | None, year: int | None) -> list[str]:
    """Requests of a pack, in the order they were recorded."""
    if key is not None:
        return [str(register.request(key)["request_id"].item())]
    requests = register.requests()
    if unit is not None:
        requests = requests.filter(pl.col("unit_id") == unit)
    if year is not None:
        requests = requests.filter(pl.col("year") == year)
    if requests.is_empty():
        raise RegisterError(N_("The register holds no such request."))
    return requests.sort("event_no")["request_id"].to_list()


def _own_template(
    template: Path | None, check: Callable[[bytes, str], list[str]]
) -> bytes | None:
    """A template of the user's, all of whose marks are known."""
    if template is None:
        return None
    if not template.is_file():
        raise RegisterError(N_("There is no file «{name}»."), name=template.name)
    content = template.read_bytes()
    unknown = check(content, template.name)
    if unknown:
        raise RegisterError(
            N_("«{name}» asks for what is not there: {marks}."),
            name=template.name,
            marks=", ".join(unknown),
        )
    return content
