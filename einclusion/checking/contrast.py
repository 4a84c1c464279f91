"""Contrast between text and what lies behind it, from structure facts. Pure.

The browser itself tells the colour behind a text where it is one colour; where a picture, a gradient, a shadow or a
filter plays in, only pixels can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import prod

import msgspec

from einclusion.checking.aria import inherits, words
from einclusion.checking.colours import CLEAR, Colour, colour, contrast
from einclusion.checking.seen import in_sight
from einclusion.checking.semantics import role_of, tabindex
from einclusion.dom import Node, Tree
from einclusion.facts import Box
from einclusion.markup import SHADOW_ROOT
from einclusion.model import Record

LARGE, LARGE_BOLD, BOLD = 24.0, 18.66, 700.0
"""Sizes in CSS pixels from which text is large (18 pt, 14 pt bold), and the weight from which it is bold."""
DOUBTED = 7.0
"""Ratio from which no demand on text asks for more."""
_NUMBERS = re.compile(r"-?[\d.]+")
_WORDS = re.compile(r"[^\W\d_]{2}|\d")
_PLAIN = {"text-shadow": "none", "filter": "none", "mix-blend-mode": "normal"}
_FIELDS = {"input", "textarea", "select"}
_WITHOUT_TEXT = {"checkbox", "radio", "range", "color", "image", "hidden"}
_CAN_BE_OFF = {"button", "input", "select", "textarea", "fieldset", "option", "optgroup"}
_OPAQUE = "img, video, canvas, svg, iframe, object, embed"


class Text(Record, frozen=True, kw_only=True):
    """How the text of one element looks."""

    size: float
    """Size in CSS pixels."""
    weight: float
    """Weight, 400 for normal."""
    colour: Colour
    """Its colour, transparency of what it stands in included."""
    behind: Colour | None = None
    """The one colour behind it; none where there is not one."""

    crossed: bool = False
    """Whether something else may lie before or behind it; not looked at where the contrast will do in any case."""

    @property
    def large(self) -> bool:
        """Whether it is large-scale text."""
        return self.size >= LARGE or (self.size >= LARGE_BOLD and self.weight >= BOLD)

    @property
    def ratio(self) -> float | None:
        """Contrast ratio, 1 to 21; none where only pixels can tell."""
        return contrast(self.colour, self.behind) if self.behind else None


def texts(tree: Tree) -> Iterator[tuple[Node, Text]]:
    """Elements with visible words of their own, and how these look, unless they belong to something disabled."""
    off = set(_disabled(tree))
    layers = list(_layers(tree))
    for index, facts in enumerate(tree.nodes):
        if facts.tag.startswith("#") or index in off:
            continue
        node = Node(tree, index)
        look = _look(node)
        if look is not None and not _in_drawing(node):
            text = _text(look, layers)
            crossed = (text.ratio or 0) < DOUBTED and any(_meet(look, layer) for layer in layers)
            yield node, msgspec.structs.replace(text, crossed=crossed)


def _look(node: Node) -> Node | None:
    """What tells how the visible words of an element look: itself, or its text where it is not laid out itself."""
    if node.facts.style < 0 and node.tag in _FIELDS:
        return None
    if node.tag in _FIELDS and node.get("type").lower() not in _WITHOUT_TEXT:
        return node if _WORDS.search(node.facts.value) and node.visible else None
    own = [Node(node.tree, index) for index in _own(node.tree, node.index)]
    own = [one for one in own if one.tag == "#text" and one.box is not None]
    if not _WORDS.search("".join(one.facts.text for one in own)) or (node.facts.style >= 0 and not node.visible):
        return None
    seen = next((one for one in own if not one.facts.text.isspace() and in_sight(one)), None)
    return seen if seen is None or node.facts.style < 0 else node


def _own(tree: Tree, index: int) -> Iterator[int]:
    """Its child nodes, those of its shadow root in place of the root."""
    for child in tree.children[index]:
        if tree.nodes[child].tag == SHADOW_ROOT:
            yield from _own(tree, child)
        else:
            yield child


def _in_drawing(node: Node) -> bool:
    return any(one.tag == "svg" for one in node.ancestors())


def _layers(tree: Tree) -> Iterator[Node]:
    """What may lie behind the text of another element: pictures, and what paints itself out of the flow."""
    pictures = set(tree.select(_OPAQUE))
    lifted: list[bool] = []
    for index, facts in enumerate(tree.nodes):
        node = Node(tree, index)
        laid = (
            facts.style >= 0
            and not facts.tag.startswith("#")
            and facts.opacity > 0
            and node.style("visibility") == "visible"
        )
        out_of_flow = laid and node.style("position") != "static"
        lifted.append(out_of_flow or (facts.parent >= 0 and lifted[facts.parent]))
        if facts.box is not None and laid and (node in pictures or (lifted[-1] and _paints(node))):
            yield node


def _paints(node: Node) -> bool:
    return node.style("background-image") != "none" or colour(node.style("background-color"))[3] > 0


def _text(node: Node, layers: list[Node]) -> Text:
    red, green, blue, alpha = colour(node.style("color"))
    opacity = _opacity(node) if node.tag == "#text" else node.facts.opacity
    return Text(
        size=_number(node.style("font-size")),
        weight=_number(node.style("font-weight")),
        colour=(red, green, blue, alpha * opacity),
        behind=_behind(node, layers),
    )


def _opacity(node: Node) -> float:
    """How opaque all that holds a text lets it be."""
    return prod(float(one.style("opacity") or 1) for one in node.ancestors() if one.facts.style >= 0)


def _behind(node: Node, layers: list[Node]) -> Colour | None:
    if any(node.style(name) not in (plain, "") for name, plain in _PLAIN.items()):
        return None
    if node.style("-webkit-text-fill-color") not in (node.style("color"), ""):
        return None
    for one in (node, *node.ancestors()):
        if one.facts.style < 0:
            continue
        if one.style("background-image") != "none" or one.style("filter") not in ("none", ""):
            return None
        if colour(one.style("background-color"))[3] == 1:
            break
    if node.facts.background:
        return colour(node.facts.background)
    return None if any(_meet(node, layer) for layer in layers) else _blended(node)


def _meet(node: Node, layer: Node) -> bool:
    """Whether another branch of the page lies where the words of the element do."""
    other = layer.box
    if other is None or node.index in node.tree.within(layer.index):
        return False
    return any(
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
        for one in _places(node)
    )


def _places(node: Node) -> list[Box]:
    """Boxes of its own words; its own box where it is a field."""
    own = (node.tree.nodes[index] for index in _own(node.tree, node.index))
    found = [one.box for one in own if one.tag == "#text" and one.box and not one.text.isspace()]
    return found or [node.box or (0.0, 0.0, 0.0, 0.0)]


def _blended(node: Node) -> Colour:
    """The backgrounds of the element and of all that holds it, over the white of the window."""
    found: Colour = (255.0, 255.0, 255.0, 1.0)
    for one in reversed([node, *node.ancestors()]):
        top = colour(one.style("background-color")) if one.facts.style >= 0 else CLEAR
        red, green, blue = (
            top[3] * over + (1 - top[3]) * under for over, under in zip(top[:3], found[:3], strict=True)
        )
        found = (red, green, blue, 1.0)
    return found


def _disabled(tree: Tree) -> Iterator[int]:
    """Indices of what is disabled, of all that it holds, and of what labels it."""
    marked = tree.select("[disabled], [aria-disabled]")
    controls = list(dict.fromkeys(off for node in marked for off in (node, *_switched_off_in(node)) if _is_off(off)))
    labels: dict[str, Node] = {label.get("for"): label for label in tree.select("label[for]")}
    for node in controls:
        yield from tree.within(node.index)
        held = [node, *node.select("input, select, textarea, button")]
        for one in held:
            label = labels.get(one.get("id")) or next((up for up in one.ancestors() if up.tag == "label"), None)
            if label is not None:
                yield from tree.within(label.index)
            for name in one.get("aria-labelledby").split():
                for labelling in tree.select(f'[id="{name}"]') if '"' not in name else ():
                    yield from tree.within(labelling.index)


def _switched_off_in(node: Node) -> Iterator[Node]:
    """Elements with a role in something that `aria-disabled` switches off with all that it holds."""
    if node.get("aria-disabled").lower() == "true" and not _is_control(node):
        inside = (Node(node.tree, index) for index in node.tree.within(node.index))
        yield from (one for one in inside if one.role and one != node)


def _is_off(node: Node) -> bool:
    if node.has("disabled") and node.tag in _CAN_BE_OFF:
        return True
    off = any(one.get("aria-disabled").lower() == "true" for one in (node, *node.ancestors()))
    return off and _is_control(node)


def _is_control(node: Node) -> bool:
    """Whether it is a widget or a group by its role, or perhaps by a script."""
    role = role_of(node)
    if role in words("widgets") or inherits(role, "group"):
        return True
    return node.facts.clickable or "-" in node.tag or tabindex(node) is not None


def _number(value: str) -> float:
    found = _NUMBERS.search(value)
    return float(found[0]) if found else 0.0
