"""Animated: pictures of several frames, read from what the browser has loaded."""

from __future__ import annotations

import asyncio
import base64
import io
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from PIL import Image

from einclusion.browser.patience import now
from einclusion.browser.trouble import Dead, Trouble
from einclusion.frames import played

if TYPE_CHECKING:
    from einclusion.browser.double import Double
    from einclusion.browser.frames import Frame

MOST, LEAST = 200, 24
"""Pictures that are looked at in a frame, and CSS pixels below which one is too small to draw the eye."""
SECONDS = 5.0
"""How long pictures may be read."""
_KINDS = frozenset({"image/gif", "image/webp", "image/png", "image/apng", "image/avif"})
_LARGE = 20_000_000


async def gather(double: Double) -> dict[str, Any]:
    """Pictures of several frames, and how many were left out. Raises Trouble."""
    until = now() + SECONDS
    script = files("einclusion.probes.acting").joinpath("animated.js").read_text(encoding="utf-8")
    seen = await double.look(script, most=MOST, least=LEAST)
    unseen = sum(one["left"] for one in seen.values())
    frames = {frame.id: frame for frame in await (await double.window()).frames()}
    pictures: list[dict[str, Any]] = []
    for frame, told in seen.items():
        kinds = await _kinds(frames[frame]) if told["found"] else {}
        known: dict[str, dict[str, Any] | None] = {}
        for one in told["found"]:
            source = one["source"]
            if not source.startswith("data:image/") and kinds.get(source) not in _KINDS:
                continue
            if now() > until:
                unseen += 1
                continue
            if source not in known:
                known[source] = await _played(frames[frame], source, one["area"])
            row = known[source]
            if row is None:
                unseen += 1
            elif row:
                pictures.append({"node": one["node"], "chosen": one["chosen"], **row})
    return {"pictures": pictures, "unseen": unseen}


async def _kinds(frame: Frame) -> dict[str, str]:
    """Types of what the frame has loaded, by address. Raises Trouble."""
    tree = (await frame.session.send("Page.getResourceTree"))["frameTree"]
    trees = [tree]
    for one in trees:
        trees.extend(one.get("childFrames", []))
    return {row["url"]: row["mimeType"] for one in trees if one["frame"]["id"] == frame.id for row in one["resources"]}


async def _played(frame: Frame, source: str, area: float) -> dict[str, Any] | None:
    """How a picture plays; empty where it does not, none where it could not be read. Raises Dead."""
    try:
        if source.startswith("data:"):
            head, _, text = source.partition(",")
            body = base64.b64decode(text) if head.endswith(";base64") else b""
        else:
            answer = await frame.session.send("Page.getResourceContent", frameId=frame.id, url=source)
            body = base64.b64decode(answer["content"]) if answer["base64Encoded"] else b""
    except Dead:
        raise
    except (Trouble, ValueError):
        return None
    if len(body) > _LARGE:
        return None
    return await asyncio.to_thread(_read, body, area)


def _read(body: bytes, area: float) -> dict[str, Any] | None:
    try:
        with Image.open(io.BytesIO(body)) as picture:
            if not area and min(picture.size) < LEAST:
                return {}
            return played(picture, area or picture.width * picture.height)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return {}
