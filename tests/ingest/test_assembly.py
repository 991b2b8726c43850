"""Readings put together: whose a figure is, which year, which edition, in which words."""

import polars as pl
import pytest

from ingest.acts import ActFacts, Stamp, act_facts
from ingest.assembly.about import about_documents, with_acts
from ingest.assembly.editions import LINE, named_in_both, told_once
from ingest.assembly.homes import Home, unit_of_caption, unit_of_words
from ingest.readers.printed import CELLS, DOCUMENTS, GRIDS, PARAGRAPHS, Printed

AKTOBE, ZHANASEMEY = "150000000", "104100000"
ABRALY, AINABULAQ = "104133000", "104135000"
ACT = ["Решение Актюбинского областного маслихата от 10 декабря 2025 года № 298"]
OF_ABRALY = Home(unit_id=ABRALY, body_id=ZHANASEMEY, issuer=None, title=None)


def printed(*hashes: str) -> Printed:
    """Documents of which only the hash is looked at."""
    rows = [(doc, "f", "f", sha256, "md", None, None) for doc, sha256 in enumerate(hashes, 1)]
    return Printed(
        documents=pl.DataFrame(rows, schema=DOCUMENTS, orient="row"),
        grids=GRIDS.to_frame(),
        cells=CELLS.to_frame(),
        paragraphs=PARAGRAPHS.to_frame(),
    )


def about(*facts: ActFacts, unit_id: str | None = AKTOBE) -> list[tuple[object, ...]]:
    """`act_id`, `edition_no` and `phase` of documents of one unit."""
    by_doc = dict(enumerate(facts, start=1))
    hashes = [f"{doc}" * 64 for doc in by_doc]
    said = about_documents(by_doc, dict.fromkeys(by_doc, unit_id))
    told = with_acts(said, by_doc, printed(*hashes).documents)
    return list(told.select("act_id", "edition_no", "phase").rows())


def amended(*numbers: int, language: str = "ru", edition_no: int | None = None) -> ActFacts:
    """Act № 298 as amended in these months of 2026 by decisions of these numbers."""
    stamp = act_facts(ACT, None, language).act
    chain = (
        tuple(Stamp(on=stamp.on.replace(year=2026, month=n), number=f"{n}") for n in numbers)
        if stamp
        else ()
    )
    return ActFacts(language=language, act=stamp, editions=chain, edition_no=edition_no)


def test_the_key_of_an_act_is_the_one_of_the_built_tables() -> None:
    """`act_key` of the recipes: issuer's unit, date, number; the same for all its editions."""
    assert about(act_facts(ACT, None, "ru")) == [("150000000:2025-12-10:298", 0, "approved")]


def test_the_issuer_of_an_okrugs_budget_is_its_district() -> None:
    """Uil okrug 2026: decision of the Uil district maslikhat."""
    [(act_id, *_)] = about(act_facts(ACT, None, "ru"), unit_id="155230000")

    assert act_id == "155200000:2025-12-10:298"


def test_a_document_without_date_number_or_issuer_is_known_by_its_hash() -> None:
    """Two such documents are never taken for one act."""
    nameless = [one for one, *_ in about(ActFacts(), ActFacts())]
    homeless = about(act_facts(ACT[1:], None, "ru"), unit_id=None)

    assert nameless == ["file:" + "1" * 16, "file:" + "2" * 16]
    assert homeless == [("file:" + "1" * 16, 0, "approved")]


def test_an_amended_budget_is_revised() -> None:
    """Budget Code, article 3: «уточненный» is the approved budget with its amendments."""
    assert about(amended(1, 3, edition_no=2)) == [("150000000:2025-12-10:298", 2, "revised")]


def test_editions_that_cannot_be_counted_follow_by_date() -> None:
    """The mirror of acts names the last amendment only: the order is all that is known."""
    told = about(amended(6), amended(3), amended(1, edition_no=1))

    assert [number for _, number, _ in told] == [3, 2, 1]


def test_files_of_one_act_that_do_not_say_their_edition_stay_apart() -> None:
    """The first and the fifth edition of Aktobe 2026, both without a note."""
    unknown = act_facts(ACT, None, "ru")
    first, second = (one for one, *_ in about(unknown, unknown))

    assert (first, second) == (
        f"150000000:2025-12-10:298:file:{'1' * 16}",
        f"150000000:2025-12-10:298:file:{'2' * 16}",
    )


def test_one_file_in_each_language_is_one_edition() -> None:
    """Given together, they are read together."""
    keys = {one for one, *_ in about(act_facts(ACT, None, "ru"), act_facts(ACT, None, "kk"))}

    assert keys == {"150000000:2025-12-10:298"}


@pytest.mark.parametrize(
    ("caption", "unit_id"),
    [
        ("Бюджет Абралинского сельского округа на 2025 год", ABRALY),
        ("Бюджет Айнабулакского сельского округа на 2025 год", AINABULAQ),
        ("Бюджет на 2025 год", ABRALY),
        ("Бюджет сельского округа на 2025 год", ABRALY),
        (None, ABRALY),
    ],
)
def test_an_annex_belongs_to_the_okrug_of_its_caption(
    caption: str | None, unit_id: str
) -> None:
    """Decision № 17/104-VIII of 26 December 2023: budgets of many okrugs in one act."""
    assert unit_of_caption(OF_ABRALY, caption) == (unit_id, None)


def test_a_caption_with_an_unknown_okrug_is_refused_with_similar_names() -> None:
    """A misprint is not guessed: a person chooses."""
    unit_id, why = unit_of_caption(
        OF_ABRALY, "Бюджет Айнабулатского сельского округа на 2025 год"
    )

    assert unit_id is None
    assert why == (
        "no unit is called «Айнабулатского»; similar: Айнабулакский с.о., район Жаңасемей, "
        "область Абай (104135000)"
    )


@pytest.mark.parametrize(
    ("caption", "unit_id"),
    [
        ("Республиканский бюджет на 2026 год", "KZ"),
        ("Объемы субвенций областным бюджетам на 2026 год", "KZ"),
        ("Бюджет Неведомского района на 2026 год", None),
        ("Бюджет Актюбиской области на 2026 год", None),
    ],
)
def test_an_annex_of_a_law_that_names_somebody_is_not_the_republics(
    caption: str, unit_id: str | None
) -> None:
    """A name that is not known, or misprinted, is refused; a tier without a name is no name."""
    of_law = Home(unit_id="KZ", body_id=None, issuer=None, title="О республиканском бюджете")

    found, why = unit_of_caption(of_law, caption)

    assert found == unit_id
    assert (why is None) == (unit_id is not None)


def test_a_sub_point_names_its_unit_inside_the_deciding_body() -> None:
    """«2) Айнабулакского сельского округа»; without words the act's own unit."""
    of_many = Home(unit_id=None, body_id=ZHANASEMEY, issuer=None, title=None)

    assert unit_of_words("Айнабулакского сельского округа", of_many) == (AINABULAQ, None)
    assert unit_of_words(None, OF_ABRALY) == (ABRALY, None)
    assert unit_of_words("Нигдейского сельского округа", of_many)[0] is None


def lines(*rows: tuple[int, int, str, str | None, str | None]) -> pl.DataFrame:
    """Lines of one edition: document, table, code, Russian and Kazakh name."""
    keys = {name: pl.lit("x") for name in LINE if name != "code"}
    schema = ["doc", "table_no", "code", "name_ru", "name_kk"]
    text = pl.String
    types = {"doc": pl.UInt32, "code": text, "name_ru": text, "name_kk": text}
    return pl.DataFrame(
        list(rows), schema=schema, schema_overrides=types, orient="row"
    ).with_columns(**keys)


EDITIONS = pl.DataFrame(
    {
        "doc": [1, 2, 3, 4],
        "language": ["kk", "ru", "ru", "ru"],
        "act_id": ["x", "x", "x", "another"],
        "edition_no": ["x"] * 4,
    },
    schema_overrides={"doc": pl.UInt32},
)


def test_a_figure_in_two_languages_is_one_line_with_both_names() -> None:
    """The Russian line is kept, whichever file was given first."""
    every = lines((1, 1, "01", None, "Жалпы"), (2, 1, "01", "Общие", None))

    once = named_in_both(told_once(every, EDITIONS, LINE), every)

    assert once.select("doc", "name_ru", "name_kk").rows() == [(2, "Общие", "Жалпы")]


def test_what_only_the_kazakh_text_prints_is_kept() -> None:
    """Nothing is dropped because the other text lacks it."""
    every = lines((1, 1, "02", None, "Қорғаныс"), (2, 1, "01", "Общие", None))

    assert told_once(every, EDITIONS, LINE)["code"].to_list() == ["02", "01"]


def test_a_figure_in_two_files_is_taken_from_the_first() -> None:
    """Text and annex of one file are two statements, and both stay."""
    every = lines(
        (2, 0, "01", "Общие", None), (2, 1, "01", "Общие", None), (3, 1, "01", "Общие", None)
    )

    once = told_once(every, EDITIONS, LINE)

    assert once.select("doc", "table_no").rows() == [(2, 0), (2, 1)]


def test_a_figure_of_another_act_is_a_figure_of_its_own() -> None:
    """Only documents of one edition state the same."""
    of_another = lines((4, 1, "01", "Общие", None)).with_columns(act_id=pl.lit("another"))
    every = pl.concat([lines((2, 1, "01", "Общие", None)), of_another])

    once = told_once(every, EDITIONS, LINE)

    assert once.select("doc").to_series().sort().to_list() == [2, 4]
