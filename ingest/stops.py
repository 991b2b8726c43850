"""A stop (Ctrl-C, or the system's) that is not lost, wherever in the program it arrives.

Python raises it at any moment, also inside a destructor or a callback of a library, where it is
printed and forgotten. So it is remembered too, and asked for between steps.
"""

import signal
import sys
from types import FrameType

_stops: list[int] = []


def remember_stops() -> None:
    """From now on a stop raises KeyboardInterrupt, and `heed_stops` knows of it.

    Python prints what a destructor loses; a stop lost so is heeded later and not printed.
    """
    signal.signal(signal.SIGINT, _stop)
    signal.signal(signal.SIGTERM, _stop)
    sys.unraisablehook = _tell_unless_stopped


def heed_stops() -> None:
    """Stop here if a stop arrived and was lost.

    Raises:
        KeyboardInterrupt: A stop arrived.
    """
    if _stops:
        raise KeyboardInterrupt


def _stop(number: int, _frame: FrameType | None) -> None:
    _stops.append(number)
    raise KeyboardInterrupt


def _tell_unless_stopped(lost: "sys.UnraisableHookArgs") -> None:
    """A stop that a destructor lost is heeded later: Python need not print it."""
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
