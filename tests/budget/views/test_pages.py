"""Every page opens in every language, shows its figures, and says what is missing."""

import shutil
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from budget import paths

_PAGES = ("home", "place", "coverage")
_LANGUAGES = ("kk", "ru", "en")


def _opened(page: str, **address: str) -> AppTest:
    """A page as a reader's browser would open it from an address."""
    app = AppTest.from_file(paths.PROJECT / "app.py", default_timeout=30)
    app.query_params.update(address)
    app.run()
    return app.switch_page(f"budget/views/{page}.py").run()


def _text(app: AppTest) -> str:
    """Everything a reader sees as running text."""
    parts = [
        *app.markdown,
        *app.caption,
        *app.title,
        *app.header,
        *app.subheader,
        *app.info,
        *app.warning,
        *app.error,
    ]
    return "\n".join(str(part.value) for part in parts)


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("page", _PAGES)
def test_every_page_opens_in_every_language(page: str, language: str) -> None:
    """No exception, a title, and the language stays in the address."""
    app = _opened(page, lang=language, place="150000000")

    assert not app.exception
    assert len(app.title) == 1
    assert app.query_params["lang"] == language


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("language", "revenues", "share"),
    [
        ("kk", "454,1\xa0млрд ₸", "75,4\xa0%"),
        ("ru", "454,1\xa0млрд ₸", "75,4\xa0%"),
        ("en", "454.1\xa0billion ₸", "75.4%"),
    ],
)
def test_the_budget_of_aktobe_2026_is_on_its_page(
    language: str, revenues: str, share: str
) -> None:
    """№ 298 of 10 December 2025: 454,088,615 thousand tenge, of them 342,405,921 transfers."""
    app = _opened("place", lang=language, place="150000000", year="2026", edition="0")

    assert app.metric[0].value == revenues
    assert share in app.metric[1].delta
    assert "298" in _text(app)


@pytest.mark.usefixtures("held")
def test_the_headline_is_told_per_inhabitant_with_the_count_it_is_divided_by() -> None:
    """454,088,615 thousand tenge among the 949,524 inhabitants at the beginning of 2025."""
    text = _text(_opened("place", lang="en", place="150000000", year="2026", edition="0"))

    assert "Revenues\xa0478,228\xa0₸ · Transfers received\xa0360,608\xa0₸" in text
    assert "Divided by 949,524 inhabitants at the beginning of 2025" in text


@pytest.mark.usefixtures("held")
def test_a_place_whose_people_nobody_counted_has_no_figure_per_inhabitant() -> None:
    """Of an okrug no population is held: nothing is divided, nothing is guessed."""
    text = _text(_opened("place", lang="en", place="155230000", year="2025"))

    assert "**Per inhabitant**: not known" in text


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("place", "label", "places"),
    [
        ("234000000", "Compare with similar places", "places=234000000%2C"),
        ("155230000", "Compare with other places", "places=155230000&"),
    ],
)
def test_a_place_leads_to_its_comparison(place: str, label: str, places: str) -> None:
    """With the places like it, by the rule of the page that compares; without any, alone."""
    app = _opened("place", lang="en", place=place)

    links = {link.proto.label: link.proto for link in app.get("page_link")}
    assert links[label].page == "compare"
    assert places in f"{links[label].query_string}&"


@pytest.mark.usefixtures("held")
def test_a_clicked_bar_that_has_no_parts_shows_the_printed_cell() -> None:
    """A line that the document does not divide leads to its cell at once."""
    app = _opened("place", lang="en", place="155200000", year="2025")
    app.session_state["bars_155200000_2025_1_revenues__next"] = {
        "selection": {"picked": [{"code": "1"}]}
    }

    text = _text(app.run())

    assert "Where it is printed" in text
    assert "943,897,000" in text


@pytest.mark.usefixtures("held")
def test_the_journalist_is_led_to_the_page_that_compares() -> None:
    """The first page's first door."""
    links = _opened("home", lang="en").get("page_link")

    assert "Compare places" in [link.proto.label for link in links]


def test_programmes_of_schools_alone_are_no_budget_held_down_to_programmes(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of Abai only two programmes are held here: the first page does not offer its budget."""
    shutil.copytree(built / "tables", tmp_path / "tables")
    file = tmp_path / "tables" / "budget_lines.parquet"
    lines = pl.read_parquet(file)
    programmes = lines.filter(pl.col("line_level").cast(pl.String) == "programme").head(2)
    pl.concat([lines, programmes.with_columns(unit_id=pl.lit("100000000"))]).write_parquet(file)
    monkeypatch.setattr(paths, "TABLES", tmp_path / "tables")

    labels = [link.proto.label for link in _opened("home", lang="en").get("page_link")]

    assert "Aktobe Region" in labels
    assert "Abai Region" not in labels


@pytest.mark.usefixtures("held")
def test_the_address_opens_a_line_of_the_budget() -> None:
    """A copied link opens the same view: education, primary and secondary."""
    app = _opened(
        "place", lang="en", place="150000000", year="2026", edition="0",
        section="expenditures", code="04.2",
    )  # fmt: skip

    table = app.dataframe[1].value
    assert table["code"].to_list()[0] == "04.2.261"


@pytest.mark.usefixtures("held")
def test_a_clicked_figure_shows_the_printed_cell() -> None:
    """Annex 1, spending: the printed text, the row, and the hash of the file."""
    app = _opened("place", lang="en", place="150000000", year="2026", edition="0")
    app.session_state["sections_150000000_2026_0"] = {
        "selection": {"rows": [], "columns": [], "cells": [(0, "amount")]}
    }

    text = _text(app.run())

    assert "Where it is printed" in text
    assert "`454 088 615" in text
    assert "SHA-256" in text


@pytest.mark.usefixtures("held")
def test_a_sum_that_fails_is_flagged_with_its_numbers() -> None:
    """A deficit that contradicts its own sections is shown as printed, not mended."""
    app = _opened("place", lang="en", place="234000000", year="2024")

    assert len(app.error) == 1
    assert "1,121,382,000" in _text(app)


@pytest.mark.usefixtures("held")
def test_a_place_without_a_held_budget_is_not_shown_as_nought() -> None:
    """An okrug of Uil district of which nothing is held."""
    app = _opened("place", lang="ru", place="155235000")

    assert len(app.info) == 1
    assert not app.metric
    assert "не ноль" in _text(app)


@pytest.mark.usefixtures("held")
def test_an_unknown_code_is_refused_in_words() -> None:
    """151600000 is in invented lists, not in the classifier."""
    app = _opened("place", lang="en", place="151600000")

    assert "151600000" in app.warning[0].value


@pytest.mark.usefixtures("held")
def test_a_search_on_the_first_page_offers_the_place_and_what_is_held() -> None:
    """«ойыл» is Uil district; what it lies in stands beside it, where a phone does not cut it."""
    app = _opened("home", lang="kk")

    app.text_input[0].set_value("ойыл").run()

    assert "**Ойыл ауданы**" in [link.proto.label for link in app.get("page_link")]
    assert "2025 · Ақтөбе облысы" in [caption.value for caption in app.caption]


@pytest.mark.usefixtures("held")
def test_a_page_that_is_not_there_is_named_on_the_first() -> None:
    """An old link says that it is old, in the reader's language; what it holds is text."""
    app = _opened("home", lang="ru", asked="*svod*")

    assert app.info[0].value == "Страницы «\\*svod\\*» здесь нет; это первая страница."


@pytest.mark.usefixtures("held")
def test_a_long_name_of_no_page_is_cut() -> None:
    """Whoever writes the address does not write the first page."""
    app = _opened("home", lang="en", asked="x" * 61)

    assert f"«{'x' * 60}»" in app.info[0].value


@pytest.mark.usefixtures("held")
def test_a_figure_that_is_missing_says_why_in_its_own_cell() -> None:
    """Uil 2025 states no financing; on a phone the name stands beside the figure."""
    table = _opened("place", lang="ru", place="155200000", year="2025").dataframe[0]

    assert table.value.columns[:2].to_list() == ["amount", "name"]
    assert "why" not in table.value.columns
    assert table.value["amount"].isna().any()
    assert table.proto.placeholder == "у нас нет"


@pytest.mark.usefixtures("held")
def test_coverage_lists_what_is_missing() -> None:
    """Of three oblasts in the fixtures one is held in 2026."""
    app = _opened("coverage", lang="en", tier="oblast", year="2026", state="missing")

    listed = app.dataframe[-1].value
    assert "Abai Region" in listed["name"].to_list()
    assert "Aktobe Region" not in listed["name"].to_list()


@pytest.mark.usefixtures("held")
def test_a_year_of_the_link_that_is_not_held_is_said_on_coverage_too() -> None:
    """1999 was asked for, another year is listed; a year that is held needs no word."""
    app = _opened("coverage", lang="en", tier="oblast", year="1999")
    held_year = _opened("coverage", lang="en", tier="oblast", year="2026")

    assert [box.value for box in app.info] == [
        "The year of the link, 1999, is not held here. Shown is 2025."
    ]
    assert not held_year.info


@pytest.mark.usefixtures("held")
def test_a_name_typed_into_the_list_of_coverage_lives_in_the_address() -> None:
    """A copied link opens the narrowed list."""
    app = _opened("coverage", lang="ru", tier="district", year="2025", state="all", name="уил")

    assert app.text_input[0].value == "уил"
    assert app.dataframe[-1].value["name"].to_list() == ["Уилский район"]
    assert app.text_input[0].set_value("").run().query_params.get("name") is None


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("kk", "бұл біздің қатеміз"), ("ru", "это наша ошибка"), ("en", "it is our fault")],
)
def test_a_fault_of_ours_is_told_in_the_language_of_the_page(
    language: str, sentence: str
) -> None:
    """Without our server Streamlit shows its own box beside it; the error itself goes to the log."""

    def broken() -> None:
        from budget.views.page import Page, guarded  # noqa: PLC0415 -- a script of its own

        def render(_: Page) -> None:
            raise ZeroDivisionError

        guarded(render)

    app = AppTest.from_function(broken)
    app.query_params["lang"] = language
    app.run()

    assert len(app.exception) == 1
    assert sentence in app.error[0].value


def test_without_tables_every_page_says_how_to_build_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stranger's first start."""
    monkeypatch.setattr(paths, "TABLES", tmp_path)

    for page in _PAGES:
        app = _opened(page, lang="en", place="150000000")
        assert not app.exception
        assert "make run" in app.warning[0].value
