from __future__ import annotations

from collections.abc import Iterator

from einclusion.acted.media import Media, Player
from einclusion.checking.recordings import headed, heard_words, link_near, says
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

FEW = 10
"""Words of a page, its headings and those of the player included, up to which it can’t tell what the video shows."""
ENOUGH = 30
"""Words from which a page with a heading that announces the text of a recording is taken to hold it."""
SHORT = 3.0
"""Seconds up to which a video may show no more than its heading says."""


def check(page: PageSubject) -> Iterator[Finding]:
    media = page.facts.media
    if media is None and page.page.repeats:
        return  # the state in the large window was looked at
    if media is None:
        yield from (cant_tell(node) for node in page.select("video[muted]") if node.visible)
        return
    asked = False
    for node, player in silent(page, media):
        words = heard_words(page)
        if is_shown_on_request(player) and words <= FEW and told_nowhere(page, media, node):
            yield failed(node, words=words, seconds=round(player.duration))
        elif words >= ENOUGH and headed(page):
            yield passed(node)
        elif not asked:
            asked = True
            yield cant_tell(node)


def silent(page: PageSubject, media: Media) -> Iterator[tuple[Node, Player]]:
    """Videos that people see and that hold no sound."""
    for player in media.players:
        if player.kind == "video" and player.loaded and not player.live and player.node is not None:
            node = page.node(player.node)
            if player.sound in ("no", "silent") and node.visible:
                yield node, player


def is_shown_on_request(player: Player) -> bool:
    """Whether people start it themselves, so that it is no mere decoration, and it is long enough to show something."""
    return player.controls and not player.autoplay and player.duration > SHORT


def told_nowhere(page: PageSubject, media: Media, node: Node) -> bool:
    """Whether nothing on the page can hold or lead to a text or a sound that says what the video shows."""
    others = [one for one in media.players if one.kind == "audio" or one.tracks]
    ways = page.select("button, [role=button], summary, iframe, object, embed")
    return not others and not ways and not link_near(node) and not says(page, "text", "repeats")
