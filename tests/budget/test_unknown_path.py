"""A name that is none of a page leads to the first page."""

import asyncio

import pytest
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope, Send

from budget.unknown_path import KnownPagesOnly

_BROWSER = "text/html,application/xhtml+xml"


async def _answered(_scope: Scope, _receive: Receive, send: Send) -> None:
    """The app itself."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def _asked(path: str, query: str = "", accept: str = _BROWSER) -> str:
    """Where a browser is sent; empty: the app answers."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    scope = {
        "type": "http", "method": "GET", "path": path, "query_string": query.encode(),
        "headers": [(b"accept", accept.encode())],
    }  # fmt: skip
    asyncio.run(KnownPagesOnly(_answered, "home", ["place", "trace"])(scope, receive, send))
    return Headers(raw=sent[0]["headers"]).get("location", "")


@pytest.mark.parametrize(
    ("path", "query", "sent_to"),
    [
        ("/svod", "lang=kk&place=1", "/?asked=svod&lang=kk"),
        ("/свод", "", "/?asked=%D1%81%D0%B2%D0%BE%D0%B4"),
        ("/svod/", "lang=ru", "/?asked=svod&lang=ru"),
        ("/home", "lang=ru", "/?lang=ru"),
        ("/home", "", "/"),
    ],
)
def test_an_unknown_name_leads_to_the_first_page(path: str, query: str, sent_to: str) -> None:
    """With its language; the first page has no name, and whoever wrote one finds it all the same."""
    assert _asked(path, query) == sent_to


@pytest.mark.parametrize(
    "path", ["/", "/place", "/trace/", "/favicon.png", "/_stcore/health", "/static/js/a.js"]
)
def test_pages_and_files_are_answered_by_the_app(path: str) -> None:
    """A page of ours, a file, a path of the server."""
    assert _asked(path) == ""


def test_only_a_browser_that_opens_a_page_is_sent_on() -> None:
    """What a script or a checker of health asks for is answered as before."""
    assert _asked("/svod", accept="*/*") == ""
