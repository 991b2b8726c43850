"""One reading of a budget against another: text and annex, list and sum, two languages, two files.

Every function returns identities asked, in the columns of `FOUND`; `ingest.checks.judged` says
which hold.
"""

from ingest.compare.editions import compare_editions, with_editions
from ingest.compare.text import compare_text, plan_first, printed_values, stated_as_well

__all__ = [
    "compare_editions",
    "compare_text",
    "plan_first",
    "printed_values",
    "stated_as_well",
    "with_editions",
]
