"""Bringing answers of people into a run: of one person and one question the newest stays. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from einclusion.answers import Answer, Answers, Given, Panel
from einclusion.model import Language, Record

_Said = tuple[str, str, Language, Answer, str]
"""Pseudonym, moment, language, answer and remark."""


class Merged(Record, frozen=True, kw_only=True):
    """What became of the answers in one file, counted by question."""

    person: str
    """The pseudonym."""
    new: int = 0
    """Answers to questions that the person had not answered."""
    replaced: int = 0
    """Answers that took the place of older ones."""
    kept: int = 0
    """Answers that the run holds already."""
    older: int = 0
    """Answers that were left out, since the run holds newer ones of the person."""


def merge(panel: Panel, run: str, files: Iterable[Answers]) -> tuple[Panel, list[Merged]]:
    """The panel with the answers in it, and what became of each file's. Merging a file again changes nothing."""
    held = _held(panel)
    merged = [_add(held, answers) for answers in files]
    return Panel(run=run, given=_grouped(held)), merged


def without(panel: Panel, person: str) -> Panel:
    """The panel without everything that a person answered."""
    return Panel(run=panel.run, given=[one for one in panel.given if key(one.person) != key(person)])


def key(person: str) -> str:
    """What a pseudonym is compared by: capitals and white space make no other person."""
    return " ".join(person.split()).casefold()


def _held(panel: Panel) -> dict[tuple[str, str], _Said]:
    return {
        (key(one.person), question): (one.person, one.date, one.language, one.answer, one.remark)
        for one in panel.given
        for question in one.question
    }


def _add(held: dict[tuple[str, str], _Said], answers: Answers) -> Merged:
    counts = {"new": 0, "replaced": 0, "kept": 0, "older": 0}
    for one in answers.answers:
        said = (answers.person, answers.date, answers.language, one.answer, one.remark.strip())
        fates = [_fate(held.get((key(answers.person), name)), said) for name in dict.fromkeys(one.question)]
        for name, fate in zip(dict.fromkeys(one.question), fates, strict=True):
            if fate in ("new", "replaced"):
                held[key(answers.person), name] = said
        # one answer to a question that shows in many places is one answer
        counts[next(fate for fate in counts if fate in fates)] += 1
    return Merged(person=answers.person, **counts)


def _fate(former: _Said | None, said: _Said) -> str:
    if former is None:
        return "new"
    if former[1] > said[1]:
        return "older"
    return "kept" if former[3:] == said[3:] else "replaced"


def _grouped(held: dict[tuple[str, str], _Said]) -> list[Given]:
    """Answers that say the same of several findings as one, in an order that stays the same."""
    alike: dict[_Said, list[str]] = {}
    for (_, question), said in held.items():
        alike.setdefault(said, []).append(question)
    return [
        Given(person=person, date=date, language=language, answer=answer, remark=remark, question=sorted(alike[said]))
        for said in sorted(alike, key=lambda said: (key(said[0]), said[1:], min(alike[said])))
        for person, date, language, answer, remark in [said]
    ]
