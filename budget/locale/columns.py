"""What the columns of a download mean, in the language of the reader.

Titles, units and descriptions are those of `budget.model`, where every column is declared; its
English sentence is the key of the catalogues. Columns that an analysis adds are told here.
"""

from dataclasses import dataclass

from budget.locale.transfer_columns import TABLES as TRANSFER_TABLES
from budget.locale.words import N_, Words
from budget.model import TABLES

# The sentences of `budget_lines`, marked here for the catalogues.
OF_THE_MODEL = (
    N_("Unit"), N_("Unit whose budget it is"),
    N_("Tier"), N_("Tier of the budget"),
    N_("Consolidation"),
    N_("`own`: one approved budget; `netted`: several tiers, mutual transfers removed"),
    N_("Year"), N_("year"), N_("Year the money is for"),
    N_("Phase"), N_("Budget Code, article 3"),
    N_("Edition"), N_("As in `acts`"),
    N_("Act"), N_("Act that states it"),
    N_("Section"), N_("Budget Code, article 9"),
    N_("Level"),
    N_("Depth in the classification; `item`: a subtotal printed beside it"),
    N_("Code"), N_("Path with dots, zeros kept: 04.2.261.082, 5.02.1; empty for a section"),
    N_("Name, Russian"), N_("Name, Kazakh"), N_("As printed; null: not printed"),
    N_("Amount"), N_("tenge"), N_("Exact; null with its reason in `value_status`"),
    N_("Printed"), N_("Text of the cell"),
    N_("Source"), N_("File it was read from"),
    N_("Table"), N_("Table of the file, from 1; 0: the running text"),
    N_("Row"), N_("Row of the table, from 1"),
    N_("Cell"), N_("A1 style; R12C5 where the source is markup"),
    N_("Status"), N_("Why a value is there or not"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column in words; what is not known of it is empty."""

    title: str
    unit: str = ""
    description: str = ""


_UNITS = N_("units")
_ADDED = {
    "name": Column(N_("Name"), "", N_("In the chosen language where the document or the code list has it")),
    "name_language": Column(N_("Language of the name"), "", N_("kk or ru")),
    "parent_kzt": Column(N_("Amount of the line above"), N_("tenge"), N_("Empty: not held")),
    "share": Column(N_("Share"), N_("0 to 1"), N_("Part of the line above")),
    "is_in": Column(N_("In the sum"), "", N_("Whether the line is counted in the measure")),
    "is_open": Column(N_("Has parts"), "", N_("Deeper lines are held")),
    "unit_count": Column(N_("Units"), _UNITS, N_("Units that exist in that year")),
    "full_count": Column(N_("Down to programmes"), _UNITS, N_("Budgets held down to programmes")),
    "headline_count": Column(N_("Headline figures"), _UNITS, N_("Budgets held as totals only")),
    "missing_count": Column(N_("Missing"), _UNITS, N_("Units of which no budget is held")),
    "held_share": Column(N_("Held"), N_("0 to 1"), N_("Part of the units of which a budget is held")),
    "not_held": Column(N_("Not held"), _UNITS, N_("not held here")),
    "no_budget_or_not_held": Column(
        N_("No budget, or not held"),
        _UNITS,
        N_("in 2018 and 2019 only villages above 2,000 people had budgets: none, or not held here"),
    ),
    "no_budget_yet": Column(
        N_("No budget yet"), _UNITS, N_("villages had no budgets of their own before 2018")
    ),
    "did_not_exist": Column(
        N_("Did not exist"), _UNITS, N_("the unit did not exist that year")
    ),
    "status": Column(N_("Status"), "", N_("Why there is a figure or none")),
    "whole_kzt": Column(N_("Total of the section"), N_("tenge"), N_("In the same edition")),
    "persons": Column(N_("Inhabitants"), N_("persons"), N_("What the amount is divided by")),
    "persons_year": Column(
        N_("Year of the population"), N_("year"), N_("Other than the budget year: the nearest held")
    ),
    "persons_basis": Column(
        N_("Kind of population"),
        "",
        N_("population: at the beginning of the year; population_average: mean of the year"),
    ),
    "persons_source_id": Column(N_("Source of the population"), "", N_("Key of the publication")),
    "amount_per_capita_kzt": Column(
        N_("Amount per inhabitant"), N_("tenge"), N_("Never added up")
    ),
    "price_factor": Column(
        N_("Price factor"), "", N_("Index of the base year by that of the budget year")
    ),
    "amount_real_kzt": Column(
        N_("Amount in prices of the base year"), N_("tenge"), ""
    ),
    "group_kzt": Column(
        N_("Group 04 as printed"), N_("tenge"), N_("Total of education in the same edition")
    ),
    "persons_low": Column(N_("At least"), N_("persons"), N_("Lower bound of a rounded count")),
    "persons_high": Column(N_("At most"), N_("persons"), N_("Upper bound of a rounded count")),
    "persons_quality": Column(
        N_("How well the count is known"),
        "",
        N_("official, reported, derived, or user: brought by the reader"),
    ),
    "divisor": Column(
        N_("Divided by"), N_("persons"), N_("Pupils, children or inhabitants: see the indicator")
    ),
    "divisor_low": Column(N_("At least"), N_("persons"), N_("Lower bound of a rounded count")),
    "divisor_high": Column(N_("At most"), N_("persons"), N_("Upper bound of a rounded count")),
    "divisor_year": Column(N_("Year of the count"), N_("year"), N_("Of its 1 January, or its average")),
    "divisor_basis": Column(N_("Who is counted"), "", N_("Indicator of the statistics")),
    "divisor_quality": Column(
        N_("How well the count is known"),
        "",
        N_("official, reported, derived, or user: brought by the reader"),
    ),
    "divisor_source_id": Column(N_("Source of the count"), "", N_("Key of the publication")),
    "per_person_least_kzt": Column(
        N_("Amount per person, not less than"),
        N_("tenge"),
        N_("Where money is for state schools and only pupils of all schools are counted"),
    ),
    "summed_units": Column(N_("Units summed"), "", N_("Of a sum in old borders: its parts")),
    "per_person_kzt": Column(N_("Amount per person"), N_("tenge"), N_("Never added up")),
    "per_person_low_kzt": Column(
        N_("Amount per person at the least"), N_("tenge"), N_("Never added up")
    ),
    "per_person_high_kzt": Column(
        N_("Amount per person at the most"), N_("tenge"), N_("Never added up")
    ),
    "per_person_real_kzt": Column(
        N_("Amount per person in prices of the base year"), N_("tenge"), N_("Never added up")
    ),
    "missing_text": Column(N_("Why there is no figure"), "", ""),
    "amount_per_capita_real_kzt": Column(
        N_("Amount per inhabitant in prices of the base year"), N_("tenge"), N_("Never added up")
    ),
}  # fmt: skip


def column_words(name: str, table: str, spoken: Words) -> Column:
    """A column of a download: what the model says of it, else what the analysis says.

    Args:
        name: Name of the column.
        table: Table of the model that the rows are of, or one of `transfer_columns`.
        spoken: Language.

    Returns:
        Title, unit and description in the language; the name itself where nothing is known.
    """
    of_transfers = TRANSFER_TABLES.get(table)
    declared = TABLES["budget_lines" if of_transfers else table].columns().get(name)
    if of_transfers and name in of_transfers:
        known = Column(*of_transfers[name])
    elif declared is not None:
        facts = declared.metadata or {}
        known = Column(
            str(facts.get("title", "")), str(facts.get("unit", "")), declared.description or ""
        )
    else:
        known = _ADDED.get(name, Column(name))
    return Column(
        *(_said(text, spoken) for text in (known.title, known.unit, known.description))
    )


def _said(text: str, spoken: Words) -> str:
    return spoken.gettext(text) if text else ""  # the empty message is the catalogue's own head
