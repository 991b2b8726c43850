"""The columns of an import: what each holds, its name in three languages, whether it must be."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from budget.locale import requests as labels
from budget.locale.words import N_, Language, words
from budget.model.names import folded


class Holds(StrEnum):
    """What kind of value a column holds."""

    TEXT = "text"
    UNIT = "unit"
    YEAR = "year"
    AMOUNT = "amount"
    COUNT = "count"
    DAY = "day"
    CHOICE = "choice"
    TRUTH = "truth"


TIERS = {
    "republic": N_("republican level"),
    "oblast": N_("oblast level"),
    "district": N_("district level"),
    "rural": N_("village level"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportColumn:
    """A column of the template, and the fact of a request it fills."""

    field: str
    title: str
    holds: Holds
    example: str
    must: bool = False
    choices: dict[str, str] | None = None


COLUMNS = (
    ImportColumn(field="unit_id", title=N_("Village"), holds=Holds.UNIT, example="155230000", must=True),
    ImportColumn(field="year", title=N_("Budget year"), holds=Holds.YEAR, example="2027", must=True),
    ImportColumn(field="title", title=N_("What is asked"), holds=Holds.TEXT, example=N_("Lighting of two streets"), must=True),
    ImportColumn(field="purpose", title=N_("Purpose"), holds=Holds.TEXT, example=N_("Children walk home from school in the dark")),
    ImportColumn(field="kind", title=N_("Kind"), holds=Holds.CHOICE, example=N_("Street lighting"), must=True, choices=labels.KINDS),
    ImportColumn(field="people_served", title=N_("People served"), holds=Holds.COUNT, example="1240"),
    ImportColumn(field="amount_asked_kzt", title=N_("Amount asked, ₸"), holds=Holds.AMOUNT, example="18450000"),
    ImportColumn(field="office", title=N_("Office asked"), holds=Holds.TEXT, example=N_("District department of economy and budget planning"), must=True),
    ImportColumn(field="tier", title=N_("Tier of the office"), holds=Holds.CHOICE, example=N_("district level"), must=True, choices=TIERS),
    ImportColumn(field="protocol_date", title=N_("Date of the assembly's protocol"), holds=Holds.DAY, example="02.02.2026"),
    ImportColumn(field="protocol_number", title=N_("Number of the assembly's protocol"), holds=Holds.TEXT, example="4"),
    ImportColumn(field="supporters", title=N_("Supporters"), holds=Holds.COUNT, example="312"),
    ImportColumn(field="sent_on", title=N_("Sent on"), holds=Holds.DAY, example="10.02.2026"),
    ImportColumn(field="sent_by", title=N_("How it was sent"), holds=Holds.CHOICE, example=N_("on paper by post"), choices=labels.CHANNELS),
    ImportColumn(field="incoming_number", title=N_("Incoming number"), holds=Holds.TEXT, example="03-14/211"),
    ImportColumn(field="law", title=N_("Law of the reply"), holds=Holds.CHOICE, example="", choices=labels.LAWS),
    ImportColumn(field="is_participatory", title=N_("Participatory budget"), holds=Holds.TRUTH, example=""),
    ImportColumn(field="is_promise", title=N_("Promised in a programme"), holds=Holds.TRUTH, example=""),
)  # fmt: skip
BY_FIELD = {column.field: column for column in COLUMNS}


@cache
def known_headings() -> dict[str, str]:
    """Headings as `folded` writes them, in three languages, and the fields they stand for."""
    return {
        folded(heading): column.field
        for column in COLUMNS
        for heading in (
            column.field,
            *(words(language).gettext(column.title) for language in Language),
        )
    }


@cache
def known_choices(field: str) -> dict[str, str]:
    """Labels of a closed set as `folded` writes them, in three languages, and their values."""
    choices = BY_FIELD[field].choices or {}
    return {
        spelling: value
        for value, text in choices.items()
        for spelling in (
            value,
            *(folded(words(language).gettext(text)) for language in Language),
        )
    }
