"""Small decisions read whole: they hold, and fail exactly where they are spoiled."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from ingest.numbers import THOUSAND
from ingest.pipeline import Batch, Told, read_files

Decision = Callable[..., Path]

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "annexes"


def failures(batch: Batch) -> list[tuple[str, int | None, int | None]]:
    """Failing identities with expected and found, in thousand tenge."""
    failing = batch.tables.checks.filter(~pl.col("holds"))
    thousands = failing.select(
        "identity", pl.col("expected") // THOUSAND, pl.col("found") // THOUSAND
    )
    return list(thousands.rows())


def test_a_small_decision_is_read_whole(decision: Decision) -> None:
    """The budget of an okrug: unit from issuer and title, year from the caption."""
    batch = read_files([decision()])

    lines = batch.tables.lines
    assert failures(batch) == []
    assert batch.tables.rejects.is_empty()
    assert lines.select("unit_id", "budget_level", "budget_year", "act_id").unique().rows() == [
        ("155230000", "rural", 2026, "155200000:2025-12-26:300")
    ]


def test_a_total_that_does_not_add_up_fails_with_its_numbers(decision: Decision) -> None:
    """The text says 100, the annex 101, its categories 60 and 40."""
    revenues = [("", "", "", "I. Доходы", "101"), ("1", "", "", "Налоговые поступления", "60")]
    revenues += [("5", "", "", "Поступления трансфертов", "40")]

    assert sorted(failures(read_files([decision(revenues=revenues)]))) == [
        ("balance = revenues − expenditures − net lending − financial assets", -10, -9),
        ("revenues = sum of categories", 101, 100),
        ("text = annex: revenues", 100, 101),
    ]


@pytest.fixture
def act(decision: Decision, tmp_path: Path) -> tuple[Path, Path]:
    """Text and annex of one act, whose revenues differ by ten thousand tenge.

    Long acts of the mirror: one `meta.yaml` above the parts.
    """
    meta = (
        "requisite: Решение Уилского районного маслихата Актюбинской области от 26 декабря 2025 "
        "года № 300\nversion_date:\n  rus: 2025-12-26\n"
    )
    text = decision(
        "act/rus/sec001.md", points=("доходы – 90 тысяч тенге",), revenues=(), spending=()
    )
    (tmp_path / "act" / "meta.yaml").write_text(meta, encoding="utf-8")
    return text, decision("act/rus/an001.md", points=())


def test_text_and_annex_in_two_files_are_compared(act: tuple[Path, Path]) -> None:
    """The text says 90, the annex 100."""
    assert failures(read_files(act)) == [("text = annex: revenues", 90, 100)]


def test_an_amended_decision_says_its_edition(decision: Decision) -> None:
    """Two notes of amendment: edition 2, phase revised."""
    notes = ["Сноска. В редакции решений маслихата от 10.03.2026 № 310; от 12.06.2026 № 322."]

    batch = read_files([decision(notes=notes)])

    assert batch.facts[1].edition_no == 2
    assert batch.tables.about.select("edition_no", "phase").row(0) == (2, "revised")


def test_each_annex_of_an_act_on_many_okrugs_has_its_own_unit() -> None:
    """Decision № 17/104-VIII: Абралинский okrug in two years, Айнабулакский in one."""
    file = FIXTURES / "abai-okrugs-2025-rus.md"

    batch = read_files([file], told=Told(unit_id="104100000"))

    budgets = batch.tables.lines.select("unit_id", "budget_year").unique().sort(pl.all())
    assert batch.tables.rejects.is_empty()
    assert budgets.rows() == [("104133000", 2025), ("104133000", 2026), ("104135000", 2025)]


def test_each_amount_of_an_unknown_okrug_is_a_reject_with_candidates(
    decision: Decision,
) -> None:
    """The seven revenues and nine rows of spending are kept out; the text of the act stays."""
    batch = read_files([decision(caption="Бюджет Уилбского сельского округа на 2026 год")])

    rejects = batch.tables.rejects
    reasons = rejects["reason"].to_list()
    assert rejects.group_by("grid").len().sort("grid").rows() == [(1, 7), (2, 9)]
    assert rejects.select("row", "col", "printed").row(0) == (2, 5, "I. Доходы | 100")
    assert all("whose budget this is cannot be told" in reason for reason in reasons)
    assert set(batch.tables.lines["table_no"]) == {0}


def test_a_told_unit_that_the_document_contradicts_is_shown(decision: Decision) -> None:
    """The reject names both; nothing is silently moved to another place."""
    batch = read_files([decision()], told=Told(unit_id="550000000"))

    first = batch.tables.rejects.row(0, named=True)
    assert first["printed"] == "--unit 550000000"
    assert "155230000" in first["reason"]


def test_a_told_year_fills_what_a_document_does_not_say(decision: Decision) -> None:
    """What a document says itself stands."""
    silent = decision(
        "silent.md", title="О бюджете", caption="Бюджет Уилского сельского округа", points=()
    )
    spoken = decision("spoken.md")

    batch = read_files([silent, spoken], told=Told(year=2024))

    years = batch.tables.lines.select("doc", "budget_year").unique().sort("doc")
    assert years.rows() == [(1, 2024), (2, 2026)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Category;Name;Amount\n1;Taxes;600\n",
            "headings in a third language: found «Category",
        ),
        ("Товар;Цена\nЯблоки;500\n", "headings without amounts of a budget: found «Товар"),
        ("only words\nand more\n", "no table of a budget"),
    ],
)
def test_a_document_without_a_budget_says_what_was_found(
    tmp_path: Path, text: str, said: str
) -> None:
    """File, table, found, expected, what to do; and nothing in the tables."""
    file = tmp_path / "strange.csv"
    file.write_text(text, encoding="utf-8")

    batch = read_files([file])

    assert said in batch.documents["error"].item()
    assert "expected" in batch.documents["error"].item()
    assert batch.tables.rejects.is_empty()


def test_amounts_that_cannot_be_told_apart_make_a_file_unusable(tmp_path: Path) -> None:
    """Two columns called «Сумма»: neither is chosen."""
    file = tmp_path / "two.csv"
    file.write_text(
        "Бюджет на 2025 год, тыс. тенге;;;\nКатегория;Наименование;Сумма;Сумма\n"
        ";I. Доходы;1000;900\n1;Налоговые поступления;1000;900\n",
        encoding="utf-8",
    )

    batch = read_files([file])

    assert "columns of amounts" in batch.documents["error"].item()
    assert batch.tables.lines.is_empty()


def test_of_a_file_that_is_unusable_nothing_is_kept(tmp_path: Path) -> None:
    """One table of it is read, the other is not: half a budget would pass for a whole one."""
    caption = "## Бюджет Уилского района Актюбинской области на {} год\n\nтыс. тенге\n\n"
    row = "<tr><td>{}</td><td>{}</td><td>{}</td>{}</tr>"
    rows = [
        ("Категория", "Наименование", "Сумма"),
        ("", "I. Доходы", "10"),
        ("1", "Налоги", "9"),
    ]
    well, doubtful = (
        "".join(row.format(*cells, more.format(cells[-1])) for cells in rows)
        for more in ("", "<td>{}</td>")
    )
    file = tmp_path / "half.md"
    file.write_text(
        f"{caption.format(2025)}<table>{well}</table>\n\n"
        f"{caption.format(2026)}<table>{doubtful}</table>\n",
        encoding="utf-8",
    )

    batch = read_files([file])

    assert "columns of amounts" in batch.documents["error"].item()
    assert batch.tables.lines.is_empty()
    assert batch.tables.checks.is_empty()


def test_one_unusable_file_does_not_touch_the_others(
    decision: Decision, tmp_path: Path
) -> None:
    """Order is kept; the missing file has its sentence."""
    batch = read_files([tmp_path / "missing.xlsx", decision()])

    assert [error is None for error in batch.documents["error"]] == [False, True]
    assert set(batch.tables.lines["doc"]) == {2}


def test_more_files_than_are_read_at_one_time_are_read_each_by_itself_and_compared(
    decision: Decision, act: tuple[Path, Path]
) -> None:
    """A text, another budget 250 times, which fills the first 250 files, and the text's annex.

    The last total is no sum of its categories.
    """
    text, annex = act
    revenues = [("", "", "", "I. Доходы", "101"), ("1", "", "", "Налоговые поступления", "60")]
    revenues += [("5", "", "", "Поступления трансфертов", "40")]
    last = decision("last.md", revenues=revenues, points=())

    files = [text, *[decision("other.md")] * 250, annex, last]
    batch = read_files(files)
    told = read_files(files, told=Told(unit_id="550000000"))

    lines = batch.tables.lines.filter(pl.col("doc").is_between(2, 251)).group_by("doc").len()
    assert batch.documents["doc"].to_list() == list(range(1, 254))
    assert lines["len"].to_list() == [lines["len"][0]] * 250
    assert failures(batch) == [
        ("text = annex: revenues", 90, 100),
        ("revenues = sum of categories", 101, 100),
        ("balance = revenues − expenditures − net lending − financial assets", -10, -9),
    ]
    contradicting = told.tables.rejects.filter(pl.col("printed") == "--unit 550000000")
    assert contradicting["doc"].to_list() == list(range(1, 254))
