"""An address that names no page: the first page answers, and says so in the reader's language.

Streamlit would open its own box over the first page, and that one speaks English.
"""

import re
from collections.abc import Collection
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

ASKED = "asked"  # parameter of the first page: the name that is none
_NAME = re.compile(r"/([^/._][^/.]*)/?")  # files have a point, Streamlit's own paths a stroke


class KnownPagesOnly:
    """Sends a browser that asks for a page that is none to the first page, which has no name."""

    def __init__(self, app: ASGIApp, first: str, names: Collection[str]) -> None:
        """Stand before an app; where somebody wrote `first`, nothing is amiss."""
        self._app = app
        self._first = first
        self._names = frozenset(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, where it has what is asked for."""
        name = self._unknown(scope)
        if name is None:
            await self._app(scope, receive, send)
            return
        asked = dict(parse_qsl(scope["query_string"].decode("ascii", "replace")))
        kept = {"lang": asked["lang"]} if "lang" in asked else {}
        told = {} if name == self._first else {ASKED: name}
        there = urlencode(told | kept)
        first = f"{scope.get('root_path', '')}/" + (f"?{there}" if there else "")
        await RedirectResponse(first)(scope, receive, send)

    def _unknown(self, scope: Scope) -> str | None:
        """The name that is none of a page; None: a page, a file, or no question of a browser."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            return None
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        found = _NAME.fullmatch(path)
        if found is None or "text/html" not in Headers(scope=scope).get("accept", ""):
            return None
        return None if found[1] in self._names else found[1]
