"""A file says of itself what the page said of it."""

import hashlib
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from budget import paths
from budget.locale.words import Language, words
from budget.reports.about import Facts, Ground, about_lines
from budget.reports.version import data_version

_FACTS = Facts(
    title="Aktobe Region: budget for 2026",
    unit="billion ₸",
    sources=[("Maslikhat, № 298", "https://adilet.zan.kz/rus/docs/V25R0000298")],
    version="39fb17dc58d9",
)


def test_the_sheet_names_source_version_and_every_column() -> None:
    """What is empty is left out; a column of the model is told in the model's words."""
    rows = pl.DataFrame({"amount_kzt": [1], "share": [0.5], "made_up": [1]})

    lines = about_lines(rows, _FACTS, words(Language.EN))

    told = {line[0]: line[1:] for line in lines if line}
    assert told["Source"] == ("Maslikhat, № 298",)
    assert told["Official page"] == ("https://adilet.zan.kz/rus/docs/V25R0000298",)
    assert told["Data version"] == ("39fb17dc58d9",)
    assert "Verdict" not in told
    assert told["amount_kzt"] == (
        "Amount",
        "tenge",
        "Exact; empty: not known or not published",
    )
    assert told["share"] == ("Share", "0 to 1", "Part of the line above")
    assert told["made_up"] == ("made_up", "", "")


def test_the_sheet_says_the_unit_of_the_file_and_that_of_the_page() -> None:
    """A picture may show billions; the columns of the file hold tenge."""
    rows = pl.DataFrame({"amount_kzt": [1], "share": [0.5], "budget_year": [2026]})

    told = {line[0]: line[1] for line in about_lines(rows, _FACTS, words(Language.EN)) if line}

    assert told["Unit of measure"] == "amount_kzt: tenge; share: 0 to 1"
    assert told["Shown on the page in"] == "billion ₸"


@pytest.mark.parametrize("column", ["value_status", "status", "missing_text"])
def test_an_empty_amount_has_its_reason_in_a_column_that_is_there(column: str) -> None:
    """Lines have `value_status`, comparisons `status`, schools `missing_text`."""
    rows = pl.DataFrame({"amount_kzt": [1], column: [None]})

    told = {line[0]: line for line in about_lines(rows, _FACTS, words(Language.EN)) if line}

    assert f"`{column}`" in told["amount_kzt"][3]


def test_prices_and_counts_of_people_are_named_with_their_pages() -> None:
    """However many acts there are; a mirror is not called official."""
    ground = Ground("In prices of 2024 by", [("consumer price index", "https://github.com/x")])
    facts = replace(_FACTS, grounds=[ground])

    lines = about_lines(pl.DataFrame({"amount_kzt": [1]}), facts, words(Language.EN))

    assert ("In prices of 2024 by", "consumer price index") in lines
    assert ("Page it was read from", "https://github.com/x") in lines


@pytest.mark.usefixtures("held")
def test_files_of_both_sides_and_those_given_apart_are_listed_once() -> None:
    """Edges name a file for the payer and one for the recipient; a chain names none."""
    ids = pl.read_parquet(paths.TABLES / "sources.parquet")["source_id"].to_list()[:3]
    rows = pl.DataFrame({"payer_source_id": [ids[0]], "payee_source_id": [ids[1]]})
    facts = replace(_FACTS, files=[ids[1], ids[2]])

    lines = about_lines(rows, facts, words(Language.EN))

    assert [line[0] for line in lines if line].count("Licence") == len(set(ids))


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("language", "coverage", "told"),
    [
        (Language.EN, "Coverage: figures asked for 2, held 1.", "Figures asked for 2, held 1."),
        (Language.RU, "Полнота данных: запрошено — 2.", "Запрошено — 2."),
        (Language.EN, "Coverage of this tier in 2026: units 20.", None),
    ],
)
def test_a_sentence_does_not_say_its_heading_again(
    language: Language, coverage: str, told: str | None
) -> None:
    """«Coverage: Coverage: figures…» is one word too many."""
    facts = replace(_FACTS, coverage=coverage)

    lines = about_lines(pl.DataFrame({"amount_kzt": [1]}), facts, words(language))

    heading = words(language).gettext("Coverage")
    assert [line[1] for line in lines if line and line[0] == heading] == [told or coverage]


@pytest.mark.usefixtures("held")
def test_the_sheet_lists_files_with_their_terms() -> None:
    """Every file the rows were read from, its hash, its publisher and its licence."""
    source = pl.read_parquet(paths.TABLES / "sources.parquet").head(1)

    lines = about_lines(source.select("source_id"), _FACTS, words(Language.RU))

    told = {line[0]: line[1] for line in lines if len(line) == 2}
    assert source["sha256"].item() in told["Файл"]
    assert "статья 8" in told["Условия использования"]


def test_the_version_is_the_beginning_of_the_manifests_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anyone who has the tables can check it with sha256sum."""
    monkeypatch.setattr(paths, "TABLES", tmp_path)
    assert data_version() is None

    (tmp_path / "manifest.json").write_bytes(b"{}\n")

    assert data_version() == hashlib.sha256(b"{}\n").hexdigest()[:12]


@pytest.mark.usefixtures("held")
def test_a_transcription_of_ours_says_what_it_was_copied_from() -> None:
    """Row and cell in the table are those of our file, not of the act."""
    rows = pl.DataFrame({"source_id": ["headline-figures"]})

    told = {line[0]: line[1] for line in about_lines(rows, _FACTS, words(Language.EN)) if line}

    assert told["Transcribed"].startswith("from point 1 of the act")
