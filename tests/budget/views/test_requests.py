"""The pages of the request register: every view, a request from its form to its overdue reply."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from budget import paths
from budget.model.enums import BudgetLevel
from budget.model.requests import RequestKind
from budget.register.facts import NewRequest
from budget.register.opening import open_register
from budget.register.register import Register
from budget.register.sample import make_sample
from budget.views import requests_door
from budget.views.plain import plain
from tests.budget.views.reading import opened, texts

pytestmark = pytest.mark.usefixtures("held", "home")

_VIEWS = ("list", "add", "totals", "bring", "give", "publish", "proof")
_DOORS = ("event", "attach", "line", "papers", "correct")
_VILLAGE = "155230100"
_PASSPHRASE = "correct horse"  # noqa: S105 -- of a register that lives for one test


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder of the test's own: nobody's register is touched."""
    monkeypatch.setattr(paths, "OWN", tmp_path)
    _reader_at(None, monkeypatch)  # Streamlit's own test gives a reader no address at all
    monkeypatch.setattr(requests_door, "SAMPLE_FILE", tmp_path / "sample" / "register.sqlite")
    return tmp_path


def _reader_at(machine: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine a reader sits at; None: the one that the app runs on."""
    monkeypatch.setattr(
        "streamlit.runtime.context.ContextProxy.ip_address", property(lambda _: machine)
    )


def _asked(title: str = "Жарық", sent_on: date | None = None) -> NewRequest:
    return NewRequest(
        unit_id=_VILLAGE,
        year=2027,
        title=title,
        kind=RequestKind.LIGHTING,
        office="Аудан әкімінің аппараты",
        tier=BudgetLevel.DISTRICT,
        amount_asked_kzt=9_000_000,
        sent_on=sent_on,
    )


def _field(app: AppTest, label: str) -> int:
    return [field.label for field in app.text_input].index(label)


def _tapped(app: AppTest, label: str, value: str) -> None:
    next(group for group in app.button_group if group.label == label).set_value(value)


def _pressed(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("view", _VIEWS)
def test_a_view_opens_with_the_sample_plainly_marked(language: str, view: str) -> None:
    """No exception; the address names the view; the sample says that it is invented."""
    app = opened("requests", lang=language, register="sample", view=view)

    assert not app.exception
    assert not app.error
    assert app.query_params["view"] == view
    assert len(app.warning) == 1


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("door", _DOORS)
def test_a_request_opens_with_each_of_its_doors(language: str, door: str) -> None:
    """Where it stands, its entries, and the door of the address."""
    with make_sample(str(requests_door.SAMPLE_FILE)) as sample:
        request_id = str(sample.requests()["request_id"][1])
    app = opened("requests", lang=language, register="sample", request=request_id, do=door)

    assert not app.exception
    assert not app.error
    assert app.query_params["do"] == door


def test_a_document_that_was_saved_is_told_beside_one_that_was_refused() -> None:
    """Else its owner attaches it again, and nothing leaves a register."""
    with open_register() as register:
        request_id = register.add_request(_asked()).request_id
    app = opened("requests", lang="en", request=request_id)
    app.session_state["saves"].saved("attach", request_id)
    app.session_state["saves"].refused.append("empty.pdf: it is empty")

    app.run()

    assert [told.value.split(".")[0] for told in app.success] == ["Saved"]
    assert [told.value for told in app.error] == [plain("empty.pdf: it is empty")]


def test_a_request_is_recorded_from_its_form_and_refused() -> None:
    """Title, amount, office: the rest may wait; then the reply, and the state follows from it."""
    open_register().close()
    app = opened("requests", lang="en", view="add", village=_VILLAGE)
    app.text_input[_field(app, "What is asked, in a line")].set_value("Street lighting")
    _tapped(app, "What for", "lighting")
    app.text_input[_field(app, "Amount, ₸")].set_value("9,5 млн")
    app.text_input[_field(app, "Asked of (office, not a person)")].set_value(
        "Akim of the district"
    )
    _pressed(app, "Save the request")

    assert "request" in app.query_params
    assert "view" not in app.query_params
    assert len(app.success) == 1

    app.query_params["do"] = "event"
    app.run()
    _tapped(app, "What the reply says", "refused_with_reason")
    app.text_area[0].set_value("No money in the district")
    _pressed(app, "Save the event")

    with open_register() as register:
        stands = register.standings().row(0, named=True)
        assert register.requests()["amount_asked_kzt"].to_list() == [9_500_000]
    assert stands["state"] == "refused"
    assert stands["reply"] == "refused_with_reason"
    assert any("«No money in the district»" in text for text in texts(app))
    assert len(app.success) == 1  # each of both entries is said to be saved


def test_a_refusal_without_its_reason_is_not_taken() -> None:
    """Refused with a reason, and none quoted: the form says so and records nothing."""
    with open_register() as register:
        request_id = register.add_request(_asked()).request_id
    app = opened("requests", lang="en", request=request_id, do="event")
    _tapped(app, "What the reply says", "refused_with_reason")
    _pressed(app, "Save the event")

    assert "needs the reason" in app.error[0].value
    with open_register() as register:
        assert register.events().height == 1


def test_a_misread_field_says_field_found_expected_and_advice() -> None:
    """And what was found is shown as text, not carried out."""
    open_register().close()
    app = opened("requests", lang="en", view="add", village=_VILLAGE)
    app.text_input[_field(app, "Amount, ₸")].set_value("about **ten** [x](http://y.kz)")
    _pressed(app, "Save the request")

    told = app.error[0].value
    assert told.startswith("Amount, ₸")
    assert plain("about **ten** [x](http://y.kz)") in told
    assert "expected" in told
    with open_register() as register:
        assert register.requests().is_empty()


def test_a_request_becomes_overdue_by_the_clock_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Sent on 2 March 2026; on 1 June nobody has answered."""
    later = open_register(clock=lambda: datetime(2026, 6, 1, 6, tzinfo=UTC))
    request_id = later.add_request(_asked(sent_on=date(2026, 3, 2))).request_id

    def opened_then(passphrase: str | None = None) -> Register:
        return open_register(
            passphrase=passphrase, clock=lambda: datetime(2026, 6, 1, 6, tzinfo=UTC)
        )

    monkeypatch.setattr(requests_door, "open_register", opened_then)
    app = opened("requests", lang="en", request=request_id)

    assert "No reply, overdue" in app.error[0].value
    assert "days overdue." in app.error[0].value


def test_a_locked_register_opens_with_its_passphrase_only() -> None:
    """A wrong one is told so; nothing of the register is on the page."""
    with open_register(passphrase=_PASSPHRASE) as register:
        register.add_request(_asked(title="Құпия"))
    app = opened("requests", lang="en")
    assert not any("Құпия" in text for text in texts(app))

    app.text_input[0].set_value("wrong horse")
    _pressed(app, "Open")
    assert "passphrase is wrong" in app.error[0].value
    assert not any("Құпия" in text for text in texts(app))

    app.text_input[0].set_value(_PASSPHRASE)
    _pressed(app, "Open")
    assert any("Құпия" in text for text in texts(app))

    app.query_params["view"] = "proof"
    app.run()
    _pressed(app, "Lock now")
    app.query_params["view"] = "list"
    app.run()
    assert not any("Құпия" in text for text in texts(app))


def test_a_register_that_another_tab_locks_shuts_its_door_here() -> None:
    """The page asks for the new passphrase instead of failing."""
    with open_register() as register:
        register.add_request(_asked(title="Құпия"))
    app = opened("requests", lang="en", view="list")
    requests_door_before = any("Құпия" in text for text in texts(app))
    from_another_tab = opened("requests", lang="en", view="proof")
    from_another_tab.text_input[0].set_value(_PASSPHRASE)
    _pressed(from_another_tab, "Change the lock")
    app.run()

    assert requests_door_before
    assert from_another_tab.success
    assert not app.exception
    assert [field.label for field in app.text_input] == ["Passphrase"]


@pytest.mark.parametrize("machine", ["192.168.1.7", "203.0.113.9"])
def test_an_open_register_opens_on_its_own_machine_only(
    machine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another machine of the village sees no text of it."""
    with open_register() as register:
        register.add_request(_asked(title="Құпия"))
    _reader_at(machine, monkeypatch)
    app = opened("requests", lang="en", view="list")

    assert "only on the computer where it lies" in app.warning[0].value
    assert not any("Құпия" in text for text in texts(app))


@pytest.mark.parametrize(
    "text", ["<b>", "**b**", "[a](http://b.kz)", ":red[a]", "$x$", "# a", "`c`"]
)
def test_a_text_of_somebody_else_keeps_its_letters_and_loses_its_powers(text: str) -> None:
    """Every sign that Markdown acts on stands escaped; read back, the letters are the same."""
    escaped = plain(text)

    assert escaped.replace("\\", "").replace("\u2060", "") == text
    assert escaped != text


def test_an_icon_an_address_and_a_mail_stay_letters() -> None:
    """Streamlit makes icons and links of plain letters, after Markdown is read."""
    for text in (":material/home:", ":smile:", "https://b.kz", "www.b.kz", "a@b.kz"):
        assert "\u2060" in plain(text)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_preview_names_fields_and_not_columns(language: str) -> None:
    """What never goes out is listed by names of fields: no `events.hash`, no `import_key`."""
    app = opened("requests", lang=language, register="sample", view="publish")
    listed = next(text.value for text in app.caption if "хатт" in text.value.lower()
                  or "протокол" in text.value.lower())  # fmt: skip

    assert "_" not in listed
    assert "." not in listed.rstrip(".").replace(". ", " ")


def test_groups_that_do_not_compare_stand_in_the_order_of_their_names() -> None:
    """Few requests a kind: the verdict says so above them, and none is first by its number."""
    app = opened("requests", lang="en", register="sample", view="totals")
    cards = [text.value for text in app.markdown if "Requests sent: " in text.value]

    assert any("Comparable with care" in text for text in texts(app))
    assert len(cards) > 1
    assert cards == sorted(cards)
    assert not [card for card in cards if "₸:" in card]  # the amount says its unit itself


def test_a_village_leads_to_its_requests_and_a_request_to_its_village() -> None:
    """One link each way; the page of a village reads nothing of a register."""
    with open_register() as register:
        request_id = register.add_request(_asked()).request_id
    place = opened("place", lang="en", place="155230000")
    request = opened("requests", lang="en", request=request_id)

    def links(app: AppTest) -> list[str]:
        return [link.proto.label for link in app.get("page_link")]

    assert "Requests of this village" in links(place)
    assert "Budget of this village" in links(request)


def test_the_link_of_a_village_without_requests_opens_the_form_for_it() -> None:
    """The register holds another village: the form stands ready for the one of the address."""
    with open_register() as register:
        register.add_request(_asked())
    app = opened("requests", lang="en", village="155235000")

    assert app.query_params["view"] == "add"
    assert app.query_params["village"] == "155235000"


def test_a_request_not_sent_yet_gets_no_letters_about_its_reply() -> None:
    """Nothing is late that was not sent: the page says when letters come."""
    with open_register() as register:
        request_id = register.add_request(_asked()).request_id
    app = opened("requests", lang="en", request=request_id, do="papers")

    assert any("once the request is sent" in text.value for text in app.caption)
    assert not any("Complaint" in text for text in texts(app))
