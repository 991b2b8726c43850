"""Downloading: whole or not at all, with its origin, and never over another file.

The publisher is a small server on the loopback address; nothing leaves the machine.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from budget.errors import UnusableFileError
from ingest.fetch import fetch

BOOK = b"PK\x03\x04 a workbook"
SHEET = "application/vnd.ms-excel"
DAY = date(2026, 11, 21)


@dataclass
class Publisher:
    """Answers by path; each path may have several, and the last one stays."""

    answers: dict[str, list[tuple[int, bytes, str]]]
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    base: str = ""

    def answer(self, path: str) -> tuple[int, bytes, str]:
        """The next answer to a path; 404 where there is none."""
        self.asked.append(path)
        waiting = self.answers.get(path, [(404, b"", "text/plain")])
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]


@contextmanager
def serving(publisher: Publisher) -> Iterator[Publisher]:
    """Run a publisher on a free port of 127.0.0.1."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            publisher.agents.add(self.headers["User-Agent"])
            status, body, kind = publisher.answer(self.path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            promised = len(body) + (100 if self.path.startswith("/cut") else 0)
            self.send_header("Content-Length", str(promised))
            self.end_headers()
            self.wfile.write(body)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        publisher.base = f"http://127.0.0.1:{server.server_port}"
        try:
            yield publisher
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loopback is reached directly, whatever proxy the machine uses."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def get(publisher: Publisher, path: str, folder: Path) -> Path:
    """Fetch a small document without waiting between repeats."""
    return fetch(publisher.base + path, folder, retrieved=DAY, pause=0, size_limit=1_000)


def test_a_download_is_kept_with_the_facts_of_its_origin(tmp_path: Path) -> None:
    """Every raw document has an `origin.json` with address, hash and the day of reading."""
    with serving(Publisher({"/a/plan.xls": [(200, BOOK, SHEET)]})) as publisher:
        file = fetch(
            publisher.base + "/a/plan.xls",
            tmp_path / "bns",
            retrieved=DAY,
            facts={"publisher": "Бюро национальной статистики"},
        )

    assert file == tmp_path / "bns" / "plan.xls"
    assert file.read_bytes() == BOOK
    url = publisher.base + "/a/plan.xls"
    assert json.loads((tmp_path / "bns" / "origin.json").read_text(encoding="utf-8")) == {
        "url": url,
        "retrieved": "2026-11-21",
        "publisher": "Бюро национальной статистики",
        "files": [
            {
                "name": "plan.xls",
                "sha256": hashlib.sha256(BOOK).hexdigest(),
                "url": url,
                "retrieved": "2026-11-21",
                "content_type": SHEET,
            }
        ],
    }
    assert len(publisher.agents) == 1
    assert "budget-tracker" in publisher.agents.pop()


def test_a_second_download_of_the_same_bytes_changes_nothing(tmp_path: Path) -> None:
    """The day of the first reading stands."""
    with serving(Publisher({"/plan.xls": [(200, BOOK, SHEET)]})) as publisher:
        get(publisher, "/plan.xls", tmp_path)
        before = (tmp_path / "origin.json").read_bytes()
        fetch(publisher.base + "/plan.xls", tmp_path, retrieved=date(2027, 1, 1))

    assert (tmp_path / "origin.json").read_bytes() == before


def test_other_bytes_under_the_same_name_are_an_edition_of_their_own(tmp_path: Path) -> None:
    """A publisher replaces a release silently; the one read first is evidence."""
    answers = [(200, BOOK, SHEET), (200, BOOK + b" revised", SHEET)]
    with serving(Publisher({"/plan.xls": answers})) as publisher:
        file = get(publisher, "/plan.xls", tmp_path)
        with pytest.raises(UnusableFileError, match=r"other bytes .* folder of its own"):
            get(publisher, "/plan.xls", tmp_path)

    assert file.read_bytes() == BOOK


def test_facts_reviewed_by_hand_outlive_the_next_file_of_the_folder(tmp_path: Path) -> None:
    """A second document adds itself to the list and touches nothing else."""
    (tmp_path / "origin.json").write_text(
        '{"title": "Бюджет", "files": [{"name": "a.xls"}]}', encoding="utf-8"
    )
    with serving(Publisher({"/b.xls": [(200, BOOK, SHEET)]})) as publisher:
        fetch(publisher.base + "/b.xls", tmp_path, retrieved=DAY, facts={"title": "b"})

    origin = json.loads((tmp_path / "origin.json").read_text(encoding="utf-8"))
    assert origin["title"] == "Бюджет"
    assert [file["name"] for file in origin["files"]] == ["a.xls", "b.xls"]


def test_a_busy_server_is_asked_again(tmp_path: Path) -> None:
    """503 and 429 mean later, not never."""
    answers = [(503, b"", "text/plain"), (429, b"", "text/plain"), (200, BOOK, SHEET)]
    with serving(Publisher({"/plan.xls": answers})) as publisher:
        assert get(publisher, "/plan.xls", tmp_path).read_bytes() == BOOK

    assert publisher.asked.count("/plan.xls") == 3


@pytest.mark.parametrize(
    ("path", "answer", "sentence"),
    [
        ("/gone.xls", (404, b"", "text/html"), "the server answered 404"),
        ("/busy.xls", (503, b"", "text/html"), "the server answered 503"),
        ("/page.xls", (200, b"<html>moved", "text/html; charset=utf-8"), "a web page"),
        ("/none.xls", (200, b"", SHEET), "an empty answer"),
        ("/cut.xls", (200, BOOK, SHEET), "no whole answer"),
        ("/huge.xls", (200, BOOK * 100, SHEET), "more than 1,000 bytes"),
    ],
)
def test_a_bad_answer_is_one_sentence_and_leaves_nothing(
    tmp_path: Path, path: str, answer: tuple[int, bytes, str], sentence: str
) -> None:
    """Missing, busy, a page instead of a file, empty, cut short, too large."""
    with (
        serving(Publisher({path: [answer]})) as publisher,
        pytest.raises(UnusableFileError, match=sentence) as raised,
    ):
        get(publisher, path, tmp_path)

    assert "\n" not in str(raised.value)
    assert list(tmp_path.iterdir()) == []


def test_robots_txt_is_kept_to(tmp_path: Path) -> None:
    """A register that forbids programs is read by people and saved by hand."""
    rules = b"User-agent: *\nDisallow: /rus/docs\n"
    answers = {"/robots.txt": [(200, rules, "text/plain")], "/rus/docs/1": [(200, b"a", "")]}
    with (
        serving(Publisher(answers)) as publisher,
        pytest.raises(UnusableFileError, match=r"robots\.txt forbids"),
    ):
        get(publisher, "/rus/docs/1", tmp_path)

    assert publisher.asked == ["/robots.txt"]


def test_nobody_at_the_address_is_one_sentence(tmp_path: Path) -> None:
    """A port that no one listens on."""
    with serving(Publisher({})) as publisher:
        pass

    with pytest.raises(UnusableFileError, match="check the connection"):
        get(publisher, "/plan.xls", tmp_path)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("file:///etc/hostname", None),
        ("plan.xls", None),
        ("https://example.kz/files/", None),
        ("https://example.kz/..%2F..%2F..", None),
        ("https://example.kz/a.xls", "../a.xls"),
        ("https://example.kz/origin.json", None),
    ],
)
def test_an_address_or_a_name_that_leads_elsewhere_is_refused(
    tmp_path: Path, url: str, name: str | None
) -> None:
    """Only the web, only plain names, only inside the folder."""
    with pytest.raises(UnusableFileError):
        fetch(url, tmp_path, retrieved=DAY, name=name)

    assert list(tmp_path.iterdir()) == []
