"""Focusing: what controls set off that merely get the focus; requests that would lead away are held back."""

from __future__ import annotations

import time
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from einclusion.browser.double import Double

MOST = 100
"""Controls that get the focus."""
SECONDS = 8.0
"""How long it is looked for the control that set something off."""
WAIT_MS = 4
SPOILS = "seldom"


async def gather(double: Double) -> dict[str, Any]:
    """What happened twice: as all got the focus, and as one did on the page opened anew. Raises Trouble."""
    until = time.monotonic() + SECONDS
    await double.stay()
    first = await _focus(double, None)
    facts: dict[str, Any] = {"tried": first["tried"], "unseen": first["left"], "upsets": []}
    suspects = range(first["tried"]) if double.led else [one["number"] for one in first["found"]]
    for number in suspects:
        if time.monotonic() > until:
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
    told: dict[str, Any] = await double.ask(
        await (await double.window()).top(), script, most=MOST, only=only, wait=WAIT_MS
    )
    return told
