"""The command that counts: stats, with the verdict of the engine of comparisons."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from budget import tables
from budget.analysis.judgement import Judgement, Reason
from budget.analysis.requests_compared import requests_judged
from budget.answers import Form, answer, document
from budget.commands.places import amounts, names_of
from budget.commands.requests.options import (
    AsCsv,
    AsJson,
    Db,
    Documents,
    Lang,
    Today,
    app,
    day_of,
    opened,
)
from budget.errors import MissingTableError
from budget.locale import labels, requests
from budget.locale.verdicts import VERDICTS, reason_sentence
from budget.locale.words import N_, Language, Words, words
from budget.register.merging import Merged, merged
from budget.register.sample import SAMPLE_UNITS
from budget.register.states import standings
from budget.register.statistics import placed, totals, within

_NOTHING = "—"
_PLACES = ("unit_id", "district_id", "oblast_id")
_UNBUILT = N_("No verdict: the tables of places and of changes of law are not built here.")
_BY = {
    "kind": N_("Kind"),
    "office": N_("Office asked"),
    "tier": N_("Tier of the office"),
    "year": N_("Budget year"),
    "unit_id": N_("Village"),
    "district_id": N_("District"),
    "oblast_id": N_("Oblast"),
    "register_id": N_("Register"),
}


@app.command()
def stats(  # noqa: PLR0913, PLR0917 -- a command line has as many options as the question
    by: Annotated[
        list[str] | None, typer.Option(help=f"One or more of: {', '.join(_BY)}.")
    ] = None,
    inside: Annotated[
        str | None, typer.Option("--within", help="Code of a village, a district, an oblast.")
    ] = None,
    also: Annotated[
        list[str] | None, typer.Option("--also", help="Another register to count; repeat.")
    ] = None,
    today: Today = None,
    db: Db = None,
    documents: Documents = None,
    lang: Lang = Language.EN,
    *,
    publish: Annotated[
        bool, typer.Option("--publish", help="Leave out figures with fewer than 5 requests.")
    ] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Asked, answered and approved, by number and by money, and whether groups compare."""
    groups, spoken = _groups(by or ()), words(lang)
    whole, day = _opened(db, documents, also or (), day_of(today))
    held = _chosen(whole, groups, inside)
    stood = standings(whole.requests, whole.events, day)
    counted = totals(held, stood, groups, suppress=publish)
    found = _judged(held, stood, groups, suppress=publish)
    if groups and (found is None or not found.is_ranked):
        counted = counted.sort(groups)  # an order by number would be a ranking
    if as_json:
        document(_as_json(counted, found, groups, day, spoken))
        return
    if as_csv:
        counted = counted.with_columns(verdict=pl.lit(found and found.verdict.value, pl.String))
    answer(counted, _shown(counted, groups, spoken), Form.of(as_json=False, as_csv=as_csv))
    if groups and not as_csv:
        document(_line(found, spoken))


def _groups(by: Sequence[str]) -> list[str]:
    unknown = [name for name in by if name not in _BY]
    if unknown:
        message = f"{', '.join(unknown)}: choose of {', '.join(_BY)}."
        raise typer.BadParameter(message)
    return list(dict.fromkeys(by))


def _chosen(whole: Merged, groups: Sequence[str], inside: str | None) -> pl.DataFrame:
    """The requests that are counted, with the units above their villages where those are asked."""
    held = whole.requests
    if inside is not None:
        held = within(held, inside, tables.read("units"))
    return placed(held, tables.read("units")) if {*_PLACES[1:]} & {*groups} else held


def _judged(
    held: pl.DataFrame, stood: pl.DataFrame, groups: Sequence[str], *, suppress: bool
) -> Judgement | None:
    """The verdict; None for one group, or where the tables that judge it are not built."""
    try:
        breaks, units = tables.read("breaks"), tables.read("units")
    except MissingTableError:
        return None
    return requests_judged(held, stood, groups, breaks, units, suppress=suppress)


def _opened(
    db: str | None, documents: Path | None, also: Sequence[str], day: date | None
) -> tuple[Merged, date]:
    """The rows of all registers named, and the day it is told for."""
    registers = [opened(db, documents), *(opened(other, None) for other in also)]
    whole, today = merged(registers), registers[0].today
    for register in registers:
        register.close()
    return whole, day or today


def _as_json(
    counted: pl.DataFrame,
    found: Judgement | None,
    groups: Sequence[str],
    day: date,
    spoken: Words,
) -> str:
    """The figures with their verdict; null where nothing stands side by side."""
    reasons = found.reasons if found else ()
    names = _names(spoken) if found else {}
    told = {
        "today": day.isoformat(),
        "by": list(groups),
        "verdict": found.verdict.value if found else None,
        "reasons": [
            {**asdict(reason), "text": _sentence(reason, names, spoken)} for reason in reasons
        ],
        "rows": json.loads(counted.write_json()),
    }
    return json.dumps(told, ensure_ascii=False)


def _line(found: Judgement | None, spoken: Words) -> str:
    """The verdict and its reasons below the table."""
    if found is None:
        return spoken.gettext(_UNBUILT)
    names = _names(spoken)
    title = spoken.gettext(VERDICTS[found.verdict.value])
    reasons = [f"- {_sentence(reason, names, spoken)}" for reason in found.reasons]
    return "\n".join([title, *reasons])


def _sentence(reason: Reason, names: Mapping[str, str], spoken: Words) -> str:
    return reason_sentence(
        reason.key,
        reason.unit_ids,
        reason.years,
        lambda unit_id: names.get(unit_id, unit_id),
        spoken,
    )


def _names(spoken: Words) -> dict[str, str]:
    """Places by their names, the invented ones too; none where the table is not built."""
    language = spoken.language
    invented = {unit_id: told[language.value] for unit_id, told in SAMPLE_UNITS.items()}
    try:
        return names_of(language) | invented
    except MissingTableError:
        return invented


def _shown(counted: pl.DataFrame, groups: Sequence[str], spoken: Words) -> dict[str, pl.Series]:
    language, names = spoken.language, _names(spoken) if {*groups} & {*_PLACES} else {}
    closed = {"kind": requests.KINDS, "tier": labels.TIERS}
    told = {
        name: {value: spoken.gettext(text) for value, text in closed[name].items()}
        if name in closed
        else names
        if name in _PLACES
        else {}
        for name in groups
    }
    counts = {
        spoken.gettext("Asked"): "asked_count",
        spoken.gettext("Answered"): "answered_count",
        spoken.gettext("Approved"): "approved_count",
        spoken.gettext("Evasive"): "evasive_count",
        spoken.gettext("Overdue"): "overdue_count",
        spoken.gettext("Median days to reply"): "median_days_to_reply",
    }
    return {
        **{
            spoken.gettext(_BY[name]): _texts(counted[name].cast(pl.String).replace(told[name]))
            for name in groups
        },
        **{title: _texts(counted[name]) for title, name in counts.items()},
        spoken.gettext("Asked, ₸"): amounts(counted["asked_kzt"], language),
        spoken.gettext("Approved, ₸"): amounts(counted["approved_kzt"], language),
    }


def _texts(values: pl.Series) -> pl.Series:
    return values.cast(pl.String).fill_null(_NOTHING)
