"""Publishers and terms of use of the files held, in the language of the reader.

The English sentence, as the files about the sources have it, is the key of the catalogues.
"""

from budget.locale.issuers import issuer_marked
from budget.locale.words import N_, Words

LICENCES = (
    N_(
        "Official documents are not objects of copyright: Law of the Republic of Kazakhstan of "
        "10 June 1996 № 6-I «On Copyright and Related Rights», article 8"
    ),
    N_(
        "Single figures of official statistics carried as facts, with the publisher named; facts "
        "are not objects of copyright: Law of the Republic of Kazakhstan of 10 June 1996 № 6-I "
        "«On Copyright and Related Rights», article 8"
    ),
    N_(
        "Single figures carried as facts, with the page named; facts are not objects of copyright: "
        "Law of the Republic of Kazakhstan of 10 June 1996 № 6-I «On Copyright and Related "
        "Rights», article 8"
    ),
    N_(
        "Single figures carried as facts, with the publisher named; the database itself is not "
        "reproduced"
    ),
    N_("Single figures carried as facts, with the page named; news are facts"),
)
PUBLISHERS = (
    N_(
        "Maslikhats, Parliament and Government of the Republic of Kazakhstan; pages of adilet.zan.kz, "
        "zan.gov.kz, zakon.uchet.kz and three law mirrors, each named in editions.csv"
    ),
    N_(
        "Maslikhats of oblasts and of the capital; texts in the public mirror of acts, repository "
        "and commit of each named in editions.csv"
    ),
    N_(
        "Parliament, maslikhats and, for the rows marked reported, the press; each row names its page"
    ),
    N_(
        "Bureau of National Statistics, Agency for Strategic Planning and Reforms of the Republic of "
        "Kazakhstan"
    ),
    N_("Committee on Statistics, Ministry of National Economy of the Republic of Kazakhstan"),
    N_("Ministry of Finance of the Republic of Kazakhstan"),
    N_("International Monetary Fund, World Economic Outlook"),
    N_("News agencies and newspapers, each named by its page"),
    N_("News agencies, each named by its page, quoting the Bureau of National Statistics"),
    N_("The Government, akimats, newspapers and encyclopaedias, each named by its page"),
)


def licence(text: str, spoken: Words) -> str:
    """Terms of use; those of a file of the reader's own as that file states them.

    Args:
        text: As `sources` has them.
        spoken: Language.

    Returns:
        A sentence.
    """
    return spoken.gettext(text) if text in LICENCES else text


def publisher(text: str, spoken: Words) -> str:
    """A publisher; a maslikhat by the name of its act, which says its language where that differs.

    Args:
        text: As `sources` has it.
        spoken: Language.

    Returns:
        A name.
    """
    return spoken.gettext(text) if text in PUBLISHERS else issuer_marked(text, spoken)
