"""What a pupil gets: kinds of education lines, and the measures made of them."""

import enum

import dataframely as dy

from budget.model.base import Table, closed, meta
from budget.model.enums import Consolidation


class Basis(enum.StrEnum):
    """Whose money a measure counts."""

    BUDGET = "budget"
    ORGANISATIONS = "organisations"


class Denominator(enum.StrEnum):
    """Who the money is divided by; each is an indicator of `statistics`."""

    PUPILS_STATE = "pupils_state"
    PUPILS_ALL = "pupils_all"
    CHILDREN_PRESCHOOL = "children_preschool"
    STUDENTS_VOCATIONAL = "students_vocational"
    SCHOOL_AGE = "population_school_age"
    POPULATION = "population"


class EducationLines(Table):
    """A kind of line of functional group 04: by administrator and programme, else by name.

    One row a kind, in the order in which names are tried. Sources: budgets of Aktobe, Pavlodar
    and Turkistan 2025 and Aktobe 2026; codes of districts until 2020 and of republican cities
    from plans of those years; labels and remarks are ours.
    """

    line = dy.String(
        primary_key=True, regex=r"^[a-z_]+$", metadata=meta("Kind"), description="Key"
    )
    codes = dy.String(
        nullable=True,
        metadata=meta("Codes"),
        description="Administrator.programme, or a subgroup (04.1), separated by spaces",
    )
    name_ru_like = dy.String(
        metadata=meta("Russian name"), description="Regular expression; case does not matter"
    )
    name_kk_like = dy.String(
        metadata=meta("Kazakh name"), description="Regular expression; case does not matter"
    )
    is_capital = dy.Bool(metadata=meta("Capital"), description="Buildings and equipment")
    name_ru = dy.String(min_length=1, metadata=meta("Name, Russian"), description="Label")
    name_kk = dy.String(min_length=1, metadata=meta("Name, Kazakh"), description="Label")
    name_en = dy.String(min_length=1, metadata=meta("Name, English"), description="Label")
    note_ru = dy.String(min_length=1, metadata=meta("Note, Russian"), description="What it is")
    note_kk = dy.String(min_length=1, metadata=meta("Note, Kazakh"), description="What it is")
    note_en = dy.String(min_length=1, metadata=meta("Note, English"), description="What it is")


class SchoolMeasures(Table):
    """A measure of spending on education: what is in, what is out, who it is divided by."""

    measure = dy.String(
        primary_key=True, regex=r"^[a-z0-9_]+$", metadata=meta("Measure"), description="Key"
    )
    basis = dy.Enum(
        closed(Basis),
        metadata=meta("Basis"),
        description="`budget`: lines of budgets; `organisations`: what they report to statistics",
    )
    lines = dy.String(
        metadata=meta("In"),
        description="Kinds of `education_lines`, `*` for the whole group; or indicators",
    )
    without = dy.String(
        nullable=True, metadata=meta("Out"), description="Kinds taken out of the whole group"
    )
    consolidation = dy.Enum(
        closed(Consolidation), metadata=meta("Consolidation"), description="As in budget lines"
    )
    phases = dy.String(
        metadata=meta("Phases"),
        description="States of a budget it may be taken in, one at a time; separated by spaces",
    )
    denominator = dy.Enum(
        closed(Denominator), metadata=meta("Divided by"), description="Indicator"
    )
    codes = dy.String(
        metadata=meta("Codes"), description="Functional codes, for tiers that answer for them"
    )
    name_ru = dy.String(min_length=1, metadata=meta("Name, Russian"), description="Name")
    name_kk = dy.String(min_length=1, metadata=meta("Name, Kazakh"), description="Name")
    name_en = dy.String(min_length=1, metadata=meta("Name, English"), description="Name")
    told_ru = dy.String(min_length=1, metadata=meta("Told, Russian"), description="In words")
    told_kk = dy.String(min_length=1, metadata=meta("Told, Kazakh"), description="In words")
    told_en = dy.String(min_length=1, metadata=meta("Told, English"), description="In words")
    legal_ru = dy.String(min_length=1, metadata=meta("Law, Russian"), description="Basis")
    legal_kk = dy.String(min_length=1, metadata=meta("Law, Kazakh"), description="Basis")
    legal_en = dy.String(min_length=1, metadata=meta("Law, English"), description="Basis")
