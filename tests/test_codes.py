"""The reviewed tables of data/codes: complete, in step with each other and with real budgets."""

import re
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from budget.errors import MissingTableError
from budget.model.codes import read_codes
from budget.model.enums import Section, Vintage

REVIEWED = [
    "classification",
    "transfer_codes",
    "transfer_matching",
    "responsibilities",
    "breaks",
]
_SIGNS = ["[0-9]{2}", "0?[0-9]", "[0-9]{3}", "[0-9]{3}"]
_MIXED = r"\p{Cyrillic}\p{Latin}|\p{Latin}\p{Cyrillic}"


def _level(vintage: str, line_level: str) -> pl.DataFrame:
    """Rows of one numbering and depth."""
    return read_codes("classification").filter(vintage=vintage, line_level=line_level)


@pytest.mark.parametrize("name", REVIEWED)
def test_a_reviewed_table_keeps_its_declaration(name: str) -> None:
    """`read_codes` casts and validates; a row that breaks a rule raises."""
    assert read_codes(name).height > 0


def test_an_undeclared_table_is_named_with_those_that_are_there() -> None:
    """The message lists what may be asked for."""
    with pytest.raises(MissingTableError, match="classification"):
        read_codes("nothing_of_the_kind")


def test_zeros_of_a_code_are_kept() -> None:
    """Order of 11.04.2025 № 163: codes are signs, 01 is not 1."""
    codes = set(read_codes("classification")["code"])

    assert {"01", "01.1.110.001", "1.01.1.05", "04.2.261.082"} <= codes


@pytest.mark.parametrize("vintage", list(Vintage))
def test_sixteen_functional_groups_have_names_in_three_languages(vintage: str) -> None:
    """Functional classification of expenditures, groups 01 to 16."""
    groups = _level(vintage, "group")

    assert groups["code"].to_list() == [f"{number:02}" for number in range(1, 17)]
    assert groups.null_count().sum_horizontal().item() == 0


@pytest.mark.parametrize("vintage", list(Vintage))
def test_six_sections_are_those_of_a_local_budget(vintage: str) -> None:
    """Budget Code of 15.03.2025, article 9."""
    sections = _level(vintage, "section")

    assert sections["code"].to_list() == [section.value for section in Section]
    assert sections.null_count().sum_horizontal().item() == 0


def test_special_receipts_push_the_later_categories_down_by_one() -> None:
    """Order of 04.04.2025 № 151: nine categories from 2026, eight before; transfers 4 then 5."""
    before, after = (
        dict(_level(vintage, "category").select("name_ru", "code").iter_rows())
        for vintage in Vintage
    )

    assert (len(before), len(after)) == (8, 9)
    assert after.keys() - before.keys() == {"Специальные поступления"}
    shift = {name: int(after[name]) - int(before[name]) for name in before}
    assert shift == {name: int(int(code) > 3) for name, code in before.items()}
    assert (before["Поступления трансфертов"], after["Поступления трансфертов"]) == ("4", "5")


@pytest.mark.parametrize("level", ["category", "class", "subclass", "group", "subgroup"])
def test_every_code_that_a_decision_prints_has_a_kazakh_and_an_english_name(level: str) -> None:
    """Budget Code, articles 86 to 89: revenues to the subclass, expenditures by group."""
    rows = read_codes("classification").filter(line_level=level)

    assert rows.filter(pl.col("name_kk").is_null() | pl.col("name_en").is_null()).is_empty()


def test_every_code_has_the_code_above_it() -> None:
    """A path with dots can be climbed: no programme without its administrator, and so on."""
    rows = read_codes("classification").filter(~pl.col("line_level").is_in(["section", "item"]))
    above = pl.col("code").str.replace(r"\.[^.]+$", "")
    deeper = rows.filter(pl.col("code").str.contains(".", literal=True))

    orphans = deeper.with_columns(above).join(rows, on=["vintage", "code"], how="anti")

    assert orphans["code"].to_list() == []


@pytest.mark.parametrize("name", ["classification", "transfer_codes"])
@pytest.mark.parametrize("column", ["name_ru", "name_kk"])
def test_names_hold_no_look_alike_letters(name: str, column: str) -> None:
    """A Latin H printed in a Russian word is put right here, or a search would miss it."""
    mixed = read_codes(name).filter(pl.col(column).str.contains(_MIXED))

    assert mixed[column].to_list() == []


def test_functional_rows_are_the_same_in_both_numberings() -> None:
    """Only revenues were renumbered on 1 January 2026."""
    functional = ["group", "subgroup", "administrator", "programme"]
    rows = read_codes("classification").filter(pl.col("line_level").is_in(functional))
    before, after = (rows.filter(vintage=vintage).drop("vintage") for vintage in Vintage)

    assert_frame_equal(before, after)


def test_transfers_run_between_adjacent_tiers_only() -> None:
    """Budget Code, article 76."""
    tiers = ["republic", "oblast", "district", "rural"]
    adjacent = set(pairwise(tiers))
    both_ways = adjacent | {(b, a) for a, b in adjacent}
    for name in ("transfer_codes", "transfer_matching"):
        edges = read_codes(name).select("from_level", "to_level").unique().iter_rows()
        assert set(edges) <= both_ways


def test_targeted_transfers_to_budgets_below_are_not_in_group_15() -> None:
    """Programmes 113 and 114 stand under each sector's administrator in its own group."""
    targeted = read_codes("transfer_codes").filter(
        pl.col("kind").cast(pl.String).str.starts_with("targeted"), side="payer"
    )

    assert set(targeted["code_pattern"]) == {f"*.*.*.{no}" for no in (113, 114, 168, 169)}


@pytest.mark.parametrize(
    ("edge", "payer", "payee"),
    [
        (("republic", "oblast", "subvention"), "15.1.217.400", "5.02.1.03"),
        (("oblast", "district", "subvention"), "15.1.257.007", "5.02.2.03"),
        (("oblast", "district", "targeted_current"), "*.*.*.113", "5.02.2.01"),
        (("district", "oblast", "withdrawal"), "15.1.452.007", "5.01.2.01"),
        (("district", "rural", "subvention"), "15.1.452.038", "5.02.3.03"),
        (("rural", "district", "withdrawal"), "15.1.124.043", "5.01.3.01"),
    ],
)
def test_a_payers_line_answers_to_a_payees(
    edge: tuple[str, str, str], payer: str, payee: str
) -> None:
    """Both sides of an edge, from 2026; before, category 4 stands for 5."""
    matching = read_codes("transfer_matching").filter(
        from_level=edge[0], to_level=edge[1], kind=edge[2], payer_code=payer
    )

    assert matching["payee_code"].to_list() == ["4" + payee[1:], payee]
    assert matching["payee_subclass"].to_list() == ["4" + payee[1:6], payee[:6]]


def test_both_sides_of_every_match_are_known_transfer_codes() -> None:
    """Matching speaks of no code that `transfer_codes` does not describe."""
    known = read_codes("transfer_codes").select("vintage", code=pl.col("code_pattern"))
    matching = read_codes("transfer_matching").filter(pl.col("payer_code") != "*.*.*.*")
    for column in ("payer_code", "payee_code", "payee_subclass"):
        used = matching.select("vintage", code=pl.col(column))
        assert used.join(known, on=["vintage", "code"], how="anti").is_empty()


def test_schools_pass_from_districts_to_oblasts_on_1_january_2021() -> None:
    """Two rows that touch without a gap: the district's last day, the oblast's first."""
    schools = read_codes("responsibilities").filter(function="schooling")
    district, oblast = (schools.filter(budget_level=tier) for tier in ("district", "oblast"))

    assert str(district["valid_to"].item()) == "2020-12-31"
    assert str(oblast["valid_from"].item()) == "2021-01-01"


def test_breaks_hold_the_days_after_which_figures_do_not_compare() -> None:
    """Territory, schools, the codes: the days a chart must mark."""
    days = {str(day) for day in read_codes("breaks")["break_date"]}

    assert {
        "2018-06-19",
        "2020-01-01",
        "2021-01-01",
        "2022-06-08",
        "2025-01-01",
        "2026-01-01",
    } <= days


def test_breaks_touch_only_known_comparisons() -> None:
    """The words of the declaration of `breaks`."""
    words = {
        "boundary", "own_revenues", "transfers", "education", "health", "classification"
    }  # fmt: skip
    touched = read_codes("breaks")["touches"].str.split(" ").explode(empty_as_null=True)

    assert set(touched) <= words


def _programmes_printed_in(cells: Path) -> set[str]:
    """Paths of the programmes of a transcribed annex, staggered codes filled down."""
    path = ["", "", "", ""]
    programmes = set()
    for line in cells.read_text(encoding="utf-8").splitlines():
        if not re.search("[а-яі]", line):  # the row of column numbers comes back in mid-table
            continue
        codes = line.split("\t")[:4]
        for depth, (code, signs) in enumerate(zip(codes, _SIGNS, strict=False)):
            if re.fullmatch(signs, code):
                path[depth:] = [code.lstrip("0") if depth == 1 else code, *[""] * (3 - depth)]
        if all(path):
            programmes.add(".".join(path))
    return programmes


def test_every_programme_of_the_real_budgets_is_known(real: Path) -> None:
    """Aktobe 2025 and 2026, Pavlodar and Turkistan 2025: no printed code is unknown."""
    known = set(read_codes("classification").filter(line_level="programme")["code"])
    acts = [p for p in (real / "acts").glob("*.cells.tsv") if "general-transfers" not in p.name]
    printed = {act.name: _programmes_printed_in(act) for act in acts}

    assert min(len(programmes) for programmes in printed.values()) > 10
    assert set().union(*printed.values()) - known == set()
