"""Real acts, read whole: nothing rejected, every sum holds, totals as in point 1."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from budget.model.enums import Section
from budget.paths import RAW
from ingest.numbers import THOUSAND, read_amount
from ingest.pipeline import Batch, Told, read_files, understood
from ingest.readers import read_documents

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
