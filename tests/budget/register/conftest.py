"""Registers to test with: a plain file, a locked file, and a PostgreSQL server where there is one.

The server is the one named in BUDGET_TEST_POSTGRESQL, or is started on the loopback from the
programs of PostgreSQL on this machine, as another user than root; else its tests are skipped.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
import pytest

from budget.model.requests import RequestState
from budget.register.opening import open_register
from budget.register.register import Register
from tests.budget.register.written import PDF, a_request, seen

_GIVEN = "BUDGET_TEST_POSTGRESQL"
_PASSPHRASE = "құпия 'сөз'"  # noqa: S105 -- of a test
_PROGRAMS = [Path("/usr/local/bin"), *sorted(Path("/usr/lib/postgresql").glob("*/bin"))]
_KINDS = ["file", "locked", "server"]


@dataclass(frozen=True, slots=True)
class Store:
    """Where a test keeps its register."""

    url: str
    passphrase: str | None
    documents: Path

    def open(self, *, is_sample: bool = False) -> Register:
        """The register at a fixed moment: noon of 1 December 2026 in Kazakhstan."""
        return open_register(
            self.url,
            self.passphrase,
            documents=self.documents,
            is_sample=is_sample,
            clock=lambda: datetime(2026, 12, 1, 7, tzinfo=UTC),
        )

    @property
    def is_server(self) -> bool:
        """Whether the register lies on a server."""
        return self.url.startswith("postgresql")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of the server in one worker: one server is enough."""
    for item in items:
        if "[server" in item.nodeid or "-server" in item.nodeid:
            item.add_marker(pytest.mark.xdist_group("postgresql"))


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server, up to the name of the database."""
    given = os.environ.get(_GIVEN)
    if given:
        yield given.rstrip("/")
        return
    folder = next((folder for folder in _PROGRAMS if (folder / "initdb").exists()), None)
    if folder is None:
        pytest.skip(f"no PostgreSQL is installed here, and {_GIVEN} names none")
    yield from _started(folder)


@pytest.fixture(params=_KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """A place without a register, of each kind in turn."""
    if request.param == "server":
        url = _new_database(request.getfixturevalue("server"))
        return Store(url, None, tmp_path / "documents")
    passphrase = _PASSPHRASE if request.param == "locked" else None
    return Store(str(tmp_path / "register.sqlite"), passphrase, tmp_path / "documents")


@pytest.fixture
def register(store: Store) -> Iterator[Register]:
    """An empty register of each kind in turn."""
    with store.open() as opened:
        yield opened


@pytest.fixture
def in_file(tmp_path: Path) -> Iterator[Register]:
    """An empty register in a plain file, where the kind of database does not matter."""
    file = tmp_path / "plain" / "register.sqlite"
    with Store(str(file), None, file.parent / "documents").open() as opened:
        yield opened


@pytest.fixture
def recorded(register: Register) -> Register:
    """Two requests: entries 1 and 2 record them, 3 registers, 4 attaches, 5 refuses."""
    first = register.add_request(a_request("бірінші")).request_id
    second = register.add_request(a_request("екінші")).request_id
    register.add_event(first, seen(date(2026, 3, 3), RequestState.REGISTERED))
    register.attach(first, PDF, "хат.pdf", about=3)
    register.add_event(second, seen(date(2026, 4, 1), RequestState.REFUSED, note="жоқ"))
    return register


def _new_database(server: str) -> str:
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"{server}/{name}"


def _started(programs: Path) -> Iterator[str]:
    """A server of our own on a free port of the loopback, gone when the tests end."""
    home = Path(tempfile.mkdtemp(prefix="register-"))
    user = _not_root(home)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories="

    def run(program: str, *arguments: str) -> None:
        subprocess.run(  # noqa: S603 -- programs of PostgreSQL, no words of a user
            [programs / program, "-D", home / "data", *arguments],
            check=True,
            cwd=home,
            user=user,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        )

    try:
        run("initdb", "-A", "trust", "-U", "register", "-E", "UTF8", "--no-sync")
        run("pg_ctl", "-w", "-l", str(home / "log"), "-o", options, "start")
    except (subprocess.CalledProcessError, OSError):
        shutil.rmtree(home, ignore_errors=True)
        pytest.skip("the PostgreSQL of this machine does not start")
    try:
        yield f"postgresql://register@127.0.0.1:{port}"
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


def _not_root(home: Path) -> str | None:
    """PostgreSQL refuses to run as root: somebody else, who owns the folder."""
    if os.geteuid() != 0:
        return None
    shutil.chown(home, "nobody")
    return "nobody"
