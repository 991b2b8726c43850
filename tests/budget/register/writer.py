"""A second program that writes into a register: `python -m tests.budget.register.writer …`."""

import os
import sys
from datetime import date

from budget.model.requests import Observer
from budget.register.facts import NewEvent
from budget.register.opening import open_register


def main() -> None:
    """Add notes to a request and say after each that it is confirmed."""
    url, request_id, count = sys.argv[1:4]
    with open_register(url, os.environ.get("BUDGET_PASSPHRASE") or None) as register:
        for number in range(int(count)):
            note = NewEvent(
                happened_on=date(2026, 3, 2),
                observed_by=Observer.AKIM,
                note=f"{os.getpid()} {number}",
            )
            recorded = register.add_event(request_id, note)
            sys.stdout.write(f"{recorded.event_no} {recorded.hash} {os.getpid()} {number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
