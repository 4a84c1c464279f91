"""What can be heard in a file that a page plays: fetched by the browser up to a limit, decoded without playing it."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from einclusion.browser.trouble import Dead, Trouble
from einclusion.checking.boxes import has_sound
from einclusion.probes.watching.pressing import script

if TYPE_CHECKING:
    from einclusion.browser.double import Double
    from einclusion.browser.frames import Frame

MOST_BYTES = 6_000_000
"""Bytes of a file that are fetched; a larger one is not listened to."""
_OWN = ("blob:", "data:")
"""Addresses that only the page itself can read."""
_CHUNK = 1_000_000
_LOUDNESS = 0.002
"""Root mean square of a tenth of a second that counts as sound: −54 dB of the loudest that a file can hold."""


async def heard(double: Double, frame: Frame, player: dict[str, Any]) -> dict[str, Any]:
    """`sound` and `heard` of a player, as its facts name them. Raises Dead."""
    own = player["address"].startswith(_OWN)
    given = {"begins": player["begins"], "ends": player["ends"], "loudness": _LOUDNESS, "most": MOST_BYTES}
    try:
        data = None if own else await _fetched(frame, player["address"])
        if data is None and not own:
            return _without(player)
        text = base64.b64encode(data).decode() if data else None
        told = await double.ask(frame, script("hearing.js"), data=text, address=player["address"], **given)
    except Dead:
        raise
    except Trouble:
        return _without(player)
    if told is None:
        found = has_sound(data) if data else None
        return _without(player) if found is None else {"sound": "unknown" if found else "no", "heard": 0}
    return {"sound": "yes" if told["heard"] else "silent", "heard": round(told["heard"], 1)}


def _without(player: dict[str, Any]) -> dict[str, Any]:
    """What the browser says of a file that could not be listened to."""
    return {"sound": "no" if player["sounds"] == 0 else "unknown", "heard": 0}


async def _fetched(frame: Frame, address: str) -> bytes | None:
    """The file; none where it is too large or can't be had. Raises Trouble."""
    options = {"disableCache": False, "includeCredentials": True}
    answer = await frame.session.send("Network.loadNetworkResource", frameId=frame.id, url=address, options=options)
    resource = answer["resource"]
    if not resource.get("success") or "stream" not in resource:
        return None
    data = b""
    try:
        while len(data) <= MOST_BYTES:
            part = await frame.session.send("IO.read", handle=resource["stream"], size=_CHUNK)
            data += base64.b64decode(part["data"]) if part.get("base64Encoded") else part["data"].encode("latin-1")
            if part.get("eof"):
                return data
    finally:
        await frame.session.send("IO.close", handle=resource["stream"])
    return None
