"""What the commands of the register share: its place, its lock, the form of an answer."""

import getpass
import json
import os
import sys
from contextvars import ContextVar
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer

from budget.answers import document
from budget.errors import LockedRegisterError, RegisterError, UnusableFileError
from budget.locale import failures
from budget.locale.words import N_, Language, words
from budget.register.appending import Recorded
from budget.register.documents import keep_privately
from budget.register.engine import is_locked
from budget.register.opening import open_register
from budget.register.place import place_of
from budget.register.register import Register

app = typer.Typer(
    help="The register of village requests: what was asked, answered and approved.",
    no_args_is_help=True,
)

Db = Annotated[
    str | None,
    typer.Option("--db", help="File or connection string; your own register if left out."),
]
Documents = Annotated[
    Path | None, typer.Option("--documents", help="Folder of the documents; beside the file.")
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON for programs.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Plain CSV: UTF-8, commas.")]
_spoken: ContextVar[Language] = ContextVar("_spoken", default=Language.EN)


def _speak(language: Language) -> Language:
    """Remember the language, so that a refusal is in it too."""
    _spoken.set(language)
    return language


Lang = Annotated[
    Language, typer.Option("--lang", help="Language of the answer.", callback=_speak)
]
Key = Annotated[str, typer.Argument(help="Key of the request.")]
Today = Annotated[
    datetime | None,
    typer.Option("--today", formats=["%Y-%m-%d"], help="Day to tell it for; today."),
]
Day = Annotated[
    datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="Day it happened.")
]
PASSPHRASE = "BUDGET_PASSPHRASE"  # noqa: S105 -- the name of a variable


def opened(db: str | None, documents: Path | None, *, makes: bool = False) -> Register:
    """The register, its passphrase taken from the environment or asked for.

    Only what records a request makes a register where there is none.

    A passphrase is no option of a command: the list of processes would show it.
    """
    return open_register(db, passphrase_of(db), documents=documents, makes=makes)


def passphrase_of(db: str | None) -> str | None:
    """The passphrase of a locked register; None where there is no lock."""
    place = place_of(db)
    if not is_locked(place):
        is_new = place.file is not None and not place.file.is_file()
        return os.environ.get(PASSPHRASE) or None if is_new else None
    return secret("Passphrase: ")


def secret(question: str) -> str:
    """A passphrase from the environment, else from the keyboard without showing it."""
    given = os.environ.get(PASSPHRASE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise LockedRegisterError(
            N_("The register is locked: give its passphrase in {variable}."),
            variable=PASSPHRASE,
        )
    return getpass.getpass(question)


def written(file: Path, content: bytes) -> None:
    """A file of the register, for its owner alone until it is handed on."""
    try:
        keep_privately(file, content)
    except OSError:
        raise RegisterError(
            N_("«{name}» cannot be written: is the folder there, and the disk not full?"),
            name=file.name,
        ) from None


def file_told(file: Path, *, as_json: bool) -> None:
    """What was written; to programs with its size and SHA-256."""
    if not as_json:
        document(str(file))
        return
    digest = sha256(file.read_bytes()).hexdigest()
    facts = {"file": str(file), "size_bytes": file.stat().st_size, "sha256": digest}
    document(json.dumps(facts, ensure_ascii=False))


def day_of(moment: datetime | None) -> date | None:
    """The day of an option."""
    return None if moment is None else moment.date()


def told(recorded: Recorded, register: Register, lang: Language, *, as_json: bool) -> None:
    """What was recorded, with the receipt that proves it."""
    receipt = register.receipt(recorded.request_id)
    if as_json:
        facts = {
            "request_id": recorded.request_id,
            "event_no": recorded.event_no,
            "recorded_at": recorded.recorded_at,
            "hash": recorded.hash,
            "receipt": receipt.payload,
        }
        document(json.dumps(facts, ensure_ascii=False))
        return
    document(receipt.text(words(lang)))


def refusal(error: RegisterError | UnusableFileError) -> str:
    """Why there is no answer, in the language of the answer."""
    return failures.sentence(error, words(_spoken.get()))
