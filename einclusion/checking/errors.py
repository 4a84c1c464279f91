"""Error messages in forms: which they are, what they say, which fields they are about. Pure, from structure facts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Literal

from msgspec import Struct

from einclusion.checking.fields import CHOICES, Fields, form_of, groups_of, type_of, words_of
from einclusion.checking.semantics import semantics
from einclusion.checking.surroundings import texts
from einclusion.data import own
from einclusion.dom import Node
from einclusion.text.lexicon import Lexicon

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")
_LEVELS = 3
_LONGEST = 300
_DATE = 3
"""Fields that one question has at most: day, month and year."""
MOST = 200
"""Messages of a document that are looked at."""
Says = Literal["how", "nothing", "unknown"]


@cache
def _lexicon() -> tuple[Lexicon, frozenset[str], frozenset[str]]:
    data: dict[str, Any] = own("checking/errors.yaml")
    spoken = {name: entry for name, entry in data.items() if name not in ("filler", "signs", "parts")}
    return Lexicon.load(spoken), frozenset(data["filler"]["words"].split()), frozenset(data["signs"].split())


def groups_in(text: str) -> set[str]:
    """What kinds of words of error messages the text has: `nothing`, `how`, `one`."""
    return {match.group for match in _lexicon()[0].find(text, "")}


def says(text: str, labels: Iterable[str] = ()) -> Says:
    """Whether a message tells the cause or the way out, nothing but that something is wrong, or what isn't known."""
    lexicon, filler, _ = _lexicon()
    rest = text
    for match in reversed([one for one in lexicon.find(text, "") if one.group == "nothing"]):
        rest = rest[: match.start] + " " + rest[match.end :]
    if any(match.group == "how" for match in lexicon.find(rest, "")):
        return "how"
    left = set(words_of(rest)) - filler - {word for label in labels for word in words_of(label)}
    return "unknown" if left else "nothing"


def names(text: str, label: str) -> bool:
    """Whether the text holds a field's label word by word."""
    sought, within = words_of(label), words_of(text)
    return bool(sought) and any(within[place : place + len(sought)] == sought for place in range(len(within)))


class Message(Struct, eq=False):
    """A text that says that something is wrong, and the fields that it is about."""

    node: Node
    text: str
    scope: list[Node]
    """Fields of the form that it stands in."""
    about: list[Node]
    """Those of them that it is tied to, stands at or names."""
    tied: bool
    """Whether it is part of a label or description."""
    twice: bool
    """Whether it names a label that several fields have."""
    group: Node | None = None
    """The group of a few fields at which it stands; none where it stands at one field, or at more than that group."""


def messages_in(fields: Fields) -> Iterator[Message]:
    """Messages that can be seen in the forms of a document."""
    tree = fields.tree
    shown = list(fields.open)
    tied = {note.index: field for field in shown for note in (*fields.notes(field), *fields.labels(field))}
    marked = [Node(tree, index) for index, facts in enumerate(tree.nodes) if _is_marked(facts.attributes)]
    wrong = [field for field in shown if field.get("aria-invalid").strip().lower() == "true"]
    marked += [note for field in wrong for note in fields.notes(field) if note not in marked]
    holding = {one.index for field in shown for one in (field, *field.ancestors())}
    kept = [node for node in marked if node.index not in holding and node.visible]
    around = {one.index for node in kept for one in node.ancestors()}
    labels: dict[int, dict[str, list[Node]]] = {}
    for node in kept[:MOST]:
        text = node.text
        if node.index in around or not 0 < len(text) <= _LONGEST or not groups_in(text) & {"nothing", "how"}:
            continue
        if scope := _scope(node, shown, holding):
            own_field = next((tied[one.index] for one in (node, *node.ancestors()) if one.index in tied), None)
            named, twice = _named(text, _labels(fields, _group(node, scope, holding)))
            if not named:
                whole = labels.setdefault(scope[0].index, {})
                whole.update(whole or _labels(fields, scope))
                named, twice = _named(text, whole)
            placed = [own_field] if own_field is not None else _placed(node, scope, holding)
            about = list(dict.fromkeys([*placed, *named]))
            yield Message(node, text, scope, about, own_field is not None, twice, _question_group(node, scope, holding))


def marked_in_vain(fields: Fields, told: set[Node]) -> Iterator[tuple[Node, str]]:
    """Fields that no message is about, but that are marked as wrong by a class, where a text of the form says only that
    something is wrong; with that text."""
    said: dict[int, str] = {}
    for field in fields.open:
        if field in told or not field.visible or not _is_marked({"class": field.get("class")}):
            continue
        form = form_of(field)
        if form is None:
            continue
        if form.index not in said:
            told_there = (text for text, _ in texts(field.tree, field.tree.within(form.index)))
            bare = (text for text in told_there if "nothing" in groups_in(text) and says(text) == "nothing")
            said[form.index] = next(bare, "")
        if said[form.index]:
            yield field, said[form.index]


def _is_marked(attributes: dict[str, str]) -> bool:
    if attributes.get("role") == "alert":
        return True
    classes = " ".join(name for name in attributes.get("class", "").split() if ":" not in name)  # `invalid:…` styles
    named = [word.lower() for word in _CAMEL.split(attributes.get("id", ""))]
    if named[-1] in own("checking/errors.yaml")["parts"].split():
        named = []  # the hint or the label of a field that has `error` in its name
    return not _lexicon()[2].isdisjoint([*named, *(word.lower() for word in _CAMEL.split(classes))])


def _scope(node: Node, shown: list[Node], holding: set[int]) -> list[Node]:
    """Fields of its form; without a form those in what holds it closely."""
    form = form_of(node)
    if form is None:
        near = [one for level, one in enumerate(node.ancestors()) if level < _LEVELS and one.tag != "body"]
        form = next((one for one in near if one.index in holding), None)
    if form is None:
        return []
    within = node.tree.within(form.index)
    return [field for field in shown if field.index in within]


def _placed(node: Node, scope: list[Node], holding: set[int]) -> list[Node]:
    """The field at which it stands: the only one of what holds both, or the one right before or after it."""
    child = node
    for around in node.ancestors():
        if around.index not in holding:
            child = around
            continue
        within = node.tree.within(around.index)
        first = bisect_left(scope, within.start, key=lambda one: one.index)
        inside = scope[first : bisect_left(scope, within.stop, key=lambda one: one.index)]
        if _asked(inside) == 1:
            return inside[:1]
        row = [one for one in around.children() if one.tag != "br"]
        place = row.index(child)
        beside = [one for one in (*row[max(0, place - 1) : place], *row[place + 1 : place + 2]) if one in scope]
        return beside[:1]
    return []


def _asked(fields: list[Node]) -> int:
    """How many questions the fields ask: choices of one name or group are one."""
    return len({_question(one) for one in fields})


def _question(field: Node) -> str:
    if type_of(field) not in CHOICES:
        return str(field.index)
    group = next(iter(groups_of(field)), None)
    return f"group {group.index}" if group is not None else f"name {field.get('name')}"


def _group(node: Node, scope: list[Node], holding: set[int]) -> list[Node]:
    """Fields of the smallest part of the form that holds the message and any field; none where that is all of it."""
    around = next(one for one in node.ancestors() if one.index in holding)
    inside = [field for field in scope if field.index in node.tree.within(around.index)]
    return inside if len(inside) < len(scope) else []


def _question_group(node: Node, scope: list[Node], holding: set[int]) -> Node | None:
    """The group of a few fields that ask one question together, such as a date, where it stands at these alone."""
    around = next(one for one in node.ancestors() if one.index in holding)
    inside = [field for field in scope if field.index in node.tree.within(around.index)]
    groups = {next(iter(groups_of(field)), None) for field in inside}
    return groups.pop() if len(groups) == 1 and len(inside) <= _DATE else None


def _labels(fields: Fields, scope: list[Node]) -> dict[str, list[Node]]:
    """The fields by their labels."""
    found: dict[str, list[Node]] = {}
    for field in scope:
        label = " ".join(words_of(fields.visible_label(field) or field.name))
        found.setdefault(label, []).append(field)
    return found


def _named(text: str, labels: dict[str, list[Node]]) -> tuple[list[Node], bool]:
    said = f" {' '.join(words_of(text))} "
    met = [found for label, found in labels.items() if label and f" {label} " in said]
    return [found[0] for found in met if len(found) == 1], any(len(found) > 1 for found in met)


def heard(message: Message) -> bool:
    """Whether assistive technology gets the message, where it stands or with its field."""
    return message.tied or semantics(message.node.tree).exposed(message.node)
