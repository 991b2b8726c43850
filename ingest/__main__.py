"""`python -m ingest`: read documents, build the tables, list and fetch sources, show failures."""

import sys
from collections.abc import Sequence

from ingest.stops import remember_stops

STOPPED = 130  # 128 + SIGINT, as shells say it


def main() -> None:
    """Run the command line; a stop is one sentence, also while modules load."""
    remember_stops()
    try:
        from ingest.commands import run  # noqa: PLC0415 - a second of loading, stopped as quietly

        run()
    except KeyboardInterrupt:
        _say_stopped()
    except SystemExit as end:
        if end.code == STOPPED:
            _say_stopped()
        raise


def _say_stopped() -> None:
    sys.stderr.write(f"{stopped_sentence(sys.argv)}\n")
    sys.exit(STOPPED)


def stopped_sentence(typed: Sequence[str]) -> str:
    """That nothing was written, in the language asked for.

    Args:
        typed: The command line, which may have been stopped before it was read.
    """
    from budget.locale.words import N_, Language, words  # noqa: PLC0415 - asked for by few

    line = " ".join(typed).replace("--lang=", "--lang ")
    asked = (one for one in Language if f"--lang {one.value}" in line)
    return words(next(asked, Language.EN)).gettext(N_("Stopped: nothing was written."))


if __name__ == "__main__":
    main()
