"""Drafts of letters: dates, articles and amounts filled in, and plainly a draft."""

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import polars as pl
import pytest

from budget.errors import RegisterError
from budget.locale.words import Language, words
from budget.model.enums import BudgetLevel
from budget.model.requests import Observer, ReplyKind, ReplyLaw, RequestKind, RequestState
from budget.register.facts import NewEvent, NewRequest
from budget.register.opening import open_register
from budget.register.register import Register
from budget.reports.letter_texts import LetterKind, letter_texts
from budget.reports.letters import (
    letter_docx,
    letter_of,
    letter_pdf,
    letter_template,
    unknown_letter_marks,
)
from budget.reports.pack_register import matter_of
from tests.budget.reports.hostile import HOSTILE

_NOW = dt.datetime(2026, 11, 20, 7, tzinfo=dt.UTC)
_TODAY = dt.date(2026, 11, 20)
_SPOKEN = [Language.KK, Language.RU]
_REQUEST = NewRequest(
    unit_id="invented-01",
    year=2026,
    title="Ремонт {office} моста",
    kind=RequestKind.ROADS,
    office="Отдел экономики",
    tier=BudgetLevel.DISTRICT,
    amount_asked_kzt=5_000_000,
    sent_on=dt.date(2026, 9, 1),
    incoming_number="№ 14",
)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A sample register with one request that nobody answered."""
    with open_register(
        str(tmp_path / "r.sqlite"), is_sample=True, clock=lambda: _NOW
    ) as opened:
        opened.add_request(_REQUEST, happened_on=_REQUEST.sent_on)
        yield opened


def _key(register: Register) -> str:
    return str(register.requests()["request_id"].item())


@pytest.mark.parametrize("language", _SPOKEN)
@pytest.mark.parametrize("kind", list(LetterKind))
def test_a_draft_says_that_it_is_one_and_fills_in_the_dates(
    register: Register, kind: LetterKind, language: Language
) -> None:
    """The day it was sent, the number, the amount; braces typed by a person stay braces."""
    letter = letter_of(kind, matter_of(register, _key(register), _TODAY), words(language))
    text = "\n".join([*letter.paragraphs, *letter.demands, *letter.closing])

    assert "Ремонт {office} моста" in text
    assert "5\u00a0000\u00a0000" in text
    assert "№ 14" in text
    assert not re.search(r"\{[a-z_]+\}", text.replace("{office}", ""))
    assert letter.texts.words["draft"].split(".")[0] in {"ЧЕРНОВИК", "ЖОБА"}
    assert letter_pdf(letter, words(language)).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("kind", "articles"),
    [
        (LetterKind.REMINDER, ["76", "89", "75"]),
        (LetterKind.LIST_REQUEST, ["75", "16", "91", "11)", "40"]),
        (LetterKind.COMPLAINT, ["91", "93", "99", "76", "80", "89"]),
    ],
)
@pytest.mark.parametrize("language", _SPOKEN)
def test_each_letter_names_its_articles(
    register: Register, kind: LetterKind, articles: list[str], language: Language
) -> None:
    """Budget Code 75 (16) and 91 (2) 11); Code of procedure 76, 80, 89, 91 to 93, 99."""
    letter = letter_of(kind, matter_of(register, _key(register), _TODAY), words(language))
    text = " ".join([*letter.paragraphs, *letter.demands, *letter.closing])

    assert [article for article in articles if article not in text] == []


def test_a_reminder_counts_the_days_only_where_no_reply_came(register: Register) -> None:
    """Overdue by date alone; after a reply the paragraph is gone."""
    key = _key(register)
    spoken = words(Language.RU)
    before = letter_of(LetterKind.REMINDER, matter_of(register, key, _TODAY), spoken)
    register.add_event(
        key,
        NewEvent(
            happened_on=dt.date(2026, 11, 1),
            observed_by=Observer.AKIM,
            reply=ReplyKind.REFUSED_WITHOUT_REASON,
        ),
    )
    after = letter_of(LetterKind.COMPLAINT, matter_of(register, key, _TODAY), spoken)
    overdue = register.standings(_TODAY).select(pl.col("overdue_days")).item()

    assert any("Просрочка составляет" in paragraph for paragraph in before.paragraphs)
    assert not any("ответ не направлен" in paragraph for paragraph in after.paragraphs)
    assert any("1 ноября" in paragraph for paragraph in after.paragraphs)
    assert overdue > 0


def test_who_got_a_notice_does_not_write_that_none_came(register: Register) -> None:
    """The period was extended, and the new one has passed too."""
    key, spoken = _key(register), words(Language.RU)
    before = letter_of(LetterKind.REMINDER, matter_of(register, key, _TODAY), spoken)
    register.add_event(
        key,
        NewEvent(
            happened_on=dt.date(2026, 9, 15),
            observed_by=Observer.AKIM,
            state=RequestState.EXTENDED,
            until_on=dt.date(2026, 10, 15),
        ),
    )
    after = letter_of(LetterKind.REMINDER, matter_of(register, key, _TODAY), spoken)

    told = [" ".join(letter.paragraphs) for letter in (before, after)]
    assert ["Извещение о продлении" in text for text in told] == [True, False]
    assert ["Срок был продлён" in text for text in told] == [False, True]
    assert all("Просрочка составляет" in text for text in told)


@pytest.mark.parametrize("language", _SPOKEN)
@pytest.mark.parametrize("law", [ReplyLaw.INFORMATION_11, ReplyLaw.NONE])
def test_a_period_of_another_law_is_not_told_as_that_of_the_code(
    register: Register, law: ReplyLaw, language: Language
) -> None:
    """The letters cite article 76: its fifteen working days end on another day."""
    asked = replace(_REQUEST, law=law, incoming_number=None)
    key = register.add_request(asked, happened_on=_REQUEST.sent_on).request_id
    matter = matter_of(register, key, _TODAY)
    letter = letter_of(LetterKind.REMINDER, matter, words(language))
    complaint = letter_of(LetterKind.COMPLAINT, matter, words(language))

    assert not any("76" in paragraph for paragraph in letter.paragraphs)
    assert any("__________." in paragraph for paragraph in complaint.paragraphs)
    assert letter.checks[0] == complaint.checks[0] == letter.texts.words["other_law"]
    of_list = letter_of(LetterKind.LIST_REQUEST, matter, words(language))
    assert letter.texts.words["other_law"] not in of_list.checks  # it cites no such article


def test_letters_are_written_in_the_languages_of_the_offices(register: Register) -> None:
    """No English letter pretends to be one."""
    with pytest.raises(RegisterError, match="Kazakh or Russian"):
        letter_of(
            LetterKind.REMINDER,
            matter_of(register, _key(register), _TODAY),
            words(Language.EN),
        )


def test_both_languages_have_the_same_letters_with_the_same_places() -> None:
    """A date missing in one language would be a letter without its date."""

    def places(language: Language) -> list[set[str]]:
        return [
            set(re.findall(r"\{(\w+)\}", " ".join(part.text for part in parts)))
            for letter in letter_texts(language).letters.values()
            for parts in (letter.paragraphs, letter.demands, letter.closing)
        ]

    assert places(Language.KK) == places(Language.RU)


@pytest.mark.parametrize("language", _SPOKEN)
def test_the_word_templates_ask_only_for_what_a_letter_has(
    register: Register, language: Language
) -> None:
    """The template check of the shipped templates."""
    spoken = words(language)
    letter = letter_of(LetterKind.REMINDER, matter_of(register, _key(register), _TODAY), spoken)

    assert unknown_letter_marks(letter_template(spoken), "l.docx", letter, spoken) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_code_comes_out_as_text_in_a_letter(
    register: Register, text: str
) -> None:
    """A title is a title, whatever it holds."""
    spoken = words(Language.KK)
    plain = letter_of(LetterKind.REMINDER, matter_of(register, _key(register), _TODAY), spoken)
    hostile = replace(plain, addressee=[text], paragraphs=[text], attachments=[text])

    made = docx.Document(io.BytesIO(letter_docx(hostile, spoken)))
    told = re.sub(r"\s", "", "".join(paragraph.text for paragraph in made.paragraphs))

    assert told.count(re.sub(r"\s", "", text)) == 3
    assert letter_pdf(hostile, spoken).startswith(b"%PDF")
