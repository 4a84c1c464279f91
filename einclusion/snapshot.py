"""From the browser's protocol answers to structure facts. Pure, so that it runs beside the browser's work."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import msgspec

from einclusion.dom import Tree
from einclusion.facts import Box, Document, NodeFacts, Structure
from einclusion.folding import without_folded
from einclusion.markup import SHADOW_ROOT

PROPERTIES = (
    "display",
    "visibility",
    "opacity",
    "position",
    "color",
    "background-color",
    "background-image",
    "font-size",
    "font-weight",
    "font-style",
    "text-align",
    "letter-spacing",
    "word-spacing",
    "line-height",
    "text-shadow",
    "filter",
    "mix-blend-mode",
    "-webkit-text-fill-color",
    "text-decoration-line",
    "text-transform",
    "cursor",
    "pointer-events",
    "overflow-x",
    "overflow-y",
    "clip-path",
    "direction",
    "font-family",
    "border-bottom-width",
    "border-bottom-color",
    "box-shadow",
    "white-space",
)
"""Computed styles that are taken."""

_ELEMENT, _TEXT = 1, 3
_MOST_TEXT = 20_000
_SILENT_ROLES = frozenset({"StaticText", "InlineTextBox", "none", "presentation"})
_STATES = frozenset(
    {
        "focusable",
        "focused",
        "disabled",
        "required",
        "invalid",
        "expanded",
        "checked",
        "pressed",
        "selected",
        "readonly",
    }
    | {"multiline", "hidden", "hiddenRoot", "level", "hasPopup", "modal", "live", "busy", "autocomplete", "valuetext"}
    | {"multiselectable", "editable", "roledescription"}
)


def structure_of(raw: dict[str, Any]) -> Structure:
    """Facts from what the structure probe gathered."""
    styles = _Styles()
    documents: list[Document] = []
    starts: list[int] = []
    for part in raw["parts"]:
        starts.append(len(documents))
        documents += _documents(part, styles, len(documents))
    for number, part in enumerate(raw["parts"]):
        if part["owner"] and part["within"] < number:
            owner = _owner(documents, starts, part["within"], part["owner"])
            start = starts[number]
            if start < len(documents):
                documents[start] = msgspec.structs.replace(documents[start], frame=owner)
    return Structure(
        documents=_prefixed(documents),
        styles=styles.rows,
        properties=list(PROPERTIES),
        viewport=(raw["viewport"][0], raw["viewport"][1]),
        unreachable=list(raw.get("unreachable", [])),
    )


class _Styles:
    """Distinct sets of computed values."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self._index: dict[tuple[str, ...], int] = {}

    def index(self, values: tuple[str, ...]) -> int:
        if values not in self._index:
            self._index[values] = len(self.rows)
            self.rows.append(list(values))
        return self._index[values]


def _documents(part: dict[str, Any], styles: _Styles, base: int) -> list[Document]:
    strings: list[str] = part["snapshot"]["strings"]
    exposed = _exposed(part["accessibility"])
    made: list[Document] = []
    frames: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(part["snapshot"]["documents"]):
        nodes, place_of = _nodes(row, strings, styles, exposed)
        inner = row["nodes"].get("contentDocumentIndex", {"index": [], "value": []})
        for index, document in zip(inner["index"], inner["value"], strict=True):
            if index in place_of:
                frames[document] = (base + number, place_of[index])
        made.append(
            Document(
                address=_string(strings, row["documentURL"]),
                nodes=nodes,
                frame=frames.get(number),
                size=(row.get("contentWidth", 0), row.get("contentHeight", 0)),
            )
        )
    return made


def _nodes(
    row: dict[str, Any], strings: list[str], styles: _Styles, exposed: dict[int, dict[str, Any]]
) -> tuple[list[NodeFacts], dict[int, int]]:
    table = row["nodes"]
    layout = _layout(row["layout"], strings, styles)
    behind = _behind(row["layout"], strings)
    shadows = dict(zip(table["shadowRootType"]["index"], table["shadowRootType"]["value"], strict=True))
    pseudo = set(table["pseudoType"]["index"])
    around = _around(table, strings)
    generated = _generated(row["layout"], strings, around)
    drawn = _drawn(row["layout"], around)
    clickable = set(table["isClickable"]["index"])
    checked = set(table["inputChecked"]["index"]) | set(table["optionSelected"]["index"])
    values = {
        index: strings[value]
        for kind in ("inputValue", "textValue")
        for index, value in zip(table[kind]["index"], table[kind]["value"], strict=True)
        if value >= 0
    }
    facts: list[NodeFacts] = []
    place_of: dict[int, int] = {}
    roots: dict[int, int] = {}
    for index, kind in enumerate(table["nodeType"]):
        parent = place_of.get(table["parentIndex"][index], -1)
        shadow = strings[shadows[index]] if index in shadows else ""
        outside = parent < 0 and (kind != _ELEMENT or bool(facts))
        if kind not in (_ELEMENT, _TEXT) or outside or index in pseudo or shadow == "user-agent":
            continue
        if shadow and table["parentIndex"][index] not in shadows:
            if parent not in roots:
                roots[parent] = len(facts)
                facts.append(NodeFacts(parent=parent, tag=SHADOW_ROOT))
            parent = roots[parent]
        place_of[index] = len(facts)
        box, style = layout.get(index, (None, -1))
        identity = table["backendNodeId"][index]
        if kind == _TEXT:
            text = _string(strings, table["nodeValue"][index])[:_MOST_TEXT]
            facts.append(NodeFacts(parent=parent, tag="#text", id=identity, text=text, box=box, style=style))
            continue
        facts.append(
            NodeFacts(
                parent=parent,
                tag=strings[table["nodeName"][index]].lower(),
                id=identity,
                attributes=_attributes(table["attributes"][index], strings),
                box=box,
                style=style,
                clickable=index in clickable,
                generated=generated.get(index, ""),
                drawn=index in drawn,
                **behind.get(index, {}),
                value=values.get(index, ""),
                checked=index in checked,
                **exposed.get(identity, {}),
            )
        )
    return without_folded(facts), place_of


def _around(table: dict[str, Any], strings: list[str]) -> dict[int, int]:
    """Indices of `::before` and `::after`, each with that of its element."""
    kinds = table["pseudoType"]
    return {
        index: table["parentIndex"][index]
        for index, kind in zip(kinds["index"], kinds["value"], strict=True)
        if strings[kind] in ("before", "after")
    }


def _generated(layout: dict[str, Any], strings: list[str], around: dict[int, int]) -> dict[int, str]:
    """Text of `::before` and `::after` by the index of their element."""
    found: dict[int, str] = {}
    for index, text in zip(layout["nodeIndex"], layout.get("text", []), strict=False):
        if text >= 0 and index in around:
            found[around[index]] = " ".join(f"{found.get(around[index], '')} {strings[text]}".split())
    return found


def _drawn(layout: dict[str, Any], around: dict[int, int]) -> set[int]:
    """Indices of elements whose `::before` or `::after` takes room, so that it may show something."""
    boxes = zip(layout["nodeIndex"], layout["bounds"], strict=True)
    return {around[index] for index, bounds in boxes if index in around and min(bounds[2:]) >= 1}


def _layout(table: dict[str, Any], strings: list[str], styles: _Styles) -> dict[int, tuple[Box, int]]:
    found: dict[int, tuple[Box, int]] = {}
    for index, bounds, style in zip(table["nodeIndex"], table["bounds"], table["styles"], strict=True):
        box = (round(bounds[0], 2), round(bounds[1], 2), round(bounds[2], 2), round(bounds[3], 2))
        if index in found:
            found[index] = (_union(found[index][0], box), found[index][1])
        else:
            found[index] = (box, styles.index(tuple(_string(strings, value) for value in style)) if style else -1)
    return found


def _behind(table: dict[str, Any], strings: list[str]) -> dict[int, dict[str, Any]]:
    """Colour behind the text of a node, and how opaque that text is, where the browser told them."""
    colours, opacities = table.get("blendedBackgroundColors", []), table.get("textColorOpacities", [])
    return {
        index: {"background": strings[colour], "opacity": round(opacity, 3)}
        for index, colour, opacity in zip(table["nodeIndex"], colours, opacities, strict=False)
        if colour >= 0
    }


def _union(one: Box, other: Box) -> Box:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    right = max(one[0] + one[2], other[0] + other[2])
    bottom = max(one[1] + one[3], other[1] + other[3])
    return (left, top, right - left, bottom - top)


def _attributes(row: list[int], strings: list[str]) -> dict[str, str]:
    names = row[::2]
    return {strings[name].lower(): _string(strings, value) for name, value in zip(names, row[1::2], strict=True)}


def _exposed(trees: list[list[dict[str, Any]]]) -> dict[int, dict[str, Any]]:
    """Role, name, description and states by the browser's number of the node."""
    found: dict[int, dict[str, Any]] = {}
    for node in (node for tree in trees for node in tree):
        identity = node.get("backendDOMNodeId")
        if identity is None or node.get("role", {}).get("value") in ("StaticText", "InlineTextBox"):
            continue
        states = {
            row["name"]: row["value"].get("value")
            for row in node.get("properties", [])
            if row["name"] in _STATES and isinstance(row["value"].get("value"), bool | str | int | float)
        }
        told: dict[str, Any] = {"states": states} if states else {}
        if not node.get("ignored"):
            role = node.get("role", {}).get("value", "")
            told["role"] = "" if role in _SILENT_ROLES else role
            told["name"] = str(node.get("name", {}).get("value", ""))[:_MOST_TEXT]
            told["description"] = str(node.get("description", {}).get("value", ""))[:_MOST_TEXT]
        found[identity] = told
    return found


def _string(strings: list[str], index: int) -> str:
    return strings[index] if index >= 0 else ""


def _owner(documents: list[Document], starts: list[int], within: int, owner: int) -> tuple[int, int] | None:
    bounds = [*starts, len(documents)]
    first, last = list(pairwise(bounds))[within]
    for number in range(first, last):
        for index, node in enumerate(documents[number].nodes):
            if node.id == owner:
                return (number, index)
    return None


def _prefixed(documents: list[Document]) -> list[Document]:
    """Each document with the selector of the frame that it stands in."""
    bare = Structure()
    done: list[Document] = []
    for document in documents:
        if document.frame is not None and document.frame[0] < len(done):
            holder = done[document.frame[0]]
            prefix = holder.ancestors + Tree(bare, holder).selector(document.frame[1]) + " >>> "
            box = holder.nodes[document.frame[1]].box or (0, 0, 0, 0)
            offset = (holder.offset[0] + box[0], holder.offset[1] + box[1])
            document = msgspec.structs.replace(document, ancestors=prefix, offset=offset)
        done.append(document)
    return done
