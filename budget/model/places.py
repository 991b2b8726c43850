"""Units of the territory and what each tier answers for."""

import dataframely as dy

from budget.model.base import Table, closed, meta
from budget.model.enums import BudgetLevel, UnitKind


class Units(Table):
    """Every unit that has or had a budget: the republic, oblasts, districts, sub-district units.

    One row a unit and period of validity. Source: the classifier of territories NK RK 11-2025.
    """

    unit_id = dy.String(
        primary_key=True,
        regex=r"^(KZ|[0-9]{9})$",
        metadata=meta("Unit"),
        description="KATO, nine characters kept as text; the republic is KZ",
    )
    budget_level = dy.Enum(
        closed(BudgetLevel), metadata=meta("Tier"), description="Tier of the unit's budget"
    )
    parent_id = dy.String(
        nullable=True, metadata=meta("Unit above"), description="Null for the republic alone"
    )
    kind = dy.Enum(closed(UnitKind), metadata=meta("Kind"), description="What the unit is")
    name_ru = dy.String(
        metadata=meta("Name, Russian"), description="As the classifier prints it"
    )
    name_kk = dy.String(
        metadata=meta("Name, Kazakh"), description="As the classifier prints it"
    )
    name_en = dy.String(
        nullable=True,
        metadata=meta("Name, English"),
        description="Where a settled spelling exists",
    )
    valid_from = dy.Date(
        nullable=True,
        metadata=meta("Valid from"),
        description="First day of the unit; null: before the period covered",
    )
    valid_to = dy.Date(
        nullable=True,
        metadata=meta("Valid to"),
        description="Last day of the unit; null: valid",
    )
    split_from = dy.String(
        nullable=True,
        metadata=meta("Formed from"),
        description="Unit whose territory it was before",
    )


class Responsibilities(Table):
    """Which tier pays for a function, by date, with the law that says so."""

    function = dy.String(
        primary_key=True, metadata=meta("Function"), description="Key of the function"
    )
    budget_level = dy.Enum(
        closed(BudgetLevel),
        primary_key=True,
        metadata=meta("Tier"),
        description="Tier that pays for it",
    )
    valid_from = dy.Date(
        nullable=True, metadata=meta("From"), description="First day; null: not established"
    )
    valid_to = dy.Date(
        nullable=True, metadata=meta("To"), description="Last day; null: in force"
    )
    codes = dy.String(
        metadata=meta("Codes"),
        description="Classification codes it covers, separated by spaces",
    )
    legal_source = dy.String(
        metadata=meta("Legal source"), description="Act and article that settle it"
    )
    certainty = dy.Enum(
        ["read_in_the_act", "secondary_source"],
        metadata=meta("Certainty"),
        description="Whether the act itself was read",
    )


class Breaks(Table):
    """Days on which figures stop being comparable with those before."""

    break_id = dy.String(primary_key=True, metadata=meta("Break"), description="Key")
    break_date = dy.Date(metadata=meta("Date"), description="First day of the new state")
    unit_id = dy.String(
        nullable=True,
        metadata=meta("Unit"),
        description="Unit touched; null: the whole country",
    )
    touches = dy.String(
        metadata=meta("Touches"),
        description="Comparisons touched, separated by spaces: boundary, own_revenues, transfers, "
        "education, health, classification",
    )
    what_ru = dy.String(metadata=meta("What, Russian"), description="What changed")
    what_kk = dy.String(metadata=meta("What, Kazakh"), description="What changed")
    what_en = dy.String(metadata=meta("What, English"), description="What changed")
    source = dy.String(metadata=meta("Source"), description="Act or publication")
