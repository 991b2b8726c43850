"""Packs and letters straight from an opened register: what a page and a command both ask for."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

import polars as pl

from budget import tables
from budget.locale.places import place_name
from budget.locale.words import Language, Words
from budget.register.comparables import approved_elsewhere
from budget.register.register import Register
from budget.register.sample import SAMPLE_UNITS
from budget.reports.letters import Matter
from budget.reports.pack import Pack
from budget.reports.pack_contents import Register as Packed
from budget.reports.pack_contents import pack_of
from budget.reports.public_copy import PublicCopy
from budget.reports.request_book import register_table


def packed(
    register: Register,
    keys: list[str],
    day: dt.date,
    spoken: Words,
    copies: Sequence[PublicCopy],
) -> Pack:
    """The pack of requests of a register, beside approvals of it and of public copies.

    Args:
        register: An opened register.
        keys: Requests in the order they are told.
        day: Day of the pack.
        spoken: Language.
        copies: Public copies of other registers; invented ones are passed over.

    Returns:
        Its texts.
    """
    requests, standings = register.requests(), register.standings(day)
    others = _others(register_table(requests, standings), copies, spoken)
    names = place_names(
        register,
        pl.concat([rows.select("unit_id") for rows in others.values()]),
        spoken.language,
    )
    asked = requests.filter(pl.col("request_id").is_in(keys))
    receipts = {key: register.receipt(key, day) for key in keys}
    held = Packed(
        requests=requests,
        events=register.events(),
        evidence=register.evidence(),
        standings=standings,
        comparables=_comparables(asked, others, names, spoken),
        receipts={key: (each.text(spoken), each.payload) for key, each in receipts.items()},
        place_name=names,
        is_sample=register.is_sample,
    )
    return pack_of(held, keys, day, spoken)


def _others(
    own: pl.DataFrame, copies: Sequence[PublicCopy], spoken: Words
) -> dict[str, pl.DataFrame]:
    """Requests among which approvals are looked for, by the name of where they stand."""
    needed = ["request_id", "unit_id", "year", "kind", "title", "state", "approved_kzt"]
    return {
        spoken.gettext("this register"): own.select(needed),
        **{
            spoken.gettext("public register {mark}", mark=copy.mark): copy.requests.select(
                needed
            )
            for copy in copies
            if not copy.is_sample
        },
    }


def _comparables(
    asked: pl.DataFrame,
    others: Mapping[str, pl.DataFrame],
    place_name: Callable[[str], str],
    spoken: Words,
) -> pl.DataFrame:
    """Approvals elsewhere with where each is from, in the reader's words."""
    found = [
        approved_elsewhere(asked, rows).with_columns(register=pl.lit(name))
        for name, rows in others.items()
    ]
    rows = pl.concat(found)
    return pl.DataFrame(
        {
            "request_id": rows["request_id"],
            "place": [place_name(unit_id) for unit_id in rows["unit_id"]],
            "purpose": rows["purpose"],
            "amount_kzt": rows["amount_kzt"],
            "source": [
                spoken.gettext(
                    "{register}, request {key}, {year}", register=name, key=key, year=year
                )
                for name, key, year in rows.select("register", "other_id", "year").iter_rows()
            ],
        },
        schema_overrides={"place": pl.String, "source": pl.String},
    )


def place_names(
    register: Register, requests: pl.DataFrame, language: Language
) -> Callable[[str], str]:
    """Names of villages, of a sample the invented ones; the code where no name is known.

    Args:
        register: Whose villages they are.
        requests: Rows with `unit_id`.
        language: Language of the names.

    Returns:
        A function from code to name.
    """
    if register.is_sample:
        names = {unit_id: named[language.value] for unit_id, named in SAMPLE_UNITS.items()}
        return lambda unit_id: names.get(unit_id, unit_id)
    units = (
        tables.read("units")
        .filter(pl.col("unit_id").is_in(requests["unit_id"].implode()))
        .unique("unit_id", keep="last")
        .select("unit_id", "name_ru", "name_kk", "name_en", "kind")
    )
    names = {row[0]: place_name(*row[1:], language) for row in units.iter_rows()}
    return lambda unit_id: names.get(unit_id, unit_id)


def matter_of(register: Register, key: str, day: dt.date) -> Matter:
    """What a letter about a request needs of the register.

    Args:
        register: An opened register.
        key: The request.
        day: Day of the letter.

    Returns:
        Its rows, and the reason of the last reply that stands.
    """
    replies = register.events(key).filter(pl.col("reply").is_not_null() & pl.col("is_current"))
    reason = replies["reason"].drop_nulls().tail(1)
    return Matter(
        request=register.request(key),
        standing=register.standings(day).filter(pl.col("request_id") == key),
        reason=None if reason.is_empty() else str(reason.item()),
        today=day,
        is_sample=register.is_sample,
    )
