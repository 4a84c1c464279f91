from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.playing import loud, self_starting, stopper
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    media = page.facts.media
    if media is None and page.page.repeats:
        return  # the state in the large window was listened to
    if media is None:
        for node in page.select("audio[autoplay]:not([muted]), video[autoplay]:not([muted])"):
            yield cant_tell(node)
        return
    for node, player in self_starting(page, media):
        long = loud(player)
        if long is False or stopper(page, node, player):
            yield passed(node)
        elif long is None or player.untried:
            yield cant_tell(node)
        else:
            yield failed(node, "hidden" if player.stoppers else "failed")
