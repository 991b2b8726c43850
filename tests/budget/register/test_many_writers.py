"""Two programs at once, and a program killed while it writes: nothing confirmed is lost."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from budget.errors import RegisterError
from budget.register.engine import alone, engine_of
from budget.register.register import Register
from tests.budget.register.conftest import Store
from tests.budget.register.written import a_request, seen

_PROJECT = Path(__file__).resolve().parents[3]
_EACH = 500


def _writer(store: Store, request_id: str, count: int) -> subprocess.Popen[str]:
    """Another program that adds notes to the same register."""
    return subprocess.Popen(  # noqa: S603 -- this project, by this Python
        [
            sys.executable,
            "-m",
            "tests.budget.register.writer",
            store.url,
            request_id,
            str(count),
        ],
        cwd=_PROJECT,
        env={**os.environ, "BUDGET_PASSPHRASE": store.passphrase or ""},
        stdout=subprocess.PIPE,
        text=True,
    )


def _confirmed(writer: subprocess.Popen[str]) -> Iterator[tuple[int, str, str]]:
    """Number, seal and note of each entry that a writer was told is confirmed."""
    assert writer.stdout is not None
    with writer.stdout as lines:
        for line in lines:
            number, seal, note = line.rstrip("\n").split(" ", 2)
            yield int(number), seal, note


@pytest.fixture
def request_id(store: Store) -> str:
    """A request to write to."""
    with store.open() as register:
        return register.add_request(a_request()).request_id


def test_two_programs_with_a_thousand_events_lose_none(store: Store, request_id: str) -> None:
    """One chain without a gap, and every entry in it that was confirmed to somebody."""
    writers = [_writer(store, request_id, _EACH) for _ in range(2)]
    confirmed = [entry for writer in writers for entry in _confirmed(writer)]
    codes = [writer.wait() for writer in writers]

    with store.open() as register:
        events = register.events()
        assert codes == [0, 0]
        assert events["event_no"].to_list() == list(range(1, 2 * _EACH + 2))
        held = events.select("event_no", "hash", "note").rows()
        assert sorted(confirmed) == held[1:]
        assert register.verify() == []


def test_a_program_killed_in_the_middle_loses_nothing_it_was_told_of(
    store: Store, request_id: str
) -> None:
    """Kill -9 after twenty confirmed entries, while it writes on."""
    writer = _writer(store, request_id, 100_000)
    confirmed = []
    for entry in _confirmed(writer):
        confirmed.append(entry)
        if len(confirmed) == 20:
            os.kill(writer.pid, signal.SIGKILL)
    assert writer.wait() == -signal.SIGKILL

    with store.open() as register:
        held = set(register.events().select("event_no", "hash", "note").iter_rows())
        assert set(confirmed) <= held
        assert register.verify() == []
        after = register.add_event(request_id, seen(date(2026, 3, 3), note="кейін"))
        assert after.event_no == register.events().height
        assert register.verify() == []


def test_a_failed_entry_leaves_nothing_behind(register: Register) -> None:
    """All rows of a batch, or none: the second one has a key that is taken."""
    first = a_request("бірінші", import_key="a")
    invented = a_request("екінші", unit_id="invented-01")

    with pytest.raises(Exception, match="Invented villages"):
        register.add_requests([first, invented])

    assert register.requests().is_empty()
    assert register.events().is_empty()


def test_a_writer_that_waited_while_the_register_was_replaced_is_refused(
    in_file: Register,
) -> None:
    """It holds the file that was there before: what it wrote there would be confirmed and lost."""
    request_id = in_file.add_request(a_request()).request_id
    file = in_file.place.file
    assert file is not None
    has_opened = threading.Event()
    refusals: list[RegisterError] = []

    def write() -> None:
        try:
            in_file.add_event(request_id, seen(date(2026, 3, 3), note="кеш"))
        except RegisterError as refused:
            refusals.append(refused)

    writer = threading.Thread(target=write)
    with alone(engine_of(in_file.place)):
        event.listen(in_file.engine, "connect", lambda *_: has_opened.set(), insert=True)
        writer.start()
        assert has_opened.wait(60)
        shutil.copy(file, file.with_suffix(".new"))
        file.with_suffix(".new").replace(file)
    writer.join()

    assert ["Another program" in refused.message for refused in refusals] == [True]
    assert in_file.verify() == []
    assert in_file.events().height == 1
