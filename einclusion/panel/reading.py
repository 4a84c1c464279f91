"""Files with answers: read and checked as a whole, every mistake with its place, before anything is changed."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from einclusion.answers import ANSWERS_SCHEMA, PERSON, REMARK, Answers
from einclusion.data import own
from einclusion.errors import UsageErrors
from einclusion.gate.baseline import day
from einclusion.servicefile import shape
from einclusion.servicefile.places import DEEPEST, FileError, Mistake, Place, below
from einclusion.text.safe import clean, whole

LARGEST = 5_000_000
"""Bytes of a file at most; some thousand answers with long remarks."""
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ)?", re.ASCII)
_AS_SAVED = dict.fromkeys(("type", "quote", "empty", "too-few"), "not-as-saved")
"""Mistakes that people do not make: the form does not write them."""
_ADDRESS = re.compile(r"\S@\S")


class AnswersError(FileError):
    """A file with answers that can't be merged."""

    head = "panel.mistakes"


def read(path: Path, run: str, known: Collection[str], today: date) -> Answers:
    """The answers of a file to the questions of a run, harmless. Raises AnswersError with all its mistakes.

    `known` are the fingerprints that there are questions about.
    """
    root, mistakes = _values(path)
    if root is not None:
        mistakes = list(_mistakes(root, run, known, today))
    if mistakes or root is None:
        raise AnswersError(path, map(_in_our_words, mistakes))
    answers = msgspec.convert(root.plain(), Answers)
    return msgspec.structs.replace(answers, person=clean(answers.person, PERSON))


def read_all(paths: Iterable[Path], run: str, known: Collection[str], today: date) -> list[Answers]:
    """The same of several files. Raises UsageErrors with the mistakes of all."""
    found: list[Answers] = []
    wrong: list[AnswersError] = []
    for path in paths:
        try:
            found.append(read(path, run, known, today))
        except AnswersError as error:
            wrong.append(error)
    if wrong:
        raise UsageErrors(wrong)
    return found


def _values(path: Path) -> tuple[Place | None, list[Mistake]]:
    """What the file holds; no values where it can't be read as JSON."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        return None, [Mistake(key="unreadable", values={"name": path.name, "reason": error})]
    if len(content) > LARGEST:
        return None, [Mistake(key="large", values={"count": LARGEST // 1_000_000})]
    try:
        text = content.decode("utf-8-sig")
        return _placed(whole(json.loads(text, parse_constant=_no_number)), "$", 0), []
    except UnicodeDecodeError as error:
        return None, [Mistake(key="not-utf-8", line=content.count(b"\n", 0, error.start) + 1)]
    except json.JSONDecodeError as error:
        return None, [Mistake(key="not-json", line=error.lineno, column=error.colno)]
    except (RecursionError, ValueError):
        return None, [Mistake(key="not-answers")]


def _no_number(name: str) -> Any:
    raise ValueError(name)


def _placed(value: Any, path: str, depth: int) -> Place:
    """The value with its path; JSON's reader tells no lines. Raises ValueError for one that is nested too deeply."""
    if depth > DEEPEST:
        raise ValueError("too deep")
    if isinstance(value, dict):
        return Place({key: _placed(one, below(path, key), depth + 1) for key, one in value.items()}, 0, path)
    if isinstance(value, list):
        return Place([_placed(one, f"{path}[{number}]", depth + 1) for number, one in enumerate(value)], 0, path)
    return Place(value, 0, path)


def _mistakes(root: Place, run: str, known: Collection[str], today: date) -> Iterator[Mistake]:
    if not isinstance(root.value, dict) or "run" not in root.fields:
        yield Mistake(key="not-answers")
        return
    version = root.fields.get("schema")
    if version and isinstance(version.value, int) and version.value != ANSWERS_SCHEMA:
        yield version.mistake("schema", version=version.value, known=ANSWERS_SCHEMA)
        return
    if (named := root.text("run")) is not None and named != run:
        yield root.fields["run"].mistake("other-run", name=named, run=run)
        return
    unshapely = list(shape.mistakes(root, msgspec.inspect.type_info(Answers)))
    yield from unshapely
    wrong = {mistake.path for mistake in unshapely}
    yield from (one for one in (*_head(root, today), *_answers(root, known)) if one.path not in wrong)


def _head(root: Place, today: date) -> Iterator[Mistake]:
    person = root.text("person")
    if person is not None:
        place = root.fields["person"]
        if not clean(person, PERSON):
            yield place.mistake("no-person")
        elif len(person) > PERSON:
            yield place.mistake("long", count=PERSON)
        elif _ADDRESS.search(person):
            yield place.mistake("real-person", name=person)
    moment = root.text("date")
    if moment is not None:
        found = day(moment[:10]) if _MOMENT.fullmatch(moment) else None
        if found is None:
            yield root.fields["date"].mistake("day", name=moment)
        elif found > today + timedelta(days=1):
            yield root.fields["date"].mistake("future", name=moment)


def _answers(root: Place, known: Collection[str]) -> Iterator[Mistake]:
    listed = root.fields.get("answers")
    seen: dict[str, str] = {}
    for entry in listed.items if listed else []:
        remark = entry.text("remark")
        if remark is not None and len(remark) > REMARK:
            yield entry.fields["remark"].mistake("long", count=REMARK)
        question = entry.fields.get("question")
        for one in question.items if question else []:
            if not isinstance(one.value, str):
                continue
            if one.value not in known:
                yield one.mistake("no-such-question", name=one.value)
            elif seen.setdefault(one.value, entry.path) != entry.path:
                yield one.mistake("twice", name=one.value, first=seen[one.value])


def _in_our_words(mistake: Mistake) -> Mistake:
    """The mistake in words for this file, where those for service files don't fit."""
    name = _AS_SAVED.get(mistake.key, mistake.key)
    return msgspec.structs.replace(mistake, key=f"panel.{name}") if name in own("words/panel.yaml") else mistake
