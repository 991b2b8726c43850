"""Kazakh, Russian and English are complete, in step, and write numbers as people do."""

import datetime as dt
import io
import string

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from budget import paths
from budget.locale import identities, numbers
from budget.locale.citations import Act, citation, edition_brief
from budget.locale.issuers import issuer_named
from budget.locale.places import place_name
from budget.locale.words import Language, words

_TRANSLATED = [Language.KK, Language.RU]
_NBSP = "\N{NO-BREAK SPACE}"
_NARROW = "\N{NARROW NO-BREAK SPACE}"  # as CLDR has it before «г.»
_AMENDED = Act(  # the budget of Aktobe oblast for 2026–2028 in its fifth edition
    issuer="Maslikhat",
    act_date=dt.date(2025, 12, 10),
    act_number="298",
    edition_no=4,
    edition_date=dt.date(2026, 7, 31),
    edition_number="345",
    edition_basis="as_amended",
    url=None,
)


def _catalogue(language: Language) -> Catalog:
    file = paths.PROJECT / "budget" / "locale" / language.value / "LC_MESSAGES" / "messages.po"
    with file.open("rb") as text:
        return read_po(text, locale=language.value)


def _asked_for() -> set[str]:
    """Messages that the code marks for translation."""
    keywords = {"gettext": None, "ngettext": (1, 2), "N_": None}
    of_packages = [
        message
        for package in ("budget", "ingest")
        for _, _, message, _, _ in extract_from_dir(paths.PROJECT / package, keywords=keywords)
    ]
    of_router = extract_from_file("python", paths.PROJECT / "app.py", keywords=keywords)
    found = [*of_packages, *(entry[1] for entry in of_router)]
    return {message if isinstance(message, str) else message[0] for message in found}


@pytest.mark.parametrize("language", _TRANSLATED)
def test_every_message_is_translated_and_none_is_left_over(language: Language) -> None:
    """A page in Kazakh with one English button is not a Kazakh page."""
    catalogue = {
        message.id if isinstance(message.id, str) else message.id[0]: message.string
        for message in _catalogue(language)
        if message.id
    }

    assert set(catalogue) == _asked_for()
    assert all(catalogue.values())


@pytest.mark.parametrize("language", _TRANSLATED)
def test_translations_keep_the_named_places(language: Language) -> None:
    """A lost {amount} would be a sentence without its figure."""

    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for message in _catalogue(language):
        source = message.id if isinstance(message.id, str) else message.id[-1]
        texts = [message.string] if isinstance(message.string, str) else message.string or ()
        assert all(places(text) == places(source) for text in texts), source


@pytest.mark.parametrize("language", _TRANSLATED)
def test_the_compiled_catalogue_is_in_step_with_its_text(language: Language) -> None:
    """The .mo files are in the repository, so that nothing is compiled at the first start."""
    folder = paths.PROJECT / "budget" / "locale" / language.value / "LC_MESSAGES"
    compiled = io.BytesIO()
    write_mo(compiled, _catalogue(language))
    compiled.seek(0)
    with (folder / "messages.mo").open("rb") as file:
        committed = {str(entry.id): entry.string for entry in read_mo(file)}

    assert committed == {str(entry.id): entry.string for entry in read_mo(compiled)}


@pytest.mark.parametrize(
    ("language", "written"),
    [
        (Language.KK, f"454,1{_NBSP}млрд ₸"),
        (Language.RU, f"454,1{_NBSP}млрд ₸"),
        (Language.EN, f"454.1{_NBSP}billion ₸"),
    ],
)
def test_an_amount_is_written_in_the_unit_of_its_size(language: Language, written: str) -> None:
    """Revenues of Aktobe oblast for 2026 as adopted, № 298 of 10 December 2025."""
    assert numbers.amount(454_088_615_000, words(language)) == written


def test_a_column_has_the_unit_in_which_its_smallest_amount_is_seen() -> None:
    """101.9 billion beside 311 thousand: in billions the second would print as nought."""
    assert numbers.column_scale([101_943_385_000, 311_000, None, 0]).label == "million ₸"


def test_a_share_that_is_not_nought_is_not_printed_as_nought() -> None:
    """0.3 million of 461 billion tenge; nought itself is nought."""
    assert numbers.percent(0.3 / 461_248, Language.EN) == "<0.1%"
    assert numbers.percent(0.0, Language.EN) == "0.0%"


@given(st.integers(min_value=-(10**15), max_value=10**15), st.sampled_from(list(Language)))
def test_an_exact_amount_can_be_read_back(amount_kzt: int, language: Language) -> None:
    """Grouping, minus and the tenge sign are all that is added."""
    written = numbers.exact(amount_kzt, language).replace("\N{MINUS SIGN}", "-")

    assert int("".join(sign for sign in written if sign in "-0123456789")) == amount_kzt


@pytest.mark.parametrize(
    ("language", "cited"),
    [
        (
            Language.EN,
            "Maslikhat, № 298 of 10 December 2025, as amended by № 345 of 31 July 2026",
        ),
        (
            Language.RU,
            f"Maslikhat, № 298 от 10 декабря 2025{_NARROW}г., с изменениями, внесёнными актом № 345 от 31 июля 2026{_NARROW}г.",
        ),
        (
            Language.KK,
            f"Maslikhat, № 298, 2025{_NARROW}ж. 10 желтоқсан, өзгерістермен (№ 345, 2026{_NARROW}ж. 31 шілде)",
        ),
    ],
)
def test_an_act_is_cited_with_number_date_and_edition(language: Language, cited: str) -> None:
    """Aktobe oblast budget for 2026–2028 in its fifth edition."""
    assert citation(_AMENDED, words(language)) == cited


@pytest.mark.parametrize(
    ("number", "basis", "cited"),
    [
        (0, "as_adopted", "№ 200 of 23 December 2024, as adopted"),
        (0, "unknown", "№ 200 of 23 December 2024, edition not known"),
        (1, "as_amended", "№ 200 of 23 December 2024, as amended"),
        (2, "consolidated_later", "№ 200 of 23 December 2024, may hold later amendments"),
    ],
)
def test_an_edition_is_never_cited_by_a_number_of_ours(
    number: int, basis: str, cited: str
) -> None:
    """The number counts the editions held; a page of Uil 2025 may hold later amendments."""
    act = Act(
        issuer=None,
        act_date=dt.date(2024, 12, 23),
        act_number="200",
        edition_no=number,
        edition_date=None,
        edition_number=None,
        edition_basis=basis,
        url=None,
    )

    assert citation(act, words(Language.EN)) == cited


@pytest.mark.parametrize(
    ("issuer", "language", "cited"),
    [
        ("Актюбинский областной маслихат", Language.RU, "Актюбинский областной маслихат"),
        ("Актюбинский областной маслихат", Language.KK, "Актюбинский областной маслихат (орыс.)"),
        ("Актюбинский областной маслихат", Language.EN, "Актюбинский областной маслихат (Rus.)"),
        ("Маслихат: район Тереңкөл", Language.KK, "Маслихат: район Тереңкөл (орыс.)"),
        ("Парламент Республики Казахстан", Language.EN, "Parliament of the Republic of Kazakhstan"),
        ("Парламент Республики Казахстан", Language.KK, "Қазақстан Республикасының Парламенті"),
        ("Қазақстан Республикасының Парламенті", Language.RU, "Қазақстан Республикасының Парламенті (каз.)"),
        ("Ақтөбе облыстық мәслихаты", Language.KK, "Ақтөбе облыстық мәслихаты"),
        ("Ақтөбе облыстық мәслихаты", Language.RU, "Ақтөбе облыстық мәслихаты (каз.)"),
        ("Bureau of National Statistics", Language.KK, "Bureau of National Statistics"),
    ],
)  # fmt: skip
def test_an_issuer_in_another_language_says_which(
    issuer: str, language: Language, cited: str
) -> None:
    """As names of places and lines do: the act was read in one language only."""
    act = Act(
        issuer=issuer,
        act_date=None,
        act_number=None,
        edition_no=0,
        edition_date=None,
        edition_number=None,
        edition_basis=None,
        url=None,
    )

    assert citation(act, words(language)) == cited


@pytest.mark.parametrize(
    ("issuer", "act_id", "language", "cited"),
    [
        ("Маслихат: Уилский район", "155200000:2024-12-23:200", Language.KK, "Мәслихат: Ойыл ауданы"),
        ("Маслихат: Уилский район", "155200000:2024-12-23:200", Language.EN, "Maslikhat: Uil District"),
        ("Маслихат: Уилский район", "155200000:2024-12-23:200", Language.RU, "Маслихат: Уилский район"),
        ("Ақтөбе облыстық мәслихаты", "150000000:2025-12-10:298", Language.RU, "Маслихат: Актюбинская область"),
        ("Маслихат: Уилский район", "999999999:2024-12-23:200", Language.KK, "Маслихат: Уилский район (орыс.)"),
        ("Bureau of National Statistics", "bns-population", Language.KK, "Bureau of National Statistics"),
    ],
)  # fmt: skip
def test_a_maslikhat_read_in_another_language_is_named_by_its_unit(
    issuer: str, act_id: str, language: Language, cited: str
) -> None:
    """The classifier has the name of the unit in Kazakh, Russian and English."""
    assert issuer_named(issuer, act_id, words(language)) == cited


@pytest.mark.parametrize(
    ("language", "brief"),
    [
        (Language.EN, "№ 298 of 10.12.2025, amended by № 345 of 31.07.2026"),
        (Language.RU, "№ 298 от 10.12.2025, с изм. № 345 от 31.07.2026"),
        (Language.KK, "№ 298, 10.12.2025, өзгерістермен (№ 345, 31.07.2026)"),
    ],
)
def test_a_column_cites_an_edition_with_days_in_figures(language: Language, brief: str) -> None:
    """With the days in words the longest acts of oblasts do not fit a screen of 1,280."""
    assert edition_brief(_AMENDED, words(language)) == brief


@pytest.mark.parametrize(
    ("name_ru", "name_kk", "kind", "russian", "kazakh"),
    [
        (
            "Уилский с.о.",
            "Ойыл а.о.",
            "rural_okrug",
            "Уилский сельский округ",
            "Ойыл ауылдық округі",
        ),
        ("Актобе Г.А.", "Ақтөбе Қ.Ә.", "oblast_city", "город Актобе", "Ақтөбе қаласы"),
        ("г.Астана", "Астана қ.", "republican_city", "город Астана", "Астана қаласы"),
        (
            "с.о.им.Ильясова",
            "Ильясов атын.а.о.",
            "rural_okrug",
            "сельский округ им. Ильясова",
            "Ильясов атындағы ауылдық округі",
        ),
        ("Уилский район", "Ойыл ауданы", "district", "Уилский район", "Ойыл ауданы"),
    ],
)
def test_names_of_places_are_written_out(
    name_ru: str, name_kk: str, kind: str, russian: str, kazakh: str
) -> None:
    """The classifier abbreviates kinds; pages do not."""
    assert place_name(name_ru, name_kk, None, kind, Language.RU) == russian
    assert place_name(name_ru, name_kk, None, kind, Language.KK) == kazakh


def test_an_english_okrug_is_not_taken_for_its_village() -> None:
    """«Uil» alone is the village, its okrug and, with a word, the district."""
    assert place_name("Уилский с.о.", "Ойыл а.о.", "Uil", "rural_okrug", Language.EN) == (
        "Uil Rural Okrug"
    )


def test_an_identity_nobody_translated_is_shown_as_it_is() -> None:
    """A check added tomorrow must not break today's page."""
    spoken = words(Language.RU)

    assert identities.identity("new = identity", spoken) == "new = identity"
    assert identities.identity("text = annex: tax", spoken).endswith("Налоговые поступления")
    assert (
        identities.place("table 2, row 41, code 04", spoken) == "таблица 2, строка 41, код 04"
    )
