"""The refusal pack: a request told in Kazakh or Russian, as PDF/A and in Word."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from budget.locale.words import Language, words
from budget.model.requests import MoneyStage, ReplyLaw, RequestState
from budget.register.lines import Line
from budget.register.register import Register
from budget.reports.pack import pack_docx, pack_pdf
from budget.reports.pack_law import law_rows
from budget.reports.pack_register import packed
from tests.budget.register.written import a_request, seen
from tests.budget.reports.packs import TODAY, pack_of, text_of, words_of


@pytest.mark.parametrize("language", [Language.KK, Language.RU])
def test_a_pack_tells_what_was_asked_answered_and_approved(
    register: Register, language: Language, tmp_path: Path
) -> None:
    """18 450 000 asked, 6 000 000 approved: 12 450 000 short; the reason stands as worded."""
    pack = pack_of(register, language)
    text = text_of(pack_pdf(pack, words(language)), tmp_path)
    in_word = words_of(pack_docx(pack, words(language)))

    for told in (text, in_word.replace("\u00a0", " ")):
        assert "18 450 000" in told.replace("\u00a0", " ")
        assert "12 450 000" in told.replace("\u00a0", " ")
        assert "Көшелерді жарықтандыру" in told
        assert "Қаражат болған жағдайда қаралады" in told
        assert "9 850 000" in told.replace("\u00a0", " ")
        assert "76" in told


def test_a_year_of_a_village_has_a_table_of_its_requests_first(register: Register) -> None:
    """One document for all of them, each on its own pages."""
    pack = pack_of(register, Language.RU, whole=True)

    assert [row[0] for row in pack.totals] == ["Көшелерді жарықтандыру", "Жарық шамдары"]
    assert len(pack.requests) == 2
    assert pack.sample


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
    before = register.standings(TODAY)["approved_kzt"][1]
    register.confirm_line(key, line, MoneyStage.REVISED)

    pack = packed(register, [key], TODAY, words(Language.RU), [])
    (request,) = pack.requests

    assert any("F41" in row[2] and "20 000,0" in row[2] for row in request.money)
    assert any("07/123/009" in row[1] for row in request.timeline)
    assert register.standings(TODAY)["approved_kzt"][1] == before
    assert request.money[3][1] == "неизвестно"


def test_comparable_approvals_are_those_of_other_villages(register: Register) -> None:
    """The same kind, another village, approved; where it is from stands beside it."""
    (request,) = pack_of(register, Language.RU).requests

    assert [row[1:3] for row in request.comparables] == [
        ["Жарық шамдары", "9\u00a0850\u00a0000"]
    ]


def test_an_extension_is_measured_by_the_law_of_its_request(register: Register) -> None:
    """To 1 August: more than 15 days beyond 2 July by law 401-V, within two months by article 76."""
    told = {}
    for law in (ReplyLaw.INFORMATION_11, ReplyLaw.PROCEDURE_76):
        asked = a_request(sent_on=dt.date(2025, 6, 2), unit_id="invented-03")
        key = register.add_request(replace(asked, law=law)).request_id
        until = dt.date(2025, 8, 1)
        register.add_event(
            key, seen(dt.date(2025, 6, 16), RequestState.EXTENDED, until_on=until)
        )
        rows = law_rows(law, register.standings(TODAY, key), TODAY, words(Language.EN))
        told[law] = rows[0][-1]

    assert "check it with article 11" in told[ReplyLaw.INFORMATION_11]
    assert "article" not in told[ReplyLaw.PROCEDURE_76]
