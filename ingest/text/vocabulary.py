"""Words of budget decisions, Russian and Kazakh, as data.

All of it is matched on folded text (`ingest.words.folded`: lower case, look-alike letters turned
Cyrillic): names of indicators whole and without punctuation, everything else inside a line. `~` stands for any ending of a word. Wordings were read in acts of the
oblasts Aktobe, Kostanay, Pavlodar, Turkistan, Zhambyl and of districts and okrugs of ten oblasts,
2011 to 2026.
"""

from typing import NamedTuple

from budget.model.enums import LineLevel, Section, TransferKind

_ENDING = "[а-ӿ]*"  # any small Cyrillic letter; compiles and runs faster than \p{L}


def pattern(words: str) -> str:
    """A regular expression from words in which `~` stands for any ending.

    Examples:
        >>> pattern("субвенци~")
        'субвенци[а-ӿ]*'
    """
    return words.replace("~", _ENDING)


class Indicator(NamedTuple):
    """A headline figure of point 1."""

    key: str
    section: Section
    line_level: LineLevel
    names: str  # whole, of words only
    may_be_negative: bool = False


_SECTION, _CATEGORY, _ITEM = LineLevel.SECTION, LineLevel.CATEGORY, LineLevel.ITEM

# Budget Code, article 9; keys as in `ingest.words`. Order matters only where names overlap
INDICATORS = (
    Indicator("revenues", Section.REVENUES, _SECTION, "доход~( бюджета)?|кіріс~( барлығы)?"),
    Indicator("tax", Section.REVENUES, _CATEGORY, "налогов~ поступлени~|салық(тық)? түсім~"),
    Indicator(
        "nontax",
        Section.REVENUES,
        _CATEGORY,
        "неналогов~ поступлени~|салық~ емес түсім~",
    ),
    Indicator(
        "capital_sales",
        Section.REVENUES,
        _CATEGORY,
        "поступлени~ от (продажи|реализации) основного капитала|негізгі капитал~ сат~( түсетін| түскен)?( түсім~)?",
    ),
    Indicator(
        "special_receipts",
        Section.REVENUES,
        _CATEGORY,
        "специальн~ поступлени~|арна(улы|йы) түсім~",
    ),
    Indicator(
        "transfers_in",
        Section.REVENUES,
        _CATEGORY,
        "поступлени~( официальных| по)? трансферт~|(ресми )?трансферт~( бойынша)?( түсетін)? түсім~",
    ),
    Indicator(
        "expenditures",
        Section.EXPENDITURES,
        _SECTION,
        "затрат~( бюджета)?|шығын~|шығыстар~",
    ),
    Indicator(
        "net_lending",
        Section.NET_LENDING,
        _SECTION,
        "чист~ бюджетно~ кредитовани~|таза( бюджеттік)? (кредит|несие)~( [а-ӿ]+)?",
        may_be_negative=True,
    ),
    Indicator(
        "budget_loans",
        Section.NET_LENDING,
        _ITEM,
        "бюджетны~ кредит~|бюджет~ (кредит|несие)(тер|лер)~",
    ),
    Indicator(
        "loan_repayment",
        Section.NET_LENDING,
        _ITEM,
        "погашени~ бюджетны~ кредит~|бюджет~ (кредит|несие)~ (өте|қайтар)~",
    ),
    Indicator(
        "financial_assets",
        Section.FINANCIAL_ASSETS,
        _SECTION,
        "сальдо по операци~ с финансовыми активами"
        "|қаржы(лық)? актив~( жасалатын| жүргізілетін)? операция~( бойынша)? сальдо~",
        may_be_negative=True,
    ),
    Indicator(
        "asset_acquisition",
        Section.FINANCIAL_ASSETS,
        _ITEM,
        "приобретени~ финансовых активов|қаржы(лық)? актив~ сатып алу~",
    ),
    Indicator(
        "asset_sales",
        Section.FINANCIAL_ASSETS,
        _ITEM,
        "поступлени~ от продажи финансовых активов( государства)?"
        "|(мемлекет~ )?қаржы(лық)? актив~ сат(у|удан)( түсетін| түскен)?( түсім~)?",
    ),
    Indicator(
        "non_oil_balance",
        Section.BALANCE,
        _ITEM,
        "ненефтяно~ дефицит( профицит)?( бюджета)?|мұнайға қатысты емес( бюджет)? тапшылы~",
        may_be_negative=True,
    ),
    Indicator(
        "balance",
        Section.BALANCE,
        _SECTION,
        "(дефицит|профицит)( профицит| дефицит)?( бюджета)?( профицит| дефицит)?"
        "|бюджет~ (тапшылы[ғқ]ы?|дефициті?|профициті?)( профициті?| тапшылы[ғқ]ы?)?",
        may_be_negative=True,
    ),
    Indicator(
        "financing",
        Section.FINANCING,
        _SECTION,
        "финансировани~ (дефицита|профицита)( бюджета)?( использовани~ профицита)?( бюджета)?"
        "|использовани~ профицита( бюджета)?"
        "|бюджет~ (тапшылы[ғқ]~|дефицит~|профицит~) (қаржыландыру~|пайдалану~)( профицит~( пайдалану~)?)?",
        may_be_negative=True,
    ),
    Indicator("borrowing", Section.FINANCING, _ITEM, "поступлени~ за[йе]м~|қарыз~ түс(ім|у)~"),
    Indicator("debt_repayment", Section.FINANCING, _ITEM, "погашени~ за[йе]м~|қарыз~ өте~"),
    Indicator(
        "balances_used",
        Section.FINANCING,
        _ITEM,
        "(используем~ |движени~ )?остат~ бюджетных средств|бюджет қаража~( пайдалан~| қолдан~)? қалдық~",
    ),
    # parts of the transfers received, where point 1 names them
    Indicator("subvention_in", Section.REVENUES, _ITEM, "субвенци~"),
    Indicator(
        "targeted_current_in",
        Section.REVENUES,
        _ITEM,
        "целев~ текущи~ трансферт~|(ағымдағы нысаналы|нысаналы ағымдағы) трансферт~",
    ),
    Indicator(
        "targeted_development_in",
        Section.REVENUES,
        _ITEM,
        "(целев~ )?трансферт~ на развитие|(нысаналы )?даму(ға арналған)? трансферт~",
    ),
)


class Statement(NamedTuple):
    """A figure that stands in a point of its own, known by a word in its sentence."""

    key: str
    section: Section | None
    words: str


# asked in this order: parts of the reserve before the reserve, partnership before debt
STATEMENTS = (
    Statement(
        "ppp_limit",
        None,
        "лимит~.*государственно-частного партнерств~|мемлекеттік-жекешелік әріптестік.*лимит",
    ),
    Statement(
        "guarantee_limit",
        None,
        "лимит~.*государственных (гарант|поручител)|мемлекеттік кепілдік.*лимит",
    ),
    Statement("debt_limit", None, "лимит~ долга|(борыш|қарыз)~ лимит"),
    Statement("reserve_emergency", Section.EXPENDITURES, "чрезвычайн~ резерв|төтенше резерв"),
    Statement(
        "reserve_urgent", Section.EXPENDITURES, "резерв~ на неотложные|шұғыл шығын~.*резерв"
    ),
    Statement(
        "reserve_court",
        Section.EXPENDITURES,
        "резерв~ на исполнение обязательств|соттар~ шешім~.*резерв",
    ),
    Statement("reserve", Section.EXPENDITURES, "резерв"),
)
REPUBLICAN = pattern("из республиканского бюджета|республикалық бюджеттен")

# asked in this order; several kinds of targeted transfers in one sentence: not known which
_CURRENT = r"целев~ текущ~|текущ~ целев~|ағымдағы нысаналы|нысаналы ағымдағы"
_DEVELOPMENT = r"трансферт~ (из [^,:]* )?на развитие|даму(ға арналған)?( нысаналы)? трансферт~|дамытуға[^,:]* нысаналы трансферт~"
KINDS: tuple[tuple[TransferKind, str], ...] = (
    (TransferKind.WITHDRAWAL, "изъяти~|бюджеттік (алып қою|алым|алу)~"),
    (TransferKind.SUBVENTION, "субвенци~"),
    (TransferKind.RETURN, "возврат~|қайтар~"),
    (
        TransferKind.COMPENSATION,
        "компенсаци~ потер~|потерь (выше|ниже)|ысырап~ өте~|шығын~ өтеуге .*трансферт",
    ),
    (
        TransferKind.TARGETED_GENERAL,
        "целев~ трансферт~ общего характера|жалпы сипаттағы нысаналы|нысаналы жалпы сипаттағы",
    ),
    (
        TransferKind.UNSPECIFIED,
        f"({_CURRENT}).*({_DEVELOPMENT})|({_DEVELOPMENT}).*({_CURRENT})",
    ),
    (TransferKind.TARGETED_CURRENT, _CURRENT),
    (TransferKind.TARGETED_DEVELOPMENT, _DEVELOPMENT),
    (TransferKind.UNSPECIFIED, "трансферт~"),
)
BY_PLACE = (TransferKind.WITHDRAWAL, TransferKind.SUBVENTION)
"""Kinds whose lists name places; lists of the other kinds name purposes or places."""

IGNORED: tuple[tuple[str, str], ...] = (
    (
        "минимальн~ размер~ (заработной платы|пенси|базовой)|ең төменгі?н? (мөлшер|жалақы)|ең төмен мөлшер",
        "minimum wage and pension",
    ),
    ("месячн~ расчетн~ показател~|айлық есептік көрсеткіш", "monthly calculation index"),
    ("прожиточн~ миниму|күнкөріс деңгей", "subsistence minimum"),
    (
        "денежн~ компенсаци~ на содержание жилищ|ақшалай өтемақы",
        "housing allowance of the uniformed services",
    ),
    (
        "кредит~|займ~|заимствовани~|ценн~ бумаг|қарыз~|несие~|бағалы қағаз",
        "loans by purpose: not transfers, and in section VI",
    ),
)
"""Money that is known and on purpose not read, with what it is."""

# Openers and closers of what a line belongs to
BUDGET_HEAD = pattern(
    r"утвердить\s[^:;]*бюджет[^:;]*(объем|в том числе|согласно)"
    r"|бюджет[^:;]*(көлем|қосымша|оның ішінде|соның ішінде)[^:;]*бекітіл"
)
NOT_BUDGET_HEAD = pattern(
    "перечень|резерв|лимит|норматив|тізбе|бағдарламалар~|утвердить трансферт|объем~ (трансферт|субвенц)"
)
AMENDED_SUBPOINT = pattern(
    r"(под)?пункт~? [^:]*(следующей|новой) редакции|в (под)?пункт~ [^:]*:$|тармақша?~ [^:]*(жаңа|мынадай|келесі) редакцияда"
)
POINT_ONE = pattern(r"пункт~ 1([^\d-]|$)|(^|[^\d-])1[ -]*(-?ші )?тармақ([^ш]|$)")
REPLACED_DIGITS = pattern("заменить (цифр|строк)~|(цифр|сан)~.*ауыстырылсын")
LIST_FOLLOWS = pattern(r"(в том числе|из них|в т\.ч|оның ішінде|соның ішінде)[^\d;]*$")
CONNECTOR = pattern(
    r"^\W*((в том числе|из них|в т\.ч\.?|оның ішінде|соның ішінде)( по| на)?|по|на|бойынша)?\W*$"
)
PROSE = pattern(
    "изложить|редакци|приложени|настоящ|распределени|определя|осуществля|возврат указанн|председател|маслихат|решени"
    "|қосымша|жазылсын|осы шешім|айқындал|анықтал|жүзеге асырыл|бөлу |төраға|мәслихат|шешім"
)
SENTENCE = pattern("утвердить|установить|учесть|предусмотреть|принять|внести|с[іы]н\\W*$")
PLACE = r"(?:^|[^\p{L}])(?:район|город|округ|сел[оауеь]|аул|посел|кент|ауыл|аудан|қала|област|облыс)"
NAMES_UNIT = PLACE + r"|бюджет"
