"""The trace page: its task is done in one look, and what is missing is said."""

import re
import shutil
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from budget import paths
from budget.locale.columns import column_words
from budget.locale.transfer_columns import TABLES as TRANSFER_TABLES
from budget.locale.words import Language, words
from budget.model import TABLES

_LANGUAGES = ("kk", "ru", "en")
_UNITS = {
    "unit_id": ["710000000", "153400000"],
    "budget_level": ["oblast", "district"],
    "parent_id": ["KZ", "150000000"],
    "kind": ["republican_city", "district"],
    "name_ru": ["г.Астана", "Айтекебийский район"],
    "name_kk": ["Астана қ.", "Әйтеке би ауданы"],
    "name_en": ["Astana city", "Aiteke Bi District"],
}
_AKTOBE, _AITEKE_BI = "150000000", "153400000"
_ACT = "150000000:2025-12-10:298"  # stands for № 273 on general transfers too
_LISTED = [  # payer, payee, year, kind, side, tenge
    (_AKTOBE, _AITEKE_BI, 2026, "subvention", "payer", 321_093_000),
    (_AITEKE_BI, _AKTOBE, 2027, "withdrawal", "payee", 777_182_000),
    ("710000000", "KZ", 2026, "withdrawal", "payee", 125_655_286_000),
]
_VIEWS = ("chain", "years", "sectors", "total", "unconfirmed")


@pytest.fixture
def averaged(held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fixtures with yearly averages of inhabitants only."""
    shutil.copytree(held / "tables", tmp_path / "tables")
    file = tmp_path / "tables" / "statistics.parquet"
    counts = pl.read_parquet(file).filter(pl.col("indicator").cast(pl.String) != "population")
    TABLES["statistics"].validate(counts, cast=True).write_parquet(file)
    monkeypatch.setattr(paths, "TABLES", tmp_path / "tables")


@pytest.fixture
def listed(held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fixtures with two units and three listed transfers more."""
    shutil.copytree(held / "tables", tmp_path / "tables")
    names = ["payer_id", "payee_id", "budget_year", "kind", "side", "amount_kzt"]
    lists = pl.DataFrame(_LISTED, schema=names, orient="row").with_columns(
        phase=pl.lit("approved"),
        edition_no=0,
        act_id=pl.lit(_ACT),
        source_id=pl.lit("maslikhat-aktobe-2026-e0"),
        table_no=1,
        row_no=pl.int_range(1, pl.len() + 1),
        value_status=pl.lit("printed"),
    )
    for name, rows in (("units", pl.DataFrame(_UNITS)), ("transfers", lists)):
        file = tmp_path / "tables" / f"{name}.parquet"
        both = pl.concat([pl.read_parquet(file), rows], how="diagonal_relaxed")
        typed = both.select(TABLES[name].column_names())
        TABLES[name].validate(typed, cast=True).write_parquet(file)
    codes = pl.read_csv(paths.PROJECT / "data/codes/transfer_codes.csv", infer_schema=False)
    TABLES["transfer_codes"].validate(codes, cast=True).write_parquet(
        tmp_path / "tables" / "transfer_codes.parquet"
    )
    monkeypatch.setattr(paths, "TABLES", tmp_path / "tables")


def _opened(**address: str) -> AppTest:
    app = AppTest.from_file(paths.PROJECT / "app.py", default_timeout=30)
    app.query_params.update(address)
    app.run()
    return app.switch_page("budget/views/trace.py").run()


def _revenues_per_head_clicked() -> AppTest:
    """The chain of Aktobe oblast for each inhabitant, its own revenues clicked."""
    app = AppTest.from_file(paths.PROJECT / "app.py", default_timeout=30)
    app.query_params.update(place=_AKTOBE, year="2026", lang="en", per="head")
    app.run()
    app.session_state["chain_150000000_2026_latest_head"] = {
        "selection": {"rows": [], "columns": [], "cells": [(1, "revenues_kzt")]}
    }
    return app.switch_page("budget/views/trace.py").run()


def _text(app: AppTest) -> str:
    return "\n".join(str(part.value) for part in (*app.markdown, *app.caption, *app.info))


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("view", _VIEWS)
def test_every_view_of_the_trace_opens_in_every_language(view: str, language: str) -> None:
    """The chain, the years, the sectors, the total, the list of what one side says."""
    app = _opened(place="150000000", year="2026", view=view, lang=language)

    assert not app.exception
    assert not app.error
    assert app.query_params["view"] == view


@pytest.mark.usefixtures("held")
def test_a_village_sees_what_part_of_its_revenues_is_its_own() -> None:
    """Uil rural okrug 2025: 55,602 of 309,261.7 thousand tenge are its own: 18.0 per cent."""
    app = _opened(place="155230000", year="2025", lang="en")

    assert "**18.0%** its own revenues" in _text(app)


@pytest.mark.usefixtures("held")
def test_the_payee_says_it_and_its_cell_is_one_click_away() -> None:
    """What the okrug says it received from its district: 253,659.7 thousand tenge."""
    app = AppTest.from_file(paths.PROJECT / "app.py", default_timeout=30)
    app.query_params.update(place="155230000", year="2025", lang="en")
    app.run()
    edges = _opened(place="155230000", year="2025", lang="en").dataframe[1].value
    row = edges["payee_says"].to_list().index(253.7)
    app.session_state["edges_155230000_2025_latest"] = {
        "selection": {"rows": [row], "columns": [], "cells": []}
    }
    app.switch_page("budget/views/trace.py").run()

    assert "253,659,700\xa0₸" in [heading.value for heading in app.subheader]


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("key", "cell", "printed", "choices"),
    [
        (
            "chain_155230000_2025_latest_budget",
            (3, "transfers_from_above_kzt"),
            ["253,659,700\xa0₸"],
            {},
        ),
        (
            "chain_155230000_2025_latest_budget",
            (3, "own_revenues_kzt"),
            ["55,318,000\xa0₸", "284,000\xa0₸"],
            {},
        ),
        (
            "years_table_155230000_2025_latest",
            (0, "act"),
            ["309,261,700\xa0₸"],
            {"view": "years"},
        ),
    ],
)
def test_a_figure_of_a_budget_of_the_chain_leads_to_its_printed_cells(
    key: str, cell: tuple[int, str], printed: list[str], choices: dict[str, str]
) -> None:
    """Uil rural okrug 2025; own revenues are no printed figure, but the sum of two."""
    app = AppTest.from_file(paths.PROJECT / "app.py", default_timeout=30)
    app.query_params.update(place="155230000", year="2025", lang="en", **choices)
    app.run()
    app.session_state[key] = {"selection": {"rows": [], "columns": [], "cells": [cell]}}
    app.switch_page("budget/views/trace.py").run()

    assert not app.exception
    assert [heading.value for heading in app.subheader][: len(printed)] == printed


@pytest.mark.usefixtures("held")
def test_a_place_of_which_nothing_is_held_is_told_apart_from_nought() -> None:
    """No budget, no list that names it: missing, not zero."""
    assert "not nought" in _text(_opened(place="155235000", lang="en"))


@pytest.mark.usefixtures("listed")
def test_a_city_of_republican_significance_has_no_oblast_budget() -> None:
    """Budget Code, article 7: the capital's budget; nobody is below it, so there is no total."""
    app = _opened(place="710000000", lang="ru")

    assert "Бюджет города республиканского значения, столицы" in (
        app.dataframe[0].value["budget"].to_list()
    )
    assert _opened(place="710000000", view="total", lang="ru").query_params["view"] == "chain"


@pytest.mark.usefixtures("listed")
def test_the_page_opens_with_the_newest_year_whose_revenues_are_held() -> None:
    """Lists of Aktobe reach beyond its budget of 2026."""
    assert _opened(place=_AKTOBE, lang="en").query_params["year"] == "2026"


@pytest.mark.usefixtures("listed")
def test_an_oblast_sees_each_district_it_pays_or_takes_from() -> None:
    """№ 273: Aiteke Bi receives 321,093 thousand in 2026."""
    shown = _opened(place=_AKTOBE, year="2026", lang="en").dataframe[-1].value

    assert shown["transfer"].to_list() == ["Subvention: Aktobe Region → Aiteke Bi District"]


@pytest.mark.usefixtures("listed")
def test_the_one_sided_list_names_both_acts() -> None:
    """The act of the side that speaks, and that the other's is not held."""
    app = _opened(place=_AKTOBE, year="2026", view="unconfirmed", lang="en")
    shown = app.dataframe[0].value

    assert shown["payer_act"][0].startswith("№ 298 of 10.12.2025")
    assert shown["payee_act"][0] == "not held here"


@pytest.mark.usefixtures("listed")
def test_a_district_that_turns_from_recipient_to_payer_is_told() -> None:
    """№ 273: Aiteke Bi receives 321,093 thousand in 2026; 777,182 are withdrawn in 2027."""
    text = _text(_opened(place=_AITEKE_BI, view="years", lang="en"))

    assert "2026: it receives a subvention of 321.1\xa0million ₸" in text
    assert "2027: 777.2\xa0million ₸ is withdrawn from it" in text


@pytest.mark.parametrize("table", list(TRANSFER_TABLES))
def test_every_column_of_a_download_is_told_in_the_language_of_the_page(table: str) -> None:
    """The sheet «About» of transfers explains their own columns, not those of budget lines."""
    for name in TRANSFER_TABLES[table]:
        told = column_words(name, table, words(Language.RU))

        assert re.search("[а-я]", told.title), name
        assert told.unit or told.description, name


@pytest.mark.usefixtures("held")
def test_a_figure_per_inhabitant_says_which_whole_amount_is_divided() -> None:
    """The document prints tenge of the budget; the division is shown beside its cell."""
    text = _text(_revenues_per_head_clicked())

    assert "per inhabitant. Click a figure" in text
    assert "The whole amount is 471,1" in text
    assert "Divided by 949,524 inhabitants at the beginning of 2025" in text


@pytest.mark.usefixtures("averaged")
def test_an_average_of_a_year_is_not_called_a_count_of_its_beginning() -> None:
    """952 747 is the Bureau's average of 2025 for Aktobe oblast."""
    text = _text(_revenues_per_head_clicked())

    assert "Divided by 952,747 inhabitants, the average of 2025, it is" in text


@pytest.mark.usefixtures("held")
def test_a_place_whose_people_nobody_counts_says_so() -> None:
    """No count of the okrug is among the fixtures: its dashes have a reason."""
    app = _opened(place="155230000", year="2025", lang="en", per="head")

    said = "No population is held that fits 2025 and the borders of that year:"
    assert said in _text(app)
    assert "Uil Rural Okrug" in _text(app).split(said)[1]


@pytest.mark.usefixtures("held")
def test_all_years_together_ask_for_no_year_and_keep_that_of_the_address() -> None:
    """A choice that changes nothing is not offered; going back finds the year again."""
    app = _opened(place=_AKTOBE, year="2026", view="years", lang="en")

    assert "Budget year" not in [choice.label for choice in app.selectbox]
    assert app.query_params["year"] == "2026"
