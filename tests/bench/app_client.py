"""A reader as Streamlit's server sees one: its websocket, without a browser around it."""

import json
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

import polars as pl
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.VegaLiteChart_pb2 import VegaLiteChart
from websockets.asyncio.client import ClientConnection, connect
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory

_PATIENCE = 60.0  # seconds that one click may take before the run is given up


@dataclass(frozen=True, slots=True)
class Doors:
    """A row of buttons inside a fragment: its name, and what each says."""

    widget: str
    doors: list[str]


@dataclass(slots=True)
class Click:
    """What one click took and brought, from its message sent to `script_finished`."""

    seconds: float = 0.0
    sent: int = 0
    biggest: int = 0
    marks: list[int] = field(default_factory=list)
    elements: int = 0
    fragments: dict[str, Doors] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


class Reader:
    """One session: an address, a page, and clicks on it."""

    def __init__(self, base: str, page: str) -> None:
        """A reader of a page (its part of the path; empty: the first page)."""
        self._address = base.replace("http", "ws", 1) + "/_stcore/stream"
        self._page = page
        self._socket: ClientConnection | None = None

    async def __aenter__(self) -> Self:
        """Connect as a browser does: it leaves the size of the window to the server."""
        self._socket = await connect(
            self._address,
            subprotocols=None,
            compression=None,
            extensions=[ClientPerMessageDeflateFactory(client_max_window_bits=True)],
            max_size=None,
            open_timeout=_PATIENCE,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave."""
        if self._socket:
            await self._socket.close()

    async def opens(self, query: str) -> Click:
        """Run the whole page at an address."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = self._page
        return await self._sent(message)

    async def opens_door(self, query: str, fragment: str, widget: str, door: str) -> Click:
        """Run one fragment of the page, one of its doors opened.

        Args:
            query: Address of the page.
            fragment: The fragment.
            widget: The row of buttons in it.
            door: The button that is clicked.
        """
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = self._page
        message.rerun_script.fragment_id = fragment
        state = message.rerun_script.widget_states.widgets.add(id=widget)
        state.string_array_value.data.append(door)
        return await self._sent(message)

    async def _sent(self, message: BackMsg) -> Click:
        if self._socket is None:
            error = "The reader is not connected."
            raise RuntimeError(error)
        click = Click()
        start = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        received: list[ForwardMsg] = []
        while not received or received[-1].WhichOneof("type") != "script_finished":
            raw = await self._socket.recv(decode=False)
            click.sent += len(raw)
            click.biggest = max(click.biggest, len(raw))
            received.append(ForwardMsg.FromString(raw))
        click.seconds = time.perf_counter() - start
        for part in received:  # looked at after the clock has stopped
            if part.WhichOneof("type") == "delta":
                click.elements += 1
                _look(part.delta, click)
        return click


def _look(delta: Delta, click: Click) -> None:
    """Marks of charts, doors inside fragments, exceptions."""
    if delta.WhichOneof("type") == "new_element":
        kind = delta.new_element.WhichOneof("type")
        if kind == "vega_lite_chart":
            click.marks.append(_marks(delta.new_element.vega_lite_chart))
        elif kind == "exception":
            click.faults.append(delta.new_element.exception.message)
        elif kind == "button_group" and delta.fragment_id:
            doors = delta.new_element.button_group
            click.fragments[delta.fragment_id] = Doors(
                doors.id, [f"{door.content_icon} {door.content}" for door in doors.options]
            )


def _marks(chart: VegaLiteChart) -> int:
    """Rows of a chart's data in all its layers: no chart draws more marks than that."""
    tables = [chart.data.data, *(part.data.data for part in chart.datasets)]
    rows = sum(pl.read_ipc_stream(table).height for table in tables if table)
    return rows * max(1, len(json.loads(chart.spec).get("layer", [])))
