"""Whole processes, measured from outside: wall time and the most memory held."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from budget.paths import PROJECT


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One run of one entrant, imports and all."""

    seconds: float
    peak_mib: float


def run(module: str, *arguments: str | Path) -> Measured:
    """Run a module of this folder in a fresh Python (not on Windows, which has no `wait4`)."""
    command = [sys.executable, "-m", f"tests.bench.{module}", *map(str, arguments)]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL)  # noqa: S603 - our own modules
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Measured(seconds=seconds, peak_mib=usage.ru_maxrss / 1024)


def reading(module: str, *arguments: str | Path, rounds: int = 3) -> float:
    """The middle time that a module says it read for, in fresh processes, imports left out."""
    command = [sys.executable, "-m", f"tests.bench.{module}", *map(str, arguments)]
    times = [
        subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own modules
        for _ in range(rounds)
    ]
    return sorted(map(float, times))[rounds // 2]


def median(module: str, *arguments: str | Path, rounds: int = 3) -> Measured:
    """The middle one of some runs by time, with the most memory of all."""
    runs = sorted((run(module, *arguments) for _ in range(rounds)), key=lambda one: one.seconds)
    return Measured(
        seconds=runs[rounds // 2].seconds, peak_mib=max(one.peak_mib for one in runs)
    )
