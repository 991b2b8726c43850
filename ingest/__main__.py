"""`python -m ingest`: read documents, build the tables, list and fetch sources, show failures."""

import signal
import sys

STOPPED = 130  # 128 + SIGINT, as shells say it


def main() -> None:
    """Run the command line; a stop while its modules load is no traceback either."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        from ingest.commands import run  # noqa: PLC0415 - a second of loading, stopped as quietly

        run()
    except KeyboardInterrupt:
        sys.stderr.write("Stopped: nothing was written.\n")
        sys.exit(STOPPED)


if __name__ == "__main__":
    main()
