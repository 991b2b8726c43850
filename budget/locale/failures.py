"""What a page or a command says of an error of ours: a sentence in the reader's language."""

from pathlib import PureWindowsPath

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
from budget.locale import numbers, refusals
from budget.locale.words import N_, Words

SENTENCES: dict[type[BudgetError], str] = {
    MissingTableError: N_(
        "The tables are not built yet. Run `make run`, or `python -m ingest build`, in the "
        "project's folder, then reload this page."
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

    Errors of the register and of files bring their own: they say what to do, and hold no path.

    Returns:
        The sentence in the language.
    """
    if isinstance(error, RegisterError):
        return spoken.gettext(error.message, **error.facts)
    if isinstance(error, UnusableFileError):
        return file_sentence(error, spoken, PureWindowsPath(error.file).name)  # either slash
    kind = next(kind for kind in type(error).__mro__ if kind in SENTENCES)
    return spoken.gettext(SENTENCES[kind])


def file_sentence(error: UnusableFileError, spoken: Words, file: str | None = None) -> str:
    """Which file, what was found, what was expected and what to do.

    Args:
        error: An error of a file.
        spoken: The language.
        file: What the file is called; as the error calls it, with its path, if left out.

    Returns:
        The sentence in the language.
    """
    facts = {name: _fact(name, fact, spoken) for name, fact in error.facts.items()}
    found, expected, advice = (
        spoken.gettext(part, **facts) for part in (error.found, error.expected, error.advice)
    )
    return spoken.gettext(
        "{file}: {found}; expected {expected}; {advice}.",
        file=file or error.file,
        found=found,
        expected=expected,
        advice=advice,
    )


def _fact(name: str, fact: str | int, spoken: Words) -> str:
    """A count with its digits grouped, a phrase in the language, or a name as it is."""
    if isinstance(fact, int):
        return numbers.whole(fact, spoken.language)
    return refusals.told(fact, spoken) if name == "why" else fact
