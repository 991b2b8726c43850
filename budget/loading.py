"""The student's door: any built table, or a part of it, as a frame in one line."""

from collections.abc import Sequence
from typing import Literal

import dataframely as dy
import polars as pl

from budget import tables
from budget.analysis.editions import EDITION, held_editions
from budget.analysis.figures import one_line_a_figure
from budget.analysis.units import find_places
from budget.errors import BudgetError, MissingTableError, UnknownPlaceError
from budget.model import TABLES
from budget.model.base import Table

Edition = int | Literal["latest", "all"]
_Wanted = dict[str, list[str | int]]
_COLUMNS = {  # what may be asked for → the columns that answer; a transfer has two units
    "unit": ["unit_id", "payer_id", "payee_id"],
    "year": ["budget_year"],
    "section": ["section"],
    "level": ["line_level"],
    "edition": ["edition_no"],
    "phase": ["phase"],
}
_SCOPE = ["unit", "year", "phase", "edition"]  # what chooses documents, not lines of them
_DESCRIBED = pl.Schema(
    {
        "column": pl.String(),
        "title": pl.String(),
        "type": pl.String(),
        "unit": pl.String(),
        "may_be_empty": pl.Boolean(),
        "description": pl.String(),
        "values": pl.List(pl.String()),
    }
)
_NUMBERS = {"year": "years such as 2026", "edition": '0 as adopted, 1, 2, …, "latest", "all"'}
_PROPOSED = 5  # places named when a unit is not known
_IN_ORDER = ["unit_id", "budget_year", "act_id", "edition_no", "phase", "table_no", "row_no"]


def load(  # noqa: PLR0913 -- one keyword a question that may be asked of a table
    table: str,
    *,
    unit: str | Sequence[str] | None = None,
    year: int | Sequence[int] | None = None,
    section: str | Sequence[str] | None = None,
    level: str | Sequence[str] | None = None,
    phase: str | Sequence[str] | None = None,
    edition: Edition = "latest",
) -> pl.DataFrame:
    """A built table, or the rows of it that are asked for.

    Only the rows that match are read from the disk. What the columns mean is in
    `docs/data-dictionary.md` and in `describe(table)`; money is whole tenge, and a missing
    amount is null, never nought.

    Of `budget_lines` the latest edition of each place and year is loaded, one line a figure: the
    rows that the place's page and `python -m budget lines` show. Amounts of several editions or
    phases must not be added up.

    A question that a table cannot answer is a `BudgetError` that lists what there is: a table that
    does not exist or is not built (`MissingTableError`), a code that no unit has
    (`UnknownPlaceError`), a word outside a closed set, a year or an edition that is not held.

    Args:
        table: Key of `budget.model.TABLES`.
        unit: Code of a unit (KATO, nine digits as text, or KZ), or several. Of `transfers`: those
            it pays or receives.
        year: Budget year, or several.
        section: `revenues`, `expenditures`, `net_lending`, `financial_assets`, `balance`,
            `financing`, or several.
        level: Depth of the classification, `section` to `subprogramme`, or several.
        phase: `approved`, `revised`, `adjusted`, `executed`, or several.
        edition: Number of the edition, 0 as adopted; `"latest"`, which only chooses among
            `budget_lines`; or `"all"`: every printed line of every edition.

    Returns:
        The declared columns of the table. Lines of a budget stand in the order of the document.

    Examples:
        >>> import budget
        >>> lines = budget.load("budget_lines", unit="150000000", year=2026)  # doctest: +SKIP
        >>> totals = lines.filter(line_level="section")  # doctest: +SKIP
        >>> totals.select("section", "amount_kzt").row(0)  # doctest: +SKIP
        ('revenues', 471108125600)
    """
    _declared(table)
    is_chosen = edition not in {"latest", "all"}
    asked = {
        "unit": unit,
        "year": year,
        "section": section,
        "level": level,
        "phase": phase,
        "edition": edition if is_chosen else None,
    }
    wanted = {name: _several(values) for name, values in asked.items() if values is not None}
    for name, values in wanted.items():
        _refuse_unanswerable(table, name, values)
    _refuse_unheld(table, wanted)
    if table == "budget_lines" and edition != "all":
        return _figures(wanted)
    return _matching(table, wanted).collect()


def describe(table: str) -> pl.DataFrame:
    """What the columns of a table mean; needs no built table, only a table's name.

    Args:
        table: Key of `budget.model.TABLES`.

    Returns:
        One row a column: `column`, `title`, `type`, `unit` (null for names, codes and dates),
        `may_be_empty`, `description`, and `values`, the words of a closed set (else null).

    Examples:
        >>> describe("budget_lines").filter(column="amount_kzt").select("title", "unit").row(0)
        ('Amount', 'tenge')
    """
    declared = _declared(table)
    types = declared.create_empty().schema
    rows = [
        (
            name,
            str((column.metadata or {})["title"]),
            str(types[name].base_type()),
            str((column.metadata or {})["unit"]) or None,
            column.nullable,
            column.description or "",
            _words(column) or None,
        )
        for name, column in declared.columns().items()
    ]
    return pl.DataFrame(rows, schema=_DESCRIBED, orient="row")


def _figures(wanted: _Wanted) -> pl.DataFrame:
    """Lines of the edition asked for, else of the latest of each place and year."""
    there = _matching("budget_lines", _part(wanted, _SCOPE))
    held = there.select(*EDITION, "line_level").unique(maintain_order=True).collect()
    chosen = held_editions(held, tables.read("acts"))
    if "edition" not in wanted:
        chosen = chosen.unique(["unit_id", "budget_year"], keep="first", maintain_order=True)
    lines = there.join(chosen.lazy(), on=EDITION, how="semi").collect()
    # The line that speaks for a figure is found among all of the document, then narrowed.
    figures = one_line_a_figure(lines)
    answers = _is_wanted("budget_lines", _part(wanted, ["section", "level"]))
    return figures.filter(answers).sort(_IN_ORDER, maintain_order=True)


def _matching(table: str, wanted: _Wanted) -> pl.LazyFrame:
    return tables.scan(table).filter(_is_wanted(table, wanted))


def _is_wanted(table: str, wanted: _Wanted) -> pl.Expr:
    """Rows that answer every part of the question, by either column where a part has two."""
    parts = [
        pl.any_horizontal(pl.col(column).is_in(values) for column in _columns(table, name))
        for name, values in wanted.items()
    ]
    return pl.all_horizontal(parts or [pl.lit(value=True)])


def _refuse_unanswerable(table: str, name: str, values: list[str | int]) -> None:
    """Say which questions, codes and words there are, where these are not among them."""
    columns = _columns(table, name)
    if not columns:
        answered = ", ".join(f"`{part}`" for part in _COLUMNS if _columns(table, part))
        message = (
            f"Table «{table}» has no {name}; it can be asked for: {answered or 'nothing'}."
        )
        raise BudgetError(message)
    if name == "unit":
        _refuse_unknown_units(values)
        return
    declared = TABLES[table].columns()[columns[0]]
    words = _words(declared)
    kind = str if words else int
    unknown = [value for value in values if not isinstance(value, kind)]
    unknown += [value for value in values if words and value not in words]
    if unknown:
        there = ", ".join(words) or _NUMBERS[name]
        message = f"{unknown[0]!r} is no {name} of «{table}». There are: {there}."
        raise BudgetError(message)


def _refuse_unknown_units(codes: list[str | int]) -> None:
    """Refuse a code that no unit has; where it is a name, propose the codes."""
    units = tables.read("units")
    there = set(units["unit_id"])
    unknown = [code for code in codes if code not in there]
    if not unknown:
        return
    named_so = find_places(str(unknown[0]), units, _PROPOSED).select("unit_id", "path")
    proposed = "; ".join(f"{code!r} {path}" for code, path in named_so.iter_rows())
    message = (
        f"No unit has the code {unknown[0]!r}; codes are text of nine digits, or 'KZ'. "
        f"Perhaps: {proposed or 'look with `python -m budget units «name»`'}."
    )
    raise UnknownPlaceError(message)


def _refuse_unheld(table: str, wanted: _Wanted) -> None:
    """Say which years and editions are held, where those asked for are not."""
    scope = _part(wanted, _SCOPE)
    if not _columns(table, "year") or not scope:
        return
    if _matching(table, scope).head(1).collect().height:
        return
    shown = ["budget_year", "edition_no"] if "unit" in wanted else ["budget_year"]
    there = _matching(table, _part(wanted, ["unit"])).select(shown).unique().collect()
    held = "; ".join(" edition ".join(map(str, row)) for row in there.sort(shown).iter_rows())
    asked = ", ".join(f"{name} {' '.join(map(str, values))}" for name, values in scope.items())
    message = (
        f"Nothing is held in «{table}» of {asked}; that does not mean there is none. "
        f"Held: {held or 'nothing'}."
    )
    raise BudgetError(message)


def _columns(table: str, name: str) -> list[str]:
    """Columns of a table that answer a part of a question."""
    declared = TABLES[table].columns()
    return [column for column in _COLUMNS[name] if column in declared]


def _words(column: dy.Column) -> list[str]:
    """The words of a closed set; empty where the column is open."""
    return list(column.categories) if isinstance(column, dy.Enum) else []


def _part(wanted: _Wanted, names: list[str]) -> _Wanted:
    return {name: wanted[name] for name in names if name in wanted}


def _several(values: str | int | Sequence[str] | Sequence[int]) -> list[str | int]:
    """One value or several, as a list."""
    return [values] if isinstance(values, str | int) else [*values]


def _declared(table: str) -> type[Table]:
    if table in TABLES:
        return TABLES[table]
    message = f"There is no table «{table}». Tables: {', '.join(TABLES)}."
    raise MissingTableError(message)
