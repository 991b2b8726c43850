"""A link as a QR code: from a printed page back to the view on a phone."""

from functools import lru_cache

import segno

_QUIET = 4  # modules of white around the code, as ISO/IEC 18004 asks


@lru_cache(256)
def qr_path(link: str) -> tuple[str, int]:
    """The dark modules of a code as an SVG path, and the side of the code with its quiet zone."""
    rows = segno.make(link, error="m", micro=False).matrix
    path = "".join(
        f"M{column + _QUIET} {row + _QUIET}h1v1h-1z"
        for row, modules in enumerate(rows)
        for column, is_dark in enumerate(modules)
        if is_dark
    )
    return path, len(rows) + 2 * _QUIET


def qr_svg(link: str, side: int = 180) -> str:
    """A code as a picture on white, `side` pixels wide; dark pages would hide it otherwise."""
    path, modules = qr_path(link)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" '
        f'viewBox="0 0 {modules} {modules}" shape-rendering="crispEdges">'
        f'<rect width="{modules}" height="{modules}" fill="#ffffff"/>'
        f'<path d="{path}" fill="#000000"/></svg>'
    )
