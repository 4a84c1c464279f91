from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.refreshing import refreshes
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

_LONG = 1200


def check(page: PageSubject) -> Iterator[Finding]:
    motion = page.motion
    if any(refreshes(page)):
        return
    minutes = round(motion.left_after / 60)
    if motion.left_to and motion.told_before:
        yield cant_tell(minutes=minutes)
    elif motion.left_to:
        yield failed(address=motion.left_to, minutes=minutes)
    elif motion.watched >= _LONG:
        yield passed()
    else:
        yield cant_tell(minutes=round(motion.watched / 60))
