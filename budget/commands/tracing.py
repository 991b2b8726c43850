"""`python -m budget trace` and `reconcile`: who pays whom, said by both sides."""

import json
from typing import Annotated, NoReturn

import polars as pl
import typer

from budget import tables
from budget.analysis.ledger import books_of
from budget.analysis.reconciliation import reconciliation
from budget.analysis.tiers import depth_of
from budget.analysis.trace import Country, Trace, country, one_sided
from budget.analysis.trace import trace as traced
from budget.answers import Form, answer, document
from budget.commands.places import names_of, unit_id_of
from budget.commands.tracing_texts import chain_texts, edge_texts, origin_texts
from budget.errors import UnknownPlaceError
from budget.locale.words import N_, Language, Words, words
from budget.model.enums import BudgetLevel, Phase

_NOT_THERE = N_("{place} did not exist in {year}.")
_NOTHING_HELD = N_(
    "Of {place} nothing is held for {year}; that does not mean there is nothing. Held: {years}."
)
_NO_TRANSFERS = N_("No transfers are held for {year}. Held: {years}.")
_NOT_AN_OBLAST = N_(
    "«{place}» is not an oblast or a city of republican significance. Give one of them."
)
_CHAIN = [
    "unit_id",
    "budget_level",
    "phase",
    "edition_no",
    "act_id",
    "revenues_kzt",
    "own_revenues_kzt",
    "transfers_from_above_kzt",
    "transfers_from_below_kzt",
    "withdrawn_kzt",
    "missing",
]
_YEAR = Annotated[int, typer.Option(help="Budget year.")]
_PHASE = Annotated[
    Phase | None, typer.Option(help="Only this phase; the latest edition of each if left out.")
]
_JSON = Annotated[bool, typer.Option("--json", help="One JSON object.")]
_CSV = Annotated[bool, typer.Option("--csv", help="Edges as plain CSV: UTF-8, commas.")]
_LANG = Annotated[Language, typer.Option("--lang", help="Language of names and headings.")]


def trace(  # noqa: PLR0913 -- a command line has as many options as the question
    unit: Annotated[
        str, typer.Argument(help="Code of the unit (nine digits or KZ), or its name.")
    ],
    year: _YEAR,
    phase: _PHASE = None,
    lang: _LANG = Language.EN,
    *,
    as_json: _JSON = False,
    as_csv: _CSV = False,
) -> None:
    """From the republic down to a place: each budget, both sides of each transfer, origins."""
    unit_id = unit_id_of(unit, lang)
    spoken = words(lang)
    whole = country(books_of(tables.scan), year, phase=phase)
    if whole.units.filter(pl.col("unit_id") == unit_id).is_empty():
        name = names_of(lang)[unit_id]
        raise UnknownPlaceError(spoken.gettext(_NOT_THERE, place=name, year=str(year)))
    found = traced(whole, unit_id)
    _refuse_nothing(found, unit_id, year, spoken)
    form = Form.of(as_json=as_json, as_csv=as_csv)
    if form is Form.JSON:
        document(_as_json(found, unit_id, year))
    elif form is Form.CSV:
        answer(found.edges, {}, form)
    else:
        _shown(found, year, spoken)


def reconcile(  # noqa: PLR0913, PLR0917 -- a command line has as many options as the question
    year: _YEAR,
    oblast: Annotated[
        str | None, typer.Option(help="Only this oblast and all below it: code or name.")
    ] = None,
    phase: _PHASE = None,
    payer_edition: Annotated[
        int | None, typer.Option(min=0, help="Only this edition of payers' budgets.")
    ] = None,
    payee_edition: Annotated[
        int | None, typer.Option(min=0, help="Only this edition of recipients' budgets.")
    ] = None,
    lang: _LANG = Language.EN,
    *,
    only_one_sided: Annotated[
        bool,
        typer.Option(
            "--one-sided", help="What one side says and the other does not, by amount."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON array of edges.")] = False,
    as_csv: _CSV = False,
) -> None:
    """Every transfer of a year: what the payer says, what the recipient says, what is left."""
    spoken = words(lang)
    whole = country(books_of(tables.scan), year, phase=phase)
    edges = reconciliation(
        whole.ledger,
        whole.budgets,
        phase=phase,
        payer_edition=payer_edition,
        payee_edition=payee_edition,
    )
    if oblast is not None:
        edges = _of_oblast(edges, whole, oblast, lang)
    if only_one_sided:
        edges = one_sided(edges)
    if edges.is_empty():
        _refuse_year(year, spoken)
    title = spoken.gettext("Transfers of {year}: both sides", year=str(year))
    answer(
        edges, edge_texts(edges, spoken), Form.of(as_json=as_json, as_csv=as_csv), title=title
    )


def _as_json(found: Trace, unit_id: str, year: int) -> str:
    """The object of the contract: unit, year, chain, edges, origin; and edges of whole tiers."""
    facts = found.chain.select(*_CHAIN, pl.exclude(_CHAIN))
    answered = {
        "unit_id": unit_id,
        "budget_year": year,
        "chain": json.loads(facts.write_json()),
        "edges": json.loads(found.edges.write_json()),
        "tier_edges": json.loads(found.tier_edges.write_json()),
        "origin": json.loads(found.origin.write_json()),
    }
    return json.dumps(answered, ensure_ascii=False)


def _shown(found: Trace, year: int, spoken: Words) -> None:
    """Four tables for people."""
    said = str(year)
    chain, edges, tiers, origin = found.chain, found.edges, found.tier_edges, found.origin
    budgets = spoken.gettext("Budgets, {year}", year=said)
    whole = (spoken.gettext("Revenues, mln ₸"), spoken.gettext("Own, mln ₸"))
    answer(chain, chain_texts(chain, spoken), Form.TABLE, whole=whole, title=budgets)
    between = spoken.gettext("Transfers between them, {year}", year=said)
    answer(edges, edge_texts(edges, spoken), Form.TABLE, title=between)
    if tiers.height:
        stated = spoken.gettext("Stated for a tier as a whole, {year}", year=said)
        answer(tiers, edge_texts(tiers, spoken), Form.TABLE, title=stated)
    if origin.height:
        mix = spoken.gettext("Where its tenge comes from, {year}", year=said)
        answer(origin, origin_texts(origin, spoken), Form.TABLE, title=mix)


def _refuse_nothing(found: Trace, unit_id: str, year: int, spoken: Words) -> None:
    """A unit of which a year holds neither budget nor transfer is an error that lists the years.

    Raises:
        UnknownPlaceError: Nothing is held of it.
    """
    own = found.chain.filter(pl.col("unit_id") == unit_id)
    is_mine = (pl.col("payer_id") == unit_id) | (pl.col("payee_id") == unit_id)
    if own["act_id"].null_count() == 0 or found.edges.filter(is_mine).height:
        return
    held = _years(is_mine, unit_id)
    name = names_of(spoken.language)[unit_id]
    message = spoken.gettext(
        _NOTHING_HELD, place=name, year=str(year), years=_listed(held, spoken)
    )
    raise UnknownPlaceError(message)


def _refuse_year(year: int, spoken: Words) -> NoReturn:
    """A year without transfers is an error that lists the years that have some.

    Raises:
        UnknownPlaceError: Always.
    """
    held = _years(pl.lit(value=True))
    message = spoken.gettext(_NO_TRANSFERS, year=str(year), years=_listed(held, spoken))
    raise UnknownPlaceError(message)


def _years(is_mine: pl.Expr, unit_id: str | None = None) -> list[int]:
    """Years in which transfers, or a budget of the unit, are held."""
    named = tables.scan("transfers").filter(is_mine).select("budget_year")
    is_own = pl.lit(value=True) if unit_id is None else pl.col("unit_id") == unit_id
    states = pl.lit(value=True) if unit_id is not None else pl.col("code").str.contains("^[45]")
    own = tables.scan("budget_lines").filter(is_own, states).select("budget_year")
    return pl.concat([named, own]).unique().collect()["budget_year"].sort().to_list()


def _listed(years: list[int], spoken: Words) -> str:
    return ", ".join(map(str, years)) or spoken.gettext("nothing")


def _of_oblast(
    edges: pl.DataFrame, whole: Country, oblast: str, language: Language
) -> pl.DataFrame:
    """Edges of an oblast and of all units below it.

    Returns:
        Rows of `reconciliation`.

    Raises:
        UnknownPlaceError: The place is not an oblast.
    """
    unit_id = unit_id_of(oblast, language, BudgetLevel.OBLAST)
    is_it = (pl.col("unit_id") == unit_id) & (pl.col("level") == BudgetLevel.OBLAST.value)
    if whole.units.filter(is_it).is_empty():
        message = words(language).gettext(_NOT_AN_OBLAST, place=oblast)
        raise UnknownPlaceError(message)
    districts = whole.units.filter(pl.col("parent_id") == unit_id)["unit_id"].to_list()
    villages = whole.units.filter(pl.col("parent_id").is_in(districts))["unit_id"].to_list()
    ids = [unit_id, *districts, *villages]
    deepest = pl.when(
        depth_of("payer_level").fill_null(-1) > depth_of("payee_level").fill_null(-1)
    )
    lower = deepest.then(pl.coalesce("payer_id", "payee_id"))
    return edges.filter(lower.otherwise(pl.coalesce("payee_id", "payer_id")).is_in(ids))
