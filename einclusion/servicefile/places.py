"""YAML in which every value knows its line and its path, and the mistakes that are found in it."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from einclusion.data import Loader
from einclusion.errors import UsageError
from einclusion.text.safe import clean
from einclusion.wording import Filling, say, sentence

DEEPEST = 20
"""Levels of nesting; a service file needs seven."""
MOST = 50_000
"""Values in a file; aliases count each time they are used."""
SHOWN = 60
"""Characters of a value that a message repeats."""

_KINDS = {"expected", "found"}
"""Values that are themselves keys of the program's words."""
_PLAIN_KEY = re.compile(r"[A-Za-z_][\w-]*")
_CORE = "tag:yaml.org,2002:"
_SCALARS = {"str", "int", "float", "bool", "null"}


_LONGEST = 300
"""Characters of a file's name that are told, so that it hides no sentence."""


class Mistake(Struct, frozen=True, kw_only=True):
    """Something in a file that can't be worked with, as a key of the program's words, and where it stands."""

    key: str
    """Key in `words/service.yaml`, or in another file (`baseline.date`)."""
    line: int = 0
    """Line, from 1; 0 where it is about the whole file."""
    column: int = 0
    """Column, from 1; 0 where the path says enough."""
    path: str = ""
    """JSON path of the value; empty where the file can't be read as values."""
    values: dict[str, Filling] = {}
    """What the sentence names."""
    near: str = ""
    """What was probably meant."""
    choices: list[str] = []
    """What would be right, where nothing is near."""

    def sentence(self, language: str) -> str:
        """What is wrong and what was probably meant."""
        values = {**self.values, "env": "{env:NAME}"}
        for name in _KINDS & values.keys():
            values[name] = say(f"service.{values[name]}", language)
        key = self.key if "." in self.key else f"service.{self.key}"
        return sentence(key, language, values, self.near, self.choices, SHOWN)

    def told(self, file: str, language: str) -> str:
        """One line: file, line, path and sentence."""
        file = file if len(file) <= _LONGEST else f"{file[: _LONGEST // 2]}…{file[-_LONGEST // 2 :]}"
        place = ":".join([file, *(str(number) for number in (self.line, self.column) if number)])
        return ": ".join(part for part in (place, clean(self.path, SHOWN * 4), self.sentence(language)) if part)


class FileError(UsageError):
    """A file that can't be worked with: a line for every mistake in it, in the order in which they stand there."""

    head = ""
    """Key of a sentence above them that names the `file` and their `count`; empty for none."""

    def __init__(self, path: Path, mistakes: Iterable[Mistake]) -> None:
        super().__init__(self.head)
        self.path = path
        self.mistakes = sorted(mistakes, key=lambda mistake: (mistake.line, mistake.path))

    def sentence(self, language: str) -> str:
        """All mistakes, each with its place."""
        lines = [mistake.told(str(self.path), language) for mistake in self.mistakes]
        values: dict[str, Filling] = {"file": self.path, "count": len(lines)}
        return "\n".join([*([sentence(self.head, language, values)] if self.head else []), *lines])


class Place(Struct, frozen=True):
    """A value and where it stands."""

    value: Any
    """A dict or list of places, or a text, number, truth value or nothing."""
    line: int
    """Line of its key or item, from 1."""
    path: str
    """JSON path."""

    @property
    def fields(self) -> dict[str, Place]:
        """What is below, by key; nothing where there are no keys."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> list[Place]:
        """What is below, in order; nothing where it is no list."""
        return self.value if isinstance(self.value, list) else []

    def text(self, name: str) -> str | None:
        """The text below `name`, if there is one."""
        below = self.fields.get(name)
        return below.value if below and isinstance(below.value, str) else None

    def texts(self) -> Iterator[Place]:
        """All texts at and below this place."""
        if isinstance(self.value, str):
            yield self
        for below in (*self.fields.values(), *self.items):
            yield from below.texts()

    def plain(self) -> Any:
        """The value without places."""
        if isinstance(self.value, dict):
            return {key: below.plain() for key, below in self.value.items()}
        return [below.plain() for below in self.value] if isinstance(self.value, list) else self.value

    def mistake(self, key: str, near: str = "", choices: Iterable[str] = (), **values: Filling) -> Mistake:
        """A mistake at this place."""
        return Mistake(key=key, line=self.line, path=self.path, near=near, choices=list(choices), values=values)


def nearest(word: str, known: Iterable[str], instead: Mapping[str, str] | None = None) -> str:
    """The known word that was probably meant, or nothing; `instead` holds common slips."""
    folded = {candidate.lower(): candidate for candidate in known}
    asked = word.strip().lower()
    if instead and asked in instead:
        return instead[asked]
    found = difflib.get_close_matches(asked, folded, 1, 0.6)
    return folded[found[0]] if found else ""


def below(path: str, key: str) -> str:
    """The JSON path of `key` below `path`."""
    return f"{path}.{key}" if _PLAIN_KEY.fullmatch(key) else f"{path}[{json.dumps(key, ensure_ascii=False)}]"


def parse(text: str, most: int = MOST) -> tuple[Place | None, list[Mistake]]:
    """The text's values with their places, and what is wrong with it as YAML; no values where it can't be read.

    `most` is the number of values above which the file is refused.
    """
    try:
        if too_deep := _too_deep(text):
            return None, [too_deep]
        node = yaml.compose(text, Loader)
    except yaml.MarkedYAMLError as error:
        return None, [_syntax(error, text)]
    except yaml.reader.ReaderError as error:
        return None, [
            Mistake(key="yaml-character", line=_line_of(error, text), values={"code": f"U+{_code(error):04X}"})
        ]
    if node is None:
        return None, [Mistake(key="empty-file")]
    mistakes: list[Mistake] = []
    try:
        return _Reader(mistakes, most).place(node, node.start_mark.line + 1, "$"), mistakes
    except OverflowError:
        return None, [Mistake(key="yaml-large", values={"count": most})]


class _Reader:
    """Turns nodes into places and notes keys used twice and tags."""

    def __init__(self, mistakes: list[Mistake], most: int) -> None:
        self.mistakes = mistakes
        self.most = most
        self.count = 0

    def place(self, node: Any, line: int, path: str, depth: int = 0) -> Place:
        """The node's value. Raises OverflowError where aliases make it endless."""
        self.count += 1
        if self.count > self.most or depth > DEEPEST:
            raise OverflowError
        if isinstance(node, yaml.MappingNode):
            self._tag(node, "map", line, path)
            return Place(self._fields(node, path, depth + 1), line, path)
        if isinstance(node, yaml.SequenceNode):
            self._tag(node, "seq", line, path)
            return Place(list(self._items(node, path, depth + 1)), line, path)
        return Place(self._scalar(node, line, path), line, path)

    def _items(self, node: Any, path: str, depth: int) -> Iterator[Place]:
        for number, item in enumerate(node.value):
            yield self.place(item, item.start_mark.line + 1, f"{path}[{number}]", depth)

    def _fields(self, node: Any, path: str, depth: int) -> dict[str, Place]:
        fields: dict[str, Place] = {}
        for name, value in node.value:
            line = name.start_mark.line + 1
            if not isinstance(name, yaml.ScalarNode):
                self.mistakes.append(Mistake(key="yaml-key", line=line, path=path))
                continue
            child = self.place(value, line, below(path, name.value), depth)
            if first := fields.get(name.value):
                self.mistakes.append(child.mistake("twice", name=name.value, first=first.line))
            else:
                fields[name.value] = child
        return fields

    def _scalar(self, node: Any, line: int, path: str) -> str | int | float | bool | None:
        kind = node.tag.removeprefix(_CORE)
        if kind not in _SCALARS:
            self._tag(node, "str", line, path)
        try:
            if kind in ("int", "float"):
                return int(node.value) if kind == "int" else float(node.value)
        except ValueError:
            return str(node.value)
        if kind == "bool" and node.value in ("true", "false"):
            return bool(node.value == "true")
        return None if kind == "null" else str(node.value)

    def _tag(self, node: Any, expected: str, line: int, path: str) -> None:
        if node.tag != f"{_CORE}{expected}":
            self.mistakes.append(Mistake(key="yaml-tag", line=line, path=path, values={"tag": node.tag}))


def _too_deep(text: str) -> Mistake | None:
    """Where nesting gets too deep, found before anything recurses: the C reader's own recursion ends the program."""
    depth = 0
    for event in yaml.parse(text, Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 0
            return Mistake(key="yaml-deep", line=line, values={"count": DEEPEST})
    return None


_CAUSES = (
    ("tab character", "yaml-tab"),
    ("escape character", "yaml-escape"),
    ("',' or", "yaml-bracket"),
    ("cannot start any token", "yaml-start"),
    ("alphabetic or numeric character", "yaml-start"),
    ("undefined alias", "yaml-start"),
    ("node content", "yaml-start"),
    ("comment or line break", "yaml-start"),
    ("expected ':'", "yaml-no-colon"),
    ("mapping values are not allowed", "yaml-indent"),
    ("sequence entries are not allowed", "yaml-indent"),
    ("expected key", "yaml-indent"),
    ("block end", "yaml-indent"),
    ("'-' indicator", "yaml-indent"),
    ("another document", "yaml-documents"),
)
"""Words of YAML's own messages, and the sentence that says it plainly."""


def _syntax(error: yaml.MarkedYAMLError, text: str) -> Mistake:
    """What is wrong with the YAML, in plain words where the cause is a usual one."""
    problem, mark = str(error.problem), error.problem_mark
    lines = text.splitlines()
    if error.context_mark and (mark is None or mark.line >= len(lines) or "expected ':'" in problem):
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    shown = lines[line] if line < len(lines) else ""
    key = _cause(problem, shown, shown[:column])
    return Mistake(key=key, line=line + 1, column=column + 1, values={"problem": problem})


def _cause(problem: str, line: str, before: str) -> str:
    if re.search(r"[:-]\s+\{env:", line):
        return "yaml-env"
    if line[len(before) :].startswith("\t"):
        return "yaml-tab"
    if "end of stream" in problem or ("expected key" in problem and before.rstrip().endswith(("'", '"'))):
        return "yaml-quote"
    if "mapping values are not allowed" in problem and ": " in before:
        return "yaml-colon"
    return next((key for words, key in _CAUSES if words in problem), "yaml")


def _code(error: Any) -> int:
    return error.character if isinstance(error.character, int) else ord(error.character[:1] or "\0")


def _line_of(error: Any, text: str) -> int:
    """The line of a character that YAML doesn't allow, whatever units its reader counts in."""
    found = text.find(chr(_code(error)))
    return text.count("\n", 0, found) + 1 if found >= 0 else 0
