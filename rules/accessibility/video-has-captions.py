from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.recordings import captions, recordings, says
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

_TITLES = 0.3
"""Share of pictures with writing up to which it is titles, not captions."""


def check(page: PageSubject) -> Iterator[Finding]:
    media = page.facts.media
    if media is None and page.page.repeats:
        return  # the state in the large window was listened to
    if media is None:
        yield from (cant_tell(node) for node in page.select("video") if node.visible)
        return
    for node, player in recordings(page, media, "video"):
        tracks = captions(player)
        open_question = any(track.loaded is None for track in tracks)
        plain = player.lettering is not None and player.lettering <= _TITLES
        if any(track.cues for track in tracks):
            yield passed(node)
        elif player.sound == "yes" and plain and not open_question and not says(page, "text", "repeats"):
            yield failed(node, "empty" if tracks else "failed")
        else:
            yield cant_tell(node)
