"""Which place a reader's row means: one and no other, or none."""

import polars as pl
import pytest

from budget.analysis.own_rows import CELLS, Fault, rows_of

_UNITS = pl.DataFrame(
    [
        ("150000000", "oblast", "oblast", "Актюбинская область", "Ақтөбе облысы"),
        ("151000000", "district", "oblast_city", "Актобе Г.А.", "Ақтөбе Қ.Ә."),
        ("550000000", "oblast", "oblast", "Павлодарская область", "Павлодар облысы"),
        ("551000000", "district", "oblast_city", "Павлодар Г.А.", "Павлодар Қ.Ә."),
        ("556000000", "district", "district", "Павлодарский район", "Павлодар ауданы"),
        ("190000000", "oblast", "oblast", "Алматинская область", "Алматы облысы"),
        ("750000000", "oblast", "republican_city", "г.Алматы", "Алматы қ."),
        ("310000000", "oblast", "oblast", "Жамбылская область", "Жамбыл облысы"),
        ("194200000", "district", "district", "Жамбылский район", "Жамбыл ауданы"),
        ("594600000", "district", "district", "Жамбылский район", "Жамбыл ауданы"),
    ],
    schema=["unit_id", "budget_level", "kind", "name_ru", "name_kk"],
    orient="row",
).with_columns(
    name_en=pl.lit(None, pl.String),
    parent_id=pl.lit("KZ"),
    valid_to=pl.lit(None, pl.Date),
)
_HEADINGS = {"name": 1, "year": 2, "pupils_state": 3}


def _meant(name: str) -> tuple[list[str], list[Fault]]:
    """Units of one row, and its faults."""
    texts = [(2, 1, name), (2, 2, "2025"), (2, 3, "180000")]
    rows, faults = rows_of(
        pl.DataFrame(texts, schema=CELLS, orient="row"), _HEADINGS, _UNITS, "ru"
    )
    return rows["unit_id"].to_list(), faults


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Актюбинская область", "150000000"),
        ("Ақтөбе облысы", "150000000"),
        ("Павлодарская", "550000000"),
        ("г. Актобе", "151000000"),
        ("город Алматы", "750000000"),
        ("Павлодарский район", "556000000"),
    ],
)
def test_a_name_that_means_one_place_is_taken(name: str, unit: str) -> None:
    """A name in full, with its kind, or feminine as «область» is."""
    assert _meant(name) == ([unit], [])


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("Актобе", "150000000", "151000000"),
        ("Алматы", "190000000", "750000000"),
        ("Жамбылский район", "194200000", "594600000"),
    ],
)
def test_a_name_of_two_places_is_neither(name: str, one: str, other: str) -> None:
    """Pupils of a city would be divided into the money of its oblast: the codes are listed."""
    units, (fault,) = _meant(name)

    assert (units, fault.key, fault.cell) == ([], "place_unclear", "A2")
    assert one in fault.other
    assert other in fault.other


@pytest.mark.parametrize("name", ["Абайская область", "Нигде"])
def test_a_name_of_no_place_is_a_fault(name: str) -> None:
    """Nothing similar is taken instead."""
    units, (fault,) = _meant(name)

    assert (units, fault.key, fault.found) == ([], "place", name)
