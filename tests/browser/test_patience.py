"""Limits of probes are stretched where nobody waits."""

from __future__ import annotations

import asyncio
import itertools
import time

import pytest

from einclusion.browser import patience


def test_time_goes_by_more_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "monotonic", itertools.count(100.0, 12.0).__next__)
    assert patience.now() - patience.now() == -12
    with patience.stretched(6):
        assert patience.now() - patience.now() == -2
        assert patience.patience(2) == 12
    assert patience.patience(2) == 2


def test_what_takes_too_long_ends() -> None:
    async def waits() -> None:
        with patience.stretched(1 / 1000):
            async with patience.within(1):
                await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        asyncio.run(waits())
