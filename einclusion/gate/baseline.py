"""The baseline file: known findings, each with its reason, its owner and its last day; one on a line, sorted."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from einclusion.data import own
from einclusion.errors import UsageError
from einclusion.identity import unnumbered
from einclusion.model import BASELINE_SCHEMA, Accepted, Baseline, Reason, Rule
from einclusion.servicefile import places, shape
from einclusion.servicefile.places import FileError, Mistake, Place, nearest
from einclusion.standards import Profile, profile, profile_names
from einclusion.text.safe import whole
from einclusion.wording import Filling, in_language, say

MOST = 300_000
"""Values in a file: some 25,000 entries."""
_MARK = re.compile(r"(?:<{7}|\|{7}|>{7})(?: |$)|={7}$")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}(?:-[1-9]\d*)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TEXTS = ("rule", "page", "text", "owner")
_PLAIN = frozenset({"reason", "date", "expires"})
_UNSEEN = re.compile(r"[\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]")


class BaselineError(FileError):
    """A baseline file that can't be worked with."""

    head = "baseline.mistakes"


def read(path: Path, rules: Mapping[str, Rule] | None = None, law: Profile | None = None) -> Baseline:
    """The entries of the file. Raises BaselineError with all its mistakes.

    Rule ids are checked where `rules` are given, and reasons where the law that weighs the run is given too.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        key = "file-missing" if isinstance(error, FileNotFoundError) else "unreadable"
        values: dict[str, Filling] = {"name": path.name, "reason": error}
        raise BaselineError(path, [Mistake(key=key, values=values)]) from error
    root, mistakes = _values(content)
    mistakes = [*mistakes, *(_mistakes(root, rules, law) if root else [])]
    if mistakes or root is None:
        raise BaselineError(path, map(_in_our_words, mistakes))
    return msgspec.convert(root.plain(), Baseline)


def given(path: Path | None, rules: Mapping[str, Rule], law: str) -> Baseline | None:
    """The baseline that `--baseline` names, held against the rules and the law of the run. Raises BaselineError."""
    if path is None:
        return None
    return read(path, rules, profile(law) if law in profile_names() else None)


def write(path: Path, accepted: Iterable[Accepted], language: str) -> None:
    """Write the file whole; remarks at its head are kept. Raises UsageError."""
    head = _head(path) or "".join(f"# {line}\n" for line in say("baseline.header", language).split("\n"))
    lines = [_line(entry) for entry in sorted(accepted, key=_order)]
    text = f"{head}schema: {BASELINE_SCHEMA}\naccepted:{'' if lines else ' []'}\n{''.join(lines)}"
    draft = path.with_name(path.name + ".part")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        os.replace(draft, path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise UsageError("usage.unwritable", path=path, reason=error) from error


def refused(reason: str, rule: Rule | None, law: Profile | None) -> bool:
    """Whether the law does not take the reason for the rule, because of what the rule serves."""
    if rule is None or law is None or reason not in set(Reason):
        return False
    return not set(law.refused.get(Reason(reason), [])).isdisjoint(rule.requirements)


def day(text: str) -> date | None:
    """The day that a text names as 2027-03-31, if it does."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _values(content: bytes) -> tuple[Place | None, list[Mistake]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [Mistake(key="not-utf-8", line=content.count(b"\n", 0, error.start) + 1)]
    marks = [number for number, line in enumerate(text.splitlines(), 1) if _MARK.match(line)]
    if marks:
        return None, [Mistake(key="merge", line=marks[0])]
    return places.parse(text, MOST)


def _mistakes(root: Place, rules: Mapping[str, Rule] | None, law: Profile | None) -> Iterator[Mistake]:
    if not isinstance(root.value, dict):
        yield Mistake(key="empty-file") if root.value is None else root.mistake("not-fields")
        return
    version = root.fields.get("schema")
    if version and isinstance(version.value, int) and version.value != BASELINE_SCHEMA:
        yield version.mistake("schema", version=version.value, known=BASELINE_SCHEMA)
        return
    unshapely = list(shape.mistakes(root, msgspec.inspect.type_info(Baseline)))
    yield from unshapely
    wrong = {mistake.path for mistake in unshapely}
    seen: dict[str, int] = {}
    for entry in root.fields["accepted"].items if "accepted" in root.fields else []:
        for mistake in _meaning(entry, rules, law, seen):
            if mistake.path not in wrong:
                yield mistake


def _meaning(
    entry: Place, rules: Mapping[str, Rule] | None, law: Profile | None, seen: dict[str, int]
) -> Iterator[Mistake]:
    """What an entry says that can't be, beyond its types."""
    yield from _identity(entry, seen)
    yield from (
        below.mistake("empty")
        for name in _TEXTS
        if (below := entry.fields.get(name)) and not str(below.value or "-").strip()
    )
    yield from _days(entry)
    rule, reason = entry.text("rule"), entry.text("reason")
    if reason != Reason.FALSE_FINDING and not (entry.text("alternative") or "").strip():
        yield entry.mistake("alternative")
    if rules is not None and rule and rule not in rules:
        yield entry.fields["rule"].mistake("rule", nearest(rule, rules), name=rule)
    if rules is not None and law and rule and reason and refused(reason, rules.get(rule), law):
        yield entry.fields["reason"].mistake("refused", name=reason, law=partial(in_language, law.name), rule=rule)


def _identity(entry: Place, seen: dict[str, int]) -> Iterator[Mistake]:
    fingerprint = entry.text("fingerprint")
    if fingerprint is None:
        return
    place = entry.fields["fingerprint"]
    if not _FINGERPRINT.fullmatch(fingerprint):
        yield place.mistake("fingerprint", name=fingerprint)
    elif fingerprint in seen:
        yield place.mistake("twice", name=fingerprint, first=seen[fingerprint])
    seen.setdefault(fingerprint, place.line)


def _days(entry: Place) -> Iterator[Mistake]:
    days = {}
    for name in ("date", "expires"):
        text = entry.text(name)
        if text is not None:
            days[name] = day(text)
            if days[name] is None:
                yield entry.fields[name].mistake("day", name=text)
    first, last = days.get("date"), days.get("expires")
    if first and last and last < first:
        yield entry.fields["expires"].mistake("order")


def _in_our_words(mistake: Mistake) -> Mistake:
    """The mistake in words for this file, where those for service files don't fit."""
    known = own("words/baseline.yaml")
    return msgspec.structs.replace(mistake, key=f"baseline.{mistake.key}") if mistake.key in known else mistake


def _head(path: Path) -> str:
    """The remarks that a file begins with."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    end = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join(f"{line}\n" for line in lines[:end])


def _order(entry: Accepted) -> tuple[str, int]:
    """Sort key that keeps neighbours of one change apart, so that two branches seldom touch the same lines."""
    name = unnumbered(entry.fingerprint)
    return name, int(entry.fingerprint[len(name) + 1 :] or 1)


def _line(entry: Accepted) -> str:
    fields: dict[str, Any] = msgspec.to_builtins(entry)
    return "- {" + ", ".join(f"{name}: {_value(name, value)}" for name, value in fields.items()) + "}\n"


def _value(name: str, value: str | int) -> str:
    if isinstance(value, int) or name in _PLAIN:
        return str(value)
    quoted = json.dumps(whole(value), ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
