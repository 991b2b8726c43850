"""The rule by which places are alike."""

from budget.analysis.peers import peers
from tests.budget.analysis.frames import (
    ABAI,
    AKTOBE,
    ASTANA,
    EAST,
    INDER,
    PAVLODAR,
    UIL,
    statistics,
    units,
)

_COUNTS = statistics(
    [
        (unit_id, "2023-01-01", "population", persons, "official")
        for unit_id, persons in (
            (AKTOBE, 928_161.0),
            (PAVLODAR, 754_949.0),
            (EAST, 730_236.0),
            (ABAI, 610_205.0),
            (ASTANA, 760_000.0),
            (UIL, 760_000.0),
            (INDER, 30_000.0),
        )
    ]
)


def test_peers_are_within_a_quarter_of_the_population_the_nearest_first() -> None:
    """Pavlodar 754,949: East Kazakhstan −3.3 %, Abai −19.2 %, Aktobe +22.9 %."""
    found = peers(PAVLODAR, units(), _COUNTS)

    assert found["unit_id"].to_list() == [EAST, ABAI, AKTOBE]


def test_a_city_and_a_district_of_the_same_size_are_no_peers_of_an_oblast() -> None:
    """Astana has no districts to finance, Uil is of another tier."""
    found = peers(PAVLODAR, units(), _COUNTS)["unit_id"].to_list()

    assert ASTANA not in found
    assert UIL not in found


def test_nobody_alike_is_an_empty_answer() -> None:
    """The only other district is twenty-five times larger."""
    assert peers(INDER, units(), _COUNTS).is_empty()


def test_a_place_without_a_population_has_no_peers() -> None:
    """Rural okrugs: their population is not held."""
    assert peers("155230000", units(), _COUNTS).is_empty()


def test_peers_are_counted_in_the_same_year() -> None:
    """A count of 2025 is not set against one of 2023."""
    later = statistics([(PAVLODAR, "2025-01-01", "population", 751_018.0, "reported")])

    assert peers(PAVLODAR, units(), _COUNTS.vstack(later)).is_empty()
