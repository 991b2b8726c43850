"""What charts and tables of many places share."""

import polars as pl

from budget.views.drawn import newest_first


def test_a_table_of_years_begins_with_what_is_held_and_new() -> None:
    """Places keep their order; one without any value stands below all that have one."""
    rows = pl.DataFrame(
        [
            ("b", 2024, None),
            ("b", 2025, None),
            ("c", 2024, 3.0),
            ("c", 2025, None),
            ("a", 2024, 1.0),
            ("a", 2025, 2.0),
        ],
        schema=["unit_id", "budget_year", "shown"],
        orient="row",
    )

    assert newest_first(rows).select("unit_id", "budget_year").rows() == [
        ("c", 2025),
        ("c", 2024),
        ("a", 2025),
        ("a", 2024),
        ("b", 2025),
        ("b", 2024),
    ]
