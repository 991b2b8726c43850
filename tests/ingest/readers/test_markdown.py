"""Acts as the public git mirror writes them: Markdown with HTML tables and meta.yaml."""

import json
from pathlib import Path

import polars as pl
import pytest

from ingest.readers import Printed, read_documents

_ACT = """# Бюджет области

1. Утвердить бюджет:

   доходы – 540 507 748,1 тысяч тенге;

   - города Актобе – 39\u00a0858&nbsp;488 тысяч тенге;

> *Приложение 1 к решению*\x20\x20
> **дано** [12 декабря](https://example.kz) № 186

## Областной бюджет
<table>
<tr><td rowspan="2">Кате-<br>(тип)</td><td colspan="2">Сумма &amp; др.</td></tr>
<tr><td></td><td>  1 000\u00a0000,0\n</td></tr>
</table>

тысяч тенге

| Код | Сумма |
| --- | ---: |
| **01** | 5\\|6 |
|| 7 |

---
Конец
"""


def _read(folder: Path, text: str) -> Printed:
    (folder / "rus.md").write_text(text, "utf-8")
    return read_documents([folder / "rus.md"])


def test_tables_stand_where_their_spans_put_them(tmp_path: Path) -> None:
    """Rows and columns are counted in each table from 1; a no-break space is kept."""
    printed = _read(tmp_path, _ACT)

    place = pl.col("grid", "row", "col", "text", "row_span", "col_span")
    assert printed.cells.select(place).rows() == [
        (1, 1, 1, "Кате-\n(тип)", 2, 1),
        (1, 1, 2, "Сумма & др.", 1, 2),
        (1, 2, 3, "1 000\u00a0000,0", 1, 1),
        (2, 1, 1, "Код", 1, 1),
        (2, 1, 2, "Сумма", 1, 1),
        (2, 2, 1, "01", 1, 1),
        (2, 2, 2, "5|6", 1, 1),
        (2, 3, 2, "7", 1, 1),
    ]


def test_a_table_is_named_by_the_heading_or_line_above(tmp_path: Path) -> None:
    """A heading wins; without one the nearest line."""
    grids = _read(tmp_path, _ACT).grids

    assert grids.select("name", "is_markup", "is_hidden").rows() == [
        ("Областной бюджет", True, False), ("тысяч тенге", True, False),
    ]  # fmt: skip


def test_running_text_keeps_its_order_without_markup(tmp_path: Path) -> None:
    """Each line says which grid follows it; spaces are folded."""
    paragraphs = _read(tmp_path, _ACT).paragraphs

    assert paragraphs.select("line", "text", "style", "next_grid").rows() == [
        (1, "Бюджет области", "heading", 1),
        (2, "1. Утвердить бюджет:", "text", 1),
        (3, "доходы – 540 507 748,1 тысяч тенге;", "text", 1),
        (4, "города Актобе – 39 858 488 тысяч тенге;", "text", 1),
        (5, "Приложение 1 к решению", "quote", 1),
        (6, "дано 12 декабря № 186", "quote", 1),
        (7, "Областной бюджет", "heading", 1),
        (8, "тысяч тенге", "text", 2),
        (9, "---", "text", 3),
        (10, "Конец", "text", 3),
    ]


def test_a_dash_before_a_number_may_be_a_minus(tmp_path: Path) -> None:
    """Turkistan 2025, point 1, prints the deficit as "- 53 380 213"."""
    paragraphs = _read(tmp_path, "- 53 380 213 тысяч тенге\n").paragraphs

    assert paragraphs["text"].to_list() == ["- 53 380 213 тысяч тенге"]


def test_meta_beside_the_act_is_kept_as_json(tmp_path: Path) -> None:
    """Dates stay as written; codes stay text."""
    meta = "act_code: '219836'\napproved_on: 2025-12-10\ncaused_by:\n  code: '227334'\n"
    (tmp_path / "meta.yaml").write_text(meta, "utf-8")

    found = _read(tmp_path, "текст").documents["meta"][0]

    assert json.loads(found) == {
        "act_code": "219836",
        "approved_on": "2025-12-10",
        "caused_by": {"code": "227334"},
    }


def test_a_table_inside_a_table_is_a_grid_of_its_own(tmp_path: Path) -> None:
    """The outer cell does not repeat what the inner table prints."""
    inner = "<table><tr><td>внутри</td></tr></table>"
    cells = _read(tmp_path, f"<table><tr><td>a {inner} b</td><td>c</td></tr></table>").cells

    assert cells.select("grid", "col", "text").rows() == [
        (1, 1, "a b"), (1, 2, "c"), (2, 1, "внутри"),
    ]  # fmt: skip


def test_a_table_that_never_closes_is_read_to_the_end(tmp_path: Path) -> None:
    """Nothing of a cut document is dropped."""
    cells = _read(tmp_path, "<table><tr><td>1<td>2<tr><td>3").cells

    assert cells.select("row", "col", "text").rows() == [(1, 1, "1"), (1, 2, "2"), (2, 1, "3")]


@pytest.mark.parametrize(
    "line", ["_a ", "**a ", "[](a ", "<a ", "<table ", "`a ", "  ", "\\\\|", "- "], ids=repr
)
def test_a_line_of_signs_without_end_is_read_in_fair_time(tmp_path: Path, line: str) -> None:
    """A search that begins again at each sign would take hours."""
    printed = _read(tmp_path, "a" + line * 100_000 + "\n")

    assert printed.documents["error"].to_list() == [None]


def test_a_hyphen_inside_a_line_is_no_bullet(tmp_path: Path) -> None:
    """Only at the start of a line."""
    paragraphs = _read(tmp_path, "доходы - всего\n- затраты\n").paragraphs

    assert paragraphs["text"].to_list() == ["доходы - всего", "затраты"]
