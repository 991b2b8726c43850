"""Decisions of oblast maslikhats: which editions, and the figures of their text."""

from pathlib import Path

import polars as pl
import pytest

from ingest.readers.documents import read_documents
from ingest.sources.maslikhat_acts import acts, parse, text_figures, text_lines

AKTOBE_2025, AKTOBE_2026 = "150000000:2024-12-12:186", "150000000:2025-12-10:298"
TRANSFERS = "150000000:2025-12-10:273"

_TRANSCRIBED = {  # our folder: name of the transcription
    "aktobe-2025-e3": "aktobe-2025-ed4-rus",
    "aktobe-2026-e0": "aktobe-2026-ed1-rus",
    "aktobe-2026-e0-kk": "aktobe-2026-ed1-kaz",
    "aktobe-2026-e4": "aktobe-2026-ed5-rus",
    "pavlodar-2025-e4": "pavlodar-2025-rus",
    "turkistan-2025-e3": "turkistan-2025-rus",
    "aktobe-transfers-2026-2028": "aktobe-general-transfers-2026-2028-rus",
}


_TRANSCRIBED_TEXTS = {
    ours: theirs.removesuffix("-rus")
    if theirs.startswith(("pavlodar", "turkistan"))
    else theirs
    for ours, theirs in _TRANSCRIBED.items()
} | {"aktobe-2025-e1": "aktobe-2025-ed2-rus", "aktobe-2025-e2": "aktobe-2025-ed3-rus"}


def _transcribed(file: Path) -> set[tuple[str, int, int, str]]:
    """Printed cells of a transcription: sheet, row, column, text."""
    cells = set()
    table, row = "", 0
    for line in file.read_text(encoding="utf-8").removesuffix("\n").split("\n"):
        if line.startswith("#TABLE "):
            table, row = f"Таблица {line.split()[1]}", 0
        elif table:
            row += 1
            printed = enumerate(line.split("\t"), start=1)
            cells |= {(table, row, column, text) for column, text in printed if text}
    return {cell for cell in cells if cell[3] not in {"<colspan>", "<rowspan>"}}


@pytest.mark.parametrize(("ours", "theirs"), _TRANSCRIBED.items())
def test_every_printed_cell_stands_at_its_row_and_column(
    raw: Path, real: Path, ours: str, theirs: str
) -> None:
    """Text for text, blanks and staggered codes included: 6,967 cells in seven annexes."""
    printed = read_documents([raw / "maslikhat" / ours / "annex-1.xlsx"])
    cells = printed.cells.join(printed.grids, on="grid").filter(pl.col("name") != "Текст")

    found = set(cells.select("name", "row", "col", "text").iter_rows())

    assert found == _transcribed(real / "acts" / f"{theirs}.cells.tsv")


@pytest.mark.parametrize(("ours", "theirs"), _TRANSCRIBED_TEXTS.items())
def test_every_figure_of_the_text_is_carried_over_as_printed(
    raw: Path, real: Path, ours: str, theirs: str
) -> None:
    """Point, words and digits of the decision's own text."""
    given = pl.read_csv(
        real / "acts" / f"{theirs}.headline.tsv", separator="\t", infer_schema=False
    ).select("point", what="indicator", printed="amount")
    figures = text_figures(raw / "maslikhat").filter(source_id=f"maslikhat-{ours}")

    assert figures.select(given.columns).rows() == given.rows()


def test_cells_are_texts_so_that_nothing_is_rounded_or_stripped(raw: Path) -> None:
    """«1 000 000,0» and the code «001» stay what was printed."""
    printed = read_documents([raw / "maslikhat" / "aktobe-2026-e4" / "annex-1.xlsx"])

    assert set(printed.cells["kind"]) == {"text"}
    assert "1 000 000,0" in set(printed.cells["text"])


def test_the_editions_are_numbered_from_the_one_adopted(raw: Path) -> None:
    """Aktobe 2025: № 206, 219, 245 of 2025 are editions 1, 2, 3; edition 0 was not read."""
    editions = acts(raw / "maslikhat").sort("act_id", "edition_no", "language")

    assert editions.select("act_id", "edition_no", "edition_number", "language").rows() == [
        (AKTOBE_2025, 1, "206", "ru"),
        (AKTOBE_2025, 2, "219", "ru"),
        (AKTOBE_2025, 3, "245", "ru"),
        (TRANSFERS, 0, "273", "ru"),
        (AKTOBE_2026, 0, "298", "kk"),
        (AKTOBE_2026, 0, "298", "ru"),
        (AKTOBE_2026, 4, "345", "ru"),
        ("550000000:2024-12-13:175/18", 4, "211/23", "ru"),
        (
            "610000000:2024-12-13:14/180-VIII",
            3,
            "19/256-VII\u0406",
            "ru",
        ),  # a Cyrillic letter ends it
    ]


def test_a_cut_annex_says_where_it_ends(raw: Path) -> None:
    """Of the Kazakh annex of 2026 two tables were read, the second to group 02."""
    cut = acts(raw / "maslikhat").filter(
        ~pl.col("is_complete") & pl.col("caption").is_not_null()
    )

    assert cut["language"].to_list() == ["kk"]
    assert cut["not_carried"].str.contains("table 2 stops after group 02").all()


def test_the_unit_of_every_annex_is_a_thousand_tenge(raw: Path) -> None:
    """«тыс. тенге», «тысяч тенге», «тыс.тенге», «мың теңге»."""
    assert set(acts(raw / "maslikhat")["multiplier"]) == {1_000}


def test_the_headline_of_aktobe_2026_is_read_with_its_printed_minus(raw: Path) -> None:
    """Edition of 31 July 2026 № 345, point 1: a deficit of «- 21 339 140,8» thousand tenge."""
    figures = text_figures(raw / "maslikhat").filter(act_id=AKTOBE_2026, edition_no=4)

    balance = figures.filter(kind="deficit").row(0, named=True)
    assert balance["printed"] == "- 21 339 140,8"
    assert balance["amount_kzt"] == -21_339_140_800
    assert (balance["table_no"], balance["cell"]) == (9, "D15")


def test_zero_in_words_is_zero(raw: Path) -> None:
    """Pavlodar 2025: «равно нулю», printed without a unit."""
    words = text_figures(raw / "maslikhat").filter(printed="равно нулю")

    assert words["kind"].to_list() == ["capital_sales", "asset_sales"]
    assert words["amount_kzt"].to_list() == [0, 0]
    assert set(words["value_status"]) == {"zero"}


@pytest.mark.parametrize("kind", ["withdrawal", "subvention"])
def test_the_districts_listed_add_up_to_the_total_of_their_point(raw: Path, kind: str) -> None:
    """Every list of every edition and year, in both languages."""
    key = ["source_id", "budget_year"]
    figures = text_figures(raw / "maslikhat")

    listed = figures.filter(kind=kind).group_by(key).agg(pl.col("amount_kzt").sum())
    totals = figures.filter(kind=f"{kind}_total").select(*key, total="amount_kzt")

    assert totals.height == 9
    assert (
        listed.join(totals, on=key).filter(pl.col("amount_kzt") != pl.col("total")).is_empty()
    )


def test_point_1_keeps_the_identity_of_the_six_sections(raw: Path) -> None:
    """Budget Code, article 9: balance = revenues − expenditures − net lending − assets."""
    sections = text_lines(text_figures(raw / "maslikhat")).filter(line_level="section")
    wide = sections.pivot("section", index="source_id", values="amount_kzt")

    residual = wide.select(
        pl.col("revenues")
        - pl.col("expenditures")
        - pl.col("net_lending")
        - pl.col("financial_assets")
        - pl.col("balance")
    ).to_series()
    assert residual.to_list() == [0] * 8
    assert wide.select(pl.col("balance") + pl.col("financing")).to_series().to_list() == [0] * 8


def test_both_languages_print_the_same_headline(raw: Path) -> None:
    """Two independent texts of one edition: Aktobe 2026 as adopted."""
    first = text_figures(raw / "maslikhat").filter(act_id=AKTOBE_2026, edition_no=0)

    by_language = (
        first.group_by("language").agg("kind", "place_id", "amount_kzt").sort("language")
    )
    assert by_language.row(0)[1:] == by_language.row(1)[1:]


def test_a_transfer_printed_in_two_languages_is_stated_once(raw: Path) -> None:
    """Aktobe city to the oblast, 2026 as adopted: 122 989 962 thousand tenge."""
    stated = parse(raw / "maslikhat").transfers.filter(
        act_id=AKTOBE_2026, edition_no=0, payer_id="151000000"
    )

    assert stated.select("payee_id", "kind", "side", "amount_kzt").rows() == [
        ("150000000", "withdrawal", "payee", 122_989_962_000)
    ]


def test_lines_of_the_text_stand_in_for_annexes_that_were_not_read(raw: Path) -> None:
    """Aktobe 2025, editions of 7 February and 27 June: 17 figures each."""
    lines = parse(raw / "maslikhat").budget_lines

    assert dict(lines.group_by("edition_no").len().iter_rows()) == {1: 17, 2: 17}
    assert set(lines["act_id"]) == {AKTOBE_2025}
