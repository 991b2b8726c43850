"""A receipt that lies elsewhere proves what the register held."""

import pytest
from sqlalchemy import text

from budget.errors import RegisterError
from budget.locale.words import Language, words
from budget.register.receipts import sealed
from budget.register.register import Register
from budget.register.verifying import Finding, Trouble
from tests.budget.register.tampering import unguarded


def test_a_cut_end_is_found_by_a_receipt_that_lies_elsewhere(recorded: Register) -> None:
    """What is left of the chain is whole: only the copy in a telephone proves the rest."""
    second = recorded.requests()["request_id"][1]
    receipt = recorded.receipt(second).text(words(Language.KK))
    with unguarded(recorded) as connection:
        connection.execute(text("DELETE FROM events WHERE event_no = 5"))

    assert recorded.verify() == []
    assert recorded.verify([receipt]) == [Finding(what=Trouble.RECEIPT_BEYOND_END, event_no=5)]


def test_a_register_rewritten_as_a_whole_is_found_by_a_receipt(
    recorded: Register,
) -> None:
    """Another chain, seals and all, at the place of the first."""
    first = recorded.requests()["request_id"][0]
    receipt = sealed(recorded.receipt(first).payload)
    forged = f"KZ-REQUEST-1:{receipt.register_id}:{receipt.request_id}:4:{'0' * 64}"

    assert recorded.verify([forged]) == [Finding(what=Trouble.RECEIPT_DIFFERS, event_no=4)]


def test_a_receipt_of_another_register_is_not_taken_for_ours(recorded: Register) -> None:
    """And a text that is no receipt is refused in words."""
    payload = recorded.receipt(recorded.requests()["request_id"][0]).payload
    other = payload.replace(recorded.register_id, "0" * 32)

    (found,) = recorded.verify([other])
    assert found.what is Trouble.RECEIPT_OF_ANOTHER
    with pytest.raises(RegisterError, match="no receipt"):
        recorded.verify(["something else"])
