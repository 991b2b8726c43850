"""The notebook `docs/notebooks/first-look.ipynb` runs from top to bottom and shows these figures."""

import json
import sys
from pathlib import Path

import altair as alt
import polars as pl
import pytest

from budget import paths

NOTEBOOK = paths.PROJECT / "docs" / "notebooks" / "first-look.ipynb"


def _cells(kind: str) -> list[str]:
    """Texts of the cells of one kind, in order."""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == kind]


@pytest.fixture
def shown(
    project: Path,  # noqa: ARG001 -- a fixture cannot be used by a mark on a fixture
    monkeypatch: pytest.MonkeyPatch,
) -> dict[str, object]:
    """What the names of the notebook hold after its last cell; Jupyter starts beside it."""
    monkeypatch.chdir(NOTEBOOK.parent)
    monkeypatch.setattr(sys, "path", [*sys.path])
    names: dict[str, object] = {}
    for number, source in enumerate(_cells("code"), start=1):
        exec(compile(source, f"cell {number}", "exec"), names)  # noqa: S102 -- our own notebook
    return names


def _frame(shown: dict[str, object], name: str) -> pl.DataFrame:
    frame = shown[name]
    assert isinstance(frame, pl.DataFrame)
    return frame


def test_the_notebook_shows_the_printed_figures(shown: dict[str, object]) -> None:
    """Decision № 298 of 10 December 2025 in the edition of 31 July 2026, and as adopted."""
    shares = dict(_frame(shown, "shares").select("share", "of_revenues").iter_rows())
    changes = _frame(shown, "changes")
    education = changes.filter(code="04").select("first_kzt", "fifth_kzt", "change_kzt")

    assert shown["by_hand_kzt"] == -21_339_140_800
    assert shown["residual_kzt"] == 0
    assert shares == pytest.approx(
        {"gross": 0.7369, "from above": 0.4309, "from below": 0.3060, "own": 0.2631}, abs=5e-5
    )
    assert education.rows() == [(282_670_560_000, 284_359_871_400, 1_689_311_400)]
    assert changes["change_kzt"].sum() == 471_655_092_100 - 453_928_189_000
    assert "284 359 871,4" in _frame(shown, "printed").rows()[2]
    assert _frame(shown, "document").height == 1


def test_transfers_and_counts_stand_beside_the_budget(shown: dict[str, object]) -> None:
    """What Aktobe oblast sends and receives in 2026, and its pupils within their bounds."""
    assert set(_frame(shown, "stated")["side"].unique()) == {"payer", "payee"}
    assert _frame(shown, "pupils").select("value_low", "value_high").rows() == [
        (180_000, 190_000)
    ]


def test_every_group_has_a_bar_with_its_english_name(shown: dict[str, object]) -> None:
    """Fifteen functional groups in the fifth edition of 2026."""
    chart = shown["bars"]
    assert isinstance(chart, alt.Chart)
    (drawn,) = chart.to_dict()["datasets"].values()

    assert len(drawn) == 15
    assert all(bar["name_en"] for bar in drawn)
    assert max(bar["amount_kzt"] for bar in drawn) == 284_359_871_400


def test_the_notebook_is_kept_without_outputs() -> None:
    """Outputs would grow old and hide a figure that no test looks at."""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]

    assert [cell["id"] for cell in cells if cell.get("outputs")] == []


def test_every_chapter_is_headed_in_three_languages() -> None:
    """Under an English heading stand the Kazakh and the Russian one."""
    chapters = [text for text in _cells("markdown") if text.startswith("#")]

    assert len(chapters) == 9
    assert [text for text in chapters if " · " not in text.splitlines()[2]] == []
