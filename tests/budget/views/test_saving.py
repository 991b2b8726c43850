"""A form is saved once, also where two presses are at work at one time."""

from streamlit.testing.v1 import AppTest

from budget.views.saving import Saves


def _second_press() -> None:
    """A press that drew its page before the press before it had saved."""
    import streamlit as st  # noqa: PLC0415 - a script of its own

    from budget.views.saving import saves  # noqa: PLC0415 - a script of its own

    known = saves()
    if known.done:
        st.write(f"saved {known.turn('form')} time: {known.done['form']}")
        return
    turn = known.turn("form")
    known.saved("form", "by the first press")
    with known.alone("form", turn):
        known.saved("form", "by the second press")


def test_a_press_that_finds_its_turn_gone_saves_nothing() -> None:
    """Streamlit starts the second run while the first still waits for the disk."""
    app = AppTest.from_function(_second_press)

    app.run()

    assert not app.exception
    assert [text.value for text in app.markdown] == ["saved 1 time: by the first press"]


def test_a_press_right_after_a_save_belongs_to_it() -> None:
    """Until what was saved is shown, and for a moment after; a later one begins anew."""
    known = Saves()
    known.saved("form", "saved")
    del known.done["form"]
    assert known.just_saved("form") == "saved"

    known.last["form"] = ("saved", known.last["form"][1] - 60)
    assert known.just_saved("form") is None
    assert known.just_saved("other form") is None
