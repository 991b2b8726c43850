"""Every question a page answers, answered on the command line: `python -m budget QUESTION …`."""

import sys
from typing import Annotated

import polars as pl
import typer

from budget import tables
from budget.analysis.coverage import coverage as coverage_of
from budget.analysis.coverage import held_units, years_shown
from budget.analysis.editions import held_editions, lines_of_edition
from budget.analysis.figures import one_line_a_figure
from budget.analysis.names import named, vintage_of
from budget.analysis.units import find_places
from budget.answers import Form, answer, document, refuse
from budget.errors import BudgetError, UnknownPlaceError
from budget.locale import labels, numbers
from budget.locale.citations import act_of, citation
from budget.locale.places import place_name
from budget.locale.words import Language, Words, words
from budget.model.dictionary import dictionary as data_dictionary
from budget.model.enums import LineLevel, Section

_UNUSABLE = 2
_LAST_STEP = r"(?: \x{203A} |^)[^\x{203A}]*$"  # of a path: the place itself
_SURE = 100.0  # score of `find_places` for the name itself
_app = typer.Typer(
    help="Budgets of Kazakhstan: every figure with the document and cell that print it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

_AsJson = Annotated[bool, typer.Option("--json", help="One JSON array of rows.")]
_AsCsv = Annotated[bool, typer.Option("--csv", help="Plain CSV: UTF-8, commas.")]
_Lang = Annotated[Language, typer.Option("--lang", help="Language of names and headings.")]


@_app.command()
def units(
    query: Annotated[str, typer.Argument(help="A name in Kazakh, Russian or Latin letters.")],
    limit: Annotated[int, typer.Option(min=1, help="Most places to print.")] = 10,
    lang: _Lang = Language.EN,
    *,
    as_json: _AsJson = False,
    as_csv: _AsCsv = False,
) -> None:
    """Find places by name, in any spelling."""
    spoken = words(lang)
    found = _found(query, limit, lang)
    if found.is_empty():
        message = f"No place answers to «{query}»; try fewer letters or another spelling."
        raise UnknownPlaceError(message)
    shown = {
        spoken.gettext("Code"): found["unit_id"],
        spoken.gettext("Name"): found["name"],
        spoken.gettext("Lies in"): found["path"].str.replace(_LAST_STEP, ""),
        spoken.gettext("Kind"): _labelled(found["kind"], labels.KINDS, spoken),
    }
    answer(found, shown, Form.of(as_json=as_json, as_csv=as_csv))


@_app.command()
def lines(  # noqa: PLR0913, PLR0917 -- a command line has as many options as the question
    unit: Annotated[
        str, typer.Argument(help="Code of the unit (nine digits or KZ), or its name.")
    ],
    year: Annotated[
        int | None, typer.Option(help="Budget year; the newest held if left out.")
    ] = None,
    edition: Annotated[
        str | None,
        typer.Option(help="0 as adopted, then in order of amendment; the latest if left out."),
    ] = None,
    depth: Annotated[
        LineLevel | None, typer.Option(help="One depth of the classification.")
    ] = None,
    section: Annotated[Section | None, typer.Option(help="One of the six sections.")] = None,
    lang: _Lang = Language.EN,
    *,
    as_json: _AsJson = False,
    as_csv: _AsCsv = False,
) -> None:
    """Budget lines of one place, year and edition, each with the cell that prints it."""
    spoken = words(lang)
    unit_id = _unit_id(unit, lang)
    held = tables.scan("budget_lines").filter(pl.col("unit_id") == unit_id).collect()
    chosen = _edition(held, unit_id, year, edition)
    all_lines = lines_of_edition(held, chosen)
    figures = one_line_a_figure(all_lines)
    if depth is not None:
        figures = figures.filter(pl.col("line_level").cast(pl.String) == depth)
    if section is not None:
        figures = figures.filter(pl.col("section").cast(pl.String) == section)
    rows = named(
        figures,
        tables.read("classification"),
        vintage_of(all_lines, chosen["period_from"].item()),
        lang,
    )
    shown = {
        spoken.gettext("Section"): _labelled(rows["section"], labels.SECTIONS, spoken),
        spoken.gettext("Code"): rows["code"],
        spoken.gettext("Name"): rows["name"].fill_null("—"),
        spoken.gettext("Amount, ₸"): _amounts(rows["amount_kzt"], lang),
        spoken.gettext("Printed"): rows["printed"],
        spoken.gettext("Table"): rows["table_no"].cast(pl.String),
        spoken.gettext("Cell"): rows["cell"],
    }
    title = f"{chosen['budget_year'].item()} · {citation(act_of(chosen), spoken)}"
    whole = (spoken.gettext("Code"), spoken.gettext("Amount, ₸"), spoken.gettext("Cell"))
    answer(rows, shown, Form.of(as_json=as_json, as_csv=as_csv), whole=whole, title=title)


@_app.command()
def coverage(
    year: Annotated[
        int | None, typer.Option(help="One budget year; all held if left out.")
    ] = None,
    lang: _Lang = Language.EN,
    *,
    as_json: _AsJson = False,
    as_csv: _AsCsv = False,
) -> None:
    """Of how many units at each tier and year a budget is held."""
    spoken = words(lang)
    held = (
        tables.scan("budget_lines")
        .select("unit_id", "budget_year", "line_level", "consolidation")
        .unique()
        .collect()
    )
    years = years_shown(held) if year is None else [year]
    counts = coverage_of(held_units(held, tables.read("units"), years))
    shown = {
        spoken.gettext("Tier"): _labelled(counts["budget_level"], labels.TIERS, spoken),
        spoken.gettext("Budget year"): counts["budget_year"].cast(pl.String),
        spoken.gettext("Units"): counts["unit_count"].cast(pl.String),
        spoken.gettext("Down to programmes"): counts["full_count"].cast(pl.String),
        spoken.gettext("Headline figures"): counts["headline_count"].cast(pl.String),
        spoken.gettext("Missing"): counts["missing_count"].cast(pl.String),
    }
    answer(counts, shown, Form.of(as_json=as_json, as_csv=as_csv))


@_app.command()
def dictionary() -> None:
    """Every table and column with unit and meaning, as Markdown."""
    document(data_dictionary())


def _found(query: str, limit: int, language: Language) -> pl.DataFrame:
    """Places of `find_places` with their names written out and in all languages."""
    units = tables.read("units")
    names = units.unique("unit_id", keep="last").select(
        "unit_id", "parent_id", "name_ru", "name_kk", "name_en"
    )
    found = find_places(query, units, limit, language=language).join(
        names, on="unit_id", how="left", maintain_order="left"
    )
    written = [
        place_name(name_ru, name_kk, name_en, kind, language)
        for name_ru, name_kk, name_en, kind in found.select(
            "name_ru", "name_kk", "name_en", "kind"
        ).iter_rows()
    ]
    return found.with_columns(pl.Series("name", written, dtype=pl.String))


def _unit_id(unit: str, language: Language) -> str:
    """The code of a unit given by code or by its own name.

    Returns:
        A key of `units`.

    Raises:
        UnknownPlaceError: No unit, or several, answer to it.
    """
    if unit in tables.read("units")["unit_id"]:
        return unit
    found = _found(unit, 10, language)
    sure = found.filter(pl.col("score") >= _SURE)
    is_in_full = pl.any_horizontal(
        pl.col("name", "name_ru", "name_kk", "name_en").str.to_lowercase() == unit.lower()
    )
    for candidates in (sure.filter(is_in_full), sure):
        if candidates.height == 1:
            return str(candidates["unit_id"].item())
    named_so = sure if sure.height else found
    if named_so.is_empty():
        message = f"No place answers to «{unit}»; look with `python -m budget units «name»`."
        raise UnknownPlaceError(message)
    listed = "; ".join(
        f"{code} {path}" for code, path in named_so.select("unit_id", "path").iter_rows()
    )
    message = f"«{unit}» may be any of: {listed}. Give the code."
    raise UnknownPlaceError(message)


def _edition(
    held: pl.DataFrame, unit_id: str, year: int | None, edition: str | None
) -> pl.DataFrame:
    """The year and edition asked for, else the newest.

    Returns:
        One row of `held_editions`.

    Raises:
        UnknownPlaceError: Nothing is held of the unit, or not that year or edition.
    """
    editions = held_editions(held, tables.read("acts"))
    of_year = editions if year is None else editions.filter(pl.col("budget_year") == year)
    chosen = of_year if edition is None else of_year.filter(pl.col("edition_key") == edition)
    if chosen.is_empty():
        there = "; ".join(
            f"{budget_year} edition {key}"
            for budget_year, key in editions.select("budget_year", "edition_key").iter_rows()
        )
        message = (
            f"No such budget of {unit_id} is held; that does not mean there is none. "
            f"Held: {there or 'nothing'}."
        )
        raise UnknownPlaceError(message)
    return chosen.head(1)


def _labelled(values: pl.Series, names: dict[str, str], spoken: Words) -> pl.Series:
    return values.cast(pl.String).replace_strict(
        {value: spoken.gettext(text) for value, text in names.items()}, return_dtype=pl.String
    )


def _amounts(amounts: pl.Series, language: Language) -> pl.Series:
    return pl.Series(
        ["—" if amount is None else numbers.whole(amount, language) for amount in amounts],
        dtype=pl.String,
    )


def main() -> None:
    """Run; a question that cannot be answered is one sentence and exit code 2."""
    try:
        _app()
    except BudgetError as error:
        refuse(str(error))
        sys.exit(_UNUSABLE)


if __name__ == "__main__":
    main()
