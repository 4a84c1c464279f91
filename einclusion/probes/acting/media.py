"""Media: what players hold, whether it can be heard, the text that goes with it, and what stops one that began."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from einclusion.probes.watching.hearing import heard
from einclusion.probes.watching.pressing import controls, press

if TYPE_CHECKING:
    from einclusion.browser.double import Double
    from einclusion.browser.frames import Frame

MOST, MOST_CONTROLS, MOST_FILES = 30, 40, 4
"""Players, controls tried for each frame, and files listened to."""
_WAIT_MS = 2500
SPOILS = "seldom"
_FRAGMENT = re.compile(r"[#&]t=(?:npt:)?(?P<begins>[\d.:]*)(?:,(?P<ends>[\d.:]+))?")
_STATE = """() => einclusionPlayers.map((one) => !one.paused && !one.muted && one.volume > 0)"""
_AGAIN = """() => Promise.all(einclusionPlayers.map((one) => {
  if (!one.autoplay) return;
  one.muted = false;
  if (one.volume === 0) one.volume = 1;
  return one.paused && one.play().catch(() => {});
}))"""


async def gather(double: Double) -> dict[str, Any]:
    """Players of all frames. Raises Trouble."""
    script = files("einclusion.probes.acting").joinpath("media.js").read_text(encoding="utf-8")
    seen = await double.look(script, most=MOST, wait=_WAIT_MS)
    if not any(one["players"] for one in seen.values()):
        double.intact = True
        return {"players": []}
    frames = {frame.id: frame for frame in await (await double.window()).frames()}
    players: list[dict[str, Any]] = []
    for identity, told in seen.items():
        players += await _listened(double, frames[identity], told["players"])
    return {"players": [_row(one) for one in players], "left": sum(one["left"] for one in seen.values())}


async def _listened(double: Double, frame: Frame, players: list[dict[str, Any]]) -> list[dict[str, Any]]:
    known: dict[str, dict[str, Any]] = {}
    for player in players:
        player.update(fragment(player["address"]), sound="unknown", heard=0)
        address = player["address"]
        if player["live"] or not address or not (player["shown"] or player["autoplay"]):
            continue
        if address in known or len(known) < MOST_FILES:
            known[address] = known[address] if address in known else await heard(double, frame, player)
            player.update(known[address])
    await _stoppers(double, frame, players)
    return players


async def _stoppers(double: Double, frame: Frame, players: list[dict[str, Any]]) -> None:
    """Say of each player that is heard unasked which controls of its document end that."""
    loud = [one for one in players if one["playing"] and not one["muted"] and one["sound"] != "no"]
    if not loud:
        return
    rows = (await controls(double)).get(frame.id, [])
    for player in loud:
        player.update(stoppers=[], untried=max(0, len(rows) - MOST_CONTROLS))
    for row in rows[:MOST_CONTROLS]:
        before = await double.ask(frame, _STATE)
        await press(double, frame, row)
        after = await double.ask(frame, _STATE)
        for player in loud:
            if before[player["number"]] and not after[player["number"]] and row["node"]:
                player["stoppers"].append(row["node"])
        if before != after:
            await double.ask(frame, _AGAIN)


def fragment(address: str) -> dict[str, float]:
    """Seconds at which the address says that it begins and ends (W3C Media Fragments, temporal dimension)."""
    match = _FRAGMENT.search(address)
    return {name: _seconds(match[name] or "") if match else 0 for name in ("begins", "ends")}


def _seconds(clock: str) -> float:
    total = 0.0
    for part in clock.split(":"):
        total = total * 60 + (float(part) if re.fullmatch(r"\d+\.?\d*|\.\d+", part) else 0)
    return total


def _row(player: dict[str, Any]) -> dict[str, Any]:
    """As its facts name it, the address shortened and owners left out of pointers only for the structure to fill."""
    address = player["address"]
    shown = address if len(address) <= 500 else address[:500]
    return {**{name: value for name, value in player.items() if name not in ("number", "sounds")}, "address": shown}
