"""A document tree out of a piece of HTML, for what reads roles, names and styles.

`data-role`, `data-name` and `data-states` say what the browser's accessibility tree would; `style` gives computed
values and `data-box` the box (each element and text has one, unless `hidden` or in something hidden). A `template` with
`shadowrootmode` is a shadow root.
"""

from __future__ import annotations

from lxml import etree, html

from einclusion.dom import Dom, Tree
from einclusion.facts import Document, NodeFacts, Structure
from einclusion.markup import SHADOW_ROOT
from einclusion.snapshot import PROPERTIES

_PLAIN = {
    "display": "block",
    "visibility": "visible",
    "opacity": "1",
    "position": "static",
    "font-size": "16px",
    "overflow-x": "visible",
    "overflow-y": "visible",
    "clip-path": "none",
    "white-space": "normal",
}
_INLINE = ("a", "b", "span", "button", "svg", "img", "i")
_INHERITED = ("visibility", "font-size", "letter-spacing", "word-spacing", "line-height")


class _Maker:
    def __init__(self) -> None:
        self.nodes: list[NodeFacts] = []
        self.styles: list[list[str]] = []

    def add(self, element: etree._Element, parent: int, shown: bool, inherited: dict[str, str]) -> None:
        attributes = {str(name): str(value) for name, value in element.attrib.items()}
        told = {name: attributes.pop(f"data-{name}", "") for name in ("role", "name", "states", "box")}
        declared = (part.partition(":") for part in attributes.get("style", "").split(";"))
        given = {name.strip(): value.replace("!important", "").strip() for name, _, value in declared}
        tag = SHADOW_ROOT if "shadowrootmode" in attributes else str(element.tag)
        display = {"display": "inline"} if tag in _INLINE else {}
        style = {**_PLAIN, **display, **inherited, **given}
        shown = shown and "hidden" not in attributes and style["display"] != "none"
        box = _box(told["box"]) if shown else None
        here = len(self.nodes)
        self.nodes.append(
            NodeFacts(
                parent=parent,
                tag=tag,
                attributes=attributes,
                box=box,
                style=self._style(style) if shown else -1,
                role=told["role"],
                name=told["name"],
                states=dict.fromkeys(told["states"].split(), True),
            )
        )
        kept = {name: value for name, value in style.items() if name in _INHERITED}
        self._text(element.text, here, box, kept)
        for child in element:
            if isinstance(child.tag, str):
                self.add(child, here, shown, kept)
            self._text(child.tail, here, box, kept)

    def _text(
        self, text: str | None, parent: int, box: tuple[float, float, float, float] | None, kept: dict[str, str]
    ) -> None:
        if text:
            style = self._style({**_PLAIN, "display": "inline", **kept}) if box else -1
            self.nodes.append(NodeFacts(parent=parent, tag="#text", text=text, box=box, style=style))

    def _style(self, style: dict[str, str]) -> int:
        values = [style.get(name, "") for name in PROPERTIES]
        if values not in self.styles:
            self.styles.append(values)
        return self.styles.index(values)


def _box(written: str) -> tuple[float, float, float, float]:
    left, top, width, height = map(float, written.split() or (10, 10, 200, 20))
    return left, top, width, height


def page(markup: str, frames: dict[str, str] | None = None) -> Dom:
    """The documents of a page; `frames` holds those of its frames by the id of the `iframe`."""
    maker = _Maker()
    maker.add(html.document_fromstring(f"<html><body>{markup}</body></html>"), -1, True, {})
    documents = [Document(address="https://example.be/", nodes=maker.nodes)]
    for name, inner in (frames or {}).items():
        place = next(index for index, node in enumerate(maker.nodes) if node.attributes.get("id") == name)
        inside = _Maker()
        inside.styles = maker.styles
        inside.add(html.document_fromstring(f"<html><body>{inner}</body></html>"), -1, True, {})
        documents.append(Document(address="https://example.be/frame", nodes=inside.nodes, frame=(0, place)))
    return Dom(Structure(documents=documents, styles=maker.styles, properties=list(PROPERTIES)))


def tree(markup: str) -> Tree:
    """The document of a page without frames."""
    return page(markup).trees[0]
