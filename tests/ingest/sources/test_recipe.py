"""What all recipes share: keys of acts, phases, and files that must not change unnoticed."""

import json
from pathlib import Path

import polars as pl
import pytest

from budget.errors import UnusableFileError
from ingest.sources import RECIPES
from ingest.sources.origins import origin_files
from ingest.sources.recipe import act_key, edition_phase, printed_rows

_ACT = {
    "issuer_id": "114800000",
    "act_date": "2022-12-23",
    "act_number": "35/2",
    "act_registration": "7000",
    "plan_from": 2023,
    "budget_unit_id": "114820100",
}


@pytest.mark.parametrize(
    ("unseen", "act_id"),
    [
        ([], "114800000:2022-12-23:35/2"),
        (["act_number"], "114800000:2022-12-23:reg.7000"),
        (["act_date"], "114800000:2023:35/2"),
        (["act_date", "act_number", "act_registration"], "114800000:2023:114820100"),
    ],
)
def test_an_act_is_named_by_issuer_date_and_number_as_far_as_they_were_seen(
    unseen: list[str], act_id: str
) -> None:
    """Forty pages print neither date nor number of the act they belong to."""
    schema = dict.fromkeys(_ACT, pl.String) | {"plan_from": pl.Int64}
    act = pl.DataFrame([_ACT | dict.fromkeys(unseen)], schema=schema)

    assert act.select(act_key()).item() == act_id


def test_only_the_edition_as_adopted_is_the_approved_budget() -> None:
    """Budget Code, article 3: approved by the maslikhat, then amended by it."""
    editions = pl.DataFrame({"edition_no": [0, 1, 4]})

    phases = editions.select(edition_phase()).to_series().to_list()

    assert phases == ["approved", "revised", "revised"]


def test_a_changed_file_is_refused_with_both_hashes(tmp_path: Path) -> None:
    """An origin vouches for the bytes it was written for, not for a name."""
    (tmp_path / "figures.csv").write_text("edition\n", encoding="utf-8")
    origin = tmp_path / "origin.json"
    files = [{"name": "figures.csv", "sha256": "0" * 64}]
    origin.write_text(json.dumps({"source_id": "x", "files": files}), encoding="utf-8")

    with pytest.raises(UnusableFileError, match=r"0{64} as in origin\.json"):
        origin_files([origin])


def test_a_folder_without_origin_is_refused() -> None:
    """A document whose publisher is unknown cannot be cited."""
    with pytest.raises(UnusableFileError, match="none found"):
        origin_files([])


def test_a_missing_column_is_refused_with_the_columns_found(tmp_path: Path) -> None:
    """A renamed heading is a change to review, never a column of nulls."""
    file = tmp_path / "figures.csv"
    file.write_text("edition,indicator,amount\na,tax,1\n", encoding="utf-8")
    expected = pl.Schema(
        {"edition": pl.String, "indicator": pl.String, "printed_amount": pl.String}
    )

    with pytest.raises(UnusableFileError, match="columns edition, indicator, amount; expected"):
        printed_rows(file, expected)


def test_rows_are_numbered_as_the_file_counts_them(tmp_path: Path) -> None:
    """The heading is row 1, so the first figure stands in row 2."""
    file = tmp_path / "figures.csv"
    file.write_text("edition\na\nb\n", encoding="utf-8")

    rows = printed_rows(file, pl.Schema({"edition": pl.String}))

    assert rows.rows() == [(2, "a"), (3, "b")]


def test_every_recipe_says_who_publishes_where_how_often_and_what_is_left_out(
    raw: Path,
) -> None:
    """One folder of raw data, one recipe, nothing unsaid."""
    for name, recipe in RECIPES.items():
        said = (
            recipe.publisher,
            recipe.title,
            recipe.where,
            recipe.how_often,
            recipe.leaves_out,
        )
        assert all(said)
        assert (raw / name).is_dir()


def test_the_acts_of_all_recipes_are_different_editions(raw: Path) -> None:
    """An edition that two folders hold would be counted twice: `same_as` keeps one of them."""
    acts = pl.concat([recipe.parse(raw / name).acts for name, recipe in RECIPES.items()])

    assert acts.filter(
        acts.select("act_id", "edition_no", "language").is_duplicated()
    ).is_empty()
