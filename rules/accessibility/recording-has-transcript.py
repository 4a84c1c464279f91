from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.playing import seconds
from einclusion.checking.recordings import ENOUGH, FEW, SPOKEN, headed, link_near, readable_words, recordings, says
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    media = page.facts.media
    if media is None and page.page.repeats:
        return  # the state in the large window was listened to
    if media is None:
        yield from (cant_tell(node) for node in page.select("audio[controls], audio[autoplay]"))
        return
    words = readable_words(page)
    for node, player in recordings(page, media, "audio"):
        length = seconds(player)
        known = player.sound == "yes" and length > 3 and not player.tracks
        if known and length >= SPOKEN and words < length * FEW and not link_near(node) and not says(page, "text"):
            yield failed(node, words=words, seconds=round(length))
        elif known and words >= length * ENOUGH and headed(page):
            yield passed(node)
        else:
            yield cant_tell(node)
