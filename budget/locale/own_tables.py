"""What is wrong with a table that a reader brings, cell by cell."""

from budget.locale.words import N_, Words

FAULTS = {
    "empty": N_("The table has no counts. Fill in the template."),
    "heading": N_(
        "{cell}: «{found}» is no heading of the template, or stands twice. Headings: {other}."
    ),
    "headings_missing": N_(
        "The first row needs a place (`unit_id` or `name`), a year and a count. Headings: {other}."
    ),
    "thousands": N_("{cell}: «{found}» looks like thousands. Write persons, in whole numbers."),
    "number": N_("{cell}: «{found}» is no whole number of persons."),
    "year": N_("{cell}: «{found}» is no year. Write 2025, or a school year as 2024/25."),
    "place": N_("{cell}: no place answers to «{found}». Write its code of nine digits."),
    "place_unclear": N_(
        "{cell}: «{found}» may be several places ({other}). Write the code of nine digits."
    ),
    "total_row": N_(
        "{cell}: «{found}» is a total of the other rows. Take the row out: it would be counted twice."
    ),
    "twice": N_("{cell}: this place and year stand in {other} already."),
    "too_few": N_(
        "{cell}: {found} is too few for {other} inhabitants. Is it another place, or thousands?"
    ),
    "too_many": N_("{cell}: {found} is too many for {other} inhabitants. Is it another count?"),
    "state_above_all": N_(
        "{cell}: {found} pupils of state schools are more than pupils of all schools in {other}."
    ),
    "jump": N_(
        "{cell}: {found} after {other} a year before: a change by more than a quarter. Check it, or "
        "leave the year out."
    ),
}
NOTHING_USED = N_("Nothing of the file is used.")


def fault_sentence(key: str, cell: str, found: str, other: str, spoken: Words) -> str:
    """A fault as a sentence with its cell.

    Args:
        key: Key of `FAULTS`.
        cell: Name of the cell.
        found: Its text.
        other: What it is compared with.
        spoken: Language.

    Returns:
        The sentence.
    """
    return spoken.gettext(FAULTS[key], cell=cell, found=found, other=other)
