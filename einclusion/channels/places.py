"""Places and times: postal addresses, counters and offices, opening hours, appointments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from einclusion.channel import Channel
from einclusion.channels.reading import LONG, Line, Reading
from einclusion.channels.said import affirmed, said
from einclusion.text import hours as hours_text
from einclusion.text import postal
from einclusion.text.lexicon import Match

Use = Literal["visit", "post"]
_MENUS = ("header", "nav")
_LEAD = 3
"""Characters before the words of a label at most."""
_LABEL = 60
"""Characters of a heading or label at most."""


def addresses(reading: Reading) -> Iterator[Channel]:
    """Postal addresses, each with whether people can go there (`visit`) or only write (`post`) where the page says."""
    for found in postal.postal_addresses(reading.whole):
        index = reading.index(found.start)
        use = "post" if found.kind == "box" else _use(reading, found.start)
        shown = " ".join(reading.whole[found.start : found.end].split())
        yield reading.channel(
            "address",
            ", ".join((found.street, f"{found.postcode} {found.town}".strip())),
            index,
            shown=shown,
            at=found.start - reading.starts[index],
            traits=[found.kind, *([use] if use else [])],
        )


def _use(reading: Reading, start: int) -> Use | Literal[""]:
    """What the words around an address say it is for: the last ones before it, else those of its part of the page."""
    index = reading.index(start)
    above = index > 0 and index - 1 in reading.part(index)
    nearest = _uses(reading.whole[reading.starts[index - 1] if above else reading.starts[index] : start])
    if nearest:
        return nearest[-1]
    part = reading.part_text(index)
    around = _uses(part, labels=False)
    if "visit" in around or ("post" not in around and next(hours_text.opening_hours(part), None)):
        return "visit"
    return "post" if around else ""


def _uses(words: str, labels: bool = True) -> list[Use]:
    """Uses that words tell of; without labels, `Postal address:` is another address's and does not count."""
    matches = said(words, "come", "visit", "post-only")
    if not labels:
        matches = [match for match in matches if match.group != "post-only" or words[match.end : match.end + 1] != ":"]
    post = [match for match in matches if match.group == "post-only"]
    return [
        "post" if match.group == "post-only" else "visit"
        for match in matches
        if match.group == "post-only" or not _within(match, post)
    ]


def _within(match: Match, others: list[Match]) -> bool:
    return any(match.start < other.end and other.start < match.end for other in others)


def hours(reading: Reading) -> Iterator[Channel]:
    """Opening hours of an office or a phone line."""
    for found in hours_text.opening_hours(reading.whole):
        index = reading.index(found.start)
        yield reading.channel("hours", found.shown, index, at=found.start - reading.starts[index])


def counters(reading: Reading) -> Iterator[Channel]:
    """Words in the text, menus left out, that say that people can come, and promises of a list of offices."""
    for index, line in enumerate(reading.lines):
        if line.area in _MENUS:
            if any(match.text == line.text for match in said(line.text, "in-person-alone")):
                yield reading.channel("counter", line.text, index)
            continue
        words = _come(line)
        if words is not None:
            yield reading.channel("counter", words.text, index, at=words.start)
            continue
        listed = next(iter(affirmed(line.text, "finder")), None)
        if listed and len(line.text) <= LONG:
            yield reading.channel("office-list", listed.text, index, at=listed.start)


def _come(line: Line) -> Match | None:
    """The words of a line that say that people can come, and not only write or go to a counter that is a website."""
    matches = affirmed(line.text, "come", "in-person", "in-person-alone", "post-only", "online-counter")
    online = [match for match in matches if match.group == "online-counter"]
    only_post = any(match.group == "post-only" for match in matches)
    for match in matches:
        label = match.start <= _LEAD and len(line.text) <= _LABEL
        counts = {"in-person": True, "in-person-alone": label, "come": not only_post}
        if counts.get(match.group) and not _within(match, online):
            return match
    return None


def hours_links(reading: Reading) -> Iterator[Channel]:
    """Links that promise opening hours or a list of offices; one within the page promises nothing new."""
    for control in reading.controls:
        if not control.address or control.address.startswith("#") or len(control.words) > LONG:
            continue
        if said(control.words, "hours-named"):
            yield reading.controlled("hours-link", control)
        if said(control.words, "finder"):
            yield reading.controlled("office-list", control)


def appointments(reading: Reading) -> Iterator[Channel]:
    """Words that say that people can or must make an appointment."""
    for index, line in enumerate(reading.lines):
        found = next(iter(said(line.text, "appointment")), None) if line.area not in _MENUS else None
        if found:
            yield reading.channel("appointment", found.text, index, at=found.start)
