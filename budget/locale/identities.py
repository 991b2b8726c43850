"""The identities of `checks` in the reader's language; one that is not known here is shown as it is."""

import re

from budget.locale import labels
from budget.locale.words import N_, Words

_PLACE = re.compile(r"table (?P<table>\d+), row (?P<row>\d+), code (?P<code>.*)")
_AGAINST = "text = annex: "
_TOTAL_INSIDE = re.compile(r"a total of (?P<of>.+?) cannot be asked: .*")
_UNASKED = re.compile(r"(?P<of>[^=]+?)(?: = .*)? cannot be asked: (?:«(?P<name>.*)»)?.*")
_OTHERS = {
    "reserve": N_("Reserve of the executive body"),
    "subventions": N_("Subventions to the budgets below"),
}
_KNOWN = [
    N_("Kazakh text = Russian text"),
    N_("acquisition = sum of groups"),
    N_("administrator = sum of programmes"),
    N_("balance = revenues − expenditures − net lending − financial assets"),
    N_("budget loans = sum of groups"),
    N_("category = sum of classes"),
    N_("class = sum of subclasses"),
    N_("expenditures = sum of groups"),
    N_("financial assets = acquisition − sales"),
    N_("financing = borrowing − debt repayment + balances used"),
    N_("financing = −balance"),
    N_("group = sum of subgroups"),
    N_("list of subventions = its printed sum"),
    N_("list of withdrawals = its printed sum"),
    N_("net lending = loans − repayment"),
    N_("printed again = printed first"),
    N_("printed total = sum of units"),
    N_("revenues = sum of categories"),
    N_("subgroup = sum of administrators"),
    N_("transfers join neighbouring tiers"),
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
    return spoken.gettext(text) if text in _KNOWN else text


def place(text: str, spoken: Words) -> str:
    """Table, row and code of a check; table 0 is the running text."""
    found = _PLACE.fullmatch(text)
    if found is None:
        return text
    row = spoken.gettext("row {row}", row=found["row"])
    table = (
        spoken.gettext("table {table}", table=found["table"])
        if found["table"] != "0"
        else spoken.gettext("running text")
    )
    code = spoken.gettext("code {code}", code=found["code"]) if found["code"] else ""
    return ", ".join(part for part in (table, row, code) if part)


def _indicator(words: str, spoken: Words) -> str:
    key = words.replace(" ", "_")
    known = labels.SECTIONS | labels.ITEMS | _OTHERS
    return spoken.gettext(known[key]) if key in known else words
