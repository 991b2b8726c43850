"""Printed grids → budget lines: layouts are recognised by what they say, for any oblast and tier.

`rows` tells headings from data and cuts grids into tables; `layout` gives every column its role;
`context` says whose budget and which year a table is for; `lines` turns rows into budget lines.
Everything works on one long frame for any number of files.
"""

from ingest.annex.lines import AnnexRows, read_annexes

__all__ = ["AnnexRows", "read_annexes"]
