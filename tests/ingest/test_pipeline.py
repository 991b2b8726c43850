"""Whole documents: real acts hold, small ones fail exactly where they are spoiled."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from budget.model.enums import Section
from budget.paths import RAW
from ingest.numbers import THOUSAND, read_amount
from ingest.pipeline import Batch, Told, read_files, understood
from ingest.readers import read_documents

Decision = Callable[..., Path]

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "annexes"
FULL = (
    "aktobe-2025-ed4-rus",
    "aktobe-2026-ed1-rus",
    "aktobe-2026-ed5-rus",
    "pavlodar-2025-rus",
    "turkistan-2025-rus",
)
POINT_1 = {  # words of point 1 in the nominative: section
    "доходы": Section.REVENUES,
    "затраты": Section.EXPENDITURES,
    "чистое бюджетное кредитование": Section.NET_LENDING,
    "сальдо по операциям с финансовыми активами": Section.FINANCIAL_ASSETS,
    "дефицит (профицит) бюджета": Section.BALANCE,
    "дефицит бюджета": Section.BALANCE,
    "финансирование дефицита (использование профицита) бюджета": Section.FINANCING,
    "финансирование дефицита бюджета": Section.FINANCING,
}


def sections(batch: Batch) -> dict[str, int]:
    """Totals of the annex by section."""
    of_annex = batch.tables.lines.filter(
        pl.col("line_level") == "section", pl.col("table_no") > 0
    )
    return dict(of_annex.select("section", "amount_kzt").rows())


def point_1(headline: Path) -> dict[str, int]:
    """Totals of point 1 as transcribed beside the act."""
    rows = [line.split("\t") for line in headline.read_text(encoding="utf-8").splitlines()]
    totals = {}
    for kind, words, printed, *_ in rows:
        if kind == "point1" and words in POINT_1:
            amount = read_amount(printed, THOUSAND).amount_kzt
            assert amount is not None
            totals[POINT_1[words].value] = amount
    return totals


@pytest.mark.parametrize("ending", ["md", "xlsx"])
@pytest.mark.parametrize("name", FULL)
def test_a_real_act_is_read_whole(real: Path, name: str, ending: str) -> None:
    """Every sum inside these acts holds, and the annex totals are those of point 1."""
    batch = read_files([real / "acts" / f"{name}.{ending}"])
    headline = next((real / "acts").glob(f"{name.removesuffix('-rus')}*.headline.tsv"))

    assert batch.documents["error"].to_list() == [None]
    assert batch.tables.rejects.is_empty()
    assert batch.tables.checks["holds"].all()
    assert sections(batch) == point_1(headline)


def test_the_kazakh_text_prints_the_codes_and_amounts_of_the_russian(real: Path) -> None:
    """Aktobe 2026, first edition; the Kazakh annex is cut, so only its own codes are compared."""
    files = [real / "acts" / f"aktobe-2026-ed1-{language}.md" for language in ("rus", "kaz")]
    checks = read_files(files).tables.checks

    same = checks.filter(pl.col("identity") == "Kazakh text = Russian text")
    failing = checks.filter(~pl.col("holds"))["identity"].unique()

    assert (same.height, same["holds"].all()) == (73, True)
    assert {"group = sum of subgroups", "expenditures = sum of groups"} <= {*failing}


def test_the_act_on_general_transfers_gives_three_years_of_named_edges(real: Path) -> None:
    """Aktobe, 10 December 2025 № 273: lists by year, annex of 13 units by 3 years."""
    file = real / "acts" / "aktobe-general-transfers-2026-2028-rus.md"
    tables = read_files([file]).tables
    found = tables.transfers.group_by("kind", "budget_year").agg(
        pl.len(), pl.col("amount_kzt").sum() // THOUSAND
    )

    assert tables.rejects.is_empty()
    assert tables.checks["holds"].all()
    assert {
        tuple(row) for row in found.filter(pl.col("kind") != "targeted_general").rows()
    } == {
        ("withdrawal", 2026, 6, 139_419_988),
        ("withdrawal", 2027, 7, 165_912_162),
        ("withdrawal", 2028, 7, 193_841_021),
        ("subvention", 2026, 7, 13_570_208),
        ("subvention", 2027, 6, 8_315_505),
        ("subvention", 2028, 6, 6_926_314),
    }
    targeted = tables.transfers.filter(pl.col("kind") == "targeted_general")
    assert (targeted.height, targeted["payee_id"].n_unique()) == (39, 13)
    assert set(targeted["payer_id"]) == {"150000000"}


def test_the_file_beside_gives_act_and_edition(real: Path, tmp_path: Path) -> None:
    """The mirror of acts: `meta.yaml` of the version of 24 June 2026."""
    for ending in ("rus", "kaz"):
        act = (real / "acts" / f"aktobe-2026-ed1-{ending}.md").read_text(encoding="utf-8")
        (tmp_path / f"{ending}.md").write_text(act, encoding="utf-8")
    meta = (real / "acts" / "aktobe-2026-ed4.meta.yaml").read_text(encoding="utf-8")
    (tmp_path / "meta.yaml").write_text(meta, encoding="utf-8")

    batch = read_files([tmp_path / "rus.md", tmp_path / "kaz.md"])

    about = batch.tables.about.select("act_id", "phase", "unit_id").unique()
    assert about.rows() == [("150000000:2025-12-10:298", "revised", "150000000")]
    assert [facts.edition_no for facts in batch.facts.values()] == [None, None]
    assert "Kazakh text = Russian text" in batch.tables.checks["identity"]


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


def test_text_and_annex_in_two_files_are_compared(decision: Decision, tmp_path: Path) -> None:
    """Long acts of the mirror: one `meta.yaml` above the parts."""
    meta = (
        "requisite: Решение Уилского районного маслихата Актюбинской области от 26 декабря 2025 "
        "года № 300\nversion_date:\n  rus: 2025-12-26\n"
    )
    (tmp_path / "meta.yaml").write_text(meta, encoding="utf-8")
    text = decision(
        "rus/sec001.md", points=("доходы – 90 тысяч тенге",), revenues=(), spending=()
    )
    annex = decision("rus/an001.md", points=())

    batch = read_files([text, annex])

    assert failures(batch) == [("text = annex: revenues", 90, 100)]


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


def test_an_annex_of_an_unknown_okrug_is_one_reject_with_candidates(decision: Decision) -> None:
    """Its rows are kept out and counted; the text of the act stays."""
    batch = read_files([decision(caption="Бюджет Уилбского сельского округа на 2026 год")])

    reasons = batch.tables.rejects["reason"].to_list()
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
        ("Товар;Цена\nЯблоки;500\n", "headings without amounts of a budget: found «Товар"),  # noqa: RUF001 - Russian
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


def test_one_unusable_file_does_not_touch_the_others(
    decision: Decision, tmp_path: Path
) -> None:
    """Order is kept; the missing file has its sentence."""
    batch = read_files([tmp_path / "missing.xlsx", decision()])

    assert [error is None for error in batch.documents["error"]] == [False, True]
    assert set(batch.tables.lines["doc"]) == {2}


def test_any_changed_digit_of_an_annex_fails_a_check() -> None:
    """Aktobe 2026: every amount of the annex is an addend or a sum of something printed."""
    act = read_documents([RAW / "maslikhat" / "aktobe-2026-e4" / "annex-1.xlsx"])
    lines = understood(act, told=Told()).tables.lines.filter(
        pl.col("table_no") > 0, pl.col("amount_kzt") != 0
    )
    spoiled = lines.select("table_no", "row_no", "column_no").with_row_index("doc", offset=1)
    copies = replace(
        act,
        documents=_copied(act.documents, spoiled.height),
        grids=_copied(act.grids, spoiled.height),
        cells=_with_one_digit_changed(_copied(act.cells, spoiled.height), spoiled),
        paragraphs=_copied(act.paragraphs, spoiled.height),
    )

    checks = understood(copies, told=Told()).tables.checks

    assert spoiled.height > 350
    assert checks.filter(~pl.col("holds"))["doc"].n_unique() == spoiled.height


def _copied(rows: pl.DataFrame, times: int) -> pl.DataFrame:
    """Rows of document 1 as documents 1, 2, …."""
    docs = pl.DataFrame({"doc": range(1, times + 1)}, schema={"doc": pl.UInt32})
    return docs.join(rows.drop("doc"), how="cross").select(rows.columns)


def _with_one_digit_changed(cells: pl.DataFrame, spoiled: pl.DataFrame) -> pl.DataFrame:
    """Cells in which each document's own amount has another last digit."""
    places = spoiled.select(
        "doc",
        grid=pl.col("table_no").cast(pl.UInt32),
        row=pl.col("row_no").cast(pl.UInt32),
        col=pl.col("column_no").cast(pl.UInt32),
        is_spoiled=pl.lit(value=True),
    )
    last = pl.col("text").str.slice(-1)
    other = pl.when(last == "7").then(pl.lit("3")).otherwise(pl.lit("7"))
    changed = pl.concat_str(
        pl.col("text").str.slice(0, pl.col("text").str.len_chars() - 1), other
    )
    return (
        cells.join(places, on=["doc", "grid", "row", "col"], how="left", maintain_order="left")
        .with_columns(text=pl.when("is_spoiled").then(changed).otherwise("text"))
        .drop("is_spoiled")
    )
