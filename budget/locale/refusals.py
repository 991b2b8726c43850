"""Why something was not read, in the reader's language: the pipeline says it in English.

Reasons are made in frames, many thousands at a time, so they come as sentences and not as a
sentence with its facts. Each is known here by its form; one that is not is shown as it is.
"""

import re
from functools import cache, lru_cache

from budget.errors import N_
from budget.locale.identities import place
from budget.locale.words import Words

_KNOWN = 2**12  # sentences kept as told: the rows of one table wait for one thing
_PLACE = re.compile(r"sheet «.*»|table \d+", re.DOTALL)
_SLOT = re.compile(r"\\\{(\w+)\\\}")
_PHRASES = {"why", "title", "publisher"}  # facts that are sentences of this list themselves
_LISTS = {  # facts that are several, and what stands between; a heading may hold semicolons
    "titles": re.compile("(; )"),
    "columns": re.compile(r"(; )(?=column \d+: «)"),
    "measures": re.compile("(, )"),
}

# composed ones first: what stands inside is told by the others
SENTENCES = [
    N_("whose budget this is cannot be told: {why}"),
    N_("{why}; similar: {units}"),
    N_("{why}; candidates: {units}"),
    # names of places
    N_("no unit is called «{name}»"),
    N_("«{name}» names no place"),
    N_("«{name}» may be {count} units: {units}"),
    N_("«{name}» does not lie in {parent}"),
    N_("«{name}» names no tier of budget"),
    N_("«{name}» is about a budget of the oblast tier and names no such unit"),
    N_("«{name}» is about a budget of the district tier and names no such unit"),
    N_("«{name}» is about a budget of the rural tier and names no such unit"),
    N_("«{name}» is the classifier's own name: {unit}"),
    N_("«{name}» is a reviewed alias: {unit}"),
    N_("«{name}» is a case form of the name: {unit}"),
    N_("«{name}» is the name with a first name in place of an initial, or the reverse: {unit}"),
    N_("«{name}» is the same name in another spelling: {unit}"),
    N_("«{name}» is the noun of the adjective by which it is called, or the reverse: {unit}"),
    N_("its text names no unit"),
    N_("the document itself is of {unit}; drop --unit"),
    N_("whose decision this is cannot be told; say it with --unit KATO"),
    N_("payer and payee cannot be told apart"),
    # amounts
    N_("the amount cannot be read as a number"),
    N_("one separator and three digits: thousands or thousandths"),
    N_("the amount is finer than one tenge"),
    N_("the amount is larger than any budget"),
    N_("digit groups are not of three"),
    N_("a minus after the figure: is it below nought?"),
    N_("two numbers in one cell, one below the other"),
    N_("one dash before the amount: a minus or a separator, the document does not tell"),
    # rows and tables of annexes
    N_("a formula without a stored value: open and save the workbook, then read it again"),
    N_("the cell holds a spreadsheet error: mend it in the workbook, then read it again"),
    N_(
        "the unit of measure is not printed: neither above the table nor in its heading; write it "
        "there, for example «тыс. тенге»"
    ),
    N_("the code «{code}» cannot be read: expected one to three digits in a column of codes"),
    N_(
        "the code «{code}», of this row or of one above it, has not the digits of its column; "
        "expected two of a group or class, one of a category, subgroup or subclass, three of an "
        "administrator, from 101 on: move the codes to the columns of their levels"
    ),
    N_("a code in a column of no known level"),
    N_("the operating balance of the Code of 2004 is none of the six sections"),
    N_("a code without a name"),
    N_(
        "the code stands below a level (category, class, group or administrator) that is printed "
        "nowhere above it; repeat that row above"
    ),
    N_("the figure stands in no column of amounts: move it to its own"),
    N_("no code, and the name is no section, category or total"),
    N_("a title with a Roman number that is none of the six sections"),
    N_("no section of the budget is named above this row"),
    N_("one of many rows that hold figures and no name: these are no rows of a budget"),
    N_(
        "the table goes on without a heading, and its columns do not stand where they stood above; "
        "repeat the heading above it"
    ),
    N_("the sheet is hidden: nothing of it is read; show it to have it read"),
    N_(
        "the column is hidden, from this cell down: nothing of it is read; show it to have it read, "
        "or delete it"
    ),
    N_(
        "the amounts stand in a hidden column (from cell {cell} down), and hidden columns are not "
        "read; expected a column of amounts that is seen: show it"
    ),
    N_(
        "{count} columns of amounts that the heading does not tell apart ({columns}); expected one "
        "column of amounts for each year or phase: name the year or the phase («утвержденный», "
        "«уточненный») in the heading of each column"
    ),
    N_(
        "headings of a budget without a column of amounts that can be read ({headings}); expected "
        "one headed for example «Сумма, тыс. тенге»"
    ),
    N_(
        "two tables stand side by side (codes again in column {column}, after the amounts in "
        "column {amounts}); expected one table below the other"
    ),
    N_(
        "the columns of codes cannot be told apart by their headings and digits ({columns}); "
        "expected for example «Функциональная группа | Функциональная подгруппа | Администратор | "
        "Программа» above codes of 2, 1, 3 and 3 digits, or «Категория | Класс | Подкласс» above "
        "1, 2 and 1"
    ),
    N_("column {column}: «no heading»"),
    N_("column {column}: «{heading}», {digits} digits"),
    N_("column {column}: «{heading}»"),
    N_(
        "two units of measure: the heading says {heading} tenge, the line above {above} tenge; "
        "expected one: write it once, in the heading or in the line above the table"
    ),
    N_(
        "two units of measure for one table: {measures}; expected one: write it once, in the "
        "heading or in the line above the table"
    ),
    N_("{amount} tenge"),
    N_("the unit of measure «{unit}» is not understood; expected for example «тыс. тенге»"),
    # the running text, and sheets that transcribe one
    N_("money inside a quoted note, which is not read"),
    N_("several amounts in one line: which is whose is not known; put each on its own line"),
    N_("replaces digits of an earlier text; read the consolidated text instead"),
    N_(
        "a sub-point of another act, where its unit and year stand; read the consolidated text "
        "instead"
    ),
    N_("no unit of money is printed"),
    N_("inside point 1, but no indicator answers to this name"),
    N_("inside a list of transfers, but no name and amount can be read"),
    N_("digits of the amount are not in groups of three; correct the text"),
    N_("money, but no indicator, list or limit answers to these words"),
    N_("the kind «{kind}» is none of those that a transcribed text holds"),
    # documents of which nothing is read
    N_(
        "sheet «{sheet}» is hidden, so nothing of it is read, and no other sheet holds a budget; "
        "expected the annex on a sheet that is seen: show it."
    ),
    N_(
        "no table of a budget and no figures of a decision were found; expected headings such as "
        "«Категория … Сумма», «Функциональная группа … Сумма» or «Санаты … Сомасы»; check that "
        "this is the annex or the decision itself."
    ),
    N_(
        "headings without amounts of a budget: found «{heading}», expected headings such as "
        "«Категория … Сумма», «Функциональная группа … Сумма» or «Санаты … Сомасы»; check that "
        "this is the annex or the decision itself."
    ),
    N_(
        "headings in a third language: found «{heading}», expected headings such as «Категория … "
        "Сумма», «Функциональная группа … Сумма» or «Санаты … Сомасы»; give the Russian or the "
        "Kazakh text, or write such headings above the columns."
    ),
    # releases of statistics
    N_(
        "a workbook of the {publisher}, but none of its releases that are read here; expected one "
        "of: {titles}; give one of these, or a table of units, years and values."
    ),
    N_(
        "looks like «{title}», but nothing of it can be read: {why}; give the workbook as its "
        "publisher released it."
    ),
    N_("its tables hold no figures"),
    N_("no region is called «{name}»"),
    N_("{note}: no indicator is known for it"),
    N_("no section, category or functional group is called so"),
    N_("no row of amounts; expected a name, five amounts and a name in each row"),
    N_(
        "no region is named in capitals above the table («ОБЛАСТЬ АБАЙ», «Г.АСТАНА»), and the "
        "sheet is not that of all local budgets («табл 12»)"
    ),
    N_("no period above the table; expected «январь-июль отчет 2026 г.» or the like"),
    N_("fewer than seven columns: two names, three past years, plan, outturn"),
    N_("the outturn stands before the plan; expected the plan first"),
    N_("Bureau of National Statistics"),
    N_("Ministry of Finance"),
    N_("Finances of education organisations by region"),
    N_("tables 2 to 7: the country's income, costs and assets by kind"),
    N_("Population by region, district and town on one day"),
    N_("men and women; settlements below the district"),
    N_("Number of general schools by region and school year"),
    N_("footnotes"),
    N_("Statistical bulletin of the Ministry of Finance, tables 12 to 12.20"),
    N_("all other tables of the bulletin"),
    # tables that are built and written
    N_("No tables in {folder}: run python -m ingest build first."),
    N_(
        "Table {table} was not written: {why}. Read the files one at a time, each into a folder of "
        "its own."
    ),
    N_("{cell}: corrected twice; keep one correction"),
    N_(
        "{cell}: no table of an annex; only cells of annexes can be corrected, a transcription "
        "(CSV, sheet «Текст») is mended itself"
    ),
    N_(
        "{cell}: the correction expects «{expected}», the document prints «{printed}»; if the "
        "publisher mended it, remove the correction"
    ),
    # what the system says of a file or a folder
    N_("Permission denied"),
    N_("No such file or directory"),
    N_("Not a directory"),
    N_("Is a directory"),
    N_("No space left on device"),
    N_("Read-only file system"),
    N_("File name too long"),
    N_("Input/output error"),
    N_("it uses references, which can unfold without end"),
]


@lru_cache(_KNOWN)
def told(text: str, spoken: Words) -> str:
    """A reason in the language, with the table or sheet before it if it names one.

    Returns:
        The reason; as it is where its form is not known.
    """
    return _behind_its_place(text, spoken) or _alone(text, spoken) or text


def _behind_its_place(text: str, spoken: Words) -> str | None:
    """A reason with the table or sheet before it; names of sheets hold marks and colons too."""
    colons = [found.start() for found in re.finditer(": ", text)]
    ends = [at for at in colons if _PLACE.fullmatch(text, 0, at)]
    if not ends:
        return None
    known = (at for at in reversed(ends) if _alone(text[at + 2 :], spoken))
    end = next(known, ends[0])
    return f"{place(text[:end], spoken)}: {told(text[end + 2 :], spoken)}"


def _alone(text: str, spoken: Words) -> str | None:
    """A reason without a place, where its form is known."""
    if text in SENTENCES:
        return spoken.gettext(text)
    for sentence, form in _forms():
        if found := form.fullmatch(text):
            facts = found.groupdict()
            return spoken.gettext(
                sentence, **{name: _fact(name, facts[name], spoken) for name in facts}
            )
    return None


def _fact(name: str, fact: str, spoken: Words) -> str:
    """What a place of a sentence holds: a phrase, several of them, or what is printed."""
    if name in _PHRASES:
        return told(fact, spoken)
    if name in _LISTS:
        return "".join(told(one, spoken) for one in _LISTS[name].split(fact))
    return fact


@cache
def _forms() -> list[tuple[str, re.Pattern[str]]]:
    """Sentences with facts, and what they look like when these are filled in."""
    return [
        (sentence, re.compile(_SLOT.sub(r"(?P<\1>.*?)", re.escape(sentence)), re.DOTALL))
        for sentence in SENTENCES
        if "{" in sentence
    ]
