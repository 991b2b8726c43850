"""Of how many units a budget is held, and why not of the others."""

import datetime as dt

import polars as pl
import pytest

from budget import tables
from budget.analysis.coverage import coverage, held_units, years_shown


def _units(rows: list[tuple[str, str, str, dt.date | None, dt.date | None]]) -> pl.DataFrame:
    return pl.DataFrame(
        rows,
        schema={
            "unit_id": pl.String,
            "budget_level": pl.String,
            "kind": pl.String,
            "valid_from": pl.Date,
            "valid_to": pl.Date,
        },
        orient="row",
    ).with_columns(
        parent_id=pl.lit("KZ"), name_ru=pl.lit("x"), name_kk=pl.lit("x"), name_en=pl.lit("x")
    )


_NOTHING = pl.DataFrame(
    schema={
        "unit_id": pl.String,
        "budget_year": pl.Int64,
        "line_level": pl.String,
        "consolidation": pl.String,
    }
)


@pytest.mark.parametrize(
    ("year", "reason"),
    [(2017, "no_budget_yet"), (2018, "no_budget_or_not_held"), (2020, "not_held")],
)
def test_a_village_without_a_budget_is_explained_by_its_year(year: int, reason: str) -> None:
    """Law № 90-VI of 11 July 2017: budgets above 2,000 people from 2018, everywhere from 2020."""
    village = _units([("155230000", "rural", "rural_okrug", None, None)])

    assert held_units(_NOTHING, village, [year])["reason"].to_list() == [reason]


def test_an_oblast_is_not_missing_before_it_existed() -> None:
    """Abai was formed on 8 June 2022."""
    abai = _units([("100000000", "oblast", "oblast", dt.date(2022, 6, 8), None)])

    reasons = held_units(_NOTHING, abai, [2021, 2022])["reason"].to_list()

    assert reasons == ["did_not_exist", "not_held"]


def test_a_renamed_unit_counts_once() -> None:
    """One row a unit and period of validity, one unit."""
    renamed = _units(
        [
            ("610000000", "oblast", "oblast", None, dt.date(2018, 6, 18)),
            ("610000000", "oblast", "oblast", dt.date(2018, 6, 19), None),
        ]
    )

    assert held_units(_NOTHING, renamed, [2017, 2025])["reason"].to_list() == ["not_held"] * 2


def test_parts_of_cities_have_no_budget_of_their_own() -> None:
    """City districts are financed by the city; an oblast city stands twice in the classifier."""
    parts = _units(
        [
            ("751210000", "rural", "city_district", None, None),
            ("551010000", "rural", "oblast_city", None, None),
        ]
    )

    assert held_units(_NOTHING, parts, [2025]).is_empty()


@pytest.mark.usefixtures("held")
def test_the_counts_of_a_tier_add_up() -> None:
    """Aktobe 2026 is held down to programmes; Abai and Atyrau are not held."""
    lines = tables.read("budget_lines")

    counts = coverage(held_units(lines, tables.read("units"), years_shown(lines)))
    oblasts = counts.filter(
        pl.col("budget_level").cast(pl.String) == "oblast", pl.col("budget_year") == 2026
    ).row(0, named=True)

    assert oblasts["full_count"] == 1
    assert (
        oblasts["full_count"] + oblasts["headline_count"] + oblasts["missing_count"]
        == oblasts["unit_count"]
    )
