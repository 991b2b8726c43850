"""A text of somebody else's as text: nothing in it is carried out as markup."""

import re

_JOINER = "\u2060"  # no width, no break: icons and links are looked for after Markdown is read


def plain(text: str) -> str:
    """The text in one line, with every sign escaped that Markdown would act on.

    An invisible joiner stands after `:` and `@` and in `www.`, so that no `:icon:`, no address of
    a site and no e-mail address becomes more than its letters.
    """
    one_line = " ".join(text.split())
    escaped = re.sub(r"([\\`*_{}\[\]<>#$~|:!&])", r"\\\1", one_line)
    return re.sub(r"(:|@|www(?=\.))", rf"\1{_JOINER}", escaped, flags=re.IGNORECASE)
