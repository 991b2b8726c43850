"""Readers on a page: one after another for the time of a click, many at once for the server's limit."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from tests.bench.app_client import Click, Reader

_WARM = 2  # rounds of all views before the clock counts
_BREATH = 0.25  # seconds in which a server collects its garbage before the next one's turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Clicks:
    """Times of many clicks."""

    middle_ms: float
    p95_ms: float
    a_second: float
    number: int


async def one_after_another(
    entrants: dict[str, tuple[str, str]], views: Sequence[str], rounds: int, seconds: float
) -> dict[str, Clicks]:
    """The time of a click: entrants take turns, each round all views of each.

    Args:
        entrants: Name → address of its server and page.
        views: Addresses that a reader opens in turn.
        rounds: Rounds at most.
        seconds: Time after which no round begins; opening and warming up are not in it.
    """
    took: dict[str, list[float]] = {name: [] for name in entrants}
    readers = {name: await Reader(*where).__aenter__() for name, where in entrants.items()}
    try:
        until = float("inf")
        for number in range(rounds + _WARM):
            if number == _WARM:
                until = time.monotonic() + seconds
            if time.monotonic() > until:
                break
            for name, reader in readers.items():
                for view in views:
                    click = _checked(await reader.opens(view), name)
                    if number >= _WARM:
                        took[name].append(click.seconds)
                await asyncio.sleep(_BREATH)
    finally:
        for reader in readers.values():
            await reader.__aexit__(None, None, None)
    return {name: _summed(times, sum(times)) for name, times in took.items()}


async def at_once(
    where: tuple[str, str], views: Sequence[str], number: int, think: float, seconds: float
) -> Clicks:
    """Many readers for some seconds, each thinking so many seconds (half to one and a half) a click."""
    times: list[float] = []
    opened = asyncio.Barrier(number)
    begin = 0.0

    async def reads(seed: int) -> None:
        nonlocal begin
        chance = random.Random(seed)  # noqa: S311 - the same crowd every time
        async with Reader(*where) as reader:
            await reader.opens(views[seed % len(views)])
            await opened.wait()
            begin = begin or time.monotonic()
            step = seed
            while time.monotonic() - begin < seconds:
                await asyncio.sleep(think * chance.uniform(0.5, 1.5))
                step += 1
                click = await reader.opens(views[step % len(views)])
                times.append(_checked(click, where[0]).seconds)

    await asyncio.gather(*(reads(seed) for seed in range(number)))
    return _summed(times, time.monotonic() - begin)


def _checked(click: Click, name: str) -> Click:
    """A page that fails is no fast page.

    Raises:
        RuntimeError: The page showed an exception.
    """
    if click.faults:
        message = f"{name}: {click.faults[0]}"
        raise RuntimeError(message)
    return click


def _summed(times: list[float], seconds: float) -> Clicks:
    milliseconds = pl.Series(times, dtype=pl.Float64) * 1000
    return Clicks(
        middle_ms=milliseconds.quantile(0.5, "linear") or 0.0,
        p95_ms=milliseconds.quantile(0.95, "linear") or 0.0,
        a_second=len(times) / seconds,
        number=len(times),
    )
