"""Formats: fields for details of people, written into as people write them; nothing is sent."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from einclusion.data import own

if TYPE_CHECKING:
    from einclusion.browser.double import Double

SPOILS = "seldom"
FIELDS, MILLISECONDS = 20, 4000
"""Fields that are tried in each frame, and how long that may take there."""
_PURPOSES = ("tel", "given-name", "family-name", "name", "street-address", "bday")


async def gather(double: Double) -> dict[str, Any]:
    """What was not taken. Raises Trouble."""
    await double.stay()
    try:
        ways, labels = _ways()
        before = own("checking/purposes.yaml")["before"]["words"]
        most = {"fields": FIELDS, "milliseconds": MILLISECONDS}
        script = files("einclusion.probes.acting").joinpath("formats.js").read_text(encoding="utf-8")
        told = list((await double.look(script, ways=ways, labels=labels, before=before, most=most)).values())
    finally:
        double.free()
    double.intact = not any(one["fields"] for one in told)
    return {
        "tried": sum(one["tried"] for one in told),
        "refused": [row for one in told for row in one["refused"]],
        "unseen": sum(one["unseen"] for one in told),
    }


@cache
def _ways() -> tuple[dict[str, Any], dict[str, str]]:
    """Ways of writing by purpose, and the purpose of each label."""
    ways = {name: way for name, way in own("probes/acting/formats.yaml").items() if name != "source"}
    known = own("checking/purposes.yaml")
    labels = {
        phrase: purpose
        for purpose in _PURPOSES
        for language in ("nl", "fr", "de", "en")
        for phrase in known[purpose][language]
    }
    labels |= {phrase: purpose for purpose, way in ways.items() for phrase in way.get("words", ())}
    return ways, labels
