"""Text that stands at a field without being tied to it. Pure, from structure facts."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from einclusion.checking.fields import Fields
from einclusion.dom import Node, Tree
from einclusion.facts import Box

_LEVELS = 5
_ABOVE, _BESIDE = 40, 250
"""Pixels above a field, and beside it, within which a text may be meant for it."""
_STEP, _MOST_ROWS = 50, 40
"""Pixels of a stripe, and stripes in which a text is looked for."""
_NOT_OURS = frozenset({"button", "option", "select", "textarea", "script", "style", "a"})


def text_around(field: Node, fields: Fields) -> str:
    """Text that can be seen in what holds the field and no other; empty where there is none."""
    for level, part in enumerate(field.ancestors()):
        within = field.tree.within(part.index)
        if level >= _LEVELS or part.tag in ("form", "body", "main") or fields.seen_in(part) > 1:
            return ""
        if text := " ".join(text for text, _ in texts(field.tree, within)):
            return text
    return ""


def text_close(field: Node) -> bool:
    """Whether a text that can be seen lies close above the field or left of it."""
    box = field.box
    if box is None:
        return False
    first, last = int(box[1] - _ABOVE) // _STEP, int(box[1] + box[3]) // _STEP
    rows = _rows(field.tree)
    return any(_close(box, other) for row in range(first, last + 1) for other in rows.get(row, ()))


_kept: WeakKeyDictionary[Tree, dict[int, list[Box]]] = WeakKeyDictionary()


def _rows(tree: Tree) -> dict[int, list[Box]]:
    """Where texts stand, by stripes of the page, made once."""
    if tree not in _kept:
        rows: dict[int, list[Box]] = {}
        for _, box in texts(tree, range(len(tree.nodes))):
            for row in range(int(box[1]) // _STEP, int(box[1] + box[3]) // _STEP + 1)[:_MOST_ROWS]:
                rows.setdefault(row, []).append(box)
        _kept[tree] = rows
    return _kept[tree]


def texts(tree: Tree, within: range) -> Iterator[tuple[str, Box]]:
    """Texts with letters that can be seen, those of controls and links left out, and where they stand."""
    for index in within:
        facts = tree.nodes[index]
        if facts.tag != "#text" or facts.box is None or not any(map(str.isalpha, facts.text)):
            continue
        if facts.box[2] <= 1 or facts.box[3] <= 1 or facts.parent < 0:
            continue
        holder = Node(tree, facts.parent)
        if holder.visible and not any(one.tag in _NOT_OURS for one in (holder, *holder.ancestors())):
            yield facts.text.strip(), facts.box


def _close(box: Box, other: Box) -> bool:
    above = box[1] - (other[1] + other[3])
    beside = box[0] - (other[0] + other[2])
    overlaps = other[0] < box[0] + box[2] and box[0] < other[0] + other[2]
    level = other[1] < box[1] + box[3] and box[1] < other[1] + other[3]
    return (overlaps and -2 <= above <= _ABOVE) or (level and -2 <= beside <= _BESIDE)


def question_before(choices: list[Node], fields: Fields) -> tuple[str, bool]:
    """The text right before some choices, as far as the field before them, and whether it reads like their question.

    Headings and long texts may well be about more than the choices.
    """
    tree = choices[0].tree
    first = choices[0].index
    previous = fields.before(choices[0])
    start = previous.index if previous is not None else 0
    own = {index for one in choices for label in fields.labels(one) for index in tree.within(label.index)}
    form = next((one for one in choices[0].ancestors() if one.tag in ("form", "body", "main")), None)
    start = max(start, form.index if form else 0)
    rest = [index for index in range(start, first) if index not in own]
    found = [index for index in rest for _ in texts(tree, range(index, index + 1))]
    if not found:
        return "", False
    holder = _block(Node(tree, tree.nodes[found[-1]].parent), first)
    text = holder.text
    return text, holder.tag not in _HEADINGS and text.rstrip("* ").endswith(("?", ":")) and len(text) <= _LONGEST


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "legend"})
_LONGEST = 160


def _block(node: Node, before: int) -> Node:
    """The largest part around a text that ends before a node and holds it in a line."""
    while (
        (up := node.parent) is not None
        and before not in node.tree.within(up.index)
        and node.style("display") == "inline"
    ):
        node = up
    return node
