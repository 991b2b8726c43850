"""The real tables: Aktobe 2025 from its cells, the release of 2022 against its printed total."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from budget.analysis.denominators import with_persons
from budget.analysis.judgement import Verdict
from budget.analysis.school_measures import school_measure
from budget.analysis.schools import Asked, Held, Schools, regions_of, schools
from budget.model.education import Denominator
from budget.model.enums import Phase
from budget.paths import RAW
from ingest.build import build_tables

_AKTOBE = "150000000"


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """All tables, built from the project's own raw data."""
    folder: Path = tmp_path_factory.mktemp("tables")
    build_tables(RAW, folder)

    def read(name: str) -> pl.DataFrame:
        return pl.read_parquet(folder / f"{name}.parquet")

    return Held(
        lines=read("budget_lines").filter(pl.col("budget_level").cast(pl.String) == "oblast"),
        acts=read("acts"),
        units=read("units"),
        statistics=read("statistics"),
        breaks=read("breaks"),
        responsibilities=read("responsibilities"),
    )


@pytest.fixture
def answered(real: Held) -> Callable[..., Schools]:
    """A question of the regions of a year."""

    def answer(
        measure: str,
        year: int,
        *,
        phase: Phase = Phase.REVISED,
        denominator: Denominator | None = None,
        edition_no: int | None = None,
    ) -> Schools:
        counted = school_measure(measure)
        lines = (
            real.lines
            if edition_no is None
            else real.lines.filter(pl.col("edition_no") == edition_no)
        )
        return schools(
            Held(
                lines=lines,
                acts=real.acts,
                units=real.units,
                statistics=real.statistics,
                breaks=real.breaks,
                responsibilities=real.responsibilities,
            ),
            Asked(
                measure=counted,
                years=(year,),
                phase=phase,
                denominator=denominator or counted.denominator,
                unit_ids=tuple(regions_of(real.units, year)),
            ),
        )

    return answer


def test_aktobe_2025_in_february(answered: Callable[..., Schools]) -> None:
    """№ 206: 96,340,725 + 56,259,009 = 152,599,734; group 04 is 297,763,771; each has its cell."""
    found = answered("general_schooling", 2025, edition_no=1)
    counted = found.parts.filter(unit_id=_AKTOBE).filter("is_in")
    row = found.rows.filter(unit_id=_AKTOBE).row(0, named=True)

    assert counted.select("code", "amount_kzt").rows() == [
        ("04.2.261.082", 96_340_725_000),
        ("04.2.261.203", 56_259_009_000),
    ]
    assert (row["amount_kzt"], row["group_kzt"]) == (152_599_734_000, 297_763_771_000)
    assert counted["cell"].null_count() == 0
    assert found.parts.filter(unit_id=_AKTOBE)["amount_kzt"].sum() == 297_763_771_000


@pytest.mark.parametrize(
    ("unit_id", "core"),
    [
        (_AKTOBE, 151_206_778),
        ("550000000", 118_916_730),
        ("610000000", 488_966_571),
        ("310000000", 211_860_511),
        ("350000000", 153_803_242),
    ],
)
def test_the_core_of_2025_in_the_latest_edition(
    unit_id: str, core: int, answered: Callable[..., Schools]
) -> None:
    """Programmes 082 and 203, thousand tenge."""
    rows = answered("general_schooling", 2025).rows

    assert rows.filter(unit_id=unit_id)["amount_kzt"].to_list() == [core * 1000]


def test_schools_of_2022_add_up_to_the_country(
    real: Held, answered: Callable[..., Schools]
) -> None:
    """Current expenditure of 20 regions is the printed 2,662,065,387; so are their inhabitants."""
    found = answered(
        "organisations", 2022, phase=Phase.EXECUTED, denominator=Denominator.POPULATION
    )
    country = with_persons(
        pl.DataFrame({"unit_id": ["KZ"], "budget_year": [2022], "amount_kzt": [0]}),
        real.statistics,
        pl.DataFrame(
            schema={"unit_id": pl.String, "break_year": pl.Int64, "is_mid_year": pl.Boolean}
        ),
        Denominator.POPULATION,
        is_in_last_borders=True,
    )

    assert found.rows.height == 20
    assert found.rows["amount_kzt"].sum() == 2_662_065_387_000
    assert found.rows["persons"].sum() == pytest.approx(country["persons"].item(), abs=20)
    assert found.missing_units == []


def test_the_plant_of_zhambyl_is_found(answered: Callable[..., Schools]) -> None:
    """2,716,040 thousand tenge of group 04 in 2025."""
    parts = answered("all_education_capital", 2025).parts
    plant = parts.filter(line="not_education")

    assert plant.select("unit_id", "amount_kzt", "is_in").rows() == [
        ("310000000", 2_716_040_000, False)
    ]


def test_no_ranking_of_2025_is_allowed(answered: Callable[..., Schools]) -> None:
    """Nobody publishes pupils by region: five regions with care, and the core not at all."""
    with_private = answered("general_schooling_private", 2025)

    assert with_private.judgement.verdict is Verdict.WITH_CARE
    assert answered("general_schooling", 2025).judgement.verdict is Verdict.NOT_COMPARABLE
    assert "pupils_reported" in [reason.key for reason in with_private.judgement.reasons]
