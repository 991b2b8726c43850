"""What the pipeline found, told in Kazakh and Russian by the words of the pages."""

from dataclasses import dataclass

from budget.errors import BudgetError, UnusableFileError
from budget.locale import failures, identities, labels, numbers, places, refusals
from budget.locale.words import Words
from ingest.places import Unit


@dataclass(frozen=True, slots=True)
class Translated:
    """A voice of another language; what is not known in it is shown as it is."""

    spoken: Words

    def error(self, error: BudgetError) -> str:
        """The sentence of a file or of a known form; else that of its class, and the facts."""
        if isinstance(error, UnusableFileError):
            return failures.file_sentence(error, self.spoken)
        told = refusals.told(str(error), self.spoken)
        return (
            f"{failures.sentence(error, self.spoken)}\n{error}" if told == str(error) else told
        )

    def of_file(self, file: str, text: str) -> str:
        """The name of the file, and the reason in the language."""
        name = f"{file}: "
        return name + self.reason(text.removeprefix(name)) if text.startswith(name) else text

    def reason(self, text: str) -> str:
        """Why something was not read, or what a release is."""
        return refusals.told(text, self.spoken)

    def identity(self, text: str) -> str:
        """What must equal what, in words."""
        return identities.identity(text, self.spoken)

    def place(self, text: str) -> str:
        """Table or sheet, row, cell and code."""
        return identities.place(text, self.spoken)

    def section(self, key: str) -> str:
        """One of the six sections, in the terms of the Budget Code."""
        return self.spoken.gettext(labels.SECTIONS[key])

    def unit(self, unit: Unit) -> str:
        """The name of a unit, written out."""
        names = (unit.name_ru, unit.name_kk, unit.name_en)
        return places.place_name(*names, unit.kind.value, self.spoken.language)

    def tenge(self, amount: int) -> str:
        """An amount to the tenge, as the language groups digits."""
        return numbers.exact(amount, self.spoken.language)

    def digits(self, amount: int) -> str:
        """The same without the sign of the tenge."""
        return numbers.whole(amount, self.spoken.language)

    def whole(self, number: int) -> str:
        """A count, as the language groups digits."""
        return numbers.whole(number, self.spoken.language)
