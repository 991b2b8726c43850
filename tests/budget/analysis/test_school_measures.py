"""Measures are declared as data: complete, in step with each other and with the classification."""

import polars as pl
import pytest

from budget.analysis.education_lines import with_kinds
from budget.analysis.school_measures import (
    WHOLE,
    education_lines,
    school_measure,
    school_measures,
)
from budget.errors import UnknownCodeError
from budget.model.codes import read_codes
from budget.model.education import Basis

_BUDGET = [one for one in school_measures().values() if one.basis is Basis.BUDGET]


def _kinds_of(*names: tuple[str, str | None]) -> list[str | None]:
    """Kinds of lines by code and Russian name."""
    leaves = pl.DataFrame(names, schema=["code", "name_ru"], orient="row").with_columns(
        name_kk=pl.lit(None, pl.String), is_rest=pl.lit(value=False)
    )
    return with_kinds(leaves, education_lines())["line"].to_list()


@pytest.mark.parametrize("measure", _BUDGET, ids=lambda one: one.key)
def test_a_measure_names_only_kinds_that_are_declared(measure: object) -> None:
    """A misspelt kind would silently count nothing."""
    known = set(education_lines()["line"]) | {WHOLE}
    one = next(found for found in _BUDGET if found is measure)

    assert set(one.lines) | set(one.without) <= known


def test_no_code_means_two_kinds() -> None:
    """Administrator and programme settle what a line is."""
    codes = education_lines()["codes"].drop_nulls().str.split(" ").explode()

    assert codes.is_duplicated().sum() == 0


def test_every_programme_of_education_that_budgets_print_has_a_kind() -> None:
    """Aktobe, Pavlodar and Turkistan 2025, Aktobe 2026: nothing is left unnamed."""
    programmes = read_codes("classification").filter(
        pl.col("line_level").cast(pl.String) == "programme",
        pl.col("code").str.starts_with("04."),
    )
    names = [(code, name) for code, name in programmes.select("code", "name_ru").iter_rows()]

    assert [name for name, kind in zip(names, _kinds_of(*names), strict=True) if not kind] == []


def test_the_kazakh_names_say_the_same_as_the_russian_ones() -> None:
    """A decision read in Kazakh alone gives the same kinds, without any code to help."""
    programmes = read_codes("classification").filter(
        pl.col("line_level").cast(pl.String) == "programme",
        pl.col("code").str.starts_with("04."),
        pl.col("name_kk").is_not_null(),
    )
    unknown = programmes.select(
        code=pl.concat_str(pl.lit("04.9.999."), pl.int_range(pl.len()).cast(pl.String)),
        name_ru=pl.lit(None, pl.String),
        name_kk="name_kk",
        is_rest=pl.lit(value=False),
    )
    by_name = with_kinds(unknown, education_lines())["line"].to_list()
    by_code = with_kinds(
        programmes.select("code", "name_ru", "name_kk", is_rest=pl.lit(value=False)),
        education_lines(),
    )["line"].to_list()

    differing = [
        (name, by_its_name, by_its_code)
        for name, by_its_name, by_its_code in zip(
            programmes["name_kk"], by_name, by_code, strict=True
        )
        if by_its_name != by_its_code
    ]
    assert differing == []


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        ("04.2.360.003", "Общеобразовательное обучение", "state_schools"),
        ("04.2.464.003", "Общеобразовательное обучение", "state_schools"),
        ("04.2.362.044", ("Реализация подушевого финансирования в государственных организациях "
         "среднего образования"), "per_capita"),
        ("04.2.261.003", None, "special"),
        ("04.9.280.099", "Строительство биофармацевтического завода", "not_education"),
        ("04.2.261.082", "Строительство завода", "not_education"),
        ("04.2.373.020", ("Строительство и реконструкция объектов начального, основного среднего и "
         "общего среднего образования"), "construction_schools"),
        ("04.9.777.001", "Прочее", None),
    ],
)  # fmt: skip
def test_a_line_is_known_by_code_and_elsewhere_by_name(
    code: str, name: str | None, kind: str | None
) -> None:
    """Cities of republican significance have administrators of their own; a plant is a plant."""
    assert _kinds_of((code, name)) == [kind]


def test_an_unknown_measure_is_answered_with_those_there_are() -> None:
    """The message lists what may be asked for."""
    with pytest.raises(UnknownCodeError, match="general_schooling"):
        school_measure("happiness")
