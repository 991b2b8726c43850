"""The glossary: terms in the reader's language, from `data/codes/glossary.csv`."""

from dataclasses import dataclass
from functools import cache

import polars as pl

from budget import paths
from budget.locale.words import N_, Language, Words
from budget.model.glossary import Glossary, Topic
from budget.model.names import kazakh_sort_key

_FILE = paths.PROJECT / "data" / "codes" / "glossary.csv"  # the same for any folder of data
TOPICS = {
    Topic.BUDGETS: N_("Budgets and tiers"),
    Topic.SECTIONS: N_("Sections of a budget"),
    Topic.PHASES: N_("From plan to execution"),
    Topic.TRANSFERS: N_("Money between budgets"),
    Topic.CLASSIFICATION: N_("Codes and their names"),
    Topic.BODIES: N_("Who decides and who spends"),
    Topic.MEASURES: N_("How this site counts"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term in one language, with its names in all three."""

    key: str
    topic: Topic
    article: str | None
    name: str
    explanation: str
    names: dict[Language, str]


@cache
def terms(language: Language) -> dict[str, Term]:
    """All terms by key, in the order of the language's alphabet.

    The Russian alphabet is a part of the Kazakh one, in the same order, and Latin letters come
    before both: one key sorts all three languages.

    Args:
        language: Language of names and explanations.

    Returns:
        Key of the term → the term.
    """
    printed = Glossary.validate(pl.read_csv(_FILE, infer_schema=False), cast=True)
    found = [_term(row, language) for row in printed.iter_rows(named=True)]
    return {
        term.key: term for term in sorted(found, key=lambda term: kazakh_sort_key(term.name))
    }


def source(term: Term, spoken: Words) -> str:
    """Where a term is defined: an article of the Budget Code, or nowhere in it."""
    return (
        spoken.gettext("Budget Code, article {article}", article=term.article)
        if term.article
        else ""
    )


def _term(row: dict[str, str], language: Language) -> Term:
    return Term(
        key=row["term"],
        topic=Topic(row["topic"]),
        article=row["article"],
        name=row[f"name_{language}"],
        explanation=row[f"explanation_{language}"],
        names={spoken: row[f"name_{spoken}"] for spoken in Language},
    )
