"""Stated transfers: who pays, who receives, which side says it."""

import polars as pl
import pytest

from ingest.stated import Stated, stated_transfers
from ingest.text import LISTS

AKTOBE, UIL, UIL_OKRUG = "150000000", "155200000", "155230000"
BY_UNIT = pl.DataFrame(
    schema={
        "doc": pl.UInt32,
        "grid": pl.UInt32,
        "row": pl.UInt32,
        "col": pl.UInt32,
        "kind": pl.String,
        "year": pl.Int64,
        "unit_words": pl.String,
        "printed": pl.String,
        "amount_kzt": pl.Int64,
        "value_status": pl.String,
    }
)


def stated(  # noqa: PLR0913 - a transfer, and whose decision states it
    kind: str,
    payer: str | None,
    payee: str | None,
    *,
    unit_id: str | None = AKTOBE,
    body_id: str | None = AKTOBE,
    year: int | None = 2026,
) -> Stated:
    """One listed transfer of a decision of `body_id` on the budget of `unit_id`."""
    lists = pl.DataFrame(
        [(1, 0, 5, 1, kind, year, payer, payee, None, "100", 100_000, "printed")],
        schema=LISTS,
        orient="row",
    )
    about = pl.DataFrame(
        [(1, "act", 0, "approved", unit_id, body_id)],
        schema={
            "doc": pl.UInt32,
            "act_id": pl.String,
            "edition_no": pl.Int64,
            "phase": pl.String,
            "unit_id": pl.String,
            "body_id": pl.String,
        },
        orient="row",
    )
    years = pl.DataFrame({"doc": [1], "year": [2025]}, schema_overrides={"doc": pl.UInt32})
    return stated_transfers(lists, BY_UNIT, about, years)


def edge(told: Stated) -> tuple[object, ...]:
    """Payer, payee, side and year of the only transfer."""
    row: tuple[object, ...] = told.transfers.select(
        "payer_id", "payee_id", "side", "budget_year"
    ).row(0)
    return row


def test_a_withdrawal_goes_up_from_the_unit_listed() -> None:
    """Budget Code, article 77; Aktobe 2026: «Байганинскому 1 803 042 тысяч тенге»."""
    told = stated("withdrawal", "Уилского района", None)

    assert edge(told) == (UIL, AKTOBE, "payee", 2026)
    assert told.checks.is_empty()


def test_a_subvention_goes_down_to_the_unit_listed() -> None:
    """The payer's own document states it."""
    assert edge(stated("subvention", None, "Уилскому району")) == (AKTOBE, UIL, "payer", 2026)


def test_the_republican_subvention_comes_from_the_republic() -> None:
    """«субвенция, передаваемая из республиканского бюджета в областной бюджет»."""
    told = stated("subvention", "республиканский бюджет", None)

    assert edge(told) == ("KZ", AKTOBE, "payee", 2026)


def test_the_budget_of_an_okrug_states_what_the_district_pays() -> None:
    """A district maslikhat adopts the okrug's budget, yet the okrug's side is told."""
    told = stated("subvention", "районного бюджета", None, unit_id=UIL_OKRUG, body_id=UIL)

    assert edge(told) == (UIL, UIL_OKRUG, "payee", 2026)


def test_a_decision_on_many_okrugs_is_of_its_district() -> None:
    """No okrug is the act's own, so the names in the list decide."""
    told = stated("subvention", None, "Уилскому сельскому округу", unit_id=None, body_id=UIL)

    assert edge(told) == (UIL, UIL_OKRUG, "payer", 2026)


def test_a_year_that_is_not_said_is_the_year_of_the_act() -> None:
    """The list stands below the point that names the year."""
    assert edge(stated("subvention", None, "Уилскому району", year=None))[-1] == 2025


@pytest.mark.parametrize(
    ("payee", "said"),
    [
        ("Нигдейскому району", "no unit is called"),
        ("Мугаджарскому району", "Мугалжарский район (154800000)"),
    ],
)
def test_an_unknown_name_is_a_reject_with_its_candidates(payee: str, said: str) -> None:
    """Nothing is guessed: similar names are proposed to a person."""
    told = stated("subvention", None, payee)

    assert told.transfers.is_empty()
    assert said in told.rejects["reason"].item()
    assert told.rejects["printed"].item() == f"{payee} | 100"


def test_a_transfer_of_an_unknown_decision_is_a_reject_that_says_what_to_do() -> None:
    """Without the deciding body one side of every transfer is missing."""
    told = stated("subvention", None, "Уилскому району", unit_id=None, body_id=None)

    assert "--unit" in told.rejects["reason"].item()


def test_a_transfer_that_skips_a_tier_fails() -> None:
    """Budget Code, article 76: transfers go between neighbouring tiers only."""
    told = stated("subvention", "республиканский бюджет", "Уилскому району")

    assert told.checks.select("identity", "code", "holds").rows() == [
        ("transfers join neighbouring tiers", f"KZ to {UIL}", False)
    ]


def test_a_sum_over_several_budgets_is_no_transfer() -> None:
    """Aktobe 2025, point 4: «поступления трансфертов из бюджетов города Актобе и районов»."""
    lists = pl.DataFrame(
        [
            (
                *(
                    1,
                    0,
                    5,
                    None,
                    "return",
                    2025,
                    "бюджетов города Актобе и районов",
                    None,
                    None,
                ),
                *("1 201 683", 1_201_683_000, "printed"),
            )
        ],
        schema=LISTS,
        orient="row",
    )
    about = pl.DataFrame(
        {"doc": [1], "act_id": "a", "edition_no": 0, "phase": "approved"}
    ).with_columns(
        pl.col("doc").cast(pl.UInt32), unit_id=pl.lit(AKTOBE), body_id=pl.lit(AKTOBE)
    )
    years = about.select("doc", year=pl.lit(2025, dtype=pl.Int64))

    told = stated_transfers(lists, BY_UNIT, about, years)

    assert (told.transfers.height, told.rejects.height) == (0, 0)
