"""Terms of the Budget Code and of this program, explained in three languages."""

import enum

import dataframely as dy

from budget.model.base import Table, closed, meta


class Topic(enum.StrEnum):
    """What a term is about, in the order of the glossary."""

    BUDGETS = "budgets"
    SECTIONS = "sections"
    PHASES = "phases"
    TRANSFERS = "transfers"
    CLASSIFICATION = "classification"
    BODIES = "bodies"
    MEASURES = "measures"


class Glossary(Table):
    """One row a term. Names are those of the Budget Code where it has the term; explanations are ours.

    Source of names and articles: Budget Code of 15 March 2025 № 171-VIII, Russian and Kazakh texts.
    """

    term = dy.String(
        primary_key=True,
        regex=r"^[a-z_]+$",
        metadata=meta("Term"),
        description="Key, as in the address of the glossary",
    )
    topic = dy.Enum(closed(Topic), metadata=meta("Topic"), description="What it is about")
    article = dy.String(
        nullable=True,
        regex=r"^[0-9]+$",
        metadata=meta("Article"),
        description="Article of the Budget Code that defines it; null: the Code does not",
    )
    name_ru = dy.String(min_length=1, metadata=meta("Name, Russian"), description="The term")
    name_kk = dy.String(min_length=1, metadata=meta("Name, Kazakh"), description="The term")
    name_en = dy.String(min_length=1, metadata=meta("Name, English"), description="The term")
    explanation_ru = dy.String(
        min_length=1, metadata=meta("Explanation, Russian"), description="Two sentences at most"
    )
    explanation_kk = dy.String(
        min_length=1, metadata=meta("Explanation, Kazakh"), description="Two sentences at most"
    )
    explanation_en = dy.String(
        min_length=1, metadata=meta("Explanation, English"), description="Two sentences at most"
    )
