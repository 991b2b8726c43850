"""What a document says of itself: act, edition, period, language, unit."""

import json
import re
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.model.names import KAZAKH_ALPHABET
from ingest.acts import (
    ActFacts,
    Stamp,
    act_facts,
    body_of,
    languages,
    stamps,
    unit_of_act,
    unit_told,
)

AKTOBE, UIL, UIL_OKRUG = "150000000", "155200000", "155230000"
ACT = Stamp(on=date(2025, 12, 10), number="298")
# the file beside the fourth edition of the Aktobe budget 2026 in the public mirror of acts
META = {
    "requisite": "Решение Актюбинского областного маслихата от 10 декабря 2025 года № 298",
    "title": {
        "rus": "Об областном бюджете на 2026-2028 годы",
        "kaz": "2026-2028 жылдарға арналған облыстық бюджет туралы",
    },
    "version_date": {"kaz": "2026-06-24", "rus": "2026-06-24"},
    "caused_by": {
        "requisite": "Решение Актюбинского областного маслихата от 24 июня 2026 года № 329"
    },
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("от 10 декабря 2025 года № 298", "2025-12-10 298"),
        ("от 07.02.2025 № 206", "2025-02-07 206"),
        ("2025 жылғы 10 желтоқсандағы № 298 шешіміне", "2025-12-10 298"),
        ("от 26 декабря 2023года\n№ 17/104-VIII", "2023-12-26 17/104-VIII"),
        ("от 13 декабря 2007 года N 3/34", "2007-12-13 3/34"),
    ],
)
def test_a_date_with_its_number_is_read_in_every_form(text: str, expected: str) -> None:
    """The forms of acts of the oblasts, both languages, also broken over two lines."""
    assert [f"{one.on} {one.number}" for one in stamps(text)] == [expected]


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    """A misprint is not mended."""
    assert stamps("от 31.02.2025 № 5") == []


def test_the_file_beside_tells_act_period_and_last_amendment() -> None:
    """The mirror of acts: `requisite`, `title`, `caused_by`; how many came before is not said."""
    facts = act_facts([], json.dumps(META), "ru")

    assert (facts.act, facts.period) == (ACT, (2026, 2028))
    assert facts.editions == (Stamp(on=date(2026, 6, 24), number="329"),)
    assert facts.edition_no is None
    assert facts.is_amended


def test_a_version_of_the_day_of_adoption_is_edition_0() -> None:
    """The mirror of acts: the first commit of an act has its own date as version."""
    adopted = META | {"version_date": {"rus": "2025-12-10"}, "caused_by": None}

    facts = act_facts([], json.dumps(adopted), "ru")

    assert (facts.edition_no, facts.editions, facts.is_amended) == (0, (), False)


@pytest.mark.parametrize("meta", ["[]", '"text"', '{"title": "text", "caused_by": []}', "null"])
def test_a_file_beside_of_another_shape_says_nothing(meta: str) -> None:
    """What is not there is None, never an error."""
    assert act_facts([], meta, "ru") == ActFacts()


def test_notes_of_amendment_count_the_editions() -> None:
    """Aktobe 2025, fourth edition: № 206, № 219 and № 245 amended № 186."""
    lines = [
        "Об областном бюджете на 2025-2027 годы",
        "Решение Актюбинского областного маслихата от 12 декабря 2024 года № 186",
        "Сноска. Пункт 1 – в редакции решения маслихата от 07.02.2025 № 206.",
        "Сноска. С изменениями, внесенными решениями от 27.06.2025 № 219; от 27.08.2025 № 245",
        "Сноска. Пункт 3 – в редакции решения маслихата от 27.06.2025 № 219.",
    ]

    facts = act_facts(lines, None, "ru")

    assert facts.act == Stamp(on=date(2024, 12, 12), number="186")
    assert [one.number for one in facts.editions] == ["206", "219", "245"]
    assert facts.edition_no == 3
    assert facts.edition == Stamp(on=date(2025, 8, 27), number="245")


def test_an_edition_that_nothing_tells_is_unknown() -> None:
    """An annex alone: neither a note nor a file beside."""
    facts = act_facts(["Областной бюджет на 2025 год"], None, "ru")

    assert (facts.act, facts.edition, facts.edition_no) == (None, None, None)


def test_a_law_that_a_decision_cites_is_not_the_decision() -> None:
    """Its date stands above the decision's own."""
    lines = [
        "В соответствии с Законом от 23 января 2001 года № 148 маслихат РЕШИЛ:",
        "Приложение 1 к решению маслихата от 26 декабря 2025 года № 300",
    ]

    assert act_facts(lines, None, "ru").act == Stamp(on=date(2025, 12, 26), number="300")


def test_words_are_found_in_capitals_too() -> None:
    """Annexes shout: headings and notes of amendment in capital letters."""
    lines = [
        "Об областном бюджете на 2025-2027 годы",
        "Решение Актюбинского областного маслихата от 12 декабря 2024 года № 186",
        "В соответствии с Законом от 23 января 2001 года № 148",
        "Сноска. Пункт 1 – в редакции решения маслихата от 07.02.2025 № 206.",
        "2025 жылғы 27 маусымдағы № 219 шешімімен өзгерістер енгізілді",
    ]

    facts = act_facts([line.upper() for line in lines], None, "ru")

    assert (facts.title, facts.issuer) == (
        lines[0].upper(),
        f"{lines[1].upper()} {lines[3].upper()}",
    )
    assert facts.act == Stamp(on=date(2024, 12, 12), number="186")
    assert [one.number for one in facts.editions] == ["206", "219"]


def test_folding_finds_each_letter_that_ignoring_case_finds() -> None:
    """Words are looked for in folded lines; patterns that ignore case find the same letters."""
    letters = [chr(one) for one in range(1 << 16) if one not in range(0xD800, 0xE000)]
    alike = re.findall(f"[{KAZAKH_ALPHABET}]", "".join(letters), re.IGNORECASE)
    alphabet = frozenset(KAZAKH_ALPHABET)

    assert alike == [one for one in letters if not alphabet.isdisjoint(one.casefold())]
    for letter in KAZAKH_ALPHABET:
        assert [one for one in alike if re.match(letter, one, re.IGNORECASE)] == [
            one for one in alike if one.casefold() == letter
        ]


def test_the_unit_is_named_by_issuer_and_title() -> None:
    """Budget Code, article 7: a district maslikhat adopts the budgets of its okrugs."""
    facts = ActFacts(
        issuer="Решение Уилского районного маслихата Актюбинской области",
        title="О бюджете Уилского сельского округа на 2026-2028 годы",
    )

    assert unit_of_act(facts, []) == UIL_OKRUG
    assert body_of(facts, UIL_OKRUG) == UIL


@pytest.mark.parametrize(
    ("lines", "unit_id"),
    [
        (["Приложение к постановлению акимата Костанайской области", "Бюджет на 2026 год"], "390000000"),
        (["Областной бюджет на 2026 год", "Акимат Костанайской области"], "390000000"),
        (["Қостанай облысы әкімдігінің қаулысына қосымша", "2026 жылға арналған облыстық бюджет"], "390000000"),
        (["Республиканский бюджет на 2026 год", "Закон Республики Казахстан"], "KZ"),
        (["Қазақстан Республикасының Заңы", "2026 жылға арналған республикалық бюджет"], "KZ"),
    ],
)  # fmt: skip
def test_an_akimat_or_a_law_decides_too(lines: list[str], unit_id: str) -> None:
    """Budget Code, article 7: an akimat adjusts its budget; a law approves the republican one."""
    assert unit_of_act(act_facts(lines, None, "ru"), []) == unit_id


def test_a_maslikhat_goes_before_the_akimat_that_its_decision_cites() -> None:
    """The akimat of another place is only spoken of."""
    lines = [
        "О районном бюджете на 2026-2028 годы",
        "Решение Уилского районного маслихата Актюбинской области",
        "Согласовано: акимат Темирского района",
    ]

    assert unit_of_act(act_facts(lines, None, "ru"), []) == UIL


def test_an_oblast_is_known_by_the_districts_that_its_decision_lists() -> None:
    """Уилский and Хобдинский districts lie in Aktobe oblast alone; Жамбылский in three."""
    facts = ActFacts(title="Об областном бюджете на 2026-2028 годы")

    assert unit_of_act(facts, ["Уилскому району", "Хобдинскому району"]) == AKTOBE
    assert unit_of_act(facts, ["Жамбылскому району"]) is None
    assert unit_of_act(facts, []) is None


def test_a_decision_on_general_transfers_is_of_the_budget_named_first() -> None:
    """Aktobe, act of 10 December 2025 № 273."""
    facts = ActFacts(
        issuer="Решение Актюбинского областного маслихата",
        title="Об объемах трансфертов общего характера между областным бюджетом и бюджетами "
        "города Актобе, районов на 2026-2028 годы",
    )

    assert unit_of_act(facts, []) == AKTOBE


def test_a_told_district_is_narrowed_to_the_okrug_of_the_title() -> None:
    """`--unit` of a district with a decision on one of its okrugs; other titles leave it."""
    of_okrug = ActFacts(title="О бюджете Уилского сельского округа на 2026-2028 годы")

    assert unit_told(of_okrug, UIL) == UIL_OKRUG
    assert unit_told(ActFacts(title="О районном бюджете"), UIL) == UIL
    assert unit_told(ActFacts(), UIL) == UIL


def test_language_is_told_by_letters_that_russian_lacks() -> None:
    """Kazakh names in a Russian text do not make it Kazakh."""
    texts = pl.DataFrame(
        [
            (1, "Тереңкөл"),
            (1, "Доходы"),
            (1, "Затраты"),
            (2, "Шығындар"),
            (2, "Салықтық түсімдер"),
            (2, "I"),
        ],
        schema={"doc": pl.UInt32, "text": pl.String},
        orient="row",
    )

    assert languages(texts) == {1: "ru", 2: "kk"}


@given(
    st.lists(
        st.tuples(st.integers(1, 3), st.none() | st.text("әҒқҢөҰһіІабвДAz1 .-", max_size=5)),
        max_size=20,
    )
)
def test_language_is_the_share_of_texts_one_by_one(rows: list[tuple[int, str | None]]) -> None:
    """Texts of two letters at least count; capitals of the Kazakh alphabet as its small letters."""
    texts = pl.DataFrame(rows, schema={"doc": pl.UInt32, "text": pl.String}, orient="row")
    spoken = [(doc, text) for doc, text in rows if text and sum(map(str.isalpha, text)) > 1]
    shares = {
        doc: [bool(set(text.lower()) & set("әғқңөұүһ")) for one, text in spoken if one == doc]
        for doc, _ in spoken
    }

    assert languages(texts) == {
        doc: "kk" if sum(is_kazakh) / len(is_kazakh) > 0.4 else "ru"
        for doc, is_kazakh in shares.items()
    }
