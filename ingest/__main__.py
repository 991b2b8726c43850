"""`python -m ingest`: read documents, build the tables, list and fetch sources, show failures."""

import sys

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
    from budget.locale.words import N_, Language, words  # noqa: PLC0415 - asked for by few

    # the command line may have been stopped before it was read
    asked = (one for one in Language if f"--lang {one.value}" in " ".join(sys.argv))
    sentence = words(next(asked, Language.EN)).gettext(N_("Stopped: nothing was written."))
    sys.stderr.write(f"{sentence}\n")
    sys.exit(STOPPED)


if __name__ == "__main__":
    main()
