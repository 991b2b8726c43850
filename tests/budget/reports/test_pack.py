"""The refusal pack: a request told in Kazakh or Russian, as PDF/A and in Word."""

import datetime as dt
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from budget.errors import UnusableFileError
from budget.locale.words import Language, words
from budget.model.enums import BudgetLevel
from budget.model.requests import (
    Channel,
    Evasion,
    MoneyStage,
    Observer,
    ReplyKind,
    RequestKind,
    RequestState,
)
from budget.register.facts import NewEvent, NewRequest
from budget.register.lines import Line
from budget.register.opening import open_register
from budget.register.register import Register
from budget.reports.pack import (
    Pack,
    PackedRequest,
    Reply,
    pack_docx,
    pack_pdf,
    pack_template,
    unknown_pack_marks,
)
from budget.reports.pack_register import packed
from tests.budget.reports.hostile import HOSTILE

_TODAY = dt.date(2026, 11, 20)
_NOW = dt.datetime(2026, 11, 20, 7, tzinfo=dt.UTC)
_REQUEST = NewRequest(
    unit_id="invented-01",
    year=2026,
    title="Көшелерді жарықтандыру",
    kind=RequestKind.LIGHTING,
    office="Аудандық экономика және бюджеттік жоспарлау бөлімі",
    tier=BudgetLevel.DISTRICT,
    people_served=1_240,
    amount_asked_kzt=18_450_000,
    sent_on=dt.date(2026, 2, 10),
    sent_by=Channel.PAPER,
)
_REPLY = NewEvent(
    happened_on=dt.date(2026, 3, 17),
    observed_by=Observer.AKIM,
    reply=ReplyKind.EVASIVE,
    evasions=frozenset({Evasion.NO_DATE}),
    reason="Қаражат болған жағдайда қаралады",
)
_PART = NewEvent(
    happened_on=dt.date(2026, 5, 20),
    observed_by=Observer.AKIM_OFFICE,
    state=RequestState.APPROVED_PART,
    amount_kzt=6_000_000,
    source="Мәслихат шешімі, 3-қосымша, 41-жол",
)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A sample register with one request, an evasive reply and a part approved."""
    opened = open_register(str(tmp_path / "r.sqlite"), is_sample=True, clock=lambda: _NOW)
    key = opened.add_request(_REQUEST, happened_on=_REQUEST.sent_on).request_id
    opened.add_event(key, _REPLY)
    opened.add_event(key, _PART)
    opened.attach(key, b"hattama", "hattama.txt", happened_on=dt.date(2026, 2, 2))
    other = replace(_REQUEST, unit_id="invented-02", title="Жарық шамдары", office="Б")
    second = opened.add_request(other, happened_on=other.sent_on).request_id
    opened.add_event(
        second, replace(_PART, state=RequestState.APPROVED_FULL, amount_kzt=9_850_000)
    )
    yield opened
    opened.close()


def _pack(register: Register, language: Language, *, whole: bool = False) -> Pack:
    keys = register.requests()["request_id"].to_list()
    return packed(register, keys if whole else keys[:1], _TODAY, words(language), [])


def _text(pdf: bytes, tmp_path: Path) -> str:
    """The text of a PDF as another program finds it."""
    if shutil.which("pdftotext") is None:
        pytest.skip(
            "pdftotext is not installed: the text cannot be looked for by another program"
        )
    file = tmp_path / "p.pdf"
    file.write_bytes(pdf)
    told = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)  # noqa: S603, S607 -- on the path
    return " ".join(told.stdout.decode().split())


def _words_of(made: bytes) -> str:
    """The text of a Word document: paragraphs and cells."""
    opened = docx.Document(io.BytesIO(made))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in opened.paragraphs), *cells])


@pytest.mark.parametrize("language", [Language.KK, Language.RU])
def test_a_pack_tells_what_was_asked_answered_and_approved(
    register: Register, language: Language, tmp_path: Path
) -> None:
    """18 450 000 asked, 6 000 000 approved: 12 450 000 short; the reason stands as worded."""
    pack = _pack(register, language)
    text = _text(pack_pdf(pack, words(language)), tmp_path)
    in_word = _words_of(pack_docx(pack, words(language)))

    for told in (text, in_word.replace("\u00a0", " ")):
        assert "18 450 000" in told.replace("\u00a0", " ")
        assert "12 450 000" in told.replace("\u00a0", " ")
        assert "Көшелерді жарықтандыру" in told
        assert "Қаражат болған жағдайда қаралады" in told
        assert "9 850 000" in told.replace("\u00a0", " ")
        assert "76" in told


def test_kazakh_letters_and_the_tenge_come_out_right(
    register: Register, tmp_path: Path
) -> None:
    """All nine letters that Russian lacks, in both cases, and ₸."""
    pack = replace(_pack(register, Language.KK), title="әғқңөұүһі ӘҒҚҢӨҰҮҺІ ₸")

    assert "әғқңөұүһі ӘҒҚҢӨҰҮҺІ ₸" in _text(pack_pdf(pack, words(Language.KK)), tmp_path)


def test_the_pdf_declares_its_archival_form_and_carries_its_fonts(register: Register) -> None:
    """ISO 19005-2, level B: part and conformance in the metadata, fonts embedded, a language."""
    made = pack_pdf(_pack(register, Language.KK), words(Language.KK))

    assert re.search(rb"<pdfaid:part>2</pdfaid:part>", made)
    assert re.search(rb"<pdfaid:conformance>B</pdfaid:conformance>", made)
    assert b"/FontFile" in made
    assert b"/Lang (kk)" in made or b"(kk)" in made


def test_a_year_of_a_village_has_a_table_of_its_requests_first(register: Register) -> None:
    """One document for all of them, each on its own pages."""
    pack = _pack(register, Language.RU, whole=True)

    assert [row[0] for row in pack.totals] == ["Көшелерді жарықтандыру", "Жарық шамдары"]
    assert len(pack.requests) == 2
    assert pack.sample


@pytest.mark.parametrize("language", [Language.KK, Language.RU, Language.EN])
def test_the_shipped_templates_ask_only_for_what_there_is(language: Language) -> None:
    """A template check: no mark without contents; its headings are the catalogue's."""
    template = pack_template(words(language))

    assert unknown_pack_marks(template, "pack.docx", words(language)) == []
    assert words(language).gettext("What the law asks for") in _words_of(template)


def test_a_template_of_ones_own_is_used_and_checked(register: Register) -> None:
    """An unknown mark is named; a file that is no document is refused in a sentence."""
    own = docx.Document()
    own.add_paragraph("Аппарат: {{ title }} / {{ stamp }}")
    file = io.BytesIO()
    own.save(file)
    spoken = words(Language.RU)

    assert unknown_pack_marks(file.getvalue(), "own.docx", spoken) == ["stamp"]
    with pytest.raises(UnusableFileError, match=r"own\.docx"):
        unknown_pack_marks(b"nothing", "own.docx", spoken)
    with pytest.raises(UnusableFileError, match="stamp"):
        pack_docx(_pack(register, Language.RU), spoken, file.getvalue())


def test_a_template_of_ones_own_can_do_nothing_but_show() -> None:
    """The sandbox refuses the way to Python's inside."""
    own = docx.Document()
    own.add_paragraph("{{ title.__class__.__mro__ }}")
    file = io.BytesIO()
    own.save(file)

    with pytest.raises(UnusableFileError):
        pack_docx(_hostile("x"), words(Language.RU), file.getvalue())


def _hostile(text: str) -> Pack:
    """A pack every field of which is the same text."""
    row = [text] * 5
    return Pack(
        title=text,
        place=text,
        made_on=_TODAY,
        made_line=text,
        origin=text,
        sample=text,
        totals=[row],
        requests=[
            PackedRequest(
                title=text,
                summary=text,
                facts=[row[:2]],
                money=[row[:3]],
                timeline=[row[:3]],
                replies=[Reply(head=text, verdict=text, quote=text)],
                law=[row[:3]],
                comparables=[row[:4]],
                caution=text,
                documents=[row[:3]],
                receipt=text,
                seal=text[:400],
            )
        ],
    )


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_code_comes_out_as_text(text: str, tmp_path: Path) -> None:
    """HTML, formulas, marks of templates, markup and paths, in every field of both documents."""
    pack = _hostile(text)

    in_word = _words_of(pack_docx(pack, words(Language.KK)))
    in_pdf = _text(pack_pdf(pack, words(Language.KK)), tmp_path)

    assert _squeezed(in_word).count(_squeezed(text)) >= 10
    assert _squeezed(text) in _squeezed(in_pdf)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_any_text_makes_both_documents(text: str) -> None:
    """Control characters, pictograms, halves of letters: nothing stops a pack."""
    assert pack_pdf(_hostile(text), words(Language.RU)).startswith(b"%PDF")
    assert pack_docx(_hostile(text), words(Language.RU)).startswith(b"PK")


def test_another_office_program_opens_the_pack(register: Register, tmp_path: Path) -> None:
    """LibreOffice converts it; the text is found in what it made."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip(
            "LibreOffice is not installed: the pack cannot be opened by another program"
        )
    file = tmp_path / "pack.docx"
    file.write_bytes(pack_docx(_pack(register, Language.KK), words(Language.KK)))

    done = subprocess.run(  # noqa: S603 -- our own file, in a folder of this test
        [
            office,
            "--headless",
            f"-env:UserInstallation=file://{tmp_path / 'profile'}",
            "--convert-to",
            "pdf",
            "--outdir",
            tmp_path,
            file,
        ],
        capture_output=True,
        check=False,
        timeout=120,
    )
    made = tmp_path / "pack.pdf"
    if not made.is_file() and b"could not be loaded" in done.stderr:
        pytest.skip("this LibreOffice has no Writer")

    assert "Көшелерді жарықтандыру" in _text(made.read_bytes(), tmp_path)


def test_a_confirmed_line_stands_with_its_cell(register: Register) -> None:
    """A line of a programme holds other things too: its amount is told, never taken over."""
    key = register.requests()["request_id"][1]
    line = Line(
        unit_id="155200000",
        budget_year=2026,
        phase="approved",
        edition_no=0,
        act_id="a",
        section="expenditures",
        line_level="programme",
        code="07/123/009",
        name="Елді мекендерде көшелерді жарықтандыру",
        amount_kzt=20_000_000,
        printed="20 000,0",
        source_id="s",
        table_no=2,
        row_no=41,
        cell="F41",
    )
    before = register.standings(_TODAY)["approved_kzt"][1]
    register.confirm_line(key, line, MoneyStage.REVISED)

    pack = packed(register, [key], _TODAY, words(Language.RU), [])
    (request,) = pack.requests

    assert any("F41" in row[2] and "20 000,0" in row[2] for row in request.money)
    assert any("07/123/009" in row[1] for row in request.timeline)
    assert register.standings(_TODAY)["approved_kzt"][1] == before
    assert request.money[3][1] == "неизвестно"


def test_comparable_approvals_are_those_of_other_villages(register: Register) -> None:
    """The same kind, another village, approved; where it is from stands beside it."""
    (request,) = _pack(register, Language.RU).requests

    assert [row[1:3] for row in request.comparables] == [
        ["Жарық шамдары", "9\u00a0850\u00a0000"]
    ]
