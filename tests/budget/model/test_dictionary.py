"""The data dictionary says what the declarations say."""

import pytest

from budget.model import TABLES
from budget.model.dictionary import dictionary
from budget.model.register import REGISTER_TABLES
from budget.paths import PROJECT

_DESCRIBED = {**TABLES, **REGISTER_TABLES}


def test_the_published_dictionary_is_in_step_with_the_declarations() -> None:
    """`python -m budget dictionary` writes docs/data-dictionary.md; run it after a change."""
    published = (PROJECT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")

    assert published == dictionary()


@pytest.mark.parametrize("name", _DESCRIBED)
def test_every_table_has_a_section_and_says_what_it_is(name: str) -> None:
    """Its docstring is its description."""
    section = dictionary().split(f"\n## {name}\n")[1].strip()

    assert not section.startswith("Key")


@pytest.mark.parametrize(
    ("table", "column"),
    [(name, column) for name, table in _DESCRIBED.items() for column in table.columns()],
)
def test_every_column_has_a_title_and_a_meaning(table: str, column: str) -> None:
    """A heading for people and one line that says what stands in it."""
    field = _DESCRIBED[table].columns()[column]

    assert (field.metadata or {}).get("title")
    assert field.description
    assert f"| `{column}` |" in dictionary().split(f"\n## {table}\n")[1].split("\n## ")[0]


def test_a_closed_set_lists_its_words() -> None:
    """Budget Code, articles 7 and 8: four tiers."""
    assert "* `budget_level`: `republic`, `oblast`, `district`, `rural`" in dictionary()


def test_money_is_said_to_be_tenge() -> None:
    """The unit stands beside the amount."""
    assert "| `amount_kzt` | Amount | whole number | tenge | yes |" in dictionary()
