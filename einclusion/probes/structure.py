"""Structure: DOM with computed styles and boxes, and the accessibility tree, of all frames and shadow roots.

Taken over the DevTools protocol (`DOMSnapshot.captureSnapshot`, `Accessibility.getFullAXTree`), so untouched by what
the page did to its own built-ins. Frames that run in a process of their own are taken over a session of their own.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from einclusion.snapshot import PROPERTIES

if TYPE_CHECKING:
    from einclusion.browser.frames import FrameSession
    from einclusion.browser.sight import Sight

_SECONDS = 30.0
_MOST_NODES = 150_000
_LONGEST = 20_000
"""Characters of a text or attribute that are kept: pictures stand in attributes too."""
_COLOURS = {"includeBlendedBackgroundColors": True, "includeTextColorOpacities": True}
_TEXT_ROLES = ("StaticText", "InlineTextBox")
"""Roles of text, which the document has already."""
_EXPOSED = ("backendDOMNodeId", "ignored", "role", "name", "description", "properties")
"""What the accessibility tree tells of an element; boxes that only its rendering makes have no first one."""


async def gather(window: Sight) -> dict[str, Any]:
    """The protocol's own answers; `snapshot.structure_of` makes facts of them. Raises Trouble for a page too large."""
    await window.refuse_above(_MOST_NODES)
    sessions = await window.sessions()
    parts = [await _capture(session) for session in sessions]
    return {"parts": parts, "viewport": list(window.size), "unreachable": window.unreachable}


def meaning(told: dict[str, Any]) -> bytes:
    """What tells pages apart that mean something else, wherever their parts stand: a digest of what `gather` told.

    Elements, their attributes, and the accessibility tree, in which nothing stands that nobody meets.
    """
    digest = sha256()
    for part in told["parts"]:
        strings = part["snapshot"]["strings"]
        for document in part["snapshot"]["documents"]:
            nodes = document["nodes"]
            said = [[strings[index] for index in row] for row in [nodes["nodeName"], *nodes["attributes"]]]
            digest.update(json.dumps(said).encode())
        exposed = [[one.get(name) for name in _EXPOSED] for tree in part["accessibility"] for one in tree]
        digest.update(json.dumps([one for one in exposed if one[0]]).encode())
    return digest.digest()


async def _capture(session: FrameSession) -> dict[str, Any]:
    snapshot = await session.send(
        "DOMSnapshot.captureSnapshot", _SECONDS, computedStyles=list(PROPERTIES), includePaintOrder=False, **_COLOURS
    )
    snapshot["strings"] = [text[:_LONGEST] for text in snapshot["strings"]]
    accessibility = []
    for frame in session.frames:
        nodes = (await session.send("Accessibility.getFullAXTree", _SECONDS, frameId=frame))["nodes"]
        accessibility.append([node for node in nodes if node.get("role", {}).get("value") not in _TEXT_ROLES])
    return {"within": session.within, "owner": session.owner, "snapshot": snapshot, "accessibility": accessibility}
