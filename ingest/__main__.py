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
    sys.stderr.write("Stopped: nothing was written.\n")
    sys.exit(STOPPED)


if __name__ == "__main__":
    main()
