"""Focusing: what controls set off that merely get the focus; requests that would lead away are held back."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from einclusion.browser.patience import now

if TYPE_CHECKING:
    from einclusion.browser.double import Double
    from einclusion.browser.window import Window

MOST = 100
"""Controls that get the focus."""
SECONDS = 8.0
"""How long it is looked for the control that set something off."""
WAIT_MS = 4
"""How long each control keeps the focus where scripts hear of it; else nothing but styles can react, and at once."""
_TYPES = frozenset({"focus", "focusin", "blur", "focusout"})
SPOILS = "seldom"


async def gather(double: Double) -> dict[str, Any]:
    """What happened twice: as all got the focus, and as one did on the page opened anew. Raises Trouble."""
    until = now() + SECONDS
    await double.stay()
    first = await _focus(double, None)
    facts: dict[str, Any] = {"tried": first["tried"], "unseen": first["left"], "upsets": []}
    suspects = range(first["tried"]) if double.led else [one["number"] for one in first["found"]]
    for number in suspects:
        if now() > until:
            facts["unseen"] += 1
            continue
        await double.spoil()
        await double.stay()
        if double.led:
            continue  # it leads away by itself
        said = await _focus(double, number)
        kind = "left" if double.led else next((one["kind"] for one in said["found"]), "")
        if kind and said["node"]:
            facts["upsets"].append({"node": said["node"], "kind": kind})
    double.intact = not suspects
    return facts


async def _focus(double: Double, only: int | None) -> dict[str, Any]:
    script = files("einclusion.probes.acting").joinpath("focusing.js").read_text(encoding="utf-8")
    window = await double.window()
    wait = WAIT_MS if await _heard(window) else 0
    told: dict[str, Any] = await double.ask(await window.top(), script, most=MOST, only=only, wait=wait)
    return told


async def _heard(window: Window) -> bool:
    """Whether any script hears of the focus. Raises Trouble."""
    for expression in ("window", "document"):
        found = await window.send("Runtime.evaluate", expression=expression, objectGroup="einclusion")
        told = await window.send(
            "DOMDebugger.getEventListeners", objectId=found["result"]["objectId"], depth=-1, pierce=True
        )
        if any(one["type"] in _TYPES for one in told["listeners"]):
            return True
    return False
