from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.filling import forms, states
from einclusion.checking.refreshing import refreshes
from einclusion.checking.time_limits import words_of
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import JourneySubject, PageSubject

HOURS_20 = 72_000
"""WCAG 2.2, success criterion 2.2.1: what lasts longer needs no extension."""


def check(journey: JourneySubject) -> Iterator[Finding]:
    before = {group for page in states(journey)[:1] for group in groups(page)}
    asking = forms(journey)
    for page, nodes in asking:
        told = groups(page) | before
        limit, kept, warned = limit_of(page)
        if kept or {"limit", "more-time"} <= told:
            yield passed(nodes[0])
        elif "limit" in told or warned:
            yield cant_tell(nodes[0], "no-more-time", page=page.address)
        elif limit is not None:
            yield failed(limit[0], minutes=max(1, round(limit[1] / 60)), page=page.address)
    minutes = declared(journey)
    if minutes and asking and not any("limit" in groups(page) for page in states(journey)):
        yield failed(message="untold", minutes=minutes, page=asking[0][0].address)


def declared(journey: JourneySubject) -> int | None:
    """Minutes that the service file says."""
    return next((one.minutes for one in journey.service.journeys if one.name == journey.walk.journey), None)


def limit_of(page: PageSubject) -> tuple[tuple[Node | None, float] | None, bool, bool]:
    """What ends the page and after how many seconds, whether a button kept it, and whether anything came before."""
    limit = next(((node, seconds) for node, seconds in refreshes(page) if 0 < seconds <= HOURS_20), None)
    motion = page.facts.motion
    if limit or motion is None or not (motion.left_to or motion.ending):
        return limit, False, False
    end = motion.ending
    if end is None:
        return (None, motion.left_after), False, motion.told_before
    return (None, end.latest), end.kept, end.kind != "left" or motion.told_before


def groups(page: PageSubject) -> set[str]:
    """What the page says of time."""
    named = (node.name for node in page.select("button, a[href], input[type=submit]") if node.visible)
    texts = [*named, *(block.text for block in page.text.blocks)]
    return {group for text in texts for group in words_of(text)}
