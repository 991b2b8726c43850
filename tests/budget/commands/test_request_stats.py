"""`python -m budget requests stats`: figures of groups with the verdict on comparing them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def _add(run: Run, unit_id: str, kind: str, *more: str) -> None:
    asked = (unit_id, "2026", "Көпір жөндеу", "--kind", kind, "--tier", "district")
    code, _, why = run("add", *asked, "--office", "Әкімдік", "--sent", "2026-03-02", *more)
    assert (code, why) == (0, "")


@pytest.mark.usefixtures("held")
def test_groups_are_told_with_their_verdict(run: Run) -> None:
    """Roads and water, one request each: too few to say much; in the order of their names."""
    _add(run, "155235000", "water")
    _add(run, "155235000", "roads")

    _, out, _ = run("stats", "--by", "kind", "--today", "2026-03-05", "--json")
    _, table, _ = run("stats", "--by", "kind", "--today", "2026-03-05", "--lang", "ru")
    _, whole, _ = run("stats", "--json")

    told = json.loads(out)
    assert (told["verdict"], told["by"], told["today"]) == ("with_care", ["kind"], "2026-03-05")
    assert [row["kind"] for row in told["rows"]] == ["roads", "water"]
    assert [reason["key"] for reason in told["reasons"]] == [
        "few_requests",
        "amounts_unnamed",
        "requests_waiting",
        "calendar_unconfirmed",
    ]
    assert "Сравнимо с оговорками" in table
    assert (json.loads(whole)["verdict"], json.loads(whole)["reasons"]) == (None, [])


@pytest.mark.usefixtures("held")
def test_registers_stand_side_by_side(run: Run, tmp_path: Path) -> None:
    """Each by its own keeper; the same village in both may be counted twice."""
    other = str(tmp_path / "other.sqlite")
    _add(run, "155235000", "roads")
    _add(run, "155235000", "roads", "--db", other)

    _, out, _ = run("stats", "--by", "register_id", "--also", other, "--json")

    told = json.loads(out)
    assert len(told["rows"]) == 2
    assert {"several_registers", "counted_twice"} <= {one["key"] for one in told["reasons"]}


@pytest.mark.usefixtures("held")
def test_a_village_a_district_and_an_oblast_are_counted_alone(run: Run) -> None:
    """What lies inside; of another oblast nothing."""
    _add(run, "155235000", "roads")
    counts = []
    for place in ("155235000", "155200000", "150000000", "550000000"):
        _, out, _ = run("stats", "--within", place, "--json")
        counts.append(json.loads(out)["rows"][0]["asked_count"])

    assert counts == [1, 1, 1, 0]


@pytest.mark.usefixtures("held")
def test_in_a_published_table_small_groups_have_neither_figures_nor_reasons(run: Run) -> None:
    """That some are left out is said."""
    _add(run, "155235000", "roads")

    _, out, _ = run("stats", "--by", "kind", "--publish", "--json")
    _, csv, _ = run("stats", "--by", "kind", "--publish", "--csv")

    told = json.loads(out)
    assert told["rows"][0]["asked_count"] is None
    assert {one["key"] for one in told["reasons"]} == {"nothing_to_compare", "few_requests"}
    assert csv.splitlines()[1].endswith("true,not_comparable")


def test_without_the_tables_there_are_figures_and_no_verdict(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A register needs no table of ours."""
    monkeypatch.setattr("budget.paths.TABLES", tmp_path / "none")
    _add(run, "155235000", "roads")

    code, out, _ = run("stats", "--by", "kind")

    assert code == 0
    assert "No verdict" in out
