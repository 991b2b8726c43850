"""Words of the comparison of what pupils get."""

from budget.locale.words import N_, Words

DENOMINATORS = {
    "pupils_state": N_("pupil of state schools"),
    "pupils_all": N_("pupil of all schools"),
    "children_preschool": N_("child in kindergarten"),
    "students_vocational": N_("student of colleges"),
    "population_school_age": N_("inhabitant of school age"),
    "population": N_("inhabitant"),
}
COUNTED = {
    "pupils_state": N_("Pupils of state schools"),
    "pupils_all": N_("Pupils of all schools"),
    "children_preschool": N_("Children in kindergartens"),
    "students_vocational": N_("Students of colleges"),
    "population_school_age": N_("Inhabitants of school age"),
    "population": N_("Inhabitants"),
    "population_average": N_("Inhabitants"),
}
QUALITIES = {
    "official": N_("official"),
    "reported": N_("reported by the press"),
    "derived": N_("derived"),
    "user": N_("brought by the reader"),
}
MISSING = {
    "not_held": N_("no budget is held"),
    "not_printed": N_("the document prints no education"),
    "other_phase": N_("held only in another phase"),
    "not_published": N_("not published"),
    "unreadable": N_("unreadable"),
    "absent": N_("the publication prints a dash: none"),
    "confidential": N_("the publication keeps it confidential"),
    "no_data": N_("the publication has no data"),
    "no_budget_yet": N_("villages had no budgets of their own before 2018"),
    "no_budget_or_not_held": N_("no budget, or not held"),
    "did_not_exist": N_("the unit did not exist that year"),
    "no_statistics": N_("no such statistics of this year"),
    "part_missing": N_("no figure is held of a part of this territory"),
    "other_borders": N_("a figure is held, of the territory before its borders changed"),
    "no_programmes": N_("education without its programmes"),
    "not_counted": N_("no programme of this measure is printed"),
    "part_not_held": N_("not all programmes are held, so one of this measure may be missing"),
    "only_all_pupils": N_(
        "only pupils of all schools are counted, private ones too; money is for state schools"
    ),
    "no_pupils_state": N_("no count of pupils of state schools"),
    "no_pupils_all": N_("no count of pupils"),
    "no_children_preschool": N_("no count of children in kindergartens"),
    "no_students_vocational": N_("no count of students of colleges"),
    "no_population_school_age": N_("no count of inhabitants of school age"),
    "no_population": N_("no population to divide by"),
}


def missing_text(key: str, spoken: Words) -> str:
    """Why there is no figure per person.

    Args:
        key: Key of `MISSING`.
        spoken: Language.

    Returns:
        A few words.
    """
    return spoken.gettext(MISSING[key])


def per_whom(denominator: str, spoken: Words) -> str:
    """«pupil of state schools».

    Args:
        denominator: Indicator that counts them.
        spoken: Language.

    Returns:
        One of those counted.
    """
    return spoken.gettext(DENOMINATORS[denominator])


def counted(indicator: str, spoken: Words) -> str:
    """«Pupils of state schools».

    Args:
        indicator: Indicator that counts them.
        spoken: Language.

    Returns:
        All those counted.
    """
    return spoken.gettext(COUNTED[indicator])
