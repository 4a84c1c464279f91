"""Channels as JSON Lines: for each address the ways besides the website that its page tells of, with the words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from einclusion.channel import Channel, ChannelKind, Channels
from einclusion.rulebook import Rulebook
from einclusion.run import Report
from einclusion.store import RunFolder
from einclusion.text.safe import clean

FILE = "channels.jsonl"
"""Name of the file in the run folder."""

_LONGEST = 200
"""Characters of what a page says at most."""
FIELDS: dict[str, tuple[ChannelKind, ...]] = {
    "postal_address": ("address",),
    "email": ("email",),
    "opening_hours": ("hours",),
    "counter_or_office": ("counter", "office-list"),
    "paper_form": ("paper-form",),
    "help_in_person": ("help", "home-visit"),
    "chat": ("chat",),
    "accessibility_statement_link": ("statement",),
    "complaint_or_feedback_link": ("complaint",),
}
"""What each field stands for; a field is true where the page surely tells of one of these."""


def render(report: Report, rulebook: Rulebook, folder: Path, language: str) -> str:
    """A line for each address, as given; the same in every language. Pages that could not be read have none."""
    found: dict[str, list[Channels]] = {}
    for page in RunFolder(folder).pages(["channels"]):
        if page.facts.channels is not None:
            found.setdefault(page.address, []).append(page.facts.channels)
    return "".join(msgspec.json.encode(line(address, told)).decode() + "\n" for address, told in found.items())


def line(address: str, told: Iterable[Channels]) -> dict[str, Any]:
    """What the states of one address tell together."""
    listed = list(told)
    channels = [channel for one in listed for channel in one.found]
    phones = [channel for channel in channels if channel.kind in ("phone", "text-phone")]
    languages = [channel for channel in channels if channel.kind == "language"]
    by_field = {field: [one for one in channels if one.kind in kinds and one.sure] for field, kinds in FIELDS.items()}
    evidence = {"phone": phones, "other_languages": languages, **by_field}
    return {
        "url": address,
        "phone": list(dict.fromkeys(clean(channel.shown or channel.value, _LONGEST) for channel in phones)),
        "other_languages": list(dict.fromkeys(clean(channel.value, _LONGEST) for channel in languages)),
        **{field: bool(one) for field, one in by_field.items()},
        "evidence": {field: _words(one[0]) for field, one in evidence.items() if one},
    }


def _words(channel: Channel) -> str:
    return clean(channel.text or channel.shown or channel.value, _LONGEST)
