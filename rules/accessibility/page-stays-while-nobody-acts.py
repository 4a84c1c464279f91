from __future__ import annotations

from collections.abc import Iterator

from einclusion.acted.motion import Ending
from einclusion.checking.filling import asked
from einclusion.checking.refreshing import refreshes
from einclusion.checking.time_limits import MATTERS, warned_late, words_of
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    motion = page.motion
    if any(refreshes(page)):
        return
    minutes = round(motion.left_after / 60)
    if motion.ending:
        yield ended(page, motion.ending)
    elif motion.left_to and motion.told_before:
        yield cant_tell(minutes=minutes)
    elif motion.left_to:
        yield failed(address=motion.left_to, minutes=minutes)
    elif motion.watched >= MATTERS:
        yield passed()
    else:
        yield cant_tell(minutes=round(motion.watched / 60))


def ended(page: PageSubject, end: Ending) -> Finding:
    """What becomes of a page that ended by itself."""
    minutes, address = max(1, round(end.latest / 60)), page.motion.left_to
    before = [one for one in end.notices if one.native or one.earliest < end.earliest]
    if end.kept or (end.kind != "left" and not asked(page)):
        return passed(text=end.pressed)
    if end.kind == "left" and not page.motion.told_before:
        return failed(address=address, minutes=minutes)
    seconds = warned_late(end)
    if end.kind == "left" and seconds is not None:
        return failed(message="too-late", seconds=seconds, address=address)
    over = next((one for one in end.notices if "over" in words_of(one.text)), None)
    if end.kind != "left" and not before and over:
        return failed(message="over", minutes=minutes, text=over.text)
    shown = end.notices[0].text if end.notices else ""
    return cant_tell(message="warned", minutes=minutes, text=shown) if shown else cant_tell(minutes=minutes)
