"""Drafts of follow-up letters: a reminder, a request for the list of what is not funded, a complaint.

The words stand in `templates/letters.*.toml`, so that a lawyer can read and mend them without code.
Dates, articles and amounts are filled in from the register; every draft says that it is one.
"""

import datetime as dt
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from budget.locale import numbers
from budget.locale.requests import REPLIES
from budget.locale.words import Words
from budget.model.requests import ReplyLaw
from budget.reports.letter_texts import LetterKind, LetterTexts, Paragraph, letter_texts
from budget.reports.pack_rows import word
from budget.reports.typeset import Content, day_parts, pdf
from budget.reports.word import docx, shipped, unknown_marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a letter is about: a row of `requests`, its row of `standings` told for the day.

    `reason` is that of the last reply, as worded.
    """

    request: pl.DataFrame
    standing: pl.DataFrame
    reason: str | None
    today: dt.date
    is_sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A draft in finished texts."""

    title: str
    addressee: Sequence[str]
    paragraphs: Sequence[str]
    demands: Sequence[str]
    closing: Sequence[str]
    attachments: Sequence[str]
    checks: Sequence[str]
    texts: LetterTexts
    made_on: dt.date
    sample: str = ""


def letter_of(kind: LetterKind, matter: Matter, spoken: Words) -> Letter:
    """A draft about one request; a language without letters is a `RegisterError`.

    Args:
        kind: What it asks for.
        matter: The request.
        spoken: Kazakh or Russian.

    Returns:
        Its texts.
    """
    texts = letter_texts(spoken.language)
    letter = texts.letters[kind]
    facts = _facts(matter, spoken) | _period(matter, spoken)
    is_other = kind is not LetterKind.LIST_REQUEST and not _is_by_code(matter)
    held = {name for name, value in facts.items() if value}
    blanks = {name: value or texts.words["no_day"] for name, value in facts.items()}
    incoming = _filled(texts.words["incoming_part"], blanks) if "incoming" in held else ""
    blanks |= {
        "incoming_part": incoming,
        "incoming_of": incoming,
        "amount_part": f", {facts['asked']}" if "asked" in held else "",
    }
    return Letter(
        title=letter.title,
        addressee=[facts["office"]],
        paragraphs=[*_told(letter.paragraphs, blanks, held), letter.before_demands],
        demands=_told(letter.demands, blanks, held),
        closing=_told(letter.closing, blanks, held),
        attachments=[
            _filled(texts.words[name], blanks)
            for name in letter.attachments
            if name != "copy_of_reply" or "replied" in held
        ],
        checks=[*([texts.words["other_law"]] if is_other else []), *letter.checks],
        texts=texts,
        made_on=matter.today,
        sample=spoken.gettext("Invented sample: no such village and no such request.")
        if matter.is_sample
        else "",
    )


def letter_pdf(letter: Letter, spoken: Words) -> bytes:
    """A draft as PDF/A-2b.

    Returns:
        Bytes of a PDF.
    """
    return pdf("letter.typ", _contents(letter, spoken))


def letter_docx(letter: Letter, spoken: Words, template: bytes | None = None) -> bytes:
    """A draft as a Word document, to be finished in Word.

    Args:
        letter: Its texts.
        spoken: Language.
        template: A template of the user's own; None: the one of the language.

    Returns:
        Bytes of a docx.
    """
    return docx(template or letter_template(spoken), _contents(letter, spoken))


def letter_template(spoken: Words) -> bytes:
    """The template of a letter in a language, to be edited in Word; `RegisterError` in English.

    Returns:
        Bytes of a docx.
    """
    letter_texts(spoken.language)
    return shipped(f"letter.{spoken.language}.docx")


def unknown_letter_marks(
    template: bytes, name: str, letter: Letter, spoken: Words
) -> list[str]:
    """Marks of a user's template that no letter fills.

    Returns:
        Their names; empty: the template is good.
    """
    return unknown_marks(template, _contents(letter, spoken), name)


def _contents(letter: Letter, spoken: Words) -> dict[str, Content]:
    plain = (
        "draft",
        "origin",
        "attached",
        "date_line",
        "signature_line",
        "check_title",
    )
    return {
        **{name: letter.texts.words[name] for name in plain},
        "sender": letter.texts.sender,
        "title": letter.title,
        "author": "",
        "language": spoken.language.value,
        "made": day_parts(letter.made_on),
        "addressee": letter.addressee,
        "paragraphs": letter.paragraphs,
        "demands": letter.demands,
        "closing": letter.closing,
        "attachments": letter.attachments,
        "checks": letter.checks,
        "sample": letter.sample,
    }


def _facts(matter: Matter, spoken: Words) -> dict[str, str]:
    """What braces stand for; empty where it is not known."""
    asked = matter.request.row(0, named=True)
    stands = matter.standing.row(0, named=True)
    return {
        "title": asked["title"],
        "office": asked["office"],
        "year": str(asked["year"]),
        "incoming": (asked["incoming_number"] or "").removeprefix("№").strip(),
        "sent": _day(asked["sent_on"], spoken),
        "today": _day(matter.today, spoken),
        "replied": _day(stands["replied_on"], spoken),
        "reply": word(REPLIES, stands["reply"], spoken),
        "reason": matter.reason or "",
        "asked": _money(stands["asked_kzt"], spoken),
        "approved": _money(stands["approved_kzt"], spoken),
        "short": _money(stands["short_kzt"], spoken),
    }


def _period(matter: Matter, spoken: Words) -> dict[str, str]:
    """The period for a reply; empty where it is not that of the code that the letters cite."""
    if not _is_by_code(matter):
        return dict.fromkeys(("due", "extended", "overdue", "unnotified"), "")
    stands = matter.standing.row(0, named=True)
    overdue = str(stands["overdue_days"]) if stands["is_overdue"] else ""
    extended = _day(stands["extended_until"], spoken)
    return {
        "due": _day(stands["due_on"], spoken),
        "extended": extended,
        "overdue": overdue,
        "unnotified": "" if extended else overdue,
    }


def _is_by_code(matter: Matter) -> bool:
    return str(matter.request["law"].item()) == ReplyLaw.PROCEDURE_76


def _day(day: dt.date | None, spoken: Words) -> str:
    return "" if day is None else numbers.day(day, spoken.language)


def _money(amount: int | None, spoken: Words) -> str:
    return "" if amount is None else numbers.exact(amount, spoken.language)


def _told(
    paragraphs: Sequence[Paragraph], facts: Mapping[str, str], held: set[str]
) -> list[str]:
    """Paragraphs that apply, filled in."""
    return [
        _filled(paragraph.text, facts)
        for paragraph in paragraphs
        if not paragraph.when or paragraph.when in held
    ]


def _filled(text: str, facts: Mapping[str, str]) -> str:
    """A text with its braces filled; braces in what is filled in stay as they are."""
    return "".join(
        before + (facts[name] if name else "")
        for before, name, _, _ in string.Formatter().parse(text)
    )
