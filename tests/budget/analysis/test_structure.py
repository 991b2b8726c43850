"""What a section is made of: children, depths, shares, and one source a figure."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget import tables
from budget.analysis.editions import held_editions, lines_of_edition
from budget.analysis.figures import one_line_a_figure
from budget.analysis.structure import held_depths, lines_below, path_of


def _lines(rows: list[tuple[str, str, str, int | None]]) -> pl.DataFrame:
    """Budget lines of one document: section, level, code, amount; rows are numbered."""
    return (
        pl.DataFrame(
            rows,
            schema={
                "section": pl.String,
                "line_level": pl.String,
                "code": pl.String,
                "amount_kzt": pl.Int64,
            },
            orient="row",
        )
        .with_row_index("row_no", offset=1)
        .with_columns(
            *(pl.lit("x").alias(name) for name in ("unit_id", "phase", "act_id", "source_id")),
            *(pl.lit(1).alias(name) for name in ("budget_year", "edition_no", "table_no")),
            *(pl.lit(None, pl.String).alias(name) for name in ("name_ru", "name_kk")),
        )
    )


def _aktobe_2026() -> pl.DataFrame:
    lines = tables.read("budget_lines").filter(pl.col("unit_id") == "150000000")
    editions = held_editions(lines, tables.read("acts"))
    return lines_of_edition(lines, editions.filter(pl.col("edition_key") == "0"))


@pytest.mark.usefixtures("held")
def test_education_of_aktobe_2026_opens_into_its_programmes() -> None:
    """Annex 1 of № 298 of 10 December 2025: 04.2.261.082 is 101,943,385 thousand tenge."""
    lines = _aktobe_2026()

    groups = lines_below(lines, "expenditures")
    programmes = lines_below(lines, "expenditures", "04.2.261")

    assert groups["code"].first() == "04"
    assert groups["amount_kzt"].sum() == 453_928_189_000
    assert programmes.select("code", "amount_kzt").row(0) == ("04.2.261.082", 101_943_385_000)


@pytest.mark.usefixtures("held")
def test_the_way_down_to_a_programme_is_named_step_by_step() -> None:
    """The same annex: section, group, subgroup, administrator."""
    steps = path_of(_aktobe_2026(), "expenditures", "04.2.261")

    assert steps["line_level"].cast(pl.String).to_list() == [
        "section",
        "group",
        "subgroup",
        "administrator",
    ]


def test_a_missing_amount_stays_missing_and_has_no_share() -> None:
    """Missing is never nought."""
    lines = _lines(
        [
            ("expenditures", "section", "", 100),
            ("expenditures", "group", "01", 100),
            ("expenditures", "group", "02", None),
        ]
    )

    rows = lines_below(lines, "expenditures").select("code", "amount_kzt", "share").rows()

    assert rows == [("01", 100, 1.0), ("02", None, None)]


def test_parts_that_are_taken_off_have_no_share() -> None:
    """Net lending is loans less repayments: neither is a share of the difference."""
    lines = _lines(
        [
            ("net_lending", "section", "", -20),
            ("net_lending", "group", "10", 10),
            ("net_lending", "category", "6", 30),
        ]
    )

    assert lines_below(lines, "net_lending")["share"].null_count() == 2


def test_a_depth_is_taken_from_anywhere_below_the_line() -> None:
    """Programmes of a group lie under several administrators."""
    lines = _lines(
        [
            ("expenditures", "section", "", 3),
            ("expenditures", "group", "04", 3),
            ("expenditures", "administrator", "04.1.261", 1),
            ("expenditures", "programme", "04.1.261.202", 1),
            ("expenditures", "administrator", "04.2.261", 2),
            ("expenditures", "programme", "04.2.261.082", 2),
        ]
    )

    programmes = lines_below(lines, "expenditures", "04", "programme")

    assert programmes["code"].to_list() == ["04.2.261.082", "04.1.261.202"]
    assert held_depths(lines, "expenditures") == ["group", "administrator", "programme"]


def test_a_category_printed_twice_counts_once() -> None:
    """Turkistan 2025 prints each revenue category first without and then with its code."""
    twice = _lines(
        [
            ("revenues", "section", "", 5),
            ("revenues", "category", "1", 5),
            ("revenues", "category", "1", 5),
        ]
    )

    assert lines_below(twice, "revenues")["amount_kzt"].to_list() == [5]


def test_the_annex_speaks_before_the_running_text() -> None:
    """A decision states revenues in point 1 and in annex 1; the annex has the parts."""
    annex = _lines([("revenues", "section", "", 5), ("revenues", "class", "1.01", 5)])
    text = annex.head(1).with_columns(pl.lit(0).alias("table_no"))

    chosen = one_line_a_figure(pl.concat([text, annex]))

    assert chosen["table_no"].to_list() == [1, 1]


@given(st.lists(st.integers(min_value=1, max_value=10**12), min_size=1, max_size=15))
def test_shares_of_parts_that_add_up_make_one(amounts: list[int]) -> None:
    """Exact parts of an exact total."""
    parts = [
        ("expenditures", "group", f"{number:02}", amount)
        for number, amount in enumerate(amounts, 1)
    ]
    lines = _lines([("expenditures", "section", "", sum(amounts)), *parts])

    assert lines_below(lines, "expenditures")["share"].sum() == pytest.approx(1)
