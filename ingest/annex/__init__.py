"""Printed grids → budget lines: layouts are recognised by what they say, for any oblast and tier.

A grid passes through `rows` (headings, data, text), `tables` with `layout`, `levels` and `columns`
(what each column holds), `context` and `measure` (whose budget, which year, which unit), `placing`,
`titles`, `codes`, `sections` and `paths` (what each row stands for) and `amounts` (exact tenge).
Everything works on one long frame for any number of files; `units` reads lists by district.
"""

from ingest.annex.classification import unknown_codes
from ingest.annex.reading import AnnexRows, read_annexes, together

__all__ = ["AnnexRows", "read_annexes", "together", "unknown_codes"]
