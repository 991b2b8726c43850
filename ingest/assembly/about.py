"""One row a document: act, edition, phase, language, whose budget it is and who decided it."""

from collections import Counter
from collections.abc import Mapping

import polars as pl

from budget.model.enums import Phase
from ingest.acts import ActFacts, Stamp, body_of

SAID = pl.Schema(
    {
        "doc": pl.UInt32,
        "language": pl.String,
        "phase": pl.String,
        "unit_id": pl.String,  # whose budget the act is; null: not said, or several
        "body_id": pl.String,  # unit of the body that decided; null: not said
        "period_from": pl.Int64,
    }
)
"""What a document says of itself."""
_ACTS = {
    "act_id": pl.String(),
    "edition_no": pl.Int64(),  # where it cannot be counted: 0, or in order of date from 1
}
ABOUT = pl.Schema({**SAID, **_ACTS})
"""The same, with its act, which only a look at all documents of a batch tells."""


def about_documents(
    facts: Mapping[int, ActFacts], units: Mapping[int, str | None]
) -> pl.DataFrame:
    """The facts of usable documents in the columns of SAID.

    A document that says nothing of an amendment counts as adopted: phase `approved`.
    """
    rows = [
        (
            doc,
            one.language,
            (Phase.REVISED if one.is_amended else Phase.APPROVED).value,
            units[doc],
            body_of(one, units[doc]),
            one.period[0] if one.period else None,
        )
        for doc, one in facts.items()
    ]
    return pl.DataFrame(rows, schema=SAID, orient="row")


def with_acts(
    about: pl.DataFrame, facts: Mapping[int, ActFacts], documents: pl.DataFrame
) -> pl.DataFrame:
    """All usable documents of a batch in the columns of ABOUT.

    Args:
        about: All of them in the columns of SAID.
        facts: What each says of itself.
        documents: `doc`, `sha256`.
    """
    hashes = dict(documents.select("doc", "sha256").rows())
    bodies = dict(about.select("doc", "body_id").rows())
    keys = _act_ids(facts, bodies, hashes)
    numbers = _edition_numbers(facts, keys)
    acts = [(doc, keys[doc], numbers[doc]) for doc in facts]
    schema = {"doc": ABOUT["doc"], **_ACTS}
    told = pl.DataFrame(acts, schema=schema, orient="row")
    return about.join(told, on="doc", how="left", maintain_order="left")


def _act_ids(
    facts: Mapping[int, ActFacts], bodies: Mapping[int, str | None], hashes: Mapping[int, str]
) -> dict[int, str]:
    """Unit of the issuer, date and number, as in `acts`; the file's hash where one is missing.

    Files of one act that do not say their edition may be different editions: they stay apart,
    unless there is just one in each language.
    """
    acts = {doc: _act_id(bodies[doc], one) for doc, one in facts.items()}
    files = {(acts[doc], one.language, hashes[doc]) for doc, one in facts.items()}
    several = Counter((act, language) for act, language, _ in files)
    dated = {acts[doc] for doc, one in facts.items() if _says_edition(one)}
    keys = {}
    for doc, one in facts.items():
        act = acts[doc]
        is_alone = several[act, one.language] == 1 and act not in dated
        parts = [act] if act and (_says_edition(one) or is_alone) else [act, _file(hashes[doc])]
        keys[doc] = ":".join(filter(None, parts))
    return keys


def _act_id(body: str | None, facts: ActFacts) -> str | None:
    if facts.act is None or body is None:
        return None
    return f"{body}:{facts.act.on}:{facts.act.number}"


def _file(sha256: str) -> str:
    return f"file:{sha256[:16]}"


def _says_edition(one: ActFacts) -> bool:
    return one.edition_no is not None or bool(one.editions)


def _edition_numbers(facts: Mapping[int, ActFacts], keys: Mapping[int, str]) -> dict[int, int]:
    """Number of each document's edition; editions that cannot be counted follow by date."""
    known: dict[str, dict[Stamp | None, int | None]] = {}
    for doc, one in facts.items():
        editions = known.setdefault(keys[doc], {})
        stamp = one.editions[-1] if one.editions else None
        editions[stamp] = editions.get(stamp) or one.edition_no
    numbers: dict[tuple[str, Stamp | None], int] = {}
    for act, editions in known.items():
        last = 0
        for stamp in sorted(filter(None, editions)):
            last = editions[stamp] or last + 1
            numbers[act, stamp] = last
    return {
        doc: numbers.get((keys[doc], one.editions[-1] if one.editions else None), 0)
        for doc, one in facts.items()
    }
