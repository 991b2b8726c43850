"""Files that are transcriptions of our own: what they were copied from, and what was not recorded.

A row of such a file is no row of the document, and its cell no cell of it.
"""

from budget.locale.statistics import PUBLICATIONS
from budget.locale.words import N_

_OF_ACTS = {
    "headline-figures": N_(
        "from point 1 of the act; the table and cell of the document were not recorded"
    ),
    "education-plans-figures": N_(
        "from annex 1 of the act; the table, row and cell of the annex were not recorded"
    ),
    "stated-transfers": N_(
        "from the text or an annex of the act; the place in the document was not recorded"
    ),
}
_OF_PUBLICATION = N_("from the publication; a row here is a row of our own table")
TRANSCRIBED = _OF_ACTS | dict.fromkeys(PUBLICATIONS, _OF_PUBLICATION)
