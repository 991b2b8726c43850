"""Every question a page answers, answered on the command line: `python -m budget QUESTION …`."""

import sys
from collections.abc import Callable
from functools import cache
from typing import Annotated

import polars as pl
import typer

from budget import tables
from budget.analysis.coverage import coverage as coverage_of
from budget.analysis.coverage import held_units, years_shown
from budget.analysis.editions import held_editions, lines_of_edition
from budget.analysis.figures import one_line_a_figure
from budget.analysis.names import named, vintage_of
from budget.answers import Form, answer, document, refuse
from budget.commands.places import amounts, found, labelled, shown_names, unit_id_of
from budget.errors import BudgetError, RegisterError, UnknownPlaceError, UnusableFileError
from budget.locale import labels
from budget.locale.citations import act_of, citation
from budget.locale.words import Language, words
from budget.model.dictionary import dictionary as data_dictionary
from budget.model.enums import LineLevel, Section

_UNUSABLE = 2
_LAST_STEP = r"(?: \x{203A} |^)[^\x{203A}]*$"  # of a path: the place itself
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
    places = found(query, limit, lang)
    if places.is_empty():
        message = f"No place answers to «{query}»; try fewer letters or another spelling."
        raise UnknownPlaceError(message)
    shown = {
        spoken.gettext("Code"): places["unit_id"],
        spoken.gettext("Name"): shown_names(places, spoken),
        spoken.gettext("Lies in"): places["path"].str.replace(_LAST_STEP, ""),
        spoken.gettext("Kind"): labelled(places["kind"], labels.KINDS, spoken),
    }
    answer(places, shown, Form.of(as_json=as_json, as_csv=as_csv))


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
    unit_id = unit_id_of(unit, lang)
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
        spoken.gettext("Section"): labelled(rows["section"], labels.SECTIONS, spoken),
        spoken.gettext("Code"): rows["code"],
        spoken.gettext("Name"): rows["name"].fill_null("—"),
        spoken.gettext("Amount, ₸"): amounts(rows["amount_kzt"], lang),
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
        spoken.gettext("Tier"): labelled(counts["budget_level"], labels.TIERS, spoken),
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


def main() -> None:
    """Run; a question that cannot be answered is one sentence and exit code 2."""
    _add_asked(sys.argv[1] if len(sys.argv) > 1 else "--help")
    try:
        _app()
    except BudgetError as error:
        refuse(_refusal(error))
        sys.exit(_UNUSABLE)


def _add_asked(question: str) -> None:
    """The command of a question; all of them for the help and for a name misspelt.

    Their libraries take up to a second to load, which other questions do not wait for.
    """
    if question in {"units", "lines", "coverage", "dictionary"}:
        return
    adders = {
        "trace": _add_tracing,
        "reconcile": _add_tracing,
        "schools": _add_schools,
        "requests": _add_requests,
    }
    asked: tuple[Callable[[], None], ...] = (
        (adders[question],) if question in adders else tuple(adders.values())
    )
    for add in asked:
        add()


@cache
def _add_tracing() -> None:
    """Transfers, said by both sides."""
    from budget.commands import tracing  # noqa: PLC0415 - see _add_asked

    _app.command()(tracing.trace)
    _app.command()(tracing.reconcile)


@cache
def _add_schools() -> None:
    """What a pupil gets."""
    from budget.commands.schools import schools_command  # noqa: PLC0415 - see _add_asked

    _app.command("schools")(schools_command)


@cache
def _add_requests() -> None:
    """The register's commands."""
    from budget.commands.requests import app  # noqa: PLC0415 - see _add_asked

    _app.add_typer(app, name="requests")


def _refusal(error: BudgetError) -> str:
    """Why there is no answer; of the register and its files in the language of the answer."""
    if not isinstance(error, RegisterError | UnusableFileError):
        return str(error)
    from budget.commands.requests.options import refusal  # noqa: PLC0415 - see _add_asked

    return refusal(error)


if __name__ == "__main__":
    main()
