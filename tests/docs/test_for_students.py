"""`docs/for-students.md`: its lines of code run, and its numbers are those of the tables."""

import re
from pathlib import Path

import pytest

from budget import paths

PAGE = (paths.PROJECT / "docs" / "for-students.md").read_text(encoding="utf-8")
CODE = re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


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


def test_links_of_the_page_lead_somewhere() -> None:
    """To the notebook and the data dictionary."""
    links = re.findall(r"\]\(([^)#]+)\)", PAGE)

    assert links
    assert [link for link in links if not Path(paths.PROJECT / "docs" / link).exists()] == []
