"""`python -m budget schools`: what a pupil gets, the same figures as the page."""

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from budget import tables
from budget.analysis.borders import boundary_breaks
from budget.analysis.denominators import AS_DIVISOR
from budget.analysis.own_pupils import own_counts, with_own
from budget.analysis.school_measures import CORE, SchoolMeasure, school_measures
from budget.analysis.schools import Asked, Held, Schools, phase_held, regions_of, schools
from budget.answers import Form, answer, document
from budget.commands.places import names_of, unit_id_of
from budget.errors import RefusedTableError, UnknownCodeError
from budget.locale import numbers
from budget.locale import schools as words_of
from budget.locale.verdicts import VERDICTS, change_told, reason_sentence
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

_CENTS = 2
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
        document(json.dumps(_as_json(found, asked, words(lang)), ensure_ascii=False))
        return
    answer(
        _flat(found),
        _shown(found, words(lang)),
        Form.of(as_json=False, as_csv=as_csv),
        title=_title(found, asked, words(lang)),
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


def _as_json(found: Schools, asked: Asked, spoken: Words) -> dict[str, object]:
    """The object that the contract of the command names; rows of several years name theirs."""
    names = names_of(spoken.language)
    return {
        "measure": asked.measure.key,
        "year": asked.years[-1],
        "verdict": found.judgement.verdict.value,
        "reasons": _reasons(found, names, spoken),
        "rows": [
            ({} if len(asked.years) == 1 else {"year": row["budget_year"]})
            | _row(row, found.parts, spoken)
            for row in found.rows.iter_rows(named=True)
        ],
        "spread": asdict(found.spread),
        "missing_units": found.missing_units,
    }


def _row(row: dict[str, object], parts: pl.DataFrame, spoken: Words) -> dict[str, object]:
    own = parts.filter(
        pl.col("unit_id") == row["unit_id"], pl.col("budget_year") == row["budget_year"]
    )
    persons, per_person, missing = row["persons"], row["per_person_kzt"], row["missing"]
    return {
        "unit_id": row["unit_id"],
        "spending_kzt": row["amount_kzt"],
        "pupils": round(persons) if isinstance(persons, float) else None,
        "per_pupil_kzt": round(per_person, _CENTS) if isinstance(per_person, float) else None,
        "quality": row["persons_quality"],
        "included": _codes(own.filter("is_in")),
        "excluded": _codes(own.filter(~pl.col("is_in"))),
        "missing": words_of.missing_text(str(missing), spoken) if missing else None,
    }


def _codes(parts: pl.DataFrame) -> dict[str, int | None]:
    # a code may stand on two lines of one budget: its amounts are added, none is lost
    summed = parts.group_by("code", maintain_order=True).agg(
        pl.when(pl.col("amount_kzt").is_not_null().all()).then(pl.col("amount_kzt").sum())
    )
    return dict(summed.iter_rows())


def _reasons(found: Schools, names: dict[str, str], spoken: Words) -> list[str]:
    told = []
    for reason in found.judgement.reasons:
        said = reason_sentence(
            reason.key, reason.unit_ids, reason.years, names.__getitem__, spoken
        )
        law = reason.break_id if reason.refuses else None
        told.append(f"{said} {change_told(law, tables.read('breaks'), spoken)}".strip())
    return told


def _flat(found: Schools) -> pl.DataFrame:
    """A row a region for programs, under the headings of the page's download, with the verdict."""
    return found.rows.select(
        "unit_id",
        "budget_year",
        "phase",
        "amount_kzt",
        "group_kzt",
        *(pl.col(name).alias(taken) for name, taken in AS_DIVISOR.items()),
        "per_person_kzt",
        "per_person_low_kzt",
        "per_person_high_kzt",
        pl.col("at_least_kzt").alias("per_person_least_kzt"),
        "missing",
        "act_id",
        "edition_no",
        verdict=pl.lit(found.judgement.verdict.value),
    )


def _shown(found: Schools, spoken: Words) -> dict[str, pl.Series]:
    names, language = names_of(spoken.language), spoken.language
    rows = found.rows

    def amounts(column: str) -> pl.Series:
        return pl.Series(
            [
                "—" if one is None else numbers.whole(round(one), language)
                for one in rows[column]
            ],
            dtype=pl.String,
        )

    return {
        spoken.gettext("Place"): rows["unit_id"].replace_strict(names),
        **(
            {spoken.gettext("Budget year"): rows["budget_year"].cast(pl.String)}
            if rows["budget_year"].n_unique() > 1
            else {}
        ),
        spoken.gettext("Spending, ₸"): amounts("amount_kzt"),
        spoken.gettext("Divided by"): amounts("persons"),
        spoken.gettext("Per person, ₸"): amounts("per_person_kzt"),
        spoken.gettext("Why there is none"): pl.Series(
            [
                "" if key is None else words_of.missing_text(key, spoken)
                for key in rows["missing"]
            ],
            dtype=pl.String,
        ),
    }


def _title(found: Schools, asked: Asked, spoken: Words) -> str:
    """Measure, year, verdict and reasons above the table."""
    verdict = spoken.gettext(VERDICTS[found.judgement.verdict.value])
    reasons = " ".join(_reasons(found, names_of(spoken.language), spoken))
    name = asked.measure.names[spoken.language.value]
    per = words_of.per_whom(asked.denominator.value, spoken)
    first, last = asked.years[0], asked.years[-1]
    years = str(last) if first == last else f"{first}–{last}"
    return f"{name}, {years}, ₸ / {per}. {verdict}. {reasons}".strip()
