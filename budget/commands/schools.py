"""`python -m budget schools`: what a pupil gets, the same figures as the page."""

import datetime as dt
import json
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from budget import tables
from budget.analysis.borders import boundary_breaks
from budget.analysis.own_pupils import own_counts, with_own
from budget.analysis.school_measures import CORE, SchoolMeasure, school_measures
from budget.analysis.schools import Asked, Held, phase_held, regions_of, schools
from budget.answers import Form, answer, document
from budget.commands.places import unit_id_of
from budget.commands.schools_texts import (
    schools_facts,
    schools_rows,
    schools_texts,
    schools_title,
)
from budget.errors import RefusedTableError, UnknownCodeError
from budget.locale.words import N_, Language, Words, words
from budget.model.education import Denominator
from budget.model.enums import Phase, UnitKind
from budget.reports.own_tables import (
    OwnTable,
    is_too_large,
    own_table,
    refusal_told,
    refused_whole,
    too_large,
)

_NO_MEASURE = N_("No measure is called «{key}». Measures: {measures}.")


def schools_command(  # noqa: PLR0913, PLR0917 -- a command line has as many options as the question
    year: Annotated[int, typer.Option(help="Budget year.")],
    measure: Annotated[
        str, typer.Option(help="What is counted; a word that is none lists them.")
    ] = CORE,
    pupils: Annotated[
        Path | None, typer.Option(help="CSV or XLSX with counts of your own.")
    ] = None,
    divisor: Annotated[
        Denominator | None, typer.Option(help="Who to divide by, instead of the measure's own.")
    ] = None,
    phase: Annotated[
        Phase | None, typer.Option(help="State of the budget; the one held most if left out.")
    ] = None,
    as_of: Annotated[
        dt.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Only editions made until this day."),
    ] = None,
    kind: Annotated[
        UnitKind | None,
        typer.Option(help="Only `oblast`, only `republican_city`, or `district` instead."),
    ] = None,
    place: Annotated[
        list[str] | None,
        typer.Option(help="Only this place, by name or code; may be repeated."),
    ] = None,
    since: Annotated[
        int | None, typer.Option(help="First year, where several are asked for.")
    ] = None,
    lang: Annotated[
        Language, typer.Option("--lang", help="Language of names and reasons.")
    ] = Language.EN,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Plain CSV: UTF-8, commas.")] = False,
) -> None:
    """What a pupil gets by region, with the codes in and out and the verdict."""
    counted = _measure(measure, words(lang))
    unit_ids = (
        [unit_id_of(one, lang) for one in place]
        if place
        else regions_of(tables.read("units"), year, kind)
    )
    held = _held(pupils, unit_ids, words(lang))
    years = tuple(range(min(since or year, year), year + 1))
    asked = Asked(
        measure=counted,
        years=years,
        phase=_phase(counted, phase, held, unit_ids, years),
        denominator=divisor or counted.denominator,
        unit_ids=tuple(unit_ids),
        as_of=as_of.date() if as_of else None,
    )
    found = schools(held, asked)
    if as_json:
        document(json.dumps(schools_facts(found, asked, words(lang)), ensure_ascii=False))
        return
    answer(
        schools_rows(found),
        schools_texts(found, words(lang)),
        Form.of(as_json=False, as_csv=as_csv),
        title=schools_title(found, asked, words(lang)),
    )


def _measure(key: str, spoken: Words) -> SchoolMeasure:
    """The measure of a key.

    Raises:
        UnknownCodeError: No measure is called so; the message lists those there are.
    """
    known = school_measures()
    if key not in known:
        listed = "; ".join(
            f"{one.key} ({one.names[spoken.language.value]})" for one in known.values()
        )
        raise UnknownCodeError(spoken.gettext(_NO_MEASURE, key=key, measures=listed))
    return known[key]


def _held(pupils: Path | None, unit_ids: list[str], spoken: Words) -> Held:
    """The tables; with the reader's counts where a file is given."""
    units, statistics = tables.read("units"), tables.read("statistics")
    own = _own(pupils, units, statistics, spoken) if pupils else None
    return Held(
        lines=tables.scan("budget_lines").filter(pl.col("unit_id").is_in(unit_ids)).collect(),
        acts=tables.read("acts"),
        units=units,
        statistics=with_own(statistics, own),
        breaks=tables.read("breaks"),
        responsibilities=tables.read("responsibilities"),
    )


def _own(
    file: Path, units: pl.DataFrame, statistics: pl.DataFrame, spoken: Words
) -> pl.DataFrame:
    """The counts of a file.

    Returns:
        Counts in the shape of `statistics`.

    Raises:
        RefusedTableError: It is not there, is no table, or one of its counts cannot be used.
    """
    table = _own_table(file)
    faults = table.faults
    if not faults:
        boundaries = boundary_breaks(tables.read("breaks"), units)
        read = own_counts(
            table.cells, units, statistics, boundaries, language=spoken.language.value
        )
        faults = read.faults
        if not faults:
            return read.counts
    raise RefusedTableError("\n".join(refusal_told(file.name, table, faults, spoken)))


def _own_table(file: Path) -> OwnTable:
    """The reader's table; a file that is too large is not read at all."""
    try:
        if is_too_large(file.stat().st_size):
            return too_large(file.stat().st_size)
        return own_table(file.read_bytes())
    except OSError:
        return refused_whole("no_file")


def _phase(
    measure: SchoolMeasure,
    phase: Phase | None,
    held: Held,
    unit_ids: list[str],
    years: tuple[int, ...],
) -> Phase:
    """What organisations spent is executed; a budget is in the phase asked for or held most."""
    if len(measure.phases) == 1:
        return measure.phases[0]
    return phase or phase_held(held.lines, unit_ids, years)
