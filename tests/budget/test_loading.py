"""`budget.load`: any built table as a Polars frame, in one line."""

import doctest
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

import budget
from budget import paths, tables
from budget.__main__ import main
from budget.errors import BudgetError, MissingTableError, UnknownPlaceError
from budget.loading import load
from budget.model import TABLES

AKTOBE = "150000000"


@pytest.mark.usefixtures("held")
def test_one_line_gives_the_latest_budget_of_a_place() -> None:
    """Aktobe oblast 2026, edition of 31 July 2026: revenues of 471,108,125.6 thousand tenge."""
    lines = budget.load("budget_lines", unit=AKTOBE, year=2026)

    totals = lines.filter(line_level="section", section="revenues")
    assert totals.select("edition_no", "phase", "amount_kzt").rows() == [
        (4, "revised", 471_108_125_600)
    ]
    assert lines["unit_id"].unique().to_list() == [AKTOBE]


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("edition", [None, 0])
def test_the_command_line_gives_the_same_rows(
    edition: int | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`python -m budget lines 150000000 --year 2026 --csv`, with and without an edition."""
    chosen = [] if edition is None else ["--edition", str(edition)]
    command = ["budget", "lines", AKTOBE, "--year", "2026", "--csv", *chosen]
    monkeypatch.setattr(sys, "argv", command)
    with pytest.raises(SystemExit):
        main()
    printed = pl.read_csv(io.StringIO(capsys.readouterr().out), infer_schema=False)

    loaded = (
        load("budget_lines", unit=AKTOBE, year=2026)
        if edition is None
        else load("budget_lines", unit=AKTOBE, year=2026, edition=edition)
    )

    as_printed = pl.read_csv(io.StringIO(loaded.write_csv()), infer_schema=False)
    assert_frame_equal(printed.select(loaded.columns), as_printed)


@pytest.mark.usefixtures("held")
def test_sections_and_levels_narrow_the_lines() -> None:
    """Education of Aktobe 2026 as adopted is group 04: 282,670,560 thousand tenge."""
    groups = load(
        "budget_lines",
        unit=AKTOBE,
        year=2026,
        section="expenditures",
        level=["group"],
        edition=0,
    )

    assert groups["line_level"].unique().to_list() == ["group"]
    assert groups.filter(code="04")["amount_kzt"].to_list() == [282_670_560_000]


@pytest.mark.usefixtures("held")
def test_the_latest_edition_is_chosen_inside_the_phase_asked_for() -> None:
    """A phase is never mixed with another: of 2026 only edition 0 is the approved one."""
    approved = load("budget_lines", unit=AKTOBE, phase="approved")

    assert approved["edition_no"].unique().to_list() == [0]


@pytest.mark.usefixtures("held")
def test_all_editions_are_the_table_as_it_is_built() -> None:
    """Nothing is hidden from a reader who asks for every printed line."""
    assert_frame_equal(load("budget_lines", edition="all"), tables.read("budget_lines"))


@pytest.mark.usefixtures("held")
def test_several_places_and_years_come_together() -> None:
    """Uil district 2025 beside Aktobe oblast 2026."""
    lines = load("budget_lines", unit=[AKTOBE, "155200000"], year=[2025, 2026])

    assert set(lines.select("unit_id", "budget_year").rows()) == {
        (AKTOBE, 2026),
        ("155200000", 2025),
    }


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("table", [name for name in TABLES if name != "budget_lines"])
def test_every_table_of_the_model_is_loaded_whole(table: str) -> None:
    """A student asks for `units`, `checks` or `printed_cells` by the same word."""
    assert_frame_equal(load(table), tables.read(table))


def test_a_transfer_is_found_by_its_payer_and_its_payee(
    tmp_path: Path, held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three stated transfers: from the oblast, to the oblast, and past it."""
    transfers = tables.read("transfers")
    units = [("KZ", AKTOBE), (AKTOBE, "155200000"), ("KZ", "230000000")]
    stated = pl.DataFrame(
        [
            {
                "payer_id": payer,
                "payee_id": payee,
                "budget_year": 2026,
                "phase": "approved",
                "edition_no": 0,
                "kind": "subvention",
                "side": "payer",
                "amount_kzt": 1000,
                "act_id": "act",
                "source_id": "act",
                "table_no": 1,
                "row_no": row,
                "value_status": "printed",
            }
            for row, (payer, payee) in enumerate(units, start=1)
        ],
        schema=transfers.schema,
    )
    stated.write_parquet(tmp_path / "transfers.parquet")
    (tmp_path / "units.parquet").write_bytes((held / "tables/units.parquet").read_bytes())
    monkeypatch.setattr(paths, "TABLES", tmp_path)

    assert load("transfers", unit=AKTOBE)["row_no"].to_list() == [1, 2]


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("question", "says"),
    [
        ({"section": "income"}, "There are: revenues, expenditures"),
        ({"level": "chapter"}, "There are: section, category"),
        ({"phase": "planned"}, "There are: approved, revised"),
        ({"year": "2026"}, "years such as 2026"),
        ({"edition": "last"}, '"latest", "all"'),
        ({"unit": AKTOBE, "year": 1999}, "Held: 2026 edition 0; 2026 edition 4"),
        ({"unit": "155235000"}, "does not mean there is none. Held: nothing"),
        ({"year": 1999}, "Held: 2024; 2025; 2026"),
    ],
)
def test_a_question_without_an_answer_says_what_there_is(
    question: dict[str, str], says: str
) -> None:
    """An empty frame would look like an answer."""
    with pytest.raises(BudgetError, match=says):
        load("budget_lines", **question)  # type: ignore[arg-type]  # what a student may type


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("unit", "says"), [("Ойыл", "'155200000'"), ("155299999", "python -m budget units")]
)
def test_an_unknown_unit_is_refused_with_what_was_perhaps_meant(unit: str, says: str) -> None:
    """A name is not a code: the codes it may mean are proposed, none is guessed."""
    with pytest.raises(UnknownPlaceError, match=says):
        load("budget_lines", unit=unit)


@pytest.mark.usefixtures("held")
def test_a_table_is_not_asked_what_it_does_not_know() -> None:
    """Units have no section."""
    with pytest.raises(BudgetError, match=r"has no section; it can be asked for: `unit`\."):
        load("units", section="revenues")


@pytest.mark.parametrize("opened", [budget.load, budget.describe])
def test_an_unknown_table_lists_the_tables(opened: Callable[[str], object]) -> None:
    """`lines` is the word of the command line, `budget_lines` that of the table."""
    with pytest.raises(MissingTableError, match="Tables: units, acts, sources, budget_lines"):
        opened("lines")


def test_tables_that_are_not_built_say_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stranger opens the notebook before the first build."""
    monkeypatch.setattr(paths, "TABLES", tmp_path)

    with pytest.raises(MissingTableError, match="python -m ingest build"):
        load("budget_lines", unit=AKTOBE, year=2026)


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_described_without_built_tables(
    table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The description is the model's own, in its order."""
    monkeypatch.setattr(paths, "TABLES", tmp_path)

    described = budget.describe(table)

    assert described["column"].to_list() == list(TABLES[table].columns())
    assert (described["title"].str.len_chars() > 0).all()
    assert (described["description"].str.len_chars() > 0).all()


def test_money_is_described_in_tenge_and_phases_by_their_words() -> None:
    """Both are what a student must know before adding up."""
    described = budget.describe("budget_lines")

    assert described.filter(column="amount_kzt")["unit"].to_list() == ["tenge"]
    assert described.filter(column="phase")["values"].to_list() == [
        ["approved", "revised", "adjusted", "executed"]
    ]


@pytest.mark.usefixtures("held")
def test_the_example_in_the_docstring_runs() -> None:
    """It is skipped where doctests run, as they come before the first build."""
    example = doctest.DocTestFinder().find(load, "load", globs={"budget": budget})[0]
    for step in example.examples:
        step.options.clear()

    assert doctest.DocTestRunner().run(example).failed == 0


def test_importing_the_package_stays_light() -> None:
    """A page or a command that loads nothing must not pay for Polars."""
    asked = "import sys, budget; print('polars' in sys.modules, budget.load.__name__)"

    answered = subprocess.run(  # noqa: S603 -- this interpreter, a literal
        [sys.executable, "-c", asked],
        cwd=paths.PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert answered.stdout.split() == ["False", "load"]


def test_the_package_has_only_what_it_says() -> None:
    """A misspelled word is an `AttributeError`, as in any module."""
    with pytest.raises(AttributeError, match="lode"):
        _ = budget.lode  # type: ignore[attr-defined]  # a misspelling
