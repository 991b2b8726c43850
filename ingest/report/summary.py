"""What was found, in lines that a person reads."""

from collections.abc import Iterator, Sequence

from ingest.places import places
from ingest.report.files import CheckReport, FileReport, RejectReport

_SHOWN = 10  # failing checks and kinds of rejected rows a file; --json prints all
_NAMED = 5  # cells of rows that are rejected together
_FEW = 20  # files whose totals are printed; of more only what is wrong


def summary(reports: Sequence[FileReport]) -> Iterator[str]:
    """Lines about every file, or about those with something wrong when there are many.

    Args:
        reports: One a file.
    """
    for one in reports:
        is_well = not (one["error"] or _failing(one) or one["rejects"] or one["unknown_codes"])
        if len(reports) <= _FEW or not is_well:
            yield from _file(one, with_totals=len(reports) <= _FEW)
    if len(reports) > 1:
        yield _together(reports)


def _failing(one: FileReport) -> int:
    return sum(not check["holds"] for check in one["checks"])


def _file(one: FileReport, *, with_totals: bool) -> Iterator[str]:
    """One file: the sentence why it cannot be used, or what it holds and what is wrong."""
    if one["error"]:
        yield f"unusable: {one['error']}"
        return
    yield f"{one['file']}: {one['publication'] or _whose(one)}"
    held = f"{one['lines']} lines, {one['transfers']} transfers"
    if one["publication"]:
        held = f"{one['statistics']} figures of statistics, {one['lines']} lines of budgets"
    yield f"    {held}; {_checked(one)}; {_said(len(one['rejects']), 'row')} rejected"
    if one["leaves_out"]:
        yield f"    not read, on purpose: {one['leaves_out']}"
    if with_totals:
        for section, amount in one["totals_kzt"].items():
            if amount is not None:
                yield f"    {section.replace('_', ' '):<18}{_tenge(amount):>26}"
    yield from _wrong(one)


def _whose(one: FileReport) -> str:
    """Unit with its name, year and edition, each said to be unknown where it is."""
    unit = places().units.get(one["unit_id"] or "")
    named = f"{unit.name_ru} ({unit.unit_id})" if unit else _no_unit(one)
    year = one["budget_year"] or "year not said (tell it with --year)"
    edition = one["edition"]
    said = f"edition {edition}" if edition is not None else "edition not said"
    return f"{named}, {year}, {said}"


def _no_unit(one: FileReport) -> str:
    """That no unit is said, or which ones may be meant."""
    may_be = "; ".join(f"{unit['name']} ({unit['unit_id']})" for unit in one["unit_candidates"])
    if may_be:
        return f"unit not certain (tell it with --unit): may be {may_be}"
    return "unit not said (tell it with --unit)"


def _checked(one: FileReport) -> str:
    failing, asked = _failing(one), len(one["checks"])
    if not asked:
        return "nothing to check"
    if failing:
        return f"{failing} of {_said(asked, 'check')} fail"
    return "the one check holds" if asked == 1 else f"all {asked} checks hold"


def _wrong(one: FileReport) -> Iterator[str]:
    """Failing checks and rejected rows, each with its place."""
    failing = [check for check in one["checks"] if not check["holds"]]
    for check in failing[:_SHOWN]:
        yield f"    fails: {check['identity']} ({check['where']}): {_numbers(check)}"
    yield from _more(len(failing) - _SHOWN, "failing check")
    yield from _rejected(one)
    yield from _unknown(one)
    yield from _hidden(one)


def _numbers(check: CheckReport) -> str:
    """What was expected and found; what is printed nowhere is not known, which is no nought."""
    return "; ".join(
        f"{word} {'not known' if amount is None else _tenge(amount)}"
        for word, amount in (
            ("expected", check["expected_kzt"]),
            ("found", check["found_kzt"]),
            ("residual", check["residual_kzt"]),
        )
    )


def _rejected(one: FileReport) -> Iterator[str]:
    """Rejected rows; those of one table that wait for one thing stand together."""
    alike: dict[tuple[str, str], list[RejectReport]] = {}
    for row in one["rejects"]:
        table, _, _ = row["where"].rpartition(", row ")
        alike.setdefault((table or row["where"], row["reason"]), []).append(row)
    told = list(alike.items())
    for (table, reason), rows in told[:_SHOWN]:
        where = rows[0]["where"] if len(rows) == 1 else f"{table}, {_cells(rows)}"
        yield f"    rejected: {where}: «{rows[0]['printed']}»: {reason}"
    yield from _more(sum(len(rows) for _, rows in told[_SHOWN:]), "rejected row")


def _cells(rows: Sequence[RejectReport]) -> str:
    """Rejected rows of one table: their number and the first of their cells."""
    cells = [row["where"].rpartition(", cell ")[2] for row in rows]
    named = ", ".join(cells[:_NAMED])
    rest = f" and {len(cells) - _NAMED} more" if len(cells) > _NAMED else ""
    return f"{len(cells)} rows (cells {named}{rest}), the first of them"


def _unknown(one: FileReport) -> Iterator[str]:
    """Codes that are kept although no classification holds them: no failure, but to be looked at."""
    codes = one["unknown_codes"]
    if codes:
        yield f"    {_said(len(codes), 'code')} not in the classification, kept all the same:"
    for code in codes[:_SHOWN]:
        yield f"        {code['code']} «{code['name']}» ({code['where']})"
    yield from _more(len(codes) - _SHOWN, "unknown code")


def _hidden(one: FileReport) -> Iterator[str]:
    """Hidden rows that are read: a reader of the workbook does not see them."""
    places = one["hidden_rows"]
    if places:
        rest = f" and {len(places) - 1} more" if len(places) > 1 else ""
        are = "hidden row is" if len(places) == 1 else "hidden rows are"
        yield f"    {len(places)} {are} read, for sums count them: {places[0]}{rest}"


def _more(count: int, what: str) -> Iterator[str]:
    """How many are not shown, if any."""
    if count > 0:
        yield f"    and {_said(count, f'more {what}')}; --json prints all"


def _together(reports: Sequence[FileReport]) -> str:
    """How many files are well, how many are not."""
    unusable = sum(bool(one["error"]) for one in reports)
    failing = sum(bool(_failing(one)) for one in reports)
    rejecting = sum(bool(one["rejects"]) for one in reports)
    lines = sum(one["lines"] for one in reports)
    return (
        f"{_said(len(reports), 'file')}, {lines} lines: {failing} with failing checks, "
        f"{rejecting} with rejected rows, {unusable} unusable"
    )


def _said(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _tenge(amount: int) -> str:
    """An amount with its digits in groups: `-21 339 140 800 tenge`."""
    return f"{amount:,} tenge".replace(",", " ")
