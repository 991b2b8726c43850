"""The box that finds places, as a reader types into it."""

import shutil
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from budget import paths

_CITY = {
    "unit_id": "151000000",
    "budget_level": "district",
    "parent_id": "150000000",
    "kind": "oblast_city",
    "name_ru": "Актобе Г.А.",
    "name_kk": "Ақтөбе Қ.Ә.",
    "name_en": "Aktobe city",
}


@pytest.fixture(autouse=True)
def _with_the_city(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fixtures and one city that bore another name."""
    tables = shutil.copytree(built / "tables", tmp_path / "tables")
    units = pl.read_parquet(tables / "units.parquet")
    city = pl.DataFrame([_CITY]).cast({name: units.schema[name] for name in _CITY})
    pl.concat([units, city], how="diagonal").write_parquet(tables / "units.parquet")
    monkeypatch.setattr(paths, "TABLES", tables)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ru", "«город Актюбинск» — прежнее название, теперь город Актобе."),
        ("kk", "«город Актюбинск» — бұрынғы атауы, қазір Ақтөбе қаласы."),
        ("en", "«город Актюбинск» is a former name: Aktobe city now."),
    ],
)
def test_a_former_name_finds_its_place_and_is_said_to_be_one(language: str, said: str) -> None:
    """Актюбинск was the name of Aktobe city until 1999; the reader is told, not left to wonder."""
    app = AppTest.from_file(paths.PROJECT / "app.py", default_timeout=30)
    app.query_params["lang"] = language
    app.run().switch_page("budget/views/home.py").run()

    app.text_input[0].set_value("Актюбинск").run()

    assert said in [caption.value for caption in app.caption]


def test_a_name_of_today_needs_no_such_word() -> None:
    """«Ойыл» is what the district is called."""
    app = AppTest.from_file(paths.PROJECT / "app.py", default_timeout=30)
    app.query_params["lang"] = "en"
    app.run().switch_page("budget/views/home.py").run()

    app.text_input[0].set_value("ойыл").run()

    assert not [caption.value for caption in app.caption if "former name" in caption.value]


def test_names_that_only_look_like_what_was_typed_are_said_to() -> None:
    """A slip of the finger finds Uil all the same, and does not pass for its name."""
    app = AppTest.from_file(paths.PROJECT / "app.py", default_timeout=30)
    app.query_params["lang"] = "en"
    app.run().switch_page("budget/views/home.py").run()

    app.text_input[0].set_value("Актбое").run()

    assert "Nothing answers exactly to «Актбое». Similar names:" in [
        caption.value for caption in app.caption
    ]
