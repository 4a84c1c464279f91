"""How long probes may take: limits hold for people who wait; where nobody does, time is counted more slowly."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_FACTOR: ContextVar[float] = ContextVar("patience", default=1.0)


def now() -> float:
    """Seconds by which limits are counted, from no particular moment; they go by more slowly within `stretched`."""
    return time.monotonic() / _FACTOR.get()


def patience(seconds: float) -> float:
    """How long seconds of `now` are on the clock."""
    return seconds * _FACTOR.get()


def within(seconds: float) -> asyncio.Timeout:
    """What raises TimeoutError when it took longer, in seconds of `now`."""
    return asyncio.timeout(patience(seconds))


@contextmanager
def stretched(factor: float) -> Iterator[None]:
    """Give everything that begins within that many times as long, so that a busy machine changes no result."""
    token = _FACTOR.set(factor)
    try:
        yield
    finally:
        _FACTOR.reset(token)
