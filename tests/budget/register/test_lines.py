"""Lines of later budgets proposed for a request; a person confirms, nothing is guessed."""

from datetime import date

import polars as pl
import pytest

from budget.model import TABLES
from budget.model.requests import MoneyStage, RequestKind, RequestState
from budget.register.lines import Line, candidates, confirmed_lines, side_by_side
from budget.register.register import Register
from tests.budget.register.written import a_request, seen

_VILLAGE, _DISTRICT, _OBLAST, _OTHER = "155233100", "155200000", "150000000", "113200000"


def _line(code: str, name_ru: str | None, **facts: object) -> dict[str, object]:
    """A programme of the district's adopted budget of 2026."""
    return {
        "unit_id": _DISTRICT,
        "budget_level": "district",
        "consolidation": "own",
        "budget_year": 2026,
        "phase": "approved",
        "edition_no": 0,
        "act_id": "155200000/2025-12-24/300",
        "section": "expenditures",
        "line_level": "programme",
        "code": code,
        "name_ru": name_ru,
        "name_kk": None,
        "amount_kzt": 84_500_000,
        "printed": "84 500,0",
        "source_id": "uil",
        "table_no": 1,
        "row_no": 40,
        "cell": "F40",
        "value_status": "printed",
    } | facts


@pytest.fixture
def lines() -> pl.DataFrame:
    """Roads and schools of the district, roads of the oblast, roads of somebody else."""
    roads, running = "12.1.268.003", "Обеспечение функционирования автомобильных дорог"
    rows = [
        _line(roads, running),
        _line(roads, running, phase="revised", edition_no=2, row_no=44, cell="F44"),
        _line(roads, running, unit_id=_OBLAST, cell="F297", row_no=297),
        _line(roads, running, unit_id=_OTHER),
        _line(roads, running, budget_year=2025, row_no=41),
        _line("04.2.261.003", "Общеобразовательное обучение", row_no=12),
        _line("12", "Транспорт и коммуникации", line_level="group", row_no=39),
    ]
    return pl.DataFrame(rows, schema_overrides=TABLES["budget_lines"].create_empty().schema)


@pytest.fixture
def units() -> pl.DataFrame:
    """A village, its district and oblast."""
    parents = [(_VILLAGE, _DISTRICT), (_DISTRICT, _OBLAST), (_OBLAST, "KZ"), ("KZ", None)]
    return pl.DataFrame(parents, schema=["unit_id", "parent_id"], orient="row")


_NO_NAMES = TABLES["classification"].create_empty()


def test_lines_of_the_tiers_above_are_proposed_by_function_and_words(
    lines: pl.DataFrame, units: pl.DataFrame
) -> None:
    """Nearest tier first, all editions of a line together, each with its cell."""
    request = {"unit_id": _VILLAGE, "year": 2026, "kind": "roads", "title": "Ремонт дороги"}

    found = candidates(request, lines, units, _NO_NAMES)

    assert found.select("unit_id", "phase", "edition_no", "cell", "steps_up").rows() == [
        (_DISTRICT, "approved", 0, "F40", 1),
        (_DISTRICT, "revised", 2, "F44", 1),
        (_OBLAST, "approved", 0, "F297", 2),
    ]
    assert found["is_of_kind"].all()


def test_words_of_the_title_find_a_line_of_another_function(
    lines: pl.DataFrame, units: pl.DataFrame
) -> None:
    """«Other» has no function of its own."""
    request = {
        "unit_id": _VILLAGE,
        "year": 2026,
        "kind": RequestKind.OTHER.value,
        "title": "Общеобразовательное обучение",
    }

    found = candidates(request, lines, units, _NO_NAMES)

    assert found["code"].to_list() == ["04.2.261.003"]
    assert found["closeness"].to_list() == [100]


def test_a_name_that_no_document_prints_is_that_of_the_classification(
    lines: pl.DataFrame, units: pl.DataFrame
) -> None:
    """In Kazakh or in Russian, whichever the words are close to."""
    named = pl.DataFrame(
        {
            "vintage": ["from_2026"],
            "line_level": ["programme"],
            "code": ["12.1.268.003"],
            "name_ru": [None],
            "name_kk": ["Автомобиль жолдарының жұмыс істеуін қамтамасыз ету"],
            "name_en": [None],
            "source": ["x"],
        },
        schema_overrides=_NO_NAMES.schema,
    )
    unnamed = lines.with_columns(name_ru=pl.lit(None, dtype=pl.String))
    request = {"unit_id": _VILLAGE, "year": 2026, "kind": "roads", "title": "Жол жөндеу"}

    found = candidates(request, unnamed, units, named)

    assert found.height == 3
    assert found["name"].unique().to_list() == [named["name_kk"].item()]


def test_no_line_is_no_answer(lines: pl.DataFrame, units: pl.DataFrame) -> None:
    """Unknown, never zero: nothing is proposed and nothing approved."""
    request = {"unit_id": _VILLAGE, "year": 2026, "kind": "health", "title": "Медпункт"}

    assert candidates(request, lines, units, _NO_NAMES).is_empty()


def test_asked_draft_approved_and_the_confirmed_line_stand_side_by_side(
    in_file: Register, lines: pl.DataFrame, units: pl.DataFrame
) -> None:
    """The line holds 84.5 million for many roads; five of them are this request's."""
    request_id = in_file.add_request(a_request(sent_on=date(2025, 9, 1))).request_id
    in_draft = seen(date(2025, 10, 10), RequestState.INCLUDED_IN_DRAFT, amount_kzt=9_000_000)
    in_file.add_event(request_id, in_draft)
    request = in_file.request(request_id).row(0, named=True)
    line = Line.of_row(candidates(request, lines, units, _NO_NAMES).row(0, named=True))
    in_file.confirm_line(request_id, line, MoneyStage.APPROVED, amount_kzt=5_000_000)

    standing = in_file.standings(date(2026, 4, 1)).row(0, named=True)
    told = side_by_side(standing, in_file.events(request_id))

    assert told.select("stage", "amount_kzt", "line_kzt", "cell").rows() == [
        ("asked", 12_000_000, None, None),
        ("draft", 9_000_000, None, None),
        ("approved", None, 84_500_000, "F40"),
        ("revised", None, None, None),
        ("executed", None, None, None),
    ]
    assert in_file.verify() == []


def test_a_line_confirmed_by_mistake_is_taken_back(
    in_file: Register, lines: pl.DataFrame, units: pl.DataFrame
) -> None:
    """It stays in the register, and no longer stands beside the request."""
    request_id = in_file.add_request(a_request()).request_id
    request = in_file.request(request_id).row(0, named=True)
    line = Line.of_row(candidates(request, lines, units, _NO_NAMES).row(0, named=True))
    confirmed = in_file.confirm_line(request_id, line, MoneyStage.APPROVED)
    assert confirmed_lines(in_file.events())["code"].to_list() == ["12.1.268.003"]

    in_file.retract(confirmed.event_no, note="басқа жол")

    assert confirmed_lines(in_file.events()).is_empty()
    assert in_file.events().height == 3
