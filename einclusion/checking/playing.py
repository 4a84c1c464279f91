"""Sound that starts by itself: which players of a page make it, for how long, and what ends it. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from einclusion.acted.media import Media, Player
from einclusion.dom import Node
from einclusion.subjects import PageSubject

LONG = 3
"""Seconds of sound after which people must be able to stop it (WCAG 2.2, success criterion 1.4.2)."""


def self_starting(page: PageSubject, media: Media) -> Iterator[tuple[Node, Player]]:
    """Players that start by themselves and are not known to be without sound."""
    for player in media.players:
        begins = player.autoplay and (player.playing or player.played or not player.loaded)
        if player.node is not None and begins and not player.muted and player.sound not in ("no", "silent"):
            yield page.node(player.node), player


def seconds(player: Player) -> float:
    """How long it can be heard, from the first to the last sound; 0 where that is not known."""
    if player.heard:
        return player.heard
    end = min(player.duration, player.ends) if player.ends else player.duration
    return max(0.0, end - player.begins)


def loud(player: Player) -> bool | None:
    """Whether it can be heard for longer than that without being started again; none where it is not known."""
    length = seconds(player)
    if player.live or (player.sound == "yes" and length > LONG):
        return True
    return False if 0 < length <= LONG and not player.loop else None


def stopper(page: PageSubject, node: Node, player: Player) -> Node | None:
    """A control that ends the sound and that everybody can find: visible, named and exposed."""
    if player.controls and node.visible and node.role:
        return node
    found = (page.node(place) for place in player.stoppers)
    return next((one for one in found if one.visible and one.role and one.name), None)
