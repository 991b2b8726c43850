"""Verdicts on comparisons and their reasons in words."""

from collections.abc import Callable, Sequence

import polars as pl

from budget.locale.words import N_, Words

VERDICTS = {
    "comparable": N_("Comparable"),
    "with_care": N_("Comparable with care"),
    "not_comparable": N_("Not comparable"),
}
STATUSES = {
    "held": N_("held"),
    "not_printed": N_("the document held does not print this line"),
    "other_phase": N_("held only in another phase"),
    "not_published": N_("not published"),
    "unreadable": N_("unreadable"),
    "no_population": N_("no population to divide by"),
    "no_prices": N_("no price index of that year"),
    "no_total": N_("the total of the section is not held"),
}
REASONS = {
    "tiers": N_(
        "The places are of different tiers: their budgets answer for different functions."
    ),
    "phases": N_("Approved and revised budgets stand side by side."),
    "consolidations": N_("Budgets of one unit stand beside netted totals of several tiers."),
    "divided_year": N_(
        "{places}: borders changed within {years}, half of the year is counted in the old ones."
    ),
    "borders": N_(
        "{places}: borders changed between the years compared ({years}); sums before and after "
        "are of different territories."
    ),
    "renumbered": N_("The code means another line in plans until 2025 and from 2026."),
    "nothing_to_compare": N_("Fewer than two figures are held."),
    "missing": N_("No figure is held of: {places}."),
    "no_statistics": N_(
        "There are no such statistics of this year. Published and read: {years}."
    ),
    "gaps": N_("Of some years no figure is held ({years}): {places}."),
    "edition_not_known": N_(
        "It is not known which edition the figures are of, or they may hold later amendments: "
        "{places}."
    ),
    "older_edition": N_(
        "A later edition is held but does not print this line, so an earlier one speaks: {places}."
    ),
    "earlier_plan": N_("Planned by a budget of earlier years: {places}."),
    "edition_dates": N_(
        "The editions compared were made more than three months apart ({years})."
    ),
    "city_and_oblast": N_(
        "A city of republican significance pays for what districts pay elsewhere: {places}."
    ),
    "tax_shares": N_(
        "In 2025 each oblast set for itself how taxes are shared with its districts."
    ),
    "law": N_("The law changed what this line holds ({years}): see the marks."),
    "no_population": N_("No population to divide by: {places}."),
    "population_year": N_("Divided by the population of another year ({years}): {places}."),
    "population_basis": N_(
        "Some are divided by the population at the beginning of the year, others by its average."
    ),
    "population_jump": N_(
        "Between 1 January 2021 and 1 January 2022 the population grew by 3.3 per cent at once; "
        "the table does not say why."
    ),
    "price_forecast": N_("Prices of {years} are a forecast."),
    "measure_units": N_("The figures are in different units of measure."),
    "tier_changed": N_(
        "Another tier paid before and after a change of law ({years}): the figures of one tier hold "
        "different things, and {places} did not pay for it in some of the years."
    ),
    "tier_not_paying": N_("In these years another tier pays for it, not this one: {places}."),
    "no_pupils": N_("Nobody is counted to divide by: {places}."),
    "pupils_year": N_(
        "Divided by those who learn on 1 January of another year ({years}): {places}."
    ),
    "pupils_basis": N_(
        "Some are divided by pupils of state schools, others by pupils of all schools."
    ),
    "pupils_reported": N_(
        "Divided by counts of the press, often rounded, which nobody publishes officially: {places}."
    ),
    "pupils_derived": N_("Divided by counts that are planned or derived: {places}."),
    "pupils_user": N_(
        "Divided by counts that the reader brought, not checked by us: {places}."
    ),
    "order_unknown": N_(
        "The counts are so rounded that it is not known which of these is higher: {places}."
    ),
    "not_pupils": N_(
        "Divided by all inhabitants: where more of them are children, the figure is higher."
    ),
    "undivided": N_(
        "Programmes are not held, so the subgroup is counted whole, construction too: {places}."
    ),
    "no_prices": N_("No price index is held of {years}."),
    "few_requests": N_(
        "Some figures stand on fewer than five requests: a share then says little."
    ),
    "asked_tiers": N_(
        "Requests to different tiers: their budgets answer for different functions."
    ),
    "asked_mixed": N_("The groups are not made alike: tiers asked, kinds or years differ."),
    "asked_law": N_("The law changed what villages, districts or oblasts pay for ({years})."),
    "asked_prices": N_("Amounts are in the prices of their years ({years})."),
    "amounts_unnamed": N_(
        "Some requests name no amount: sums and shares of money leave them out."
    ),
    "reply_laws": N_(
        "Replies are due by different laws: days and lateness are not counted alike."
    ),
    "requests_waiting": N_(
        "Some requests still wait for a reply in time: the shares will change."
    ),
    "calendar_unconfirmed": N_(
        "The working days of {years} are not all confirmed, so due days may move."
    ),
    "several_registers": N_(
        "Registers of several keepers: each holds what its keeper recorded, not all that was asked."
    ),
    "counted_twice": N_("Two registers may hold the same request, counted twice: {places}."),
}
_MOST = 6  # names a sentence can hold


def reason_sentence(
    key: str,
    unit_ids: Sequence[str],
    years: Sequence[int],
    named: Callable[[str], str],
    spoken: Words,
) -> str:
    """A reason as a sentence, its places named and its years listed.

    Args:
        key: Key of `REASONS`.
        unit_ids: Places it speaks of.
        years: Years it speaks of.
        named: Unit → its name in the language.
        spoken: The language.

    Returns:
        The sentence.
    """
    return spoken.gettext(
        REASONS[key], places=_places(unit_ids, named, spoken), years=year_list(years)
    )


def change_told(break_id: str | None, breaks: pl.DataFrame, spoken: Words) -> str:
    """What changed on the day of a break, as its row tells it.

    Args:
        break_id: Row of `breaks`; None: no change is behind it.
        breaks: `breaks`.
        spoken: The language.

    Returns:
        A sentence or two; empty where no row is meant.
    """
    if break_id is None:
        return ""
    told = breaks.filter(pl.col("break_id") == break_id)
    return "" if told.is_empty() else str(told[f"what_{spoken.language.value}"].item())


def year_list(years: Sequence[int]) -> str:
    """Years in order; three and more in a row as a span."""
    spans: list[list[int]] = []
    for year in sorted(set(years)):
        if spans and year == spans[-1][-1] + 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return ", ".join(
        f"{span[0]}–{span[-1]}" if len(span) > 2 else ", ".join(map(str, span))  # noqa: PLR2004 -- two years are no span
        for span in spans
    )


def _places(unit_ids: Sequence[str], named: Callable[[str], str], spoken: Words) -> str:
    names = ", ".join(named(unit_id) for unit_id in unit_ids[:_MOST])
    left = len(unit_ids) - _MOST
    if left <= 0:
        return names
    return spoken.ngettext(
        "{named} and {number} more", "{named} and {number} more", left, named=names
    )
