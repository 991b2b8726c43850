"""Words that annexes print, in Russian and Kazakh, as data: headings, sections, categories.

Everything is matched on squeezed text: lower case, look-alike Latin letters turned Cyrillic, only
letters and digits left. So «Н а и м е н о в а н и е», «Кате-» + «гория» and «Aтауы» with a Latin
A read like the words they stand for; and any character (.) is a letter or numeral.
"""

import re
from typing import NamedTuple

import polars as pl

from budget.model.enums import LineLevel, Section

_LATIN = "abcehikmoptxyöüéğş"
_CYRILLIC = "авсенікмортхуөүеғш"
_LOOKALIKES = {**dict(zip(_LATIN, _CYRILLIC, strict=True)), "ё": "е", "ќ": "қ", "ї": "і"}
_FOLDS = {ord(letter): twin for letter, twin in _LOOKALIKES.items()} | dict.fromkeys(
    map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹"), ""
)
# «IV. Сальдо», «2. Затраты», «1) Доходы», «II ЗАТРАТЫ»; l and 1 stand for I in some acts
_MARKER = (
    r"^[^\p{L}\p{N}]*(?:(?:(?:[іvх1l\x{2170}-\x{217b}]\s?){1,4}|[1-9]\s*)[.)]+\s*"
    r"|[іvх\x{2170}-\x{217b}]{1,4}\s+)"
)
_NO_WORD = r"[^\p{L}\p{N}]|[⁰¹²³⁴⁵⁶⁷⁸⁹]"
_UNIT_SAID = r"[,(]?\s*(?:в\s+)?(?:тыс|млн|млрд|миллион|мың)[\p{L}.]*\s*те[нң]ге\)?\s*$"


def folded(text: pl.Expr) -> pl.Expr:
    """Lower case, look-alike letters of other alphabets turned Cyrillic."""
    return text.str.to_lowercase().str.replace_many(
        list(_LOOKALIKES), list(_LOOKALIKES.values())
    )


def squeezed(text: pl.Expr) -> pl.Expr:
    """Folded text with nothing but letters and digits; those of footnote marks («³») are none."""
    return folded(text).str.replace_all(_NO_WORD, "")


def unnumbered(text: pl.Expr) -> pl.Expr:
    """Squeezed text without a number before it («IV.», «1)») or a unit of measure after it."""
    bare = folded(text).str.replace(_MARKER, "").str.replace(_UNIT_SAID, "")
    return bare.str.replace_all(_NO_WORD, "")


def squeeze(text: str) -> str:
    """One text as `squeezed` does it to a column.

    Examples:
        >>> squeeze("Н а и м е н о в а н и е"), squeeze("Aтауы², сомасы")
        ('наименование', 'атауысомасы')
    """
    return re.sub(r"[\W_]", "", text.lower().translate(_FOLDS))


class Title(NamedTuple):
    """A row that stands for a section, or for a subtotal of one."""

    pattern: str
    section: Section
    item: str  # empty for the section itself


def _in_one_language_or_both(russian: str, kazakh: str) -> str:
    """A whole title in Russian, in Kazakh, or in both: «I. Кірістер / I. Доходы»."""
    number = "[іl12\u2170\u2171]{0,2}"
    return rf"^(?:{russian}|{kazakh}|{russian}{number}{kazakh}|{kazakh}{number}{russian})$"


_LOAN_REPAYMENT = r"^(?:погашени.бюджетныхкредитов|бюджеттіккредиттердіөтеу)"
_ASSET_SALES = (
    r"^(?:поступлени.отпродажифинансовыхактивов"
    r"|(?:мемлекет(?:тің|тік))?қаржы(?:лық)?активтер(?:ін|ді)сатудан)"
)
_BORROWING = r"^(?:поступлени.займов|қарыздар(?:дың)?түсім)"
_BALANCES_USED = (
    r"^(?:используемыеостатки|движениеостатков|остаткибюджетныхсредств"
    r"|бюджетқаражат.*қалдықтар)"
)

# Budget Code, article 9; variants seen in annexes of both languages
TITLES = (
    Title(
        _in_one_language_or_both(
            r"(?:всего|итого)?доход(?:ы|ов)(?:всего|итого)?", r"(?:барлық)?кірістер(?:барлығы)?"
        ),
        Section.REVENUES,
        "",
    ),
    Title(
        _in_one_language_or_both(
            r"(?:всего|итого)?(?:затрат|расход)(?:ы|ов)?(?:всего|итого)?",
            r"(?:барлық)?(?:шығындар|шығыстар)(?:барлығы)?",
        ),
        Section.EXPENDITURES,
        "",
    ),
    Title(
        r"^(?:чист.{2}бюджетно.+кредитован|таза(?:бюджеттік)?(?:кредит|несие))",
        Section.NET_LENDING,
        "",
    ),
    Title(
        r"^(?:бюджетныекредиты|бюджеттіккредиттер(?:беру)?$)",
        Section.NET_LENDING,
        "budget_loans",
    ),
    Title(_LOAN_REPAYMENT, Section.NET_LENDING, "loan_repayment"),
    Title(
        r"^(?:сальдопооперация"
        r"|қаржы(?:лық)?активтері.{0,5}(?:жасалатын|жүргізілетін|операциялар))",
        Section.FINANCIAL_ASSETS,
        "",
    ),
    Title(
        r"^(?:приобретениефинансовыхактивов|қаржы(?:лық)?активтер(?:ін|ді)сатыпалу)",
        Section.FINANCIAL_ASSETS,
        "asset_acquisition",
    ),
    Title(_ASSET_SALES, Section.FINANCIAL_ASSETS, "asset_sales"),
    Title(
        r"^(?:финансирование(?:дефицита|профицита)"
        r"|бюджет(?:тің)?(?:тапшылығын|профицитін|дефицитін).*қаржыландыру)",
        Section.FINANCING,
        "",
    ),
    Title(
        r"^(?:дефицит|профицит|бюджет(?:тің)?(?:тапшылығы|профициті|дефициті|тапшылық))",
        Section.BALANCE,
        "",
    ),
    Title(_BORROWING, Section.FINANCING, "borrowing"),
    Title(r"^(?:погашени.займов|қарыздардыөтеу)", Section.FINANCING, "debt_repayment"),
    Title(_BALANCES_USED, Section.FINANCING, "balances_used"),
)

# Revenue category by its name: digits were renumbered on 1 January 2026, names were not
CATEGORIES: dict[str, tuple[str, Section]] = {
    "tax": (r"^(?:налоговыепоступлени|салықтықтүсім)", Section.REVENUES),
    "nontax": (r"^(?:неналоговыепоступлени|салық(?:тық)?емес)", Section.REVENUES),
    "capital_sales": (
        r"^(?:поступлени.отпродажиосновногокапитала|негізгікапиталдысатудан)",
        Section.REVENUES,
    ),
    "special_receipts": (
        r"^(?:специальныепоступлени|арна(?:улы|йы)түсім)",
        Section.REVENUES,
    ),
    "transfers_in": (
        (
            r"^(?:поступлени.(?:официальных)?трансферт|полученные(?:официальные)?трансферт"
            r"|официальныетрансферты$|(?:ресми)?трансферт(?:тер)?(?:дің|дін|тің)?түсім)"
        ),
        Section.REVENUES,
    ),
    "loan_repayment": (_LOAN_REPAYMENT, Section.NET_LENDING),
    "asset_sales": (_ASSET_SALES, Section.FINANCIAL_ASSETS),
    "borrowing": (_BORROWING, Section.FINANCING),
    "balances_used": (_BALANCES_USED, Section.FINANCING),
}
NUMBERINGS: tuple[tuple[str, ...], ...] = (
    (
        *("tax", "nontax", "capital_sales", "transfers_in"),
        *("loan_repayment", "asset_sales", "borrowing", "balances_used"),
    ),
    (
        *("tax", "nontax", "capital_sales", "special_receipts", "transfers_in"),
        *("loan_repayment", "asset_sales", "borrowing", "balances_used"),
    ),
)
"""Categories in the order of their digits: until 2025, and from 2026 (order № 151)."""
TOTAL = r"^(?:всего|итого|барлығы|жиыны|жиынтығы)"
PART_OF = r"^(?:втомчисле|изних|оныңішінде|соныңішінде|засчет|есебінен)"

# Headings of columns, asked in this order: a subclass is also a class. Annexes shorten them freely:
# «Адм. бюдж. программ», «АБП», «ББӘ»; «ФПГ», «П/гр»; «БП», «Бағд.»
HEADINGS: tuple[tuple[LineLevel, str], ...] = (
    (LineLevel.SUBPROGRAMME, r"подпрог|^подпр|ппрог|кішібағ|ішкібағ"),
    (
        LineLevel.ADMINISTRATOR,
        r"администратор|^адм(?!инистра(?:тив|ци))|^абп|әкімш|^әкім$|^б?ббә$",
    ),
    (LineLevel.PROGRAMME, r"прогр|бағд|^прог?$|^пр$|^пма$|^б(?:юдж)?пр?$|^бағ$"),
    (
        LineLevel.SUBGROUP,
        r"подгр|^(?:ф\w{0,6})?пгр|подфунк|^функ\w{0,12}под|кішіф|ішкіф|кішітоп|ішкітоп|^ф?пг$|^фп$|^ктоп$",
    ),
    (
        LineLevel.GROUP,
        r"функционал|функгруп|^функ|^фун?гр|^ф?гр(?:уп+[аы]?)?$|^фг$|^ф?топ(?:ы|тың)?$",
    ),
    (LineLevel.SPECIFIC, r"специфик|^спец$|ерекшел"),
    (LineLevel.SUBCLASS, r"подкл|^пкл|(?:ішкі|кіші)(?:сын|кл)|^под$"),
    (LineLevel.CLASS, r"^клас|^кл$|^сын[ыі]|^сын$"),
    (LineLevel.CATEGORY, r"^кате|^кат$|^санат|^сан$"),
)
NAME_HEADING = r"наименован|атауы|атау$|көрсеткіштер|показател"
AMOUNT_HEADING = (
    r"сумма|сома|20\d\dгод|20\d\dжыл|^20\d\d$|план|бекітіл|утвержд|уточн|нақтылан|скорректир"
    r"|түзетілген|исполн|атқарыл|факт"
)
UNITS_HEADING = (
    r"(?:наименован|названи)\w*(?:район|город|сельск|округ|бюджет|админ)"
    r"|(?:аудан|қала|округ|облыс)\w*атау"
)
PLACE = r"район|город|аудан|қала|округ|посел|кент$"
"""Names of the units that lists of transfers give."""
# the Code of 2004 had a seventh section
OPERATING_BALANCE = r"^(?:операционноесальдо|операциялықсальдо)"
# what a row of headings says in at least one of its cells
IS_HEADING = (
    r"^кате|^санат|^(?:под)?класс|^(?:ішкі|кіші)?сын[ыі][пб]"
    r"|^(?:под)?программа$|^бюджетн.*(?:под)?программ"
    r"|^(?:бюджеттік)?(?:кіші)?бағдарлама"
    r"|^администратор|^(?:бюджеттікбағдарламалар.*)?әкімші|^адми$|^про$|^бағд$"
    r"|^функ|^кішіфунк|^наименование|^атауы|^сумма|^сомасы|^специфик|^ерекшел"
    r"|^втысячахтенге$|^п?оказатели$|^көрсеткіш|^код(?:бк)?$"
    r"|^(?:кат|подкл|пкл|ішкісын|кішісын|фгр?|ф?пгр?|подгр|кішітоп|ішкітоп|абп|адм|админ"
    r"|адмб.{1,15}|ббә|бюджпрогр?|прогр?|бпр?|бағ)$"
)
UNREAD_TABLES = (
    r"секвестр|целев\w*(?:индикатор|показател)|нысаналыиндикатор|нормативыраспределен"
    r"|бөлунормативтері|переченьбюджетныхпрограмм|бағдарламалартізбесі"
)
"""Annexes that hold no budget amounts: programmes not to be cut, target indicators, norms."""

PHASES = (
    ("executed", r"исполнен|кассов|фактич|^факт|атқарыл"),
    ("adjusted", r"скорректир|түзетілген"),
    ("revised", r"уточнен|нақтылан"),
    ("approved", r"утвержд|бекітіл"),
)
AMENDED = (
    r"с(?:учетом)?(?:внесенн?\w{2,3})?изменени\w*(?:идополнени\w*)?|изменени\wидополнени\w"
    r"|өзгеріс\w*(?:мен|ескер\w*)"
)
"""«с учетом изменений», «с изменениями от …»: a state of the budget, no deviation."""
SURELY_AMOUNT = r"сумм|сома|план|тенге|теңге|бюджет|утвержд|бекітіл|уточн|нақтылан|қаражат"
"""Words that name amounts even where a percentage is named beside them."""
NOT_AN_AMOUNT = (
    r"откл|разниц|темп|удельн|ауытқу|үлес|примечан|ескерту|процент|изменени|өзгеріс"
    r"|исполненияк|пайыз"
)
"""Columns beside the amounts that are computed from them, or are remarks."""
