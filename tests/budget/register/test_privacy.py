"""Nothing of the register stands in logs, errors, or what is printed of its objects."""

import logging
import traceback
from datetime import date

import pytest

from budget.errors import RegisterError
from budget.register.engine import writing
from budget.register.register import Register
from budget.register.schema import REQUESTS
from tests.budget.register.conftest import Store
from tests.budget.register.written import PDF, a_request, seen

_LETTER = "Ауыл дәрігері туралы хат"


def test_no_text_of_the_register_is_logged(
    store: Store, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Not even where everything is logged that can be."""
    with caplog.at_level(logging.DEBUG), store.open() as register:
        request_id = register.add_request(a_request(_LETTER)).request_id
        register.add_event(request_id, seen(date(2026, 3, 3), note=_LETTER))
        register.attach(request_id, PDF, f"{_LETTER}.pdf")
        register.standings()

    printed = capfd.readouterr()
    assert _LETTER not in caplog.text + printed.out + printed.err


def test_an_error_of_the_database_quotes_no_row(register: Register) -> None:
    """A server quotes the row it refuses; we do not."""
    row = dict.fromkeys(("purpose", "sent_by"))
    with (
        pytest.raises(RegisterError, match="refuses") as refused,
        writing(register.engine) as connection,
    ):
        connection.execute(REQUESTS.insert(), [{**row, "request_id": "x", "title": _LETTER}])

    told = "".join(traceback.format_exception(refused.value))
    assert _LETTER not in told


def test_the_key_of_the_documents_is_not_printed(register: Register) -> None:
    """An error report shows objects as text."""
    assert "AGE-SECRET" not in repr(register)
    assert "AGE-SECRET" not in repr(register.folder)


def test_a_receipt_holds_no_text_of_the_request(register: Register) -> None:
    """It may be sent to anybody."""
    request_id = register.add_request(a_request(_LETTER)).request_id

    assert _LETTER not in register.receipt(request_id).payload
    assert "Аудан" not in register.receipt(request_id).payload
