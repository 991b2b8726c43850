"""What stands at the ends of a cell's text and does not show."""

import polars as pl

_SPACES = (
    "\t\n\v\f\r \x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_UNSEEN = "\xad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # joiners, marks, soft hyphen
EDGES = _SPACES + _UNSEEN


def trimmed(texts: pl.Expr) -> pl.Expr:
    r"""Return texts without spaces and unseen characters at both ends; inside they stay.

    Word and the sites of acts put no-break spaces around codes, and copying adds zero-width
    ones; such a code is the same code.

    Examples:
        >>> pl.select(trimmed(pl.lit("\u200b04\u00a0 "))).item()
        '04'
    """
    return texts.str.strip_chars(EDGES)
