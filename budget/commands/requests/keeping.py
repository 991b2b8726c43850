"""Commands that prove and keep the register: verify, backup, restore, passphrase, sample."""

import json
from pathlib import Path
from typing import Annotated

import typer

from budget.answers import document
from budget.commands.requests.options import (
    AsJson,
    Db,
    Documents,
    Lang,
    app,
    file_told,
    opened,
    passphrase_of,
    secret,
)
from budget.errors import RegisterError
from budget.locale.words import N_, Language, words
from budget.register.keeping import restore as restored
from budget.register.keeping import set_passphrase
from budget.register.place import place_of
from budget.register.sample import make_sample
from budget.register.verifying import LIMITS

_CHANGED = 1


@app.command()
def verify(
    receipt: Annotated[
        list[str] | None, typer.Option(help="Text of a receipt kept elsewhere; repeat.")
    ] = None,
    db: Db = None,
    documents: Documents = None,
    lang: Lang = Language.EN,
    *,
    as_json: AsJson = False,
) -> None:
    """Find every change made behind the program's back; exit code 1 where there is one."""
    spoken = words(lang)
    with opened(db, documents) as register:
        found = register.verify(receipt or ())
        count = register.events().height if not found else 0
    if as_json:
        rows = [
            {
                "what": each.what,
                "event_no": each.event_no,
                "request_id": each.request_id,
                "until_no": each.until_no,
            }
            for each in found
        ]
        document(json.dumps(rows))
    elif found:
        document("\n".join(each.text(spoken) for each in found))
    else:
        told = [spoken.gettext("No change was found: {count} entries.", count=count)]
        proofs = len(receipt or ())
        told.append(
            spoken.gettext("Receipts that fit: {count}", count=proofs)
            if proofs
            else spoken.gettext(LIMITS)
        )
        document("\n".join(told))
    if found:
        raise typer.Exit(_CHANGED)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="File to write; .zip, or .age when locked.")],
    db: Db = None,
    documents: Documents = None,
    *,
    locked: Annotated[
        bool, typer.Option("--locked", help="Lock the backup with a passphrase.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write the whole register with its documents to one file."""
    with opened(db, documents) as register:
        needs_lock = locked or register.folder.key is not None
        register.backup(file, secret("Passphrase: ") if needs_lock else None)
    file_told(file, as_json=as_json)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")],
    db: Db = None,
    documents: Documents = None,
    lang: Lang = Language.EN,
) -> None:
    """Make a register from a backup where there is none, and verify it."""
    if not file.is_file():
        raise RegisterError(N_("There is no file «{name}»."), name=file.name)
    content = file.read_bytes()
    is_locked = content.startswith(b"age-encryption.org")
    key = secret("Passphrase: ") if is_locked else None
    on_file = place_of(db, documents).file is not None
    with restored(
        content, db, key if on_file else None, backup_passphrase=key, documents=documents
    ) as register:
        found = register.verify()
        count = register.requests().height
    spoken = words(lang)
    document(spoken.gettext("Requests restored: {count}", count=count))
    if found:
        document("\n".join(each.text(spoken) for each in found))
        raise typer.Exit(_CHANGED)


@app.command()
def passphrase(
    db: Db = None,
    documents: Documents = None,
    *,
    remove: Annotated[bool, typer.Option("--remove", help="Unlock the register.")] = False,
) -> None:
    """Lock a register in a file with a passphrase, change it, or unlock it."""
    old = passphrase_of(db)
    new = (
        None
        if remove
        else typer.prompt("New passphrase", hide_input=True, confirmation_prompt=True)
    )
    set_passphrase(db, old, new, documents=documents)


@app.command()
def sample(
    file: Annotated[Path, typer.Argument(help="File to make: never your own register.")],
    lang: Lang = Language.EN,
) -> None:
    """Make a register with invented villages, to try the program with."""
    with make_sample(str(file)) as register:
        count = register.requests().height
    spoken = words(lang)
    document(spoken.gettext("Sample register, all invented. Requests: {count}", count=count))
