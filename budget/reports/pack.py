"""The refusal pack: one dignified document of a request, or of a village's year, as PDF/A and DOCX.

Here are its parts and how they become files; `budget.reports.pack_contents` fills them from the
register. A part holds finished texts in the reader's language.
"""

import datetime as dt
import io
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field

import segno

from budget.locale.words import N_, Words
from budget.reports.typeset import Content, day_parts, drawable, pdf
from budget.reports.word import docx, shipped, unknown_marks

_QR_BYTES = 1_200  # more is no longer read from paper by a common phone
_WORDS = {
    "totals": N_("Requests of the year"),
    "request": N_("Request"),
    "money": N_("Money asked and approved"),
    "timeline": N_("Course of events"),
    "replies": N_("Replies"),
    "law": N_("What the law asks for"),
    "comparable": N_("Comparable approvals elsewhere"),
    "documents": N_("Documents"),
    "receipt": N_("Receipt of the register"),
    "asked": N_("Asked, ₸"),
    "approved": N_("Approved, ₸"),
    "short": N_("Short, ₸"),
    "state": N_("State"),
    "stage": N_("Stage"),
    "amount": N_("Amount, ₸"),
    "source": N_("Source"),
    "date": N_("Date"),
    "event": N_("What happened"),
    "evidence": N_("Evidence"),
    "article": N_("Article"),
    "required": N_("Required"),
    "happened": N_("What happened"),
    "place": N_("Place"),
    "purpose": N_("Purpose"),
    "document": N_("Document"),
    "size": N_("Size"),
    "page": N_("Page"),
    "no_reply": N_("The register holds no reply to this request."),
    "no_comparable": N_(
        "None was added. That says nothing about whether other places were funded."
    ),
    "no_documents": N_("No document is attached in the register."),
    "receipt_use": N_(
        "The code holds the receipt. Whoever has a copy of it can prove that the register held "
        "these entries by then: the seal changes with every letter of them."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One reply: from whom and when, how it is classified, and the reason as it is worded."""

    head: str
    verdict: str
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedRequest:
    """One request in finished texts; rows are as wide as their headings in `_WORDS`.

    `seal` is what the code of the receipt holds.
    """

    title: str
    summary: str = ""
    facts: Sequence[Sequence[str]] = field(default_factory=list)
    money: Sequence[Sequence[str]] = field(default_factory=list)
    timeline: Sequence[Sequence[str]] = field(default_factory=list)
    replies: Sequence[Reply] = field(default_factory=list)
    law: Sequence[Sequence[str]] = field(default_factory=list)
    comparables: Sequence[Sequence[str]] = field(default_factory=list)
    caution: str = ""
    documents: Sequence[Sequence[str]] = field(default_factory=list)
    receipt: str = ""
    seal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A whole document: of one request, or of a village and year with a table of its requests."""

    title: str
    place: str
    made_on: dt.date
    made_line: str
    origin: str
    requests: Sequence[PackedRequest]
    totals: Sequence[Sequence[str]] = field(default_factory=list)
    sample: str = ""


def pack_pdf(pack: Pack, spoken: Words) -> bytes:
    """A pack as PDF/A-2b with its fonts inside.

    Args:
        pack: Its texts.
        spoken: Language of the headings, and the language the file declares.

    Returns:
        Bytes of a PDF.
    """
    return pdf("pack.typ", _contents(pack, spoken, _svg))


def pack_docx(pack: Pack, spoken: Words, template: bytes | None = None) -> bytes:
    """A pack as a Word document.

    Args:
        pack: Its texts.
        spoken: Language.
        template: A template of the user's own; None: the one of the language.

    Returns:
        Bytes of a docx.
    """
    return docx(template or pack_template(spoken), _contents(pack, spoken, _png))


def pack_template(spoken: Words) -> bytes:
    """The template of a pack in a language, to be edited in Word."""
    return shipped(f"pack.{spoken.language}.docx")


def unknown_pack_marks(template: bytes, name: str, spoken: Words) -> list[str]:
    """Marks of a user's template that no pack fills.

    Returns:
        Their names; empty: the template is good.
    """
    empty = Pack(
        title="", place="", made_on=dt.date(2000, 1, 1), made_line="", origin="", requests=[]
    )
    return unknown_marks(template, _contents(empty, spoken, _svg), name)


def _contents(
    pack: Pack, spoken: Words, code: Callable[[str], str | bytes]
) -> dict[str, Content]:
    return {
        "title": pack.title,
        "author": "",
        "place": pack.place,
        "made": day_parts(pack.made_on),
        "made_on": pack.made_line,
        "origin": pack.origin,
        "sample": pack.sample,
        "language": spoken.language.value,
        "words": {name: spoken.gettext(word) for name, word in _WORDS.items()},
        "totals": [list(row) for row in pack.totals],
        "requests": [
            {**asdict(request), "qr": code(request.seal)} for request in pack.requests
        ],
    }


def _svg(text: str) -> str:
    """A receipt as a drawing; a text too long for a code has none."""
    if not text or len(text.encode()) > _QR_BYTES:
        return ""
    return segno.make(drawable(text), error="m", micro=False).svg_inline(border=2)


def _png(text: str) -> str | bytes:
    """A receipt as a picture; a text too long for a code has none."""
    if not text or len(text.encode()) > _QR_BYTES:
        return ""
    made = io.BytesIO()
    segno.make(drawable(text), error="m", micro=False).save(made, kind="png", scale=6, border=2)
    return made.getvalue()
