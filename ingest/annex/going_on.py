"""Which rows only go on with the name of the row above, told by their words.

A name goes on in lower case, after a part that cannot end a name, or where both parts together
name a section. A row that says where the money is from is one of its own: «из местного бюджета»
below «ЖКХ» is no part of that name, below «Трансферты» it is.
"""

import polars as pl

from ingest import words
from ingest.annex.features import said_by

_NUMBERED = r"^[^\p{L}\p{N}]*(?:[IVXІХivxіх]{1,4}\s*[.)]|[0-9]{1,2}\s*[.)])"
_NUMBER = r"^(?:[IVXІХ]{1,4}|[1-9])\s*[.)]$"
_LETTER = r"^[ивскоу]$"
NUMBER_OF_TITLE = rf"{_NUMBER}|{_LETTER}"
"""What is no word and yet part of a name in a row of its own: «IV.», or «и» between two rows."""
_LOWER = r"\p{Ll}"
_UNFINISHED = (
    r"(?i)(?:[-–—,(«\x{ad}]|\([^)]*|(?:^|\s)(?:и|или|в|во|на|по|с|со|для|от|из|к|при|до|за|о|об|не"
    r"|мен|және)|\bза\s+счет|[а-я]{3}(?:ое|ого)|[а-яәғқңөұүһі]{3}(?:[дт]ың|[дт]ің|ның|нің))$"
)
"""No name ends so: with a hyphen, a preposition, an adjective («…ое», «…ого»), a Kazakh genitive."""
_FINISHED = r"[.:;]$"
_UNIT = r"(?i)^[^\p{L}]*(?:в\s+)?(?:тыс|млн|мың|единиц|ед\.)\p{L}*.{0,20}те[нң]ге"
_TENGE = ["енге", "еңге", "ЕНГЕ", "ЕҢГЕ"]
_GENITIVE = (
    r"^(?:Республики Казахстан|Казахстана?$|Ассамблеи|Правительства|Парламента|Президента|Премьер-Министра"
    r"|Национальн(?:ого|ой)|Министерства|[А-Я][а-яё-]+(?:[сц]кого|[сц]кой|ной)\s+"
    r"(?:област|район|город|сельск))"
)
"""Words with a capital that go on with a name: a row of its own is no genitive, unless in a list."""
_SOURCE = (
    r"^(?:(?:(?:из|засчет)(?:средств)?|средства)?(?:(?:республиканск|областн|местн|районн|городск"
    r"|вышестоящ|нижестоящ|государственн)...?бюджет(?:а|ов)?|(?:специальногогосударственного"
    r"|национального)фонда)(?:республикиказахстан)?|(?:из|засчет)?собственны.{1,2}средств.?"
    r"|(?:республикалық|облыстық|жергілікті|аудандық|қалалық|жоғарытұрған|мемлекеттік)бюджет.*"
    r"|ұлттыққор.*(?:есебінен|қаражаты))$"
)
"""Where money is from, squeezed and without a number."""
_FUNDS = ["бюджет", "фонд", "қор", "собственны"]
_MONEY = [
    *("трансферт", "субвенц", "субсид", "кредит", "заем", "займ", "ссуд", "изъят", "долг"),
    *("поступ", "переда", "перечис", "получ", "выда", "выдел", "выплат", "возврат", "возмещ"),
    *("погаш", "взнос", "финанс", "средств", "остатк", "помощ", "использ", "компенс", "бюджет"),
    *("қарыз", "қаражат", "қаржы", "беріл", "аудар", "түсім", "өтеу", "қайтар", "төле"),
]
"""Of names that «из республиканского бюджета» completes: transfers, loans, what is done with them."""
_ENDS_OF_TITLES = (
    r"^(?:бюджет(?:а|ов|ных|ного|т?ің|тік)|кредитова|кредитов|кредитте|финансовы[мх]|актив|продаж"
    r"|отпродаж|операци|пооперац|сфинанс|государства|дефицит|профицит|использован|займов|остатк"
    r"|средств|област(?:и|ного)|район(?:а|ного)|город(?:а|ского)|сельского|тапшы|қаржы(?:лық)?актив"
    r"|қаржыландыр|пайдалан|өтеу|беру|сату|сатып|түс|жаса|жүргіз|бойынша|сальдо|қалдық|қаража"
    r"|мемлекеттің|қарыз)"
)
"""With these a section's title in capitals goes on; other capitals below it are a row of their own."""
_TAIL = "есебінен"  # a row of parts may begin with it, a name may end with it
_OF_ABOVE = ["table", "row", "at", "name", "title", "said", "category", "is_part", "has_code",
             "has_amount"]  # fmt: skip


def going_on(rows: pl.DataFrame) -> pl.Series:
    """Rows whose name is the rest of the name in the row above, by their `rid`.

    Args:
        rows: One row a printed row, in the order of `rid`: `table`, `row`, `at` and `name_col` (the
            column of its name and of the table's), `name`, `title`, `said`, `category`, `goes_on`
            (it begins in lower case), `is_lower` (as most names of its table do), `is_part`,
            `has_code`, `has_amount`.
    """
    pairs = _pairs(rows)
    if pairs.is_empty():
        return pairs.get_column("rid")
    told = pairs.with_columns(
        pl.col("above_name").str.contains(_UNFINISHED).alias("is_unfinished")
    )
    own = pl.concat([told.filter(_is_own())["rid"], _units(told), _sources(told)])
    left = told.filter(~pl.col("rid").is_in(own.implode()))
    goes_on = left.filter(_reads_on())["rid"]
    others = left.filter(
        ~pl.col("rid").is_in(goes_on.implode()), ~pl.col("has_code"), ~pl.col("above_has_code")
    )
    return pl.concat([goes_on, _ends_of_titles(others)])


def _pairs(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows below another with, in both, one code and one amount at most; and what is below them."""
    above = [pl.col(name).shift(1).alias(f"above_{name}") for name in _OF_ABOVE]
    is_last = (pl.col("table") != pl.col("table").shift(-1)) | (
        pl.col("row") + 1 != pl.col("row").shift(-1)
    )
    below = [
        pl.when(~is_last, ~pl.col("has_code").shift(-1))
        .then(pl.col(name).shift(-1))
        .alias(f"below_{name}")
        for name in ("name", "title")
    ]
    is_next = (
        (pl.col("table") == pl.col("above_table"))
        & (pl.col("row") == pl.col("above_row") + 1)
        & ((pl.col("at") == pl.col("name_col")) | (pl.col("at") == pl.col("above_at")))
    )
    return rows.with_columns(*above, *below).filter(
        is_next,
        ~(pl.col("has_amount") & pl.col("above_has_amount")),
        ~(pl.col("has_code") & pl.col("above_has_code")),
    )


def _is_own() -> pl.Expr:
    """Rows that begin parts, are numbered, or name another section than the row above."""
    is_part = pl.col("is_part") & (pl.col("title") != _TAIL)
    is_begun = pl.col("is_unfinished") | pl.col("above_name").str.contains(_NUMBERED)
    says_another = (pl.col("said") != pl.col("above_said")) & ~is_begun
    return (
        is_part.fill_null(value=False)
        | pl.col("above_is_part").fill_null(value=False)
        | pl.col("name").str.contains(_NUMBERED)
        | says_another.fill_null(value=False)
    )


def _units(pairs: pl.DataFrame) -> pl.Series:
    """Rows that are, or stand below, nothing but a unit of measure."""
    both = pl.col("name", "above_name")
    is_money = pl.any_horizontal(both.str.contains_any(_TENGE))
    is_unit = pl.any_horizontal(both.str.contains(_UNIT))
    return pairs.filter(is_money).filter(is_unit)["rid"]


def _sources(pairs: pl.DataFrame) -> pl.Series:
    """Rows that say where the money of the row above is from: «ЖКХ» is not «из местного бюджета».

    Below a name of money the words are the rest of it, unless several such rows follow.
    """
    asked = pairs.filter(
        ~pl.col("has_code"), ~pl.col("is_unfinished"), pl.col("title").str.contains_any(_FUNDS)
    )
    is_in_list = pl.any_horizontal(
        pl.col("above_title", "below_title").str.contains(_SOURCE).fill_null(value=False)
    )
    is_rest = pl.col("above_title").str.contains_any(_MONEY)
    return asked.filter(pl.col("title").str.contains(_SOURCE)).filter(~is_rest | is_in_list)[
        "rid"
    ]


def _reads_on() -> pl.Expr:
    """The row above is unfinished, or this one begins as no row of its own does."""
    is_lower = pl.col("goes_on") & ~pl.col("is_lower")
    is_number = pl.col("above_name").str.contains(_NUMBER) & ~pl.col("above_has_code")
    is_letter = pl.col("name").str.contains(_LETTER)
    is_genitive = (
        pl.col("name").str.contains(_GENITIVE)
        & ~pl.col("below_name").str.contains(_GENITIVE).fill_null(value=False)
        & pl.col("above_said").is_null()
    )
    return (is_lower.fill_null(value=False) & ~pl.col("above_name").str.contains(_FINISHED)) | (
        ~pl.col("has_code") & (pl.col("is_unfinished") | is_number | is_letter | is_genitive)
    )


def _ends_of_titles(pairs: pl.DataFrame) -> pl.Series:
    """Rows that name a section only with the row above, or go on with its title in capitals."""
    asked = pairs.filter(pl.col("said").is_null(), pl.col("category").is_null())
    titled = asked.filter(
        pl.col("above_said").is_not_null(),
        ~pl.col("above_has_amount"),
        ~pl.any_horizontal(pl.col("name", "above_name").str.contains(_LOWER)),
        pl.col("title").str.contains(_ENDS_OF_TITLES),
    )
    untold = asked.filter(pl.col("above_said").is_null(), pl.col("above_category").is_null())
    if untold.is_empty():
        return titled["rid"]
    both = words.unnumbered(pl.concat_str("above_name", "name", separator=" "))
    told = untold.select("rid", both.alias("title")).filter(
        said_by(pl.col("title")).is_not_null() | category_of(pl.col("title")).is_not_null()
    )
    return pl.concat([titled["rid"], told["rid"]])


def category_of(title: pl.Expr) -> pl.Expr:
    """The revenue category that a title names."""
    return pl.coalesce(
        pl.when(title.str.contains(pattern)).then(pl.lit(key))
        for key, (pattern, _) in words.CATEGORIES.items()
    )
