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
_MISSING = 400
_PICTURES, _WAIT_MS = 12, 1000
"""Pictures taken out of a video, and how long each may take."""
_CHUNK = 1_000_000
_LOUDNESS = 0.002
"""Root mean square of a tenth of a second that counts as sound: −54 dB of the loudest that a file can hold."""


async def heard(double: Double, frame: Frame, player: dict[str, Any]) -> dict[str, Any]:
    """`sound`, `heard` and `lettering` of a player, as its facts name them. Raises Trouble."""
    own = player["address"].startswith(_OWN)
    given = {"begins": player["begins"], "ends": player["ends"], "loudness": _LOUDNESS, "most": MOST_BYTES}
    try:
        data = None if own else await _fetched(frame, player["address"])
        if data is None and not own:
            return _without(player)
        if data == b"" and not player["loaded"]:
            return {"sound": "no"}
        text = base64.b64encode(data).decode() if data else None
        told = await double.ask(frame, script("hearing.js"), data=text, address=player["address"], **given)
    except Dead:
        raise
    except Trouble:
        return _without(player)
    if told is None:
        track = has_sound(data) if data else None
        return _without(player) if track is None else {"sound": "unknown" if track else "no"}
    found = {"sound": "yes" if told["heard"] else "silent", "heard": round(told["heard"], 1)}
    if data and told["heard"] and player["kind"] == "video" and player["shown"] and not _captioned(player):
        found["lettering"] = await _lettering(double, frame, data)
    return found


def _captioned(player: dict[str, Any]) -> bool:
    return any(one["kind"] in ("captions", "subtitles") and one["cues"] for one in player["tracks"])


async def _lettering(double: Double, frame: Frame, data: bytes) -> float | None:
    given = {"data": base64.b64encode(data).decode(), "pictures": _PICTURES, "wait": _WAIT_MS}
    share = await double.ask(frame, script("lettering.js"), **given)
    return None if share is None else round(float(share), 2)


def _without(player: dict[str, Any]) -> dict[str, Any]:
    """What the browser says of a file that could not be listened to."""
    return {"sound": "no" if player["sounds"] == 0 else "unknown"}


async def _fetched(frame: Frame, address: str) -> bytes | None:
    """The file, empty where the server has none; none where it is too large or can't be had. Raises Trouble."""
    options = {"disableCache": False, "includeCredentials": True}
    answer = await frame.session.send("Network.loadNetworkResource", frameId=frame.id, url=address, options=options)
    resource = answer["resource"]
    if resource.get("httpStatusCode", 0) >= _MISSING:
        return b""
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
