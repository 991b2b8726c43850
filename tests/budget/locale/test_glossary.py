"""The glossary: complete in three languages, short, in the order of the alphabet."""

import re

import pytest

from budget.locale.glossary import TOPICS, source, terms
from budget.locale.words import Language, words
from budget.model.names import kazakh_sort_key

_SENTENCES = 2


def test_the_terms_of_the_pages_are_there() -> None:
    """What a reader meets first: the two budgets of one name, the sections, phases, transfers."""
    needed = {
        "tiers", "own_budget", "netted_budget", "revenues", "receipts", "expenditures", "outlays",
        "approved", "revised", "adjusted", "executed", "edition", "subvention", "withdrawal",
        "targeted_current", "targeted_development", "general_transfers", "net_lending", "balance",
        "financing", "balances_used", "functional_group", "administrator", "programme",
        "classification", "kato", "maslikhat", "akimat", "akim_apparatus", "community_assembly",
        "special_receipts", "per_inhabitant", "real_prices", "coverage", "residual",
    }  # fmt: skip

    assert needed <= set(terms(Language.EN))


@pytest.mark.parametrize("language", list(Language))
def test_each_term_is_explained_in_two_sentences_at_most(language: Language) -> None:
    """Longer ones are not read on a phone."""
    long = {
        term.key: term.explanation
        for term in terms(language).values()
        if len(re.findall(r"[.!?](?:\s|$)", term.explanation)) > _SENTENCES
    }

    assert long == {}


def test_an_explanation_is_in_its_own_language() -> None:
    """No Cyrillic in English, no Latin words in the others, Kazakh letters in Kazakh alone."""
    latin, cyrillic, kazakh = "[A-Za-z]{2,}", "[а-яё]", "[әғқңөұүһі]"
    allowed = re.compile("SHA-256")

    for term in terms(Language.EN).values():
        assert not re.search(cyrillic, term.explanation + term.name, re.IGNORECASE)
    for term in terms(Language.RU).values():
        assert not re.search(kazakh, term.explanation + term.name, re.IGNORECASE)
        assert not re.search(latin, allowed.sub("", term.explanation))
    for term in terms(Language.KK).values():
        assert re.search(kazakh, term.explanation)
        assert not re.search(latin, allowed.sub("", term.explanation))


@pytest.mark.parametrize("language", list(Language))
def test_terms_go_by_the_alphabet_of_their_language(language: Language) -> None:
    """The same key orders all three: Latin, then the Kazakh alphabet, of which Russian is a part."""
    names = [term.name for term in terms(language).values()]

    assert names == sorted(names, key=kazakh_sort_key)


def test_a_term_names_its_article_only_where_the_code_has_one() -> None:
    """Budget Code of 15 March 2025: subvention in article 79; «execution» is not defined."""
    known, spoken = terms(Language.KK), words(Language.KK)

    assert source(known["subvention"], spoken) == "Бюджет кодексі, 79-бап"
    assert source(known["executed"], spoken) == ""


def test_every_topic_has_terms() -> None:
    """An empty heading would be a riddle."""
    assert {term.topic for term in terms(Language.EN).values()} == set(TOPICS)
