"""What was found, in lines that a person reads."""

from collections.abc import Iterator, Sequence

from ingest.places import places
from ingest.report.files import CheckReport, FileReport, RejectReport
from ingest.report.voice import ENGLISH, Voice

_SHOWN = 10  # failing checks and kinds of rejected rows a file; --json prints all
_NAMED = 5  # cells of rows that are rejected together
_FEW = 20  # files whose totals are printed; of more only what is wrong


def summary(reports: Sequence[FileReport], voice: Voice = ENGLISH) -> Iterator[str]:
    """Lines about every file, or about those with something wrong when there are many.

    Args:
        reports: One a file, in the same language.
        voice: The language.
    """
    for one in reports:
        is_well = not (one["error"] or _failing(one) or one["rejects"] or one["unknown_codes"])
        if len(reports) <= _FEW or not is_well:
            yield from _file(one, voice, with_totals=len(reports) <= _FEW)
    if len(reports) > 1:
        yield _together(reports, voice)


def _failing(one: FileReport) -> int:
    return sum(not check["holds"] for check in one["checks"])


def _file(one: FileReport, voice: Voice, *, with_totals: bool) -> Iterator[str]:
    """One file: the sentence why it cannot be used, or what it holds and what is wrong."""
    spoken = voice.spoken
    if one["error"]:
        yield spoken.gettext("unusable: {error}", error=one["error"])
        return
    yield f"{one['file']}: {one['publication'] or _whose(one, voice)}"
    yield f"    {_held(one, voice)}; {_checked(one, voice)}; {_rows_rejected(one, voice)}"
    if one["leaves_out"]:
        yield "    " + spoken.gettext("not read, on purpose: {what}", what=one["leaves_out"])
    if with_totals:
        yield from _totals(one, voice)
    yield from _wrong(one, voice)


def _held(one: FileReport, voice: Voice) -> str:
    """How much was read."""
    lines = voice.whole(one["lines"])
    if one["publication"]:
        return voice.spoken.gettext(
            "{figures} figures of statistics, {lines} lines of budgets",
            figures=voice.whole(one["statistics"]),
            lines=lines,
        )
    return voice.spoken.gettext(
        "{lines} lines, {transfers} transfers",
        lines=lines,
        transfers=voice.whole(one["transfers"]),
    )


def _totals(one: FileReport, voice: Voice) -> Iterator[str]:
    """Sections and their totals, the amounts below each other."""
    names = {key: voice.section(key) for key in one["totals_kzt"]}
    width = max(map(len, names.values())) + 2
    for key, amount in one["totals_kzt"].items():
        if amount is not None:
            yield f"    {names[key]:<{width}}{voice.tenge(amount):>26}"


def _whose(one: FileReport, voice: Voice) -> str:
    """Unit with its name, year and edition, each said to be unknown where it is."""
    spoken = voice.spoken
    unit = places().units.get(one["unit_id"] or "")
    named = f"{voice.unit(unit)} ({unit.unit_id})" if unit else _no_unit(one, voice)
    year = one["budget_year"] or spoken.gettext("year not said (tell it with --year)")
    edition = one["edition"]
    said = (
        spoken.gettext("edition not said")
        if edition is None
        else spoken.gettext("edition {no}", no=edition)
    )
    return f"{named}, {year}, {said}"


def _no_unit(one: FileReport, voice: Voice) -> str:
    """That no unit is said, or which ones may be meant."""
    may_be = "; ".join(f"{unit['name']} ({unit['unit_id']})" for unit in one["unit_candidates"])
    if may_be:
        return voice.spoken.gettext(
            "unit not certain (tell it with --unit): may be {units}", units=may_be
        )
    return voice.spoken.gettext("unit not said (tell it with --unit)")


def _checked(one: FileReport, voice: Voice) -> str:
    spoken, failing, asked = voice.spoken, _failing(one), len(one["checks"])
    if not asked:
        return spoken.gettext("nothing to check")
    if failing:
        return spoken.ngettext(
            "{failing} of {count} check fail",
            "{failing} of {count} checks fail",
            asked,
            failing=voice.whole(failing),
            count=voice.whole(asked),
        )
    if asked == 1:
        return spoken.gettext("the one check holds")
    return spoken.gettext("all {count} checks hold", count=voice.whole(asked))


def _rows_rejected(one: FileReport, voice: Voice) -> str:
    number = len(one["rejects"])
    return voice.spoken.ngettext(
        "{count} row rejected", "{count} rows rejected", number, count=voice.whole(number)
    )


def _wrong(one: FileReport, voice: Voice) -> Iterator[str]:
    """Failing checks and rejected rows, each with its place."""
    failing = [check for check in one["checks"] if not check["holds"]]
    for check in failing[:_SHOWN]:
        yield "    " + voice.spoken.gettext(
            "fails: {identity} ({place}): {numbers}",
            identity=voice.identity(check["identity"]),
            place=voice.place(check["where"]),
            numbers=_numbers(check, voice),
        )
    if (more := len(failing) - _SHOWN) > 0:
        yield "    " + voice.spoken.ngettext(
            "and {count} more failing check; --json prints all",
            "and {count} more failing checks; --json prints all",
            more,
            count=voice.whole(more),
        )
    yield from _rejected(one, voice)
    yield from _unknown(one, voice)
    yield from _hidden(one, voice)


def _numbers(check: CheckReport, voice: Voice) -> str:
    """What was expected and found; what is printed nowhere is not known, which is no nought."""

    def shown(amount: int | None) -> str:
        return voice.spoken.gettext("not known") if amount is None else voice.tenge(amount)

    return voice.spoken.gettext(
        "expected {expected}; found {found}; residual {residual}",
        expected=shown(check["expected_kzt"]),
        found=shown(check["found_kzt"]),
        residual=shown(check["residual_kzt"]),
    )


def _rejected(one: FileReport, voice: Voice) -> Iterator[str]:
    """Rejected rows; those of one table that wait for one thing stand together."""
    alike: dict[tuple[str, str], list[RejectReport]] = {}
    for row in one["rejects"]:
        table, _, _ = row["where"].rpartition(", row ")
        alike.setdefault((table or row["where"], row["reason"]), []).append(row)
    told = list(alike.items())
    for (table, reason), rows in told[:_SHOWN]:
        alone = voice.place(rows[0]["where"])
        where = alone if len(rows) == 1 else f"{voice.place(table)}, {_cells(rows, voice)}"
        yield "    " + voice.spoken.gettext(
            "rejected: {place}: «{printed}»: {reason}",
            place=where,
            printed=rows[0]["printed"],
            reason=reason,
        )
    if (more := sum(len(rows) for _, rows in told[_SHOWN:])) > 0:
        yield "    " + voice.spoken.ngettext(
            "and {count} more rejected row; --json prints all",
            "and {count} more rejected rows; --json prints all",
            more,
            count=voice.whole(more),
        )


def _cells(rows: Sequence[RejectReport], voice: Voice) -> str:
    """What is rejected of one table, rows or hidden columns: how many, and the first cells."""
    cells = [row["where"].rpartition(", cell ")[2] for row in rows]
    named = _first(", ".join(cells[:_NAMED]), len(cells) - _NAMED, voice)
    return voice.spoken.gettext(
        "{count} in all (cells {cells}), the first of them",
        count=voice.whole(len(cells)),
        cells=named,
    )


def _first(named: str, rest: int, voice: Voice) -> str:
    """What is named, and how many are not."""
    if rest <= 0:
        return named
    return voice.spoken.gettext(
        "{first} and {count} more", first=named, count=voice.whole(rest)
    )


def _unknown(one: FileReport, voice: Voice) -> Iterator[str]:
    """Codes that are kept although no classification holds them: no failure, but to be looked at."""
    codes = one["unknown_codes"]
    if codes:
        yield "    " + voice.spoken.ngettext(
            "{count} code not in the classification, kept all the same:",
            "{count} codes not in the classification, kept all the same:",
            len(codes),
            count=voice.whole(len(codes)),
        )
    for code in codes[:_SHOWN]:
        yield f"        {code['code']} «{code['name']}» ({voice.place(code['where'])})"
    if (more := len(codes) - _SHOWN) > 0:
        yield "    " + voice.spoken.ngettext(
            "and {count} more unknown code; --json prints all",
            "and {count} more unknown codes; --json prints all",
            more,
            count=voice.whole(more),
        )


def _hidden(one: FileReport, voice: Voice) -> Iterator[str]:
    """Hidden rows that are read: a reader of the workbook does not see them."""
    hidden = one["hidden_rows"]
    if hidden:
        yield "    " + voice.spoken.ngettext(
            "{count} hidden row is read, for sums count them: {places}",
            "{count} hidden rows are read, for sums count them: {places}",
            len(hidden),
            count=voice.whole(len(hidden)),
            places=_first(voice.place(hidden[0]), len(hidden) - 1, voice),
        )


def _together(reports: Sequence[FileReport], voice: Voice) -> str:
    """How many files are well, how many are not."""
    return voice.spoken.ngettext(
        "{count} file, {lines} lines: {failing} with failing checks, {rejecting} with rejected "
        "rows, {unusable} unusable",
        "{count} files, {lines} lines: {failing} with failing checks, {rejecting} with rejected "
        "rows, {unusable} unusable",
        len(reports),
        count=voice.whole(len(reports)),
        lines=voice.whole(sum(one["lines"] for one in reports)),
        failing=voice.whole(sum(bool(_failing(one)) for one in reports)),
        rejecting=voice.whole(sum(bool(one["rejects"]) for one in reports)),
        unusable=voice.whole(sum(bool(one["error"]) for one in reports)),
    )
