"""Every page in every state speaks one language: the reader's, and only from the catalogues."""

import io
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polars as pl
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from budget import paths
from budget.locale import places, words
from budget.locale.glossary import Term, terms
from budget.locale.regions import short_names
from budget.locale.words import LANGUAGE_NAMES, Language
from budget.model.names import kazakh_sort_key
from tests.budget.views.reading import opened, texts

pytestmark = pytest.mark.usefixtures("held")

_AKTOBE = {"place": "150000000", "year": "2026", "edition": "0"}
_STATES: dict[str, list[dict[str, str]]] = {
    "home": [{}],
    "place": [
        _AKTOBE,
        {"place": "150000000", "year": "2026"},  # totals of a later edition
        {**_AKTOBE, "section": "expenditures", "code": "04.2"},
        {**_AKTOBE, "section": "revenues", "depth": "subclass"},
        {"place": "234000000", "year": "2024"},  # a sum that fails
        {"place": "155200000"},
        {"place": "155235000"},  # nothing held
        {"place": "151600000"},  # no such code
        {},
    ],
    "coverage": [
        {"tier": "oblast", "year": "2026", "state": "missing"},
        {"tier": "rural", "year": "2025", "state": "held"},
        {"tier": "rural", "year": "2018", "state": "all"},
    ],
    "glossary": [{}, {"term": "subvention"}],
    "compare": [
        {"places": "155200000,234000000", "measure": "revenues", "per": "head"},
        {"places": "150000000,155200000", "view": "years", "prices": "2025"},
        {"places": "150000000", "view": "tiles", "measure": "expenditures:04", "per": "share"},
        {"places": "100000000"},  # nothing held
    ],
}
_STATES["schools"] = [
    {"year": "2026"},
    {"year": "2026", "measure": "general_schooling_private", "view": "tiles"},
    {"measure": "all_education_capital", "view": "years", "borders": "old"},
    {"measure": "organisations"},  # nothing held
]
_STATES |= {  # a page added tomorrow is read too
    file.stem: [_AKTOBE]
    for file in sorted((paths.PROJECT / "budget" / "views").glob("*.py"))
    if file.stem not in _STATES and "guarded(render)" in file.read_text(encoding="utf-8")
}
_INTERNATIONAL = re.compile(
    r"`[^`]*`|\$\$[^$]*\$\$|:small\[|:material/\w+:|\b(?:adilet\.zan\.kz|XLSX|DOCX|HTML|CSV|PNG|SVG|PDF|QR|SHA-256"
    r"|Excel|English|Oiyl|Уил|Ойыл|A1|R\d+C\d+|[A-Z]{1,2}\d+|\d+-[IVXLC]+|[0-9a-f]{64}|KZ|KATO)\b"
)
_ADDRESS = re.compile(r"https?://[^\s⟧]+|\]\([^)]*\)")
_CYRILLIC = re.compile("[а-яёәғқңөұүһі]{2,}", re.IGNORECASE)
_LATIN = re.compile(r"[A-Za-z]{2,}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def _shown(page: str, language: str) -> list[str]:
    """Texts of a page in all its states, one session going through them."""
    app = opened(page, lang=language)
    found: list[str] = []
    for address in _STATES[page]:
        app.query_params.clear()
        app.query_params.update({"lang": language, **address})
        found += texts(app.run())
        assert not app.exception
        if (page, address) == ("place", _AKTOBE):  # the cell that prints the first figure
            app.session_state["sections_150000000_2026_0"] = {
                "selection": {"rows": [], "columns": [], "cells": [(0, "amount")]}
            }
            found += texts(app.run())
            assert any("SHA-256" in text for text in found)
    if page == "home":
        for query in ("ойыл", "qqqq"):
            found += texts(app.text_input[0].set_value(query).run())
    return list(dict.fromkeys(found))


@cache
def _source_names(tables: Path) -> list[str]:
    """Names that come from documents and classifiers, the longest first."""
    columns = {
        "units": ["name_ru", "name_kk", "name_en"],
        "budget_lines": ["name_ru", "name_kk"],
        "classification": ["name_ru", "name_kk", "name_en"],
        "acts": ["issuer"],
        "sources": ["publisher", "title", "file", "licence"],
        "printed_grids": ["name"],
        "printed_cells": ["printed"],
        "breaks": ["what_ru", "what_kk", "what_en"],
    }
    names = {
        str(name).strip()
        for table, wanted in columns.items()
        for column in pl.read_parquet(tables / f"{table}.parquet")
        .select(pl.col(f"^({'|'.join(wanted)})$"))
        .iter_columns()
        for name in column.drop_nulls()
        if len(str(name).strip()) > 2  # a letter alone would cut words
    }
    names |= {
        places.place_name(row["name_ru"], row["name_kk"], row["name_en"], row["kind"], language)
        for row in pl.read_parquet(tables / "units.parquet").iter_rows(named=True)
        for language in Language
    }
    ours = {text for lang in Language for term in terms(lang).values() for text in _of(term)}
    ours |= {name for language in Language for name in short_names(language).values()}
    ours |= _of_schools()
    return sorted(names | ours | set(LANGUAGE_NAMES.values()), key=len, reverse=True)


def _of_schools() -> set[str]:
    """Words of the code lists of education, in all three languages."""
    found: set[str] = set()
    for name in ("education_lines", "school_measures"):
        table = pl.read_csv(
            paths.PROJECT / "data" / "codes" / f"{name}.csv", infer_schema=False
        )
        for column in table.select(pl.col("^.*_(ru|kk|en)$")).iter_columns():
            found |= set(column.drop_nulls())
    return found


def _of(term: Term) -> list[str]:
    return [term.name, term.name[:1].upper() + term.name[1:], term.explanation]


def _without(text: str, names: list[str]) -> str:
    """A text without addresses and without the names that come from documents."""
    text = _ADDRESS.sub(" ", text)
    for name in names:
        if name in text:
            text = text.replace(name, " ")
    return text


@pytest.fixture
def bracketed(held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue whose every message is its own English in brackets, in the place of Russian.

    The tables are copied: answers remembered of them hold words of the real catalogue.
    """
    shutil.copytree(held / "tables", tmp_path / "tables")
    monkeypatch.setattr(paths, "TABLES", tmp_path / "tables")
    real = paths.PROJECT / "budget" / "locale" / "ru" / "LC_MESSAGES" / "messages.po"
    with real.open("rb") as text:
        catalogue = read_po(text, locale="ru")
    for message in catalogue:
        if message.id:
            one = isinstance(message.id, str)
            message.string = f"⟦{message.id}⟧" if one else (f"⟦{message.id[1]}⟧",) * 3
    folder = tmp_path / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    (folder / "messages.mo").write_bytes(compiled.getvalue())
    monkeypatch.setattr(words, "_CATALOGUES", tmp_path)
    words.words.cache_clear()
    yield
    words.words.cache_clear()


def _outside_brackets(text: str) -> str:
    """What of a text did not come from a catalogue."""
    depth, kept = 0, []
    for sign in text:
        depth += (sign == "⟦") - (sign == "⟧")
        kept.append(sign if depth == 0 and sign != "⟧" else " ")
    return "".join(kept)


@pytest.mark.parametrize("page", _STATES)
def test_every_text_comes_from_a_catalogue_or_a_document(
    page: str, held: Path, bracketed: None
) -> None:
    """With every message in brackets, what stands outside them was written past the catalogues."""
    assert bracketed is None
    names = _source_names(held / "tables")

    strays = {
        text
        for text in _shown(page, "ru")
        if _LETTERS.search(_INTERNATIONAL.sub(" ", _outside_brackets(_without(text, names))))
    }

    assert strays == set()


@pytest.mark.parametrize("language", [Language.KK, Language.RU])
@pytest.mark.parametrize("page", _STATES)
def test_no_english_is_left_on_a_kazakh_or_russian_page(
    page: str, language: Language, held: Path
) -> None:
    """Latin letters are for formats, commands, addresses, and names that documents print so."""
    names = _source_names(held / "tables")

    remnants = {
        text
        for text in _shown(page, language)
        if _LATIN.search(_INTERNATIONAL.sub(" ", _without(text, names)))
    }

    assert remnants == set()


@pytest.mark.parametrize("page", _STATES)
def test_an_english_page_keeps_only_names_that_documents_print(page: str, held: Path) -> None:
    """No Cyrillic of our own; a name that has no English is shown as its document prints it."""
    names = _source_names(held / "tables")

    remnants = {
        text
        for text in _shown(page, "en")
        if _CYRILLIC.search(_INTERNATIONAL.sub(" ", _without(text, names)))
    }

    assert remnants == set()


@pytest.mark.parametrize("page", _STATES)
def test_no_heading_is_a_link_of_its_own(page: str) -> None:
    """Streamlit names such a link in English, and the link knows nothing of the view."""
    app = opened(page, **_STATES[page][0])

    headings = [*app.title, *app.header, *app.subheader]
    assert headings
    assert all(heading.proto.hide_anchor for heading in headings)


def test_a_name_without_english_says_whose_it_is() -> None:
    """An okrug that no settled English spelling is known of, and a line of the budget."""
    village = opened("place", lang="en", place="155235000")
    lines = opened("place", lang="en", **_AKTOBE, section="expenditures", code="04.2")

    assert village.title[0].value.endswith("(Rus.)")
    printed = [name for name in lines.dataframe[-1].value["name"] if re.search("[а-я]", name)]
    assert printed
    assert all(name.endswith(("(Rus.)", "(Kaz.)")) for name in printed)


@pytest.mark.parametrize("language", list(Language))
def test_lists_of_places_go_by_the_alphabet(language: Language) -> None:
    """In Kazakh ә follows а and қ follows к, which Unicode does not keep."""
    app = opened("coverage", lang=language, tier="district", year="2025", state="all")

    listed = app.dataframe[-1].value["name"].to_list()
    assert listed == sorted(listed, key=kazakh_sort_key)
    assert len(listed) > 1
