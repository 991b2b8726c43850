"""The seals: each entry is sealed with the seal of the entry before it.

The content of an entry is its row without the seals, with the request it records or the document
it attaches, as JSON with sorted keys and without empty fields. A column that is added later is
empty in old rows, so it changes no old seal. The random `nonce` is part of the content: who holds
two neighbouring receipts cannot try short texts until the seal fits. Entries of versions before
0003 have none.
"""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256

Value = str | int | bool | date | None
Row = Mapping[str, Value]
SEALS = ("previous_hash", "hash")


def first_seal(register: Row) -> str:
    """The seal that the first entry is built on: that of the register itself."""
    kept = {name: register[name] for name in ("register_id", "is_sample", "created_at")}
    return _hash(canonical(kept))


def seal(
    previous: str, event: Row, request: Row | None = None, document: Row | None = None
) -> str:
    """The seal of an entry.

    Args:
        previous: Seal of the entry before.
        event: Row of `events`; its own seals are left out.
        request: Row of `requests` that the entry records.
        document: Row of `evidence` that the entry attaches.

    Returns:
        SHA-256 as 64 hexadecimal digits.
    """
    content: dict[str, str] = {"event": canonical(event)}
    if request is not None:
        content["request"] = canonical(request)
    if document is not None:
        content["document"] = canonical(document)
    return _hash(previous + canonical(content))


def canonical(row: Row) -> str:
    """A row as JSON that is the same on every machine: sorted, without empty fields and seals.

    Examples:
        >>> canonical({"note": None, "kind": "line", "amount_kzt": 5, "hash": "00"})
        '{"amount_kzt":5,"kind":"line"}'
    """
    kept = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in row.items()
        if value is not None and name not in SEALS
    }
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
