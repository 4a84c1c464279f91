"""All probes on what stands in a window, of one and the same document, and what kept some of them from their facts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from einclusion.browser.sight import Sight
from einclusion.browser.trouble import Dead, Trouble
from einclusion.model import Problem
from einclusion.probes import axe, network, structure

Gather = Callable[[], Awaitable[dict[str, Any]]]
_SPOILS = frozenset({"too-large"})
"""Problems that further probes of the page would only meet again."""


class Moved(Trouble):
    """Another document took the page's place while it was examined: facts would not belong together."""

    def __init__(self) -> None:
        super().__init__("moved-on")


async def probe(
    window: Sight, needs: frozenset[str], axe_rules: list[str], *, repeated: bool
) -> tuple[dict[str, Any], list[Problem]]:
    """What each probe gathered, by its name, and a problem for each probe that gathered nothing.

    A page that gets stuck or crashes leaves the facts gathered until then, and a broken window.
    Raises Moved, and Dead where there is nothing to keep or the window was only taken along by another.
    """
    document = window.documents
    raw: dict[str, Any] = {}
    problems: list[Problem] = []
    end: Problem | None = None
    for name, gather in _wanted(window, needs, axe_rules, raw, repeated).items():
        if end is None:
            try:
                raw[name] = await gather()
                continue
            except Trouble as trouble:
                if not isinstance(trouble, Dead):
                    await window.answers()  # so that word of another document has come, where that is why
                end = _end(trouble, window, bool(raw))
                problem = trouble.problem
            finally:
                if window.documents != document:
                    raise Moved()
        else:
            problem = end
        problems.append(msgspec.structs.replace(problem, probe=name, asked=True))
    return raw, problems


def _wanted(
    window: Sight, needs: frozenset[str], axe_rules: list[str], raw: dict[str, Any], repeated: bool
) -> dict[str, Gather]:
    wanted: dict[str, Gather] = {}
    if "network" in needs and not repeated:
        wanted["network"] = lambda: network.gather(window)
    if needs & {"structure", "text", "channels", "axe"}:
        wanted["structure"] = lambda: structure.gather(window)
    if "axe" in needs:
        wanted["axe"] = lambda: _axe(window, axe_rules, raw.get("structure"), repeated)
    return wanted


async def _axe(window: Sight, rules: list[str], told: dict[str, Any] | None, repeated: bool) -> dict[str, Any]:
    """axe's results; in another size of the window the former ones, where there is nothing else to test there."""
    if repeated and told and window.tested and structure.meaning(told) == structure.meaning(window.tested[0]):
        return window.tested[1]
    results = await axe.gather(window, rules)
    window.tested = (told, results) if told else None
    return results


def _end(trouble: Trouble, window: Sight, some: bool) -> Problem | None:
    """The problem, where it ends the examination. Raises Moved, and Dead where there is nothing to keep."""
    key = trouble.problem.key
    if key == "moved-on":
        raise Moved() from trouble
    if not isinstance(trouble, Dead):
        return trouble.problem if key in _SPOILS else None
    window.broken = True
    if key == "closed" or not some:
        raise trouble
    return trouble.problem
