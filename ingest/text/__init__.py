"""The running text of a budget decision: headline figures, lists of transfers, limits.

`read_text` takes the `paragraphs` of any number of documents. What is said decides, not where it
stands: names of indicators and kinds of transfers are words kept in `vocabulary`, the same
mechanism for Russian and Kazakh. A line that holds money and is not understood is a reject.
"""

from ingest.text.reading import FIGURES, LIST_TOTALS, LISTS, REJECTS, TextReading, read_text
from ingest.text.transcribed import both, transcribed

__all__ = [
    "FIGURES",
    "LISTS",
    "LIST_TOTALS",
    "REJECTS",
    "TextReading",
    "both",
    "read_text",
    "transcribed",
]
