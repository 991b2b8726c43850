"""Papers of a request: documents that are refused, letters that nobody awaits."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from budget import paths
from budget.model.requests import RequestState
from budget.register.opening import open_register
from tests.budget.register.written import a_request, seen


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user's folder of the test's own."""
    monkeypatch.setattr(paths, "OWN", tmp_path)


def _attached() -> None:
    from budget.locale.words import Language, words  # noqa: PLC0415 -- a script of its own
    from budget.register.opening import open_register  # noqa: PLC0415 -- the same
    from budget.views.page import Page  # noqa: PLC0415 -- the same
    from budget.views.requests_fields import documents_attached  # noqa: PLC0415 -- the same

    files = [(b"%PDF-1.4", "one.pdf"), (b"%PDF-1.4", "two.pdf")]
    with open_register() as register:
        documents_attached(register, "NOTTHERE", files, Page(words(Language.EN), is_dark=False))


def _one_of_two() -> None:
    import streamlit as st  # noqa: PLC0415 -- a script of its own

    from budget.locale.words import Language, words  # noqa: PLC0415 -- the same
    from budget.register.opening import open_register  # noqa: PLC0415 -- the same
    from budget.views.page import Page  # noqa: PLC0415 -- the same
    from budget.views.requests_fields import documents_attached  # noqa: PLC0415 -- the same

    page = Page(words(Language.EN), is_dark=False)
    with open_register() as register:
        request_id = str(register.requests()["request_id"].item())
        files = [(b"%PDF-1.4 a letter", "good.pdf"), (b"", "empty.pdf")]
        st.session_state["taken"] = documents_attached(register, request_id, files, page)


def _letters() -> None:
    from budget.locale.words import Language, words  # noqa: PLC0415 -- a script of its own
    from budget.register.opening import open_register  # noqa: PLC0415 -- the same
    from budget.views.page import Page  # noqa: PLC0415 -- the same
    from budget.views.requests_letters import letters_shown  # noqa: PLC0415 -- the same

    with open_register() as register:
        request_id = str(register.requests()["request_id"].item())
        page = Page(words(Language.EN), is_dark=False)
        letters_shown(register, request_id, Language.KK, page)


def test_a_document_that_the_register_refuses_is_named_and_the_next_one_is_tried() -> None:
    """The entry before is confirmed: the page goes on and says which document is not taken."""
    app = AppTest.from_function(_attached).run()

    assert not app.exception
    refused = app.session_state["saves"].refused
    assert [told.split(":")[0] for told in refused] == ["one.pdf", "two.pdf"]


def test_of_two_documents_the_one_that_was_taken_is_counted() -> None:
    """Else its owner attaches it again, and nothing leaves a register."""
    with open_register() as register:
        register.add_request(a_request())

    app = AppTest.from_function(_one_of_two).run()

    assert app.session_state["taken"] == 1
    assert [told.split(":")[0] for told in app.session_state["saves"].refused] == ["empty.pdf"]


def test_a_request_withdrawn_gets_no_letters() -> None:
    """Nor is it said that they come once it is sent: it was."""
    with open_register() as register:
        request_id = register.add_request(a_request()).request_id
        sent = AppTest.from_function(_letters).run()
        register.add_event(request_id, seen(date(2026, 3, 4), RequestState.WITHDRAWN))
    withdrawn = AppTest.from_function(_letters).run()

    assert [title.value for title in sent.subheader] == ["Drafts of letters"]
    assert not withdrawn.exception
    assert not withdrawn.subheader
    assert not withdrawn.caption
