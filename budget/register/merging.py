"""Several registers looked at together; each keeps its own seals."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from budget.errors import RegisterError
from budget.locale.words import N_
from budget.register.held import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The frames of several registers, keyed by `register_id` too."""

    requests: pl.DataFrame
    events: pl.DataFrame
    evidence: pl.DataFrame


def merged(registers: Sequence[Held]) -> Merged:
    """The rows of several registers; one that is given twice counts once.

    Raises:
        RegisterError: A sample stands among real registers, or none is given.
    """
    if not registers:
        raise RegisterError(N_("No register is given."))
    if len({register.is_sample for register in registers}) > 1:
        raise RegisterError(N_("A sample register is never counted together with a real one."))
    own = list({register.register_id: register for register in registers}.values())
    return Merged(
        requests=pl.concat([register.requests() for register in own]),
        events=pl.concat([register.events() for register in own]),
        evidence=pl.concat([register.evidence() for register in own]),
    )
