"""The identities of `checks` in the reader's language; one that is not known here is shown as it is."""

import re

from budget.locale import labels
from budget.locale.words import N_, Words

_PLACE = re.compile(
    r"(?:table (?P<table>\d+)|sheet «(?P<sheet>.*)»|text)(?:, (?:row|line) (?P<row>\d+))?"
    r"(?:, cell (?P<cell>[A-Z]+\d+|R\d+C\d+))?(?:, code (?P<code>.*))?",
    re.DOTALL,
)
_AGAINST = "text = annex: "
_TOTAL_INSIDE = re.compile(r"a total of (?P<of>.+?) cannot be asked: .*")
_UNASKED = re.compile(r"(?P<of>[^=]+?)(?: = .*)? cannot be asked: (?:«(?P<name>.*)»)?.*")
_CORRECTED = re.compile(
    r"printed «(?P<printed>.*)» is corrected to «(?P<shown>.*)»: (?P<reason>.*) "
    r"\((?P<source>.*), reviewed (?P<day>.*)\)"
)
_WHOLE_COUNTRY = re.compile(
    r"all local budgets = sum of (?P<regions>\d+) regions \(within 2 %\), (?P<phase>\w+) "
    r"(?P<year>\d+), months 1–(?P<months>\d+)"
)
_DATED = re.compile(r"(.+), (\d{4}(?:/\d\d|-\d\d-\d\d)?)")  # an identity of statistics
_MISSING_CODES = {
    re.compile(r"(\d+) codes of the Russian text are not in the Kazakh text"): N_(
        "codes of the Russian text that are not in the Kazakh text: {count}"
    ),
    re.compile(r"(\d+) codes of the Kazakh text are not in the Russian text"): N_(
        "codes of the Kazakh text that are not in the Russian text: {count}"
    ),
}
_OTHERS = {
    "reserve": N_("Reserve of the executive body"),
    "subventions": N_("Subventions to the budgets below"),
}
_KNOWN = [
    N_("Kazakh text = Russian text"),
    N_("acquisition = sum of groups"),
    N_("administrator = sum of programmes"),
    N_("administrator = sum of subprogrammes"),
    N_("balance = revenues − expenditures − net lending − financial assets"),
    N_("budget loans = sum of groups"),
    N_("category = sum of classes"),
    N_("category = sum of specifics"),
    N_("category = sum of subclasses"),
    N_("class = sum of specifics"),
    N_("class = sum of subclasses"),
    N_("expenditures = sum of groups"),
    N_("financial assets = acquisition − sales"),
    N_("financing = borrowing − debt repayment + balances used"),
    N_("financing = −balance"),
    N_("group = sum of administrators"),
    N_("group = sum of programmes"),
    N_("group = sum of subgroups"),
    N_("list of subventions = its printed sum"),
    N_("list of withdrawals = its printed sum"),
    N_("net lending = loans − repayment"),
    N_("printed again = printed first"),
    N_("printed total = sum of units"),
    N_("programme = sum of subprogrammes"),
    N_("revenues = sum of categories"),
    N_("subclass = sum of specifics"),
    N_("subgroup = sum of administrators"),
    N_("subgroup = sum of programmes"),
    N_("the region = sum of its districts and cities"),
    N_("the republic = sum of regions"),
    N_("transfers join neighbouring tiers"),
    N_("two files of one edition"),
    N_("unit in all = sum of purposes"),
]


def identity(text: str, spoken: Words) -> str:
    """What must equal what, in words."""
    if text.startswith(_AGAINST):
        return spoken.gettext(
            "figure of the text = figure of the annex: {figure}",
            figure=_indicator(text.removeprefix(_AGAINST), spoken),
        )
    if missed := _TOTAL_INSIDE.fullmatch(text):
        return spoken.gettext(
            "a total inside «{figure}» cannot be checked: its row is not printed or could not be read",
            figure=_indicator(missed["of"], spoken),
        )
    if unasked := _UNASKED.fullmatch(text):
        return spoken.gettext(
            "cannot be checked, since a row is not printed or could not be read: {figure}",
            figure=unasked["name"] or _indicator(unasked["of"], spoken),
        )
    return spoken.gettext(text) if text in _KNOWN else _with_facts(text, spoken)


def _with_facts(text: str, spoken: Words) -> str:
    """Identities that name figures of their own."""
    if corrected := _CORRECTED.fullmatch(text):
        return spoken.gettext(
            "printed «{printed}» is corrected to «{shown}»: {reason} ({source}, reviewed {day})",
            **corrected.groupdict(),
        )
    if country := _WHOLE_COUNTRY.fullmatch(text):
        phase = labels.PHASES.get(country["phase"], country["phase"])
        return spoken.gettext(
            "all local budgets = sum of {regions} regions (within 2 %), {phase} {year}, months "
            "1–{months}",
            **country.groupdict() | {"phase": spoken.gettext(phase).lower()},
        )
    if dated := _DATED.fullmatch(text):
        return f"{identity(dated[1], spoken)}, {dated[2]}"
    for form, sentence in _MISSING_CODES.items():
        if missing := form.fullmatch(text):
            return spoken.gettext(sentence, count=missing[1])
    return text


def place(text: str, spoken: Words) -> str:
    """Table or sheet, row, cell and code of a printed figure; table 0 is the running text."""
    found = _PLACE.fullmatch(text)
    if found is None:
        return text
    whole = spoken.gettext("running text")
    if found["sheet"] is not None:
        whole = spoken.gettext("sheet «{sheet}»", sheet=found["sheet"])
    elif found["table"] not in {None, "0"}:
        whole = spoken.gettext("table {table}", table=found["table"])
    parts = {
        "row": spoken.gettext("row {row}", row=found["row"]),
        "cell": spoken.gettext("cell {cell}", cell=found["cell"]),
        "code": spoken.gettext("code {code}", code=found["code"]),
    }
    return ", ".join([whole, *(part for name, part in parts.items() if found[name])])


def _indicator(words: str, spoken: Words) -> str:
    key = words.replace(" ", "_")
    known = labels.SECTIONS | labels.ITEMS | _OTHERS
    return spoken.gettext(known[key]) if key in known else words
