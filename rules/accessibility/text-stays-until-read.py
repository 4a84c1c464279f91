from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.moving import shows_work
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    motion = page.motion
    for gone in motion.vanished:
        node = page.node(gone.node) if gone.node is not None else None
        if node is None or not shows_work(node):
            yield cant_tell(node, "vanished", text=gone.text, seconds=round(gone.seconds))
    if motion.watched and not motion.vanished and not motion.cut and page.text.blocks:
        yield passed()
