"""What a reader of a page sees: every text of it, collected from what Streamlit sends."""

import json
from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

import polars as pl
import polars.selectors as cs
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from budget import paths

_SHOWN = {
    "alt",
    "body",
    "caption",
    "content",
    "delta",
    "help",
    "label",
    "options",
    "placeholder",
    "text",
    "title",
}
# commands to be copied; parts that bring their own words; the script of every page
_UNREAD = {"code", "bidi_component", "html"}


class _Field(Protocol):
    """A field of a protobuf message."""

    name: str


@runtime_checkable
class _Message(Protocol):
    """A protobuf message, as far as it is read here."""

    def ListFields(self) -> list[tuple[_Field, object]]:  # noqa: N802 -- protobuf's name
        """Fields that are set, with their values."""


def opened(page: str, **address: str) -> AppTest:
    """A page as a reader's browser would open it from an address."""
    app = AppTest.from_file(paths.PROJECT / "app.py", default_timeout=60)
    app.query_params.update(address)
    app.run()
    return app.switch_page(f"budget/views/{page}.py").run()


def texts(app: AppTest) -> list[str]:
    """All texts of a page: running text, labels, options, tooltips, cells, legends, alternatives."""
    found = [text for element in _elements(app.main) for text in _of_element(element)]
    return [text for text in dict.fromkeys(found) if text.strip()]


def _elements(block: Block) -> Iterator[Element | Block]:
    for child in block.children.values():
        yield child
        if isinstance(child, Block):
            yield from _elements(child)


def _of_element(element: Element | Block) -> Iterator[str]:
    kind = str(element.type)
    message = getattr(element, "proto", None)
    if message is None or kind in _UNREAD:
        return
    yield from _of_message(message)
    if kind == "dataframe":
        yield from _of_json(json.loads(message.columns or "{}"))
        yield from _cells(message.arrow_data.data)
    elif kind == "table":
        yield from _cells(message.arrow_data.data)
    elif kind == "vega_lite_chart":
        yield from _of_json(json.loads(message.spec))
        yield from _cells(message.data.data)


def _of_message(message: "_Message") -> Iterator[str]:
    """Texts of a protobuf message and of the messages inside it."""
    for field, value in message.ListFields():
        if isinstance(value, str):
            parts: list[object] = [value]
        elif isinstance(value, Sequence) and not isinstance(value, bytes):
            parts = list(value)
        else:
            parts = [value]
        for part in parts:
            if isinstance(part, str) and field.name in _SHOWN:
                yield part
            elif isinstance(part, _Message):
                yield from _of_message(part)


def _of_json(part: object, key: str = "") -> Iterator[str]:
    """Headings of columns; titles, legends and fixed texts of a chart."""
    if isinstance(part, str):
        if key in {"label", "title", "help", "domain"}:
            yield part
    elif isinstance(part, list):
        for item in part:
            yield from _of_json(item, key)
    elif isinstance(part, dict):
        for name, value in part.items():
            yield from _of_json(value, name)


def _cells(stream: bytes) -> Iterator[str]:
    """Headings and texts of the cells of a table."""
    if stream:
        rows = pl.read_ipc_stream(stream).select(cs.string())
        for column in rows.drop("code", "unit_id", "cell", strict=False):
            yield from column.drop_nulls()
