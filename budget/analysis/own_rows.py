"""A reader's table row by row: headings, places, years and counts, and the cell of every fault."""

import re
from dataclasses import dataclass

import polars as pl

from budget.analysis.units import find_places
from budget.model.declension import taken_apart
from budget.model.enums import BudgetLevel, UnitKind

COLUMNS = ("unit_id", "name", "year", "pupils_state", "pupils_all", "population_school_age")
COUNTS = COLUMNS[3:]
CELLS = {"row_no": pl.Int64, "column_no": pl.Int64, "text": pl.String}
_YEAR = re.compile(r"^(20\d\d)(?:\s*[/–-]\s*(?:20)?(\d\d))?$")
_NUMBER = re.compile(r"^\d{1,3}(?:[ \u00a0\u202f]\d{3})+$|^\d+$")  # digits in groups or not
_TOTAL = re.compile(
    r"^(всего|итого|барлығы|жиыны|total|sum|all|республика|республика казахстан|"
    r"қазақстан республикасы|kazakhstan|kz)\b",
    re.IGNORECASE,
)
_SCALED = re.compile(r"тыс|мың|thous|млн|million", re.IGNORECASE)
_SURE, _LOOKED_AT = 100.0, 10
_LEVELS = [BudgetLevel.REPUBLIC.value, BudgetLevel.OBLAST.value, BudgetLevel.DISTRICT.value]
_FEMININE = "ская"
MOST_FAULTS = 20
_ROW = {
    "unit_id": pl.String,
    "year": pl.Int64,
    "indicator": pl.String,
    "value": pl.Int64,
    "cell": pl.String,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a file is not used.

    Attributes:
        key: Which fault; its words stand in the catalogues.
        cell: Where: `C7`; empty: the file as a whole.
        found: The text of the cell.
        other: What it is compared with: another cell, a number, a list of names.
    """

    key: str
    cell: str
    found: str
    other: str = ""


def cell_name(row_no: int, column_no: int) -> str:
    """The name of a cell: row 7, column 3 is `C7`.

    Args:
        row_no: Row from 1.
        column_no: Column from 1.

    Returns:
        Letters and number.

    Examples:
        >>> cell_name(7, 3), cell_name(1, 28)
        ('C7', 'AB1')
    """
    letters = ""
    left = column_no
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row_no}"


def headings_of(cells: pl.DataFrame) -> tuple[dict[str, int], list[Fault]]:
    """Column of every heading; a heading in thousands, an unknown one, a missing one."""
    if cells.is_empty():
        return {}, [Fault(key="empty", cell="", found="")]
    first = cells.filter(pl.col("row_no") == pl.col("row_no").min())
    headings: dict[str, int] = {}
    faults: list[Fault] = []
    for row_no, column_no, text in first.select("row_no", "column_no", "text").iter_rows():
        cell, heading = cell_name(row_no, column_no), text.strip().lower()
        if _SCALED.search(heading):
            faults.append(Fault(key="thousands", cell=cell, found=text))
        elif heading not in COLUMNS or heading in headings:
            faults.append(Fault(key="heading", cell=cell, found=text, other=", ".join(COLUMNS)))
        else:
            headings[heading] = column_no
    has_place = "unit_id" in headings or "name" in headings
    if not faults and not (has_place and "year" in headings and set(COUNTS) & set(headings)):
        faults.append(
            Fault(key="headings_missing", cell="A1", found="", other=", ".join(COLUMNS))
        )
    return headings, faults


def rows_of(
    body: pl.DataFrame, headings: dict[str, int], units: pl.DataFrame, language: str
) -> tuple[pl.DataFrame, list[Fault]]:
    """A row a place, year and count, and the faults of single cells.

    Args:
        body: Cells below the headings.
        headings: Heading → column.
        units: `units`.
        language: Language in which places are listed that a name may mean.

    Returns:
        The rows, and the faults.
    """
    read: list[tuple[str, int, str, int, str]] = []
    faults: list[Fault] = []
    texts = {(row, column): text for row, column, text in body.select(*CELLS).iter_rows()}
    for row_no in sorted({row for row, _ in texts}):
        if len(faults) >= MOST_FAULTS:  # nobody reads more, and each name is looked for
            break
        of_row = {
            name: texts.get((row_no, column), "").strip() for name, column in headings.items()
        }
        if not any(of_row.values()):
            continue
        at = {name: cell_name(row_no, column) for name, column in headings.items()}
        place = _place(of_row, at, units, language)
        year = _year(of_row["year"], at["year"])
        faults += [fault for fault in (place, year) if isinstance(fault, Fault)]
        for name in COUNTS:
            if not of_row.get(name):
                continue
            count = _count(of_row[name], at[name])
            if isinstance(count, Fault):
                faults.append(count)
            elif isinstance(place, str) and isinstance(year, int):
                read.append((place, year, name, count, at[name]))
    return pl.DataFrame(read, schema=_ROW, orient="row"), faults


def _place(
    of_row: dict[str, str], at: dict[str, str], units: pl.DataFrame, language: str
) -> str | Fault:
    """The unit of a row by its code, else by its name."""
    code, name = of_row.get("unit_id", ""), of_row.get("name", "")
    cell, text = (at["unit_id"], code) if code else (at.get("name", at["year"]), name)
    for said in (code, name):
        if said and _TOTAL.match(said):
            return Fault(key="total_row", cell=cell, found=said)
    if code:
        is_known = code in units["unit_id"]
        return code if is_known else Fault(key="place", cell=cell, found=text)
    if not name:
        return Fault(key="place", cell=cell, found=text)
    return _named(name, cell, units, language)


def _named(name: str, cell: str, units: pl.DataFrame, language: str) -> str | Fault:
    """The unit that a name means and no other does.

    «Актобе» is an oblast's name and a city's, so it is neither; «г. Актобе» is the city. The name
    in full goes before all, and «Павлодарская» alone is of an oblast: no other kind is feminine.

    Returns:
        Its key, or the fault.
    """
    there = units.filter(
        pl.col("budget_level").cast(pl.String).is_in(_LEVELS), pl.col("valid_to").is_null()
    )
    found = find_places(name, there, _LOOKED_AT, language=language).filter(
        pl.col("score") >= _SURE
    )
    in_full = pl.any_horizontal(
        pl.col("name_ru", "name_kk", "name_en").str.to_lowercase() == name.lower()
    )
    same = there.filter(in_full, pl.col("unit_id").is_in(found["unit_id"].implode()))
    kinds = {kind.value for kind in taken_apart(name).kinds}
    if not kinds and name.lower().endswith(_FEMININE):
        kinds = {UnitKind.OBLAST.value}
    of_kind = found.filter(pl.col("kind").cast(pl.String).is_in(kinds)) if kinds else found
    for candidates in (same, of_kind):
        if candidates["unit_id"].n_unique() == 1:
            return str(candidates["unit_id"].first())
    if of_kind.is_empty():
        return Fault(key="place", cell=cell, found=name)
    listed = ", ".join(" ".join(row) for row in of_kind.select("unit_id", "name").iter_rows())
    return Fault(key="place_unclear", cell=cell, found=name, other=listed)


def _year(text: str, cell: str) -> int | Fault:
    """A budget year; a school year stands for the calendar year in which it ends."""
    found = _YEAR.match(text)
    if not found:
        return Fault(key="year", cell=cell, found=text)
    first, ends = int(found[1]), found[2]
    if ends and int(ends) != (first + 1) % 100:  # 2024/27 is no school year
        return Fault(key="year", cell=cell, found=text)
    return first + (1 if ends else 0)


def _count(text: str, cell: str) -> int | Fault:
    """A whole number of persons."""
    if _NUMBER.match(text):
        return int(re.sub(r"\D", "", text))
    if re.match(r"^\d+\.00?$", text):  # a spreadsheet's whole number; 170.000 is not one
        return int(float(text))
    if text.startswith("="):
        return Fault(key="formula", cell=cell, found=text)
    is_decimal = re.match(r"^\d+[.,]\d+$", text) is not None
    return Fault(key="thousands" if is_decimal else "number", cell=cell, found=text)
