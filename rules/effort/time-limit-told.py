from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.filling import forms, states
from einclusion.checking.refreshing import refreshes
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import JourneySubject, PageSubject
from einclusion.text.lexicon import Lexicon

HOURS_20 = 72_000
"""WCAG 2.2, success criterion 2.2.1: what lasts longer needs no extension."""


def check(journey: JourneySubject) -> Iterator[Finding]:
    before = {group for page in states(journey)[:1] for group in groups(page)}
    for page, nodes in forms(journey):
        told = groups(page)
        limit = next(((node, seconds) for node, seconds in refreshes(page) if 0 < seconds <= HOURS_20), None)
        if "limit" not in told | before:
            if limit is not None:
                yield failed(limit[0], minutes=max(1, round(limit[1] / 60)), page=page.address)
        elif "more-time" in told | before:
            yield passed(nodes[0])
        else:
            yield cant_tell(nodes[0], "no-more-time", page=page.address)


def groups(page: PageSubject) -> set[str]:
    """What the page says of time."""
    lexicon = Lexicon.load(beside(__file__, "time-limit-told.yaml"))
    named = (node.name for node in page.select("button, a[href], input[type=submit]") if node.visible)
    texts = [*named, *(block.text for block in page.text.blocks)]
    return {match.group for text in texts for match in lexicon.find(text, "")}
