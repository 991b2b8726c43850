"""`docs/for-students.md`: its lines of code run, and its numbers are those of the tables."""

import re
import shlex
import sys
from pathlib import Path

import polars as pl
import pytest

from budget import paths
from budget.__main__ import main

PAGE = (paths.PROJECT / "docs" / "for-students.md").read_text(encoding="utf-8")
CODE = re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
COMMANDS = re.findall(r"^python -m budget (.+)$", PAGE, re.MULTILINE)


def _names(source: str) -> dict[str, object]:
    """What the names of a piece of code hold after it ran."""
    names: dict[str, object] = {}
    exec(compile(source, PAGE[:14], "exec"), names)  # noqa: S102 -- our own page
    return names


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("source", CODE[:3], ids=["budget", "polars", "pandas"])
def test_three_ways_to_load_give_the_same_lines(source: str) -> None:
    """The fifth edition of Aktobe 2026 holds 416 lines."""
    assert _names(source + "shape = lines.shape")["shape"] == (416, 19)


@pytest.mark.usefixtures("project")
def test_every_worked_number_is_what_the_code_beside_it_gives() -> None:
    """Amounts are printed in million tenge, shares in per cent, to one decimal."""
    indicators = _names(CODE[3])["indicators"]
    assert isinstance(indicators, dict)
    printed = dict(
        re.findall(r"^\| \**([a-z -]+?)\** \| .+? \| (−?[\d.,]+)(?: %)? \|", PAGE, re.MULTILINE)
    )

    balance = indicators.pop("balance")
    worked = {name: f"{value:.1%}".rstrip("%") for name, value in indicators.items()}

    assert printed == worked | {"balance": f"{balance / 1e6:,.1f}".replace("-", "−")}


@pytest.mark.usefixtures("project")
def test_transfers_counts_and_tiers_load_in_one_line() -> None:
    """What the page says of Aktobe: transfers of 2025, people of 2025, pupils with their bounds."""
    loaded = _names(CODE[4])
    stated, people, pupils, tiers = (
        loaded[name] for name in ("stated", "people", "pupils", "tiers")
    )
    assert isinstance(stated, pl.DataFrame)
    assert isinstance(people, pl.DataFrame)
    assert isinstance(pupils, pl.DataFrame)
    assert isinstance(tiers, pl.DataFrame)

    assert stated.height == 14
    assert people.filter(period="2025-01-01")["value"].to_list() == [949_524]
    assert pupils.select("period", "value_low", "value_high").rows() == [
        ("2024/25", 180_000, 190_000)
    ]
    assert tiers.filter(budget_level="oblast")["valid_from"].dt.year().to_list() == [2021]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_page_answers(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 0 and something to read; a question that cannot be answered ends with 2."""
    monkeypatch.setattr(sys, "argv", ["budget", *shlex.split(command)])

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == 0
    assert capsys.readouterr().out


def test_links_of_the_page_lead_somewhere() -> None:
    """To the notebook, the data dictionary and the decisions."""
    links = re.findall(r"\]\(([^)#]+)\)", PAGE)

    assert links
    assert [link for link in links if not Path(paths.PROJECT / "docs" / link).exists()] == []
