"""A form that is saved once, however often its button is pressed.

A second press comes as a second run of the page, which may break off the first one wherever that
speaks to Streamlit. So the turn of a form is noted in a plain dictionary, in the same breath as its
entry is confirmed; the next run draws the form under another key, to which the second press is
nothing.

Both runs may be at work at one time, the first still waiting for the disk: a lock lets one of them
save, and the other finds the turn gone. A press may also come when what it would save is already
shown; it still speaks of the form, and must not bring an empty one back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

import streamlit as st

_KEY = "saves"
_HURRY = 2.0  # seconds in which a second press belongs to the first


@dataclass(slots=True)
class Saves:
    """What the forms of one visit have saved."""

    turns: dict[str, int] = field(default_factory=dict)
    done: dict[str, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    last: dict[str, tuple[str, float]] = field(default_factory=dict)  # key, second of the clock
    _one: Lock = field(default_factory=Lock, compare=False, repr=False)

    def turn(self, form: str) -> int:
        """How often a form was saved."""
        return self.turns.get(form, 0)

    @contextmanager
    def alone(self, form: str, turn: int) -> Iterator[None]:
        """Save here; where another press has saved this turn meanwhile, the page is drawn anew."""
        with self._one:
            if self.turn(form) != turn:
                st.rerun()
            yield

    def saved(self, form: str, key: str) -> None:
        """Note a save and the key of what was saved; call it right after the entry is confirmed."""
        self.turns[form] = self.turn(form) + 1
        self.done[form] = key
        self.last[form] = key, monotonic()

    def just_saved(self, form: str) -> str | None:
        """The key of what the press before this one saved: not yet shown, or a moment ago."""
        if form in self.done:
            return self.done[form]
        if form not in self.last:
            return None
        key, moment = self.last[form]
        return key if monotonic() - moment < _HURRY else None


def saves() -> Saves:
    """The saves of this visit."""
    found: Saves = st.session_state.setdefault(_KEY, Saves())
    return found
