"""A chart as a picture that says what it is: title, unit, source, date and link burnt in."""

import html
import json
import re
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import polars as pl
import vl_convert

from budget.charts.qr import qr_path
from budget.charts.theme import LIGHT, Spec, chart_frame

_FONTS = Path(__file__).parent / "fonts"
_FONT = "Noto Sans"
_MARGIN = 40
_QR = 112  # pixels a side: read from a printed page at arm's length
_BOLD, _REGULAR = (
    0.58,
    0.54,
)  # mean width of a letter in parts of its size, Kazakh ones included
_NAME, _NAME_LINE = 14, 17  # pixels: names above bars, and a second line of them
_MOST = 1.6  # how much a chart may be blown up
_GAP = 36  # pixels between two columns of charts
_NOTES = (17, 15, 13)  # pixels: sizes of the foot, the first that leaves the chart its room
_FOOT = 0.3  # of the height: what a foot may take in a larger letter than the smallest
_LINE = 1.35  # of a letter: the height of its line
_TRIES = 16  # sizes tried, each a tenth smaller


@dataclass(frozen=True, slots=True)
class Size:
    """A picture in pixels, and how many bars fit into it."""

    name: str
    width: int
    height: int
    bars: int


WIDE = Size("1200x675", 1200, 675, 6)
TALL = Size("1080x1350", 1080, 1350, 14)


@dataclass(frozen=True, slots=True)
class Panel:
    """A chart as `budget.charts` make it, on the light theme, and its heading if there are several."""

    drawn: pl.DataFrame
    specification: Spec
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What is burnt into a picture, in the reader's language."""

    title: str
    unit: str
    notes: list[str] = field(default_factory=list)
    link: str = ""


@dataclass(frozen=True, slots=True)
class _Text:
    """Lines of one size, and where the next thing begins."""

    drawn: str
    bottom: float


@dataclass(frozen=True, slots=True)
class _Cell:
    """A panel, and the height it takes."""

    drawn: str
    height: float


def picture_svg(panels: list[Panel], caption: Caption, size: Size) -> str:
    """Charts one under another between a title and a foot, as SVG.

    Args:
        panels: Charts; each shrinks or grows to its part of the height.
        caption: Title and unit above; sources, date and link below.
        size: The picture.
    """
    room = size.width - 2 * _MARGIN
    head = _lines(_wrapped(caption.title, room / (32 * _BOLD)), 32, _MARGIN, LIGHT.text, "bold")
    unit = _lines(_wrapped(caption.unit, room / (19 * _REGULAR)), 19, head.bottom, LIGHT.muted)
    notes, letter = _noted(caption, room, size.height)
    top = unit.bottom + 14
    code = _QR if caption.link else 0
    bottom = size.height - _MARGIN - max(letter * _LINE * len(notes), code)
    foot = _lines(notes, letter, bottom, LIGHT.muted)
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size.width} {size.height}"',
            f' width="{size.width}" height="{size.height}">',
            f"<title>{html.escape(caption.title)}</title>",
            f'<rect width="{size.width}" height="{size.height}" fill="#ffffff"/>',
            head.drawn,
            unit.drawn,
            *_placed(panels, top, bottom - 20, size),
            f'<path d="M{_MARGIN} {bottom - 10:.1f}h{room}" stroke="{LIGHT.rule}"/>',
            foot.drawn,
            _code(caption.link, size, bottom),
            "</svg>",
        ]
    )


def picture_png(panels: list[Panel], caption: Caption, size: Size) -> bytes:
    """The same picture as PNG, with the fonts that are shipped."""
    _fonts_known()
    return vl_convert.svg_to_png(picture_svg(panels, caption, size))


@cache
def _fonts_known() -> None:
    """Make the shipped fonts known to the converter, once."""
    vl_convert.register_font_directory(str(_FONTS))


def _noted(caption: Caption, room: float, height: int) -> tuple[list[str], int]:
    """Sources and link as lines beside the code, and their size: the chart keeps its room."""
    beside = room - (_QR + 20 if caption.link else 0)
    link = [caption.link] if caption.link else []
    lines: list[str] = []
    for letter in _NOTES:
        letters = beside / (letter * _REGULAR)
        lines = [line for note in [*caption.notes, *link] for line in _wrapped(note, letters)]
        if len(lines) * letter * _LINE <= height * _FOOT:
            break
    return lines, letter


def _placed(panels: list[Panel], top: float, bottom: float, size: Size) -> list[str]:
    """Panels one under another, in a wide picture side by side, as large as they fit."""
    columns = 2 if size.width > size.height and len(panels) > 2 else 1  # noqa: PLR2004 -- two still fit
    width = (size.width - 2 * _MARGIN - _GAP * (columns - 1)) / columns
    scale = _MOST
    grid = _grid(panels, columns, width, scale)
    for _ in range(_TRIES):
        taken = sum(max(cell.height for cell in row) for row in grid)
        if taken <= bottom - top:
            break
        scale *= 0.9
        grid = _grid(panels, columns, width, scale)
    drawn: list[str] = []
    for row in grid:
        for column, cell in enumerate(row):
            left = _MARGIN + column * (width + _GAP)
            drawn.append(f'<g transform="translate({left:.1f} {top:.1f})">{cell.drawn}</g>')
        top += max(cell.height for cell in row)
    return drawn


def _grid(panels: list[Panel], columns: int, width: float, scale: float) -> list[list[_Cell]]:
    """Rows of panels, each drawn at a scale."""
    cells = [_cell(panel, width, scale) for panel in panels]
    return [cells[first : first + columns] for first in range(0, len(cells), columns)]


def _cell(panel: Panel, width: float, scale: float) -> _Cell:
    """A panel under its heading; the chart never wider than its column."""
    size = 18 * min(scale, 1)
    heading = _wrapped(panel.title, width / (size * _REGULAR)) if panel.title else []
    text = _lines(heading, size, 0, LIGHT.text, left=0)
    chart = _chart_svg(panel, width / scale)
    natural, height = _measured(chart)
    fitted = min(scale, width / natural)
    drawn = f'<g transform="translate(0 {text.bottom:.1f}) scale({fitted:.4f})">{chart}</g>'
    return _Cell(text.drawn + drawn, text.bottom + height * fitted + 8)


def _chart_svg(panel: Panel, width: float) -> str:
    """One chart in the shipped font, as wide as asked; nothing is fetched for it."""
    _fonts_known()
    specification: Spec = deepcopy(panel.specification)
    drawn = _names_wrapped(specification, chart_frame(panel.drawn), width)
    config = specification.get("config")
    fitting = "fit-x" if isinstance(specification.get("height"), dict) else "fit"
    names = {"font": _FONT, "background": "#ffffff"}
    specification |= {
        "config": {**config, **names} if isinstance(config, dict) else names,
        "data": {"values": json.loads(drawn.write_json())},
        "width": round(width),
        "autosize": {"type": fitting, "contains": "padding"},
        "padding": 2,
    }
    return vl_convert.vegalite_to_svg(specification, allowed_base_urls=[])


def _names_wrapped(specification: Spec, drawn: pl.DataFrame, width: float) -> pl.DataFrame:
    """Names above bars in two lines where one would cut them: a picture has no tooltip.

    The specification is changed in place: rows grow, and names begin a line higher.
    """
    layers, letters = specification.get("layer"), width / (_NAME * _REGULAR)
    names = drawn["name"].to_list() if "name" in drawn.columns else []
    height = specification.get("height")
    is_long = any(len(name or "") > letters for name in names)
    if not (is_long and isinstance(layers, list) and isinstance(height, dict)):
        return drawn
    specification["height"] = {"step": height["step"] + _NAME_LINE}
    for layer in layers:
        if layer["encoding"].get("text", {}).get("field") == "name":
            higher = layer["mark"].get("dy", 0) - _NAME_LINE
            layer["mark"] |= {"lineBreak": "\n", "dy": higher}
    return drawn.with_columns(
        pl.Series("name", [_two_lines(name or "", letters) for name in names], dtype=pl.String)
    )


def _two_lines(name: str, letters: float) -> str:
    """A name whose last line is the second; what does not fit there is cut by the chart."""
    first, *rest = _wrapped(name, letters) or [""]
    return f"{first}\n{' '.join(rest)}" if rest else f"\n{first}"


def _measured(svg: str) -> tuple[float, float]:
    """Width and height that a drawing states of itself."""
    found = re.search(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"', svg)
    if found is None:
        message = f"The converter drew no picture: {svg[:120]}"
        raise ValueError(message)
    return float(found[1]), float(found[2])


def _lines(  # noqa: PLR0913 -- a text has this many parts
    lines: list[str],
    size: float,
    top: float,
    colour: str,
    weight: str = "normal",
    *,
    left: float = _MARGIN,
) -> _Text:
    """Lines of text from the left margin downwards."""
    step = size * _LINE
    drawn = "".join(
        f'<text x="{left}" y="{top + size + step * number:.1f}" font-family="{_FONT}" '
        f'font-size="{size:.4g}" font-weight="{weight}" fill="{colour}">{html.escape(line)}</text>'
        for number, line in enumerate(lines)
    )
    return _Text(drawn, top + step * len(lines))


def _wrapped(text: str, letters: float) -> list[str]:
    """Text in lines of so many letters; a no-break space does not break, a long link does."""
    lines = [""]
    for word in re.split(r"[ \n]+", text.strip()):
        rest = word
        if lines[-1] and len(lines[-1]) + 1 + len(rest) > letters:
            lines.append("")
        while len(rest) > letters:
            lines[-1], rest = rest[: int(letters)], rest[int(letters) :]
            lines.append("")
        lines[-1] = f"{lines[-1]} {rest}".strip(" ")
    return [line for line in lines if line]


def _code(link: str, size: Size, top: float) -> str:
    """The link as a code in the corner."""
    if not link:
        return ""
    path, modules = qr_path(link)
    return (
        f'<g transform="translate({size.width - _MARGIN - _QR} {top:.1f}) scale({_QR / modules:.4f})" '
        f'shape-rendering="crispEdges"><path d="{path}"/></g>'
    )
