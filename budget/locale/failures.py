"""What a page says of an error of ours: a sentence in the reader's language, without paths."""

from budget.errors import (
    BudgetError,
    CorrectionError,
    MissingTableError,
    ReconciliationError,
    RegisterError,
    UnknownCodeError,
    UnknownPlaceError,
    UnusableFileError,
)
from budget.locale.words import N_, Words

SENTENCES: dict[type[BudgetError], str] = {
    MissingTableError: N_(
        "The tables are not built yet. Run `make run`, or `python -m ingest build`, in the "
        "project's folder, then reload this page."
    ),
    UnusableFileError: N_(
        "A file cannot be read. `python -m ingest read FILE` says which, why and what to do."
    ),
    UnknownPlaceError: N_(
        "No place, or more than one, answers to this name. Name it by its code."
    ),
    UnknownCodeError: N_("A code stands in no classification that we hold."),
    CorrectionError: N_(
        "A correction no longer fits its document: the publisher has changed it."
    ),
    ReconciliationError: N_(
        "Figures that must agree do not. Nothing is shown rather than a wrong one."
    ),
    BudgetError: N_("This view cannot be shown. Choose another place or year."),
}
UNEXPECTED = N_(
    "Something went wrong here, and it is our fault. Reload the page, or choose another place or "
    "year; the log of the program says what happened."
)


def sentence(error: BudgetError, spoken: Words) -> str:
    """The sentence of the error's class, or of the nearest class above it.

    The register's errors bring their own: they say what to do, and hold no path.

    Returns:
        The sentence in the language.
    """
    if isinstance(error, RegisterError):
        return spoken.gettext(error.message, **error.facts)
    kind = next(kind for kind in type(error).__mro__ if kind in SENTENCES)
    return spoken.gettext(SENTENCES[kind])
