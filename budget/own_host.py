"""A page asks no other host for anything: no script, style, picture, font, frame or line to it.

A text or an address may hold whatever somebody wrote into it; the browser keeps to this policy all the
same. Left open is what Streamlit cannot do without: scripts that stand in the page or in its
memory (its components), code made while it runs (its charts), styles in the page. No policy
stops a reader from following a link; the address of the page they leave is not told.
"""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HOST = re.compile(r"[\w.-]+(?::\d+)?|\[[\da-fA-F:.]+\](?::\d+)?", re.ASCII)
_LOADED = "'self' data: blob:"
_POLICY = "; ".join(
    [
        f"default-src {_LOADED}",
        "script-src 'self' blob: 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        *(f"{kind}-src {_LOADED}" for kind in ("img", "media", "font", "frame", "worker")),
        f"connect-src {_LOADED}{{lines}}",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ]
)


class OwnHostOnly:
    """Sends the browser a Content-Security-Policy, and no address of ours to other hosts."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, with the policy among the headers."""

        async def with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = policy(Headers(scope=scope).get("host"))
                headers["Referrer-Policy"] = "same-origin"
                headers["X-Content-Type-Options"] = "nosniff"
            await send(message)

        await self._app(scope, receive, with_policy)


def policy(host: str | None) -> str:
    """What a page of a host may load, and to whom it may speak.

    Args:
        host: The host the browser asked, with its port; None: it did not say.

    Returns:
        The policy. Older browsers take no web socket for 'self', so the host is named as well.
    """
    is_named = host is not None and _HOST.fullmatch(host) is not None
    return _POLICY.format(lines=f" ws://{host} wss://{host}" if is_named else "")
