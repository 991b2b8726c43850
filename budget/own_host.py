"""A page loads no picture, font or frame of another host, whatever a text or an address holds."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = "; ".join(
    [
        *(f"{kind}-src 'self' data: blob:" for kind in ("img", "media", "font", "frame")),
        "connect-src 'self' data: blob: ws: wss:",  # some browsers take no web socket for 'self'
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ]
)


class OwnHostOnly:
    """Sends the browser a Content-Security-Policy, and no address of ours to other hosts.

    Scripts and styles are left as Streamlit writes them: they stand in the page itself.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, with the policy among the headers."""

        async def with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = _POLICY
                headers["Referrer-Policy"] = "same-origin"
                headers["X-Content-Type-Options"] = "nosniff"
            await send(message)

        await self._app(scope, receive, with_policy)
