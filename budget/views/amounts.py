"""In which unit amounts are shown: by size, or as the reader asks in the address."""

from budget.locale import numbers
from budget.views import address
from budget.views.page import Page

_PARAMETER = "in"
BY_SIZE = (_PARAMETER, "auto")  # what every link says anyway


def asked_scale() -> numbers.Scale | None:
    """The unit of the address; None: each amount by its size."""
    return numbers.AMOUNTS_IN[address.chosen(_PARAMETER, list(numbers.AMOUNTS_IN), "auto")]


def amounts_switch(page: Page) -> None:
    """By size, in tenge, thousands, millions or billions."""
    spoken = page.spoken
    names = {
        name: spoken.gettext(scale.label) if scale else spoken.gettext("by size")
        for name, scale in numbers.AMOUNTS_IN.items()
    }
    address.pick(
        _PARAMETER,
        spoken.gettext("Amounts in"),
        list(names),
        names.__getitem__,
        default="auto",
        width=200,
    )
