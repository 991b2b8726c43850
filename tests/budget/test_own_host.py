"""What the server tells a browser: to ask no other host, and to speak to this one alone."""

import pytest

from budget.own_host import policy


def _kept_to(host: str | None) -> dict[str, list[str]]:
    """Directive → its sources."""
    return {
        name: sources
        for name, *sources in (part.split(" ") for part in policy(host).split("; "))
    }


def test_nothing_is_loaded_from_another_host() -> None:
    """No directive names a host, a scheme of the web or all of them."""
    sources = {source for said in _kept_to(None).values() for source in said}

    assert sources == {
        "'self'", "'none'", "'unsafe-inline'", "'unsafe-eval'", "data:", "blob:"
    }  # fmt: skip
    assert _kept_to(None)["default-src"] == ["'self'", "data:", "blob:"]
    assert "data:" not in _kept_to(None)["script-src"]


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "budget.example.kz", "[::1]:8501"])
def test_the_line_leads_to_the_host_that_was_asked(host: str) -> None:
    """A web socket of that name alone: not of any."""
    assert _kept_to(host)["connect-src"][3:] == [f"ws://{host}", f"wss://{host}"]


@pytest.mark.parametrize("host", ["a; script-src *", "a b", "*", ""])
def test_a_host_that_is_none_is_not_repeated(host: str) -> None:
    """Whoever sends one gets the policy without it."""
    assert policy(host) == policy(None)
