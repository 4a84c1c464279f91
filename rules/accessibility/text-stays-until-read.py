from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.moving import shows_work
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    motion = page.motion
    pressing = page.facts.pressing
    fleeting = pressing.vanished if pressing else []
    for one in {one.node: one for one in reversed(fleeting)}.values():
        control = page.node(one.node) if one.node is not None else None
        name = control.name if control else ""
        yield cant_tell(control, "after-press", control=name, text=one.text, seconds=round(one.seconds))
    for gone in motion.vanished:
        node = page.node(gone.node) if gone.node is not None else None
        if node is None or not shows_work(node):
            yield cant_tell(node, "vanished", text=gone.text, seconds=round(gone.seconds))
    if motion.watched and not motion.vanished and not fleeting and not motion.cut and page.text.blocks:
        yield passed()
