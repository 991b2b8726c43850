"""Failing checks of built tables, in lines that a person reads."""

from collections.abc import Iterator, Mapping, Sequence

from ingest.places import places
from ingest.report.voice import ENGLISH, Voice


def failing_lines(
    checks: Sequence[Mapping[str, object]], voice: Voice = ENGLISH
) -> Iterator[str]:
    """A line a check, and how many there are.

    Args:
        checks: Rows as `ingest.build.failing_checks` returns them.
        voice: The language.
    """
    for one in checks:
        yield voice.spoken.gettext(
            "{unit} ({unit_id}), {year}, act {act}, edition {edition}: {identity}: expected "
            "{expected}, found {found}, residual {residual} ({source}, {place})",
            unit=_unit(one["unit_id"], voice),
            unit_id=str(one["unit_id"] or "-"),
            year=str(one["budget_year"]),
            act=str(one["act_id"]),
            edition=str(one["edition_no"]),
            identity=voice.identity(str(one["identity"])),
            expected=_amount(one["expected"], voice),
            found=_amount(one["found"], voice),
            residual=_amount(one["residual"], voice),
            source=str(one["source_id"]),
            place=voice.place(str(one["place"])),
        )
    yield voice.spoken.gettext("{count} checks fail", count=voice.whole(len(checks)))


def _unit(unit_id: object, voice: Voice) -> str:
    unit = places().units.get(str(unit_id))
    return voice.unit(unit) if unit else voice.spoken.gettext("no unit")


def _amount(amount: object, voice: Voice) -> str:
    """An amount with its digits in groups; what is printed nowhere is no nought."""
    if isinstance(amount, int):
        return voice.digits(amount)
    return voice.spoken.gettext("not known")
