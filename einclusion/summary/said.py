"""What people of the panel said of findings, alike answers to several places as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from einclusion.answers import Answer, Given
from einclusion.model import Language, Record


class Said(Record, frozen=True, kw_only=True):
    """One answer of one person."""

    person: str
    """The pseudonym."""
    date: str
    """Day or moment of the answer."""
    language: Language
    """Language in which the question was read."""
    answer: Answer
    """The answer."""
    remark: str
    """What the person adds."""
    places: int
    """Places that it is about."""


Panel = Mapping[str, Sequence[Given]]
"""Answers by the fingerprint of what they are about."""


def by_fingerprint(given: Iterable[Given]) -> Panel:
    """Answers by the fingerprint of what they are about."""
    found: dict[str, list[Given]] = {}
    for one in given:
        for fingerprint in one.question:
            found.setdefault(fingerprint, []).append(one)
    return found


def said_of(fingerprints: Iterable[str], panel: Panel) -> list[Said]:
    """What was said of these findings, by person and date."""
    counts: dict[tuple[str, str, Language, Answer, str], int] = {}
    for fingerprint in fingerprints:
        for one in panel.get(fingerprint, ()):
            key = (one.person, one.date, one.language, one.answer, one.remark)
            counts[key] = counts.get(key, 0) + 1
    return [
        Said(person=person, date=date, language=language, answer=answer, remark=remark, places=count)
        for (person, date, language, answer, remark), count in sorted(counts.items())
    ]
