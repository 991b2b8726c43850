"""A flow and a ladder draw the shares they are given."""

import polars as pl

from budget.charts.flow import flow_option, ladder
from budget.locale.words import Language

_FLOWS = pl.DataFrame(
    {
        "from_name": ["district's own", "District", "village's own"],
        "to_name": ["District", "Village", "Village"],
        "source": ["own", "above", "own"],
        "share": [0.8, 0.8, 0.2],
    }
)
_RUNGS = pl.DataFrame(
    {
        "unit_id": ["d", "v", "v"],
        "name": ["District", "Village", "Village"],
        "total_text": ["1000 ₸", "100 ₸", "100 ₸"],
        "source": ["own", "own", "above"],
        "source_no": [0, 0, 1],
        "source_text": ["own", "own", "from above"],
        "order": [0, 1, 1],
        "is_first": [True, True, False],
        "share": [1.0, 0.02, 0.98],
        "share_text": ["100%", "2%", "98%"],
        "exact_text": ["1000 ₸", "2 ₸", "98 ₸"],
    }
)


def test_every_link_of_a_flow_has_the_width_of_its_share() -> None:
    """0.8 of the village's money comes through the district, 0.2 is its own."""
    series = flow_option(_FLOWS, is_dark=False, height=300)["series"]

    assert isinstance(series, list)
    assert [(link["source"], link["target"], link["value"]) for link in series[0]["links"]] == [
        ("district's own", "District", 0.8),
        ("District", "Village", 0.8),
        ("village's own", "Village", 0.2),
    ]


def test_a_name_stands_once_among_the_nodes_of_a_flow() -> None:
    """ECharts refuses a name that comes twice."""
    series = flow_option(_FLOWS, is_dark=True, height=300)["series"]

    assert isinstance(series, list)
    names = [node["name"] for node in series[0]["data"]]
    assert sorted(names) == ["District", "Village", "district's own", "village's own"]


def test_a_percentage_too_narrow_for_its_bar_is_left_to_the_tooltip() -> None:
    """Two per cent of a bar on a phone is seven pixels."""
    drawn, _ = ladder(
        _RUNGS,
        Language.EN,
        {"own": "own", "above": "from above"},
        is_dark=False,
        exact_title="Exact",
    )

    assert drawn["inside_text"].to_list() == ["100%", None, "98%"]
    assert drawn["middle"].to_list() == [0.5, 0.01, 0.51]
