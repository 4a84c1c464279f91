"""Probes that act, each within its time: one after another on a double of the page, or on two where a core is free."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import msgspec

from einclusion.browser.double import Double
from einclusion.browser.doubles import Doubles
from einclusion.browser.patience import within
from einclusion.browser.together import together
from einclusion.browser.trouble import Trouble
from einclusion.browser.window import Window
from einclusion.model import Problem
from einclusion.probes import acting
from einclusion.run import Page

PROBE_SECONDS = 15.0
"""How long one probe may act on a page, unless its own `LIMIT` says otherwise."""
_HOW_OFTEN = ("never", "seldom", "mostly", "always")


def probes(needs: frozenset[str]) -> list[ModuleType]:
    """The probes that give the facts, those that leave the page as it was first: each opening of it takes time."""
    found = [import_module(f"{acting.__name__}.{name}") for name in _names() if name in needs]
    return sorted(found, key=lambda probe: _HOW_OFTEN.index(_spoils(probe)))


def _spoils(probe: ModuleType) -> str:
    """How often the probe leaves the page changed, as its `SPOILS` says; where there is none, never."""
    return str(getattr(probe, "SPOILS", _HOW_OFTEN[0]))


def _names() -> Iterator[str]:
    return (module.name for module in iter_modules(acting.__path__))


async def act(
    doubles: Doubles, window: Window, page: Page, needs: frozenset[str], structure: dict[str, Any] | None = None
) -> tuple[dict[str, Any], list[Problem]]:
    """What each probe gathered, by its name, and a problem for each that gathered nothing; the window is left alone.

    `structure`: what its probe gathered on the page.
    """
    wanted = deque(probes(needs))
    if not wanted:
        return {}, []
    gathered = Gathered()
    with doubles.room(len(wanted)) as room:
        try:
            made = await doubles.of(window, page, structure, many=room)
        except Trouble as trouble:
            return {}, [_problem(trouble, probe) for probe in wanted]
        await together(_all(double, wanted, gathered) for double in made)
    return gathered.raw, gathered.problems


@dataclass
class Gathered:
    """What came of probes so far."""

    raw: dict[str, Any] = field(default_factory=dict)
    """What each gathered, by its name."""
    problems: list[Problem] = field(default_factory=list)
    """A problem for each that gathered nothing."""


async def _all(double: Double, wanted: deque[ModuleType], gathered: Gathered) -> None:
    """Take one probe after another of those that are left."""
    try:
        while wanted:
            probe = wanted.popleft()
            limit = float(getattr(probe, "LIMIT", PROBE_SECONDS))
            try:
                async with within(limit):
                    gathered.raw[_name(probe)] = await probe.gather(double)
            except TimeoutError:
                gathered.problems.append(_problem(Trouble("out-of-time", seconds=round(limit)), probe))
                await _spoilt(double, stuck=True)
            except Trouble as trouble:
                gathered.problems.append(_problem(trouble, probe))
                await _spoilt(double, stuck=True)
            else:
                if _spoils(probe) != _HOW_OFTEN[0] and not double.intact and wanted:
                    await _spoilt(double)
            double.intact = False
            double.free()
    finally:
        with suppress(Trouble):
            await double.close()


async def _spoilt(double: Double, *, stuck: bool = False) -> None:
    with suppress(Trouble):
        await double.spoil(stuck=stuck)


def _name(probe: ModuleType) -> str:
    return probe.__name__.rpartition(".")[2]


def _problem(trouble: Trouble, probe: ModuleType) -> Problem:
    return msgspec.structs.replace(trouble.problem, probe=_name(probe))
