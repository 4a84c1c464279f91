from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.playing import loud, seconds, self_starting
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node, player in self_starting(page, page.media):
        long = loud(player)
        if long is None:
            yield cant_tell(node)
        elif long:
            yield failed(node, "failed" if seconds(player) else "endless", seconds=round(seconds(player)))
        else:
            yield passed(node)
