"""Download a published document into `data/raw`, with the facts of its origin beside it.

The only module that touches the network. A file is either whole or absent, and one that is
already there is never replaced by another: a publisher's change is an edition of its own.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO
from urllib.parse import unquote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

from budget.errors import N_, UnusableFileError

ORIGIN = "origin.json"
SIZE_LIMIT = 200 * 1024 * 1024  # bytes; the releases used so far are below 20 MB
USER_AGENT = "budget-tracker/0.1 (reads published budgets, one file at a time)"

_TIMEOUT = (10.0, 60.0)  # seconds: to connect, and between two parts of the body
_CHUNK = 64 * 1024
_NOT_IN_A_NAME = set('/\\:*?"<>|\0')  # Windows refuses them too
_PAGE_NAMES = {"", ".htm", ".html", ".md", ".txt"}  # under these a web page is what was wanted


def fetch(  # noqa: PLR0913 - two say what and where; the rest are keywords
    url: str,
    folder: Path,
    *,
    retrieved: date,
    name: str | None = None,
    facts: Mapping[str, str] | None = None,
    size_limit: int = SIZE_LIMIT,
    pause: float = 1.0,
) -> Path:
    """Download one document into a folder and note its origin in `origin.json` beside it.

    Args:
        url: Where the publisher keeps it, `http` or `https`.
        folder: Folder of this document below `data/raw`; made when absent.
        retrieved: The day of reading, given by the caller: nothing here reads the clock.
        name: Name of the file; by default the last part of the address.
        facts: Publisher, title, licence and the like, as the recipe states them.
        size_limit: Bytes after which the download is given up.
        pause: Seconds before the first repeat; doubled before each further one.

    Raises:
        UnusableFileError: The address is refused, silent, too large, forbidden by robots.txt,
            or gives other bytes than the file that is already there.
    """
    file = folder / _file_name(url, name)
    with _session(pause) as session, _said_plainly(url):
        _ask_robots(session, url)
        folder.mkdir(parents=True, exist_ok=True)
        with _part_of(file) as part:
            sha256, content_type = _download(session, url, part, size_limit)
            _refuse_page(url, file, content_type)
            _keep(Path(part.name), file, sha256)
    entry = {"name": file.name, "sha256": sha256, "url": url}
    entry |= {"retrieved": retrieved.isoformat(), "content_type": content_type}
    _note_origin(folder / ORIGIN, dict(facts or {}), entry)
    return file


def _file_name(url: str, name: str | None) -> str:
    """A plain file name, from the caller or from the end of the address."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UnusableFileError(
            url, N_("no web address"), N_("http:// or https://"), N_("check the address")
        )
    found = unquote(parts.path).rpartition("/")[2] if name is None else name
    if found in {"", ".", "..", ORIGIN} or set(found) & _NOT_IN_A_NAME:
        raise UnusableFileError(
            url,
            N_("{name} as a file name"),
            N_("a plain name"),
            N_("say under which name to save it"),
            name=repr(found),
        )
    return found


def _session(pause: float) -> requests.Session:
    """A session that says who asks, and asks again when a server is busy."""
    retries = Retry(
        total=4,
        backoff_factor=pause,
        status_forcelist=(429, 500, 502, 503, 504),
        allowed_methods=("GET",),
        raise_on_status=False,  # the answer itself says what was wrong
        retry_after_max=120,
    )
    session = requests.Session()
    session.headers["User-Agent"] = USER_AGENT
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(max_retries=retries))
    return session


@contextmanager
def _said_plainly(url: str) -> Iterator[None]:
    """Turn what the network says into one sentence."""
    try:
        yield
    except requests.HTTPError as error:
        raise UnusableFileError(
            url,
            N_("the server answered {answer}"),
            N_("a document"),
            N_("open the address in a browser, or try later"),
            answer=f"{error.response.status_code} {error.response.reason}",
        ) from error
    except requests.RequestException as error:
        raise UnusableFileError(
            url,
            N_("no whole answer ({why})"),
            N_("a document"),
            N_("check the connection and try later"),
            why=type(error).__name__,
        ) from error


def _ask_robots(session: requests.Session, url: str) -> None:
    """Keep to the publisher's robots.txt: some registers of acts forbid automatic reading."""
    with session.get(urljoin(url, "/robots.txt"), timeout=_TIMEOUT) as answer:
        if 400 <= answer.status_code < 500:  # noqa: PLR2004 - no rules, by RFC 9309
            return
        answer.raise_for_status()
        rules = RobotFileParser()
        rules.parse(answer.text.splitlines())
    if not rules.can_fetch(USER_AGENT, url):
        raise UnusableFileError(
            url,
            N_("robots.txt forbids automatic reading"),
            N_("an address open to programs"),
            N_("save the document in a browser and put it into data/raw by hand"),
        )


@contextmanager
def _part_of(file: Path) -> Iterator[IO[bytes]]:
    """A temporary neighbour of a file, gone at the end whatever happens."""
    with NamedTemporaryFile(dir=file.parent, suffix=".tmp", delete=False) as part:
        try:
            yield part
        finally:
            part.close()
            Path(part.name).unlink(missing_ok=True)


def _download(
    session: requests.Session, url: str, part: IO[bytes], size_limit: int
) -> tuple[str, str]:
    """Write the body; its SHA-256 and the content type the server names."""
    digest, size = hashlib.sha256(), 0
    with session.get(url, timeout=_TIMEOUT, stream=True) as answer:
        answer.raise_for_status()
        for chunk in answer.iter_content(_CHUNK):
            size += len(chunk)
            if size > size_limit:
                raise UnusableFileError(
                    url,
                    N_("more than {limit} bytes"),
                    N_("a smaller document"),
                    N_("save it by hand if it is the right one"),
                    limit=size_limit,
                )
            digest.update(chunk)
            part.write(chunk)
        content_type = answer.headers.get("Content-Type", "")
    part.close()
    if size == 0:
        raise UnusableFileError(url, N_("an empty answer"), N_("a document"), N_("try later"))
    return digest.hexdigest(), content_type


def _refuse_page(url: str, file: Path, content_type: str) -> None:
    """Publishers answer a missing workbook with a friendly page and status 200."""
    is_page = content_type.partition(";")[0].strip().lower() == "text/html"
    if is_page and file.suffix.lower() not in _PAGE_NAMES:
        raise UnusableFileError(
            url,
            N_("a web page"),
            N_("a file of kind {suffix}"),
            N_("open the address in a browser"),
            suffix=file.suffix,
        )


def _keep(part: Path, file: Path, sha256: str) -> None:
    """Move the whole download into place, unless other bytes lie there already."""
    if not file.exists():
        part.replace(file)
        return
    held = hashlib.sha256(file.read_bytes()).hexdigest()
    if held != sha256:
        raise UnusableFileError(
            str(file),
            N_("the publisher now gives other bytes (SHA-256 {given}…)"),
            N_("those read before ({held}…)"),
            N_("fetch the new edition into a folder of its own"),
            given=sha256[:12],
            held=held[:12],
        )


def _note_origin(origin_file: Path, facts: dict[str, str], entry: dict[str, str]) -> None:
    """Add a file to `origin.json`; what stands there, reviewed by hand perhaps, stays."""
    origin: dict[str, object] = {"url": entry["url"], "retrieved": entry["retrieved"], **facts}
    if origin_file.exists():
        origin |= json.loads(origin_file.read_text(encoding="utf-8"))
    files = origin.get("files", [])
    if not isinstance(files, list):
        raise UnusableFileError(
            str(origin_file), N_("no list of files"), "`files`", N_("mend it by hand")
        )
    if any(known.get("name") == entry["name"] for known in files):
        return
    origin["files"] = [*files, entry]
    with _part_of(origin_file) as part:
        part.write(json.dumps(origin, ensure_ascii=False, indent=2).encode() + b"\n")
        part.close()
        Path(part.name).replace(origin_file)
