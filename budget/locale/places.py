"""Names of units written out: the classifier prints «Уилский с.о.», people say «сельский округ»."""

import re
from functools import cache

from budget.locale.words import Language, words

_RUSSIAN = [
    (r"^(.+) Г\.А\.$", r"город \1"),
    (r"^г\. ?(.+)$", r"город \1"),
    (r"^(.+ая) г\.а\.$", r"\1 городская администрация"),
    (r"^(.+) г\.а\.$", r"город \1"),
    (r"^(.+) с\.о\.?$", r"\1 сельский округ"),
    (r"^с\.о\. ?(.+)$", r"сельский округ \1"),
    (r"^(.+) п\.а\.$", r"\1 поселковая администрация"),
    (r"^п\.а\. ?(.+)$", r"поселковая администрация \1"),
    (r"^(.+) с\.а\.$", r"\1 сельская администрация"),
    (r"^с\.а\. ?(.+)$", r"сельская администрация \1"),
    (r"^(.+) р\.а\.$", r"\1 районная администрация"),
    (r"^р\.а\. ?(.+)$", r"районная администрация \1"),
]
_KAZAKH = [
    (r"^(.+) [Ққ]\.[Әә]\.$", r"\1 қаласы"),
    (r"^(.+) қ\.$", r"\1 қаласы"),
    (r"^(.+?) ?атын\. ?а\.о\.?$", r"\1 атындағы ауылдық округі"),
    (r"^(.+) а\.о\.?$", r"\1 ауылдық округі"),
    (r"^(.+) к\.ә\.$", r"\1 кенті"),
]
_KAZAKH_VILLAGE = (r"^(.+) а\.ә\.$", r"\1 ауылы")
_KAZAKH_CITY_DISTRICT = (r"^(.+) а\.ә\.$", r"\1 ауданы")


@cache  # a page names thousands of places
def place_name(
    name_ru: str, name_kk: str, name_en: str | None, kind: str, language: Language
) -> str:
    """The name of a unit in a language; in English the Russian name, marked, where none is settled."""
    if language is Language.EN:
        if name_en and kind == "rural_okrug":
            return f"{name_en} Rural Okrug"
        return (
            name_en or f"{_written_out(name_ru, _RUSSIAN)} ({words(language).gettext('Rus.')})"
        )
    if language is Language.KK:
        last = _KAZAKH_CITY_DISTRICT if kind == "city_district" else _KAZAKH_VILLAGE
        return _written_out(name_kk, [*_KAZAKH, last])
    return _written_out(name_ru, _RUSSIAN)


def _written_out(name: str, rules: list[tuple[str, str]]) -> str:
    for pattern, replacement in rules:
        written, count = re.subn(pattern, replacement, name)
        if count:
            return re.sub(r"\bим\.(?=\S)", "им. ", written)
    return name
