"""Errors this program raises on purpose.

    BudgetError
    ├── UnusableFileError      a file cannot be read at all
    ├── RefusedTableError      a table that a reader brings is not used
    ├── UnknownPlaceError      no unit, or several, answer to a name
    ├── UnknownCodeError       a code that no classification holds
    ├── CorrectionError        a reviewed correction no longer fits its source
    ├── ReconciliationError    numbers that must agree do not
    ├── MissingTableError      a built table is not there
    └── RegisterError          the request register cannot do what is asked
        ├── LockedRegisterError    it opens only with its passphrase
        └── EvidenceError          a file cannot be taken as evidence

Every message says what was found, where, what was expected and what to do.
"""


def N_(message: str) -> str:  # noqa: N802 -- the name by which gettext tools know a deferred message
    """Mark a message for the catalogues; it is translated where it is shown."""
    return message


class BudgetError(Exception):
    """Base of every error raised on purpose."""


class UnusableFileError(BudgetError):
    """A file cannot be read: the sentence says which, why and what to do."""

    def __init__(
        self, file: str, found: str, expected: str, advice: str, **facts: str | int
    ) -> None:
        """Keep the parts and their facts apart, so that they can be translated where they are shown.

        Args:
            file: Name of the file, folder or address; never translated.
            found: What is wrong with it, marked with `N_`, facts as {named} places.
            expected: What was expected, likewise.
            advice: What to do, likewise.
            facts: What the parts name. A number is a count, shown with its digits grouped; `why`
                is a phrase, translated where it is known.
        """
        self.file, self.found, self.expected, self.advice = file, found, expected, advice
        self.facts = facts
        shown = {
            name: f"{fact:,}" if isinstance(fact, int) else fact for name, fact in facts.items()
        }
        parts = (found, expected, advice)
        found, expected, advice = (part.format(**shown) if shown else part for part in parts)
        super().__init__(f"{file}: {found}; expected {expected}; {advice}.")


class RefusedTableError(BudgetError):
    """A table that a reader brings is not used: every cell at fault, in the reader's language."""


class UnknownPlaceError(BudgetError):
    """No unit, or more than one, answers to a printed name."""


class UnknownCodeError(BudgetError):
    """A code stands in no classification."""


class CorrectionError(BudgetError):
    """A correction expects a value that its source no longer prints."""


class ReconciliationError(BudgetError):
    """Figures that must agree do not."""


class MissingTableError(BudgetError):
    """A table has not been built yet."""


class RegisterError(BudgetError):
    """The request register cannot do what is asked: a sentence and the facts in it."""

    def __init__(self, message: str, **facts: str | int) -> None:
        """Keep the sentence and its facts apart, so that a page can translate it."""
        self.message, self.facts = message, facts
        super().__init__(message.format(**facts) if facts else message)


class LockedRegisterError(RegisterError):
    """The register opens only with its passphrase."""


class EvidenceError(RegisterError):
    """A file cannot be taken as evidence, or is not what was taken."""
