"""Saving what was filled in, to go on later: what pages say of it, and where a journey did it. Pure."""

from __future__ import annotations

from einclusion.checking.filling import states
from einclusion.data import own
from einclusion.subjects import JourneySubject, PageSubject
from einclusion.text.lexicon import Lexicon


def said(text: str) -> set[str]:
    """What a text says of saving: groups of `saving.yaml`."""
    return {match.group for match in Lexicon.load(own("checking/saving.yaml")).find(text, "")}


def told(page: PageSubject) -> set[str]:
    """What buttons, links and texts of the page say of saving."""
    named = (node.name or node.text for node in page.select("a[href], button, input, [role=button]") if node.visible)
    return {group for text in (*named, *(block.text for block in page.text.blocks)) for group in said(text)}


def saved_at(journey: JourneySubject) -> PageSubject | None:
    """The page that came when the journey pressed a button or link to save; none where it pressed none."""
    steps = next((one.steps for one in journey.service.journeys if one.name == journey.walk.journey), [])
    pages = {page.page.number: page for page in states(journey)}
    for step, walked in zip(steps, journey.walk.steps, strict=False):
        pressed = step.click and " ".join(filter(None, (step.click.name, step.click.text)))
        if pressed and walked.state == "done" and walked.page in pages and "save" in said(pressed):
            return pages[walked.page]
    return None
