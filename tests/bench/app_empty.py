"""An empty script, served exactly as the app is: what a click costs before a page does anything."""

from pathlib import Path

from budget import asgi


def main() -> None:
    """Serve this file instead of the app."""
    asgi.app = asgi.served(Path(__file__).with_name("app_nothing.py"))
    asgi.main()


if __name__ == "__main__":
    main()
