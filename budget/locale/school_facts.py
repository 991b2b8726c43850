"""Words of the facts that make a pupil dearer or cheaper in one region than in another."""

from budget.locale.words import N_

FACTS = {
    "rural_share": N_("Village inhabitants"),
    "rural_school_share": N_("Village schools"),
    "small_school_share": N_("Small schools"),
    "inhabitants_per_school": N_("Inhabitants a school"),
    "density": N_("Inhabitants a km²"),
    "under_16_share": N_("Children of 0 to 15"),
    "private_share": N_("Private pupils"),
    "per_capita_share": N_("Money that follows the pupil"),
    "grp_per_capita_kzt": N_("Regional product, thousand ₸ / inhabitant"),
    "price_level": N_("Subsistence minimum, country = 100"),
}
FIGURES = {
    "population_rural": N_("Inhabitants of villages"),
    "population_urban": N_("Inhabitants of towns"),
    "population_under_16_boys": N_("Boys of 0 to 15"),
    "population_under_16_girls": N_("Girls of 0 to 15"),
    "population": N_("Inhabitants"),
    "area": N_("Area, km²"),
    "schools": N_("Schools"),
    "schools_rural": N_("Schools in villages"),
    "schools_small_share": N_("Small schools, per cent"),
    "pupils_private": N_("Pupils of private schools"),
    "pupils_all": N_("Pupils of all schools"),
    "grp": N_("Gross regional product, million ₸"),
    "subsistence_minimum": N_("Subsistence minimum, ₸ a month"),
}


def period_written(period: str | None) -> str | None:
    """A day or month of `statistics` as people write it.

    Returns:
        Day, month and year with points; years as they are.

    Examples:
        >>> period_written("2025-01-01"), period_written("2025-09"), period_written("2022/23")
        ('01.01.2025', '09.2025', '2022/23')
    """
    return None if period is None else ".".join(reversed(period.split("-")))
