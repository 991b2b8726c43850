"""What is wrong with a table that a reader brings: the file, the sheet, and cell by cell."""

from budget.locale.words import N_, Words

FAULTS = {
    "no_file": N_("There is no such file, or it may not be opened. Check its path."),
    "no_table": N_(
        "This is neither CSV nor XLSX. Expected a table of text or a workbook: save it as XLSX, or "
        "fill in the template."
    ),
    "old_workbook": N_(
        "This is a workbook of Excel 97–2003, or one that a password locks. Expected XLSX: save "
        "it so, without a password."
    ),
    "too_large": N_(
        "The file has {found} MB, more than the {other} MB that are read. Leave in it only the table "
        "of counts, or fill in the template."
    ),
    "unpacks": N_(
        "The workbook unpacks to {found} MB, more than the {other} MB that are read. Copy the table "
        "of counts into the template."
    ),
    "too_many_rows": N_(
        "The table has more than {other} rows, so it is no table of places and years. Leave in it "
        "only these, or fill in the template."
    ),
    "broken_csv": N_(
        "Row {found}: a quotation mark stands inside a cell or is never closed. Save the table anew "
        "as CSV or XLSX."
    ),
    "empty": N_("The table has no counts. Fill in the template."),
    "heading": N_(
        "{cell}: «{found}» is no heading of the template, or stands twice. Headings: {other}."
    ),
    "headings_missing": N_(
        "The first row needs a place (`unit_id` or `name`), a year and a count. Headings: {other}."
    ),
    "thousands": N_("{cell}: «{found}» looks like thousands. Write persons, in whole numbers."),
    "number": N_(
        "{cell}: «{found}» is no whole number of persons. Write it in digits, as 180000; leave the "
        "cell empty where nobody was counted."
    ),
    "formula": N_(
        "{cell}: «{found}» is a formula that no program has computed. Write its value, a whole number "
        "of persons."
    ),
    "year": N_("{cell}: «{found}» is no year. Write 2025, or a school year as 2024/25."),
    "place": N_("{cell}: no place answers to «{found}». Write its code of nine digits."),
    "place_unclear": N_(
        "{cell}: «{found}» may be several places ({other}). Write the code of nine digits."
    ),
    "total_row": N_(
        "{cell}: «{found}» is a total of the other rows. Take the row out: it would be counted twice."
    ),
    "twice": N_("{cell}: this place and year stand in {other} already. Leave one of the rows."),
    "too_few": N_(
        "{cell}: {found} is too few for {other} inhabitants, of whom 3 to 45 per cent are expected. "
        "Is it another place, or thousands?"
    ),
    "too_many": N_(
        "{cell}: {found} is too many for {other} inhabitants, of whom 3 to 45 per cent are expected. "
        "Is it another place, or another count?"
    ),
    "state_above_all": N_(
        "{cell}: {found} pupils of state schools are more than pupils of all schools in {other}. "
        "Check both cells."
    ),
    "jump": N_(
        "{cell}: {found} after {other} a year before: a change by more than a quarter. Check it, or "
        "leave the year out."
    ),
}
FILE_REFUSED = N_("«{file}»: nothing of the file is used.")
SHEET_REFUSED = N_("«{file}», sheet «{sheet}»: nothing of the file is used.")
SHEETS_NOT_READ = N_("Only this sheet is read. Not read: {sheets}.")
MAY_BE_MORE = N_("Only the first faults are named: there may be more.")
_BRIEF = 80  # letters of a cell that a sentence can hold


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
    brief = found if len(found) <= _BRIEF else f"{found[:_BRIEF]}…"
    return spoken.gettext(FAULTS[key], cell=cell, found=brief, other=other)
