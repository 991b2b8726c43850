"""How the commands `trace` and `reconcile` write their rows for people."""

import polars as pl

from budget.analysis.origin import NOT_PUBLISHED
from budget.analysis.reconciliation import NEIGHBOURS
from budget.commands.places import amounts, labelled, names_of
from budget.locale import labels, numbers, transfers
from budget.locale.words import Words


def chain_texts(chain: pl.DataFrame, spoken: Words) -> dict[str, pl.Series]:
    """Each budget with its edition, and its money in millions."""
    names = chain["unit_id"].replace(names_of(spoken.language))
    phases = labelled(chain["phase"], labels.PHASES, spoken)
    edition = pl.Series(
        [
            name if number is None else f"{name} ({phase}, {number})"
            for name, phase, number in zip(names, phases, chain["edition_no"], strict=True)
        ]
    )
    return {
        spoken.gettext("Budget of"): edition,
        spoken.gettext("Revenues, mln ₸"): _millions(chain["revenues_kzt"], spoken),
        spoken.gettext("Own, mln ₸"): _millions(chain["own_revenues_kzt"], spoken),
        spoken.gettext("From above, mln ₸"): _millions(
            chain["transfers_from_above_kzt"], spoken
        ),
        spoken.gettext("From below, mln ₸"): _millions(
            chain["transfers_from_below_kzt"], spoken
        ),
        spoken.gettext("Withdrawn, mln ₸"): _millions(chain["withdrawn_kzt"], spoken),
    }


def edge_texts(edges: pl.DataFrame, spoken: Words) -> dict[str, pl.Series]:
    """Who pays whom for what; both sides in millions; what may be said of them."""
    texts = pl.DataFrame(
        {
            "payer": _parties(edges, "payer", spoken),
            "payee": _parties(edges, "payee", spoken),
            "kind": labelled(edges["kind"], transfers.KINDS, spoken),
            "state": labelled(edges["state"], transfers.STATES, spoken),
            "reason": labelled(edges["reason"], transfers.REASONS, spoken),
            "is_whole": edges["is_whole"],
            "relation": labelled(edges["relation"], transfers.RELATIONS, spoken),
        }
    ).select(
        transfer=pl.format("{} → {}: {}", "payer", "payee", "kind"),
        state=pl.concat_str(
            "state",
            "reason",
            pl.when("is_whole").then(pl.lit(spoken.gettext("holds other rows"))),
            pl.when(edges["relation"] != NEIGHBOURS).then("relation"),
            separator="; ",
            ignore_nulls=True,
        ),
    )
    return {
        spoken.gettext("Transfer"): texts["transfer"],
        spoken.gettext("Payer, mln ₸"): _millions(edges["payer_says_kzt"], spoken),
        spoken.gettext("Recipient, mln ₸"): _millions(edges["payee_says_kzt"], spoken),
        spoken.gettext("Left, mln ₸"): _millions(edges["residual_kzt"], spoken),
        spoken.gettext("State"): texts["state"],
    }


def origin_texts(origin: pl.DataFrame, spoken: Words) -> dict[str, pl.Series]:
    """Whose revenue it is, which share, how much."""
    names = names_of(spoken.language) | {NOT_PUBLISHED: spoken.gettext(transfers.NOT_PUBLISHED)}
    shares = pl.Series(
        [numbers.percent(share, spoken.language) for share in origin["share"]], dtype=pl.String
    )
    return {
        spoken.gettext("Origin"): origin["origin"].replace(names),
        spoken.gettext("Share, %"): shares,
        spoken.gettext("Amount, ₸"): amounts(origin["amount_kzt"], spoken.language),
    }


def _parties(edges: pl.DataFrame, side: str, spoken: Words) -> pl.Series:
    """Names; where a document names a tier only, the tier."""
    names = names_of(spoken.language)
    return pl.Series(
        [
            transfers.several(level, payee_id, spoken)
            if unit_id is None
            else names.get(unit_id, unit_id)
            for unit_id, level, payee_id in edges.select(
                unit=f"{side}_id", level=f"{side}_level", payee="payee_id"
            ).iter_rows()
        ],
        dtype=pl.String,
    )


def _millions(values: pl.Series, spoken: Words) -> pl.Series:
    """Millions with one decimal; every tenge is in JSON and CSV."""
    million = numbers.AMOUNTS_IN["million"] or numbers.SCALES[0]
    return pl.Series(
        [
            "—" if value is None else numbers.in_scale(value, million, spoken.language)
            for value in values
        ],
        dtype=pl.String,
    )
