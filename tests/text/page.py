"""Structure facts out of a piece of HTML, with the styles of a browser's own sheet and those in `style` attributes.

Every rendered node gets a box of its own line, unless `data-box="left top width height"` gives another.
"""

from __future__ import annotations

from lxml import etree, html

from einclusion.facts import Box, Document, NodeFacts, Structure

PROPERTIES = ["display", "visibility", "opacity", "position", "font-size", "white-space-collapse", "overflow-y"]
_HIDDEN = {"head", "script", "style", "template", "noscript", "title", "datalist", "option"}
_BLOCK_NAMES = """
    html body address article aside blockquote dd details dialog div dl dt fieldset figcaption figure footer form h1 h2
    h3 h4 h5 h6 header hr legend main nav ol p pre section summary ul
"""
_BLOCKS = _BLOCK_NAMES.split()
_DISPLAY = {
    "li": "list-item",
    "td": "table-cell",
    "th": "table-cell",
    "tr": "table-row",
    "table": "table",
    "tbody": "table-row-group",
    **dict.fromkeys(("button", "input", "select", "textarea"), "inline-block"),
}


class _Maker:
    def __init__(self) -> None:
        self.nodes: list[NodeFacts] = []
        self.styles: list[list[str]] = []

    def add(self, element: etree._Element, parent: int, shown: bool, inherited: dict[str, str]) -> None:
        tag = str(element.tag)
        attributes = {str(name): str(value) for name, value in element.attrib.items()}
        style = {**_styles(tag), **inherited, **_given(tag, attributes)}
        shown = shown and style["display"] != "none" and not (tag in _HIDDEN or "hidden" in attributes)
        rendered = shown and style["display"] != "contents"
        index = len(self.nodes)
        self.nodes.append(
            NodeFacts(
                parent=parent,
                tag=tag,
                attributes=attributes,
                box=_box(attributes, index) if rendered else None,
                style=self._style(style) if rendered else -1,
            )
        )
        kept = {name: style[name] for name in ("visibility", "font-size", "white-space-collapse")}
        closed = tag == "details" and "open" not in attributes
        self._text(element.text, index, shown and not closed)
        for child in element:
            if isinstance(child.tag, str):
                self.add(child, index, shown and not (closed and child.tag != "summary"), kept)
            self._text(child.tail, index, shown and not closed)

    def _text(self, text: str | None, parent: int, shown: bool) -> None:
        if text:
            shown = shown and bool(text.strip())
            box = _box(self.nodes[parent].attributes, len(self.nodes)) if shown else None
            self.nodes.append(NodeFacts(parent=parent, tag="#text", text=text, box=box))

    def _style(self, style: dict[str, str]) -> int:
        values = [style[name] for name in PROPERTIES]
        if values not in self.styles:
            self.styles.append(values)
        return self.styles.index(values)


def _styles(tag: str) -> dict[str, str]:
    return {
        "visibility": "visible",
        "font-size": "16px",
        "white-space-collapse": "collapse",
        "display": "block" if tag in _BLOCKS else _DISPLAY.get(tag, "inline"),
        "opacity": "1",
        "position": "static",
        "overflow-y": "visible",
    }


def _given(tag: str, attributes: dict[str, str]) -> dict[str, str]:
    own = {"white-space-collapse": "preserve"} if tag == "pre" else {}
    parts = [part.split(":", 1) for part in attributes.get("style", "").split(";") if ":" in part]
    return {**own, **{name.strip(): value.strip() for name, value in parts}}


def _box(attributes: dict[str, str], index: int) -> Box:
    if "data-box" in attributes:
        left, top, width, height = (float(part) for part in attributes["data-box"].split())
        return left, top, width, height
    return 0, index * 20, 100, 20


def structure(body: str, *frames: str, lang: str = "") -> Structure:
    """A page with this body; each frame is the body of a document in the page's iframes, in their order."""
    maker = _Maker()
    documents: list[Document] = []
    for number, inside in enumerate((body, *frames)):
        maker.nodes = []
        root = html.document_fromstring(f"<html><body>{inside}</body></html>")
        if lang and not number:
            root.set("lang", lang)
        maker.add(root, -1, True, {})
        holders = [index for index, node in enumerate(documents[0].nodes) if node.tag == "iframe"] if number else []
        frame = (0, holders[number - 1]) if number else None
        documents.append(Document(address=f"https://example.org/{number}", nodes=maker.nodes, frame=frame))
    return Structure(documents=documents, styles=maker.styles, properties=PROPERTIES)
